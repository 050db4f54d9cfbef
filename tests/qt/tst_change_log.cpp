#include <QSignalSpy>
#include <QTest>

#include <thread>

#include "model/qt/change_log.h"
#include "model/qt/plan_runner.h"
#include "tests/support/fake_performer.h"

using namespace portolan;
using namespace portolan::testing;
using qt::ChangeLog;
using qt::ChangeRun;

namespace {

const EngineKey engine("unix:///a.sock");
const changes::ContainerRef web{ContainerId("c0ffee"), "web"};

std::shared_ptr<const Snapshot> pictured(ContainerState state) {
    auto snapshot = std::make_shared<Snapshot>();
    auto e = std::make_shared<Engine>();
    e->key = engine;
    e->url = "unix:///as/typed";
    auto c = std::make_shared<Container>();
    c->id = web.id;
    c->engine = engine;
    c->name = "web";
    c->state = state;
    snapshot->engines.put(e);
    snapshot->containers.put(c);
    return snapshot;
}

struct Bench {
    FakePerformer performer;
    qt::SnapshotStore store;
    ChangeLog log{performer, store};

    Bench() { store.apply(pictured(ContainerState::running)); }
};

} // namespace

class TestChangeLog : public QObject {
    Q_OBJECT
private slots:
    void aRunIsThereAtOnceAndEndsLater() {
        Bench b;
        QSignalSpy ended(&b.log, &ChangeLog::ended), changed(&b.log, &QAbstractItemModel::dataChanged);
        int told = 0;
        const quint64 number = b.log.perform(engine, changes::StopContainer{web, {}},
                                             [&](const ChangeRun &run) { told += run.failed() ? 100 : 1; });
        QCOMPARE(b.log.rowCount(), 1);
        QCOMPARE(b.log.at(0).number, number);
        QVERIFY(!b.log.at(0).result);
        QCOMPARE(b.log.at(0).engineUrl, std::string("unix:///as/typed"));
        QVERIFY(!b.log.undoable()); // not before it is made
        std::thread([&] { b.performer.succeed(); }).join();
        QVERIFY(!b.log.at(0).result); // it comes in by the event loop
        QTRY_COMPARE(told, 1);
        QCOMPARE(ended.size(), 1);
        QCOMPARE(changed.size(), 1);
        QVERIFY(b.log.at(0).result && *b.log.at(0).result);
    }

    void undoMakesTheInverseOnce() {
        Bench b;
        QSignalSpy undo(&b.log, &ChangeLog::undoChanged);
        b.log.perform(engine, changes::StopContainer{web, {}});
        b.performer.succeed();
        QTRY_VERIFY(b.log.undoable());
        QCOMPARE(undo.size(), 1);
        b.log.undo();
        QCOMPARE(b.performer.lastCommand(), std::string("docker start web"));
        QCOMPARE(b.performer.asked.back().engine, engine);
        QVERIFY(b.log.at(1).takesBack);
        b.performer.succeed();
        QTRY_VERIFY(b.log.at(1).result);
        QVERIFY(!b.log.undoable()); // an undo is not undone
        b.log.undo();
        QCOMPARE(b.performer.asked.size(), 2U);
    }

    void whatWasUndoneIsDoneAgain() {
        Bench b;
        b.log.perform(engine, changes::StopContainer{web, {}});
        b.performer.succeed();
        QTRY_VERIFY(b.log.undoable());
        b.log.undo();
        QVERIFY(!b.log.redoable());                      // not before it is undone
        b.store.apply(pictured(ContainerState::exited)); // the chart is behind
        b.performer.succeed();
        QTRY_VERIFY(b.log.redoable());
        b.log.redo();
        QVERIFY(!b.log.redoable());
        QCOMPARE(b.performer.lastCommand(), std::string("docker stop web"));
        QVERIFY(!b.log.at(2).takesBack);
        b.performer.succeed();
        QTRY_VERIFY(b.log.undoable());
        b.log.undo();
        QCOMPARE(b.performer.lastCommand(), std::string("docker start web"));
    }

    void whatWasUndoneIsForgotten_data() {
        QTest::addColumn<QString>("why");
        for (const char *why : {"the undo is refused", "another change", "a plan"})
            QTest::newRow(why) << QString::fromUtf8(why);
    }
    void whatWasUndoneIsForgotten() {
        QFETCH(QString, why);
        Bench b;
        b.log.perform(engine, changes::StopContainer{web, {}});
        b.performer.succeed();
        QTRY_VERIFY(b.log.undoable());
        b.log.undo();
        if (why == u"the undo is refused")
            b.performer.refuse("no");
        else
            b.performer.succeed();
        QTRY_VERIFY(b.log.at(1).result);
        if (why == u"another change") b.log.perform(engine, changes::PauseContainer{web});
        if (why == u"a plan") b.log.performPart(engine, changes::PauseContainer{web}, false, {});
        QVERIFY(!b.log.redoable());
        b.log.redo();
        QCOMPARE(b.log.rowCount(), why == u"the undo is refused" ? 2 : 3);
    }

    void whatCouldNotBeUndoneIsTriedAgain() {
        Bench b;
        b.log.perform(engine, changes::StopContainer{web, {}});
        b.performer.succeed();
        QTRY_VERIFY(b.log.undoable());
        b.log.undo();
        b.log.perform(engine, changes::RenameContainer{web, "new"}); // meanwhile
        b.performer.succeed();
        QTRY_COMPARE(b.log.undoableRun(), 3U);
        b.performer.asked[1].done(fail(Errc::timeout, "POST /x", {}));
        QTRY_VERIFY(b.log.at(1).result);
        QCOMPARE(b.log.undoableRun(), 3U); // the later one first
        b.log.undo();
        QCOMPARE(b.performer.lastCommand(), std::string("docker rename new web"));
        b.log.undo();
        QCOMPARE(b.performer.lastCommand(), std::string("docker start web"));
        b.performer.refuse("No such container", Errc::notFound, 404);
        QTRY_VERIFY(b.log.at(4).result);
        QVERIFY(!b.log.undoable()); // there is nothing to try it on
    }

    void whatCouldNotBeDoneAgainIsTriedAgain_data() {
        QTest::addColumn<bool>("meanwhile");
        QTest::newRow("nothing else") << false;
        QTest::newRow("another change meanwhile") << true;
    }
    void whatCouldNotBeDoneAgainIsTriedAgain() {
        QFETCH(bool, meanwhile);
        Bench b;
        b.log.perform(engine, changes::StopContainer{web, {}});
        b.performer.succeed();
        QTRY_VERIFY(b.log.undoable());
        b.log.undo();
        b.performer.succeed();
        QTRY_VERIFY(b.log.redoable());
        b.log.redo();
        if (meanwhile) b.log.perform(engine, changes::PauseContainer{web});
        b.performer.asked[2].done(fail(Errc::http, "POST /x", {}, "no", 500));
        QTRY_VERIFY(b.log.at(2).result);
        QCOMPARE(b.log.redoable() != nullptr, !meanwhile);
    }

    /// Its name may be another's by then, or the beginning of an id.
    void aNetworkThatWasMadeIsRemovedByItsId() {
        Bench b;
        changes::CreateNetwork network;
        network.spec.name = "be";
        const auto asked = [&] {
            return std::get<changes::RemoveNetwork>(b.performer.asked.back().change).network.id.value;
        };
        b.log.perform(engine, network);
        b.performer.succeed({"first", false, {}, {}});
        QTRY_VERIFY(b.log.undoable());
        b.log.undo();
        QCOMPARE(asked(), std::string("first"));
        b.performer.succeed();
        QTRY_VERIFY(b.log.redoable());
        auto charted = std::make_shared<Snapshot>(*pictured(ContainerState::running));
        auto made = std::make_shared<Network>();
        made->id = NetworkId("first");
        made->engine = engine;
        charted->networks.put(made);
        b.store.apply(charted);
        b.store.apply(pictured(ContainerState::running));
        QVERIFY(b.log.redoable()); // it went because it was undone
        b.log.redo();
        b.performer.succeed({"second", false, {}, {}});
        QTRY_VERIFY(b.log.undoable());
        b.log.undo();
        QCOMPARE(asked(), std::string("second"));
    }

    void whatIsGoneIsNeitherUndoneNorDoneAgain() {
        Bench b;
        const changes::NetworkRef app{NetworkId("beef"), "app"};
        auto with = std::make_shared<Snapshot>(*pictured(ContainerState::running));
        auto network = std::make_shared<Network>();
        network->id = app.id;
        network->engine = engine;
        with->networks.put(network);
        b.store.apply(with);
        const auto make = [&](changes::Change change) {
            b.log.perform(engine, std::move(change));
            b.performer.succeed({"made", false, {}, {}});
            QTRY_COMPARE(b.log.undoableRun(), static_cast<quint64>(b.log.rowCount()));
        };
        make(changes::CreateNetwork{});
        make(changes::PauseContainer{web});
        make(changes::ConnectContainer{app, web, {}});
        b.log.undo();
        b.performer.succeed();
        QTRY_VERIFY(b.log.redoable());
        QSignalSpy told(&b.log, &ChangeLog::undoChanged);
        b.store.apply(pictured(ContainerState::running)); // the network is gone
        QCOMPARE(told.size(), 1);
        QVERIFY(!b.log.redoable());
        QCOMPARE(b.log.undoableRun(), 2U);
        b.store.apply(std::make_shared<const Snapshot>());
        QCOMPARE(b.log.undoableRun(), 1U); // not yet charted, or of another kind
    }

    void whatAPlanPutsAsideIsNotUndone() {
        Bench b;
        b.log.perform(engine, changes::PauseContainer{{ContainerId("other"), "other"}});
        b.performer.succeed();
        QTRY_VERIFY(b.log.undoable());
        b.log.perform(engine, changes::StopContainer{web, {}});
        b.performer.succeed();
        QTRY_COMPARE(b.log.undoableRun(), 2U);
        plans::Plan plan;
        plan.steps.push_back({changes::StopContainer{web, {}}, std::nullopt, false});
        plan.replaced.push_back({web.id, "web", "web-new", "web-old", true, "no", 0, {}});
        qt::PlanRunner runner(b.log, engine, plan);
        QCOMPARE(b.log.undoableRun(), 2U); // it is not begun
        runner.start();
        QCOMPARE(b.log.undoableRun(), 1U);
    }

    void whatIsCopiedNamesTheEngine() {
        Bench b;
        QCOMPARE(b.log.engineOptions(engine), std::string("-H unix:///as/typed"));
        b.log.setUsualEngine(engine);
        QCOMPARE(b.log.engineOptions(engine), std::string());
        auto snapshot = std::make_shared<Snapshot>();
        auto far = std::make_shared<Engine>();
        far->key = EngineKey("https://far:2376");
        far->url = "tcp://far:2376";
        snapshot->engines.put(far);
        b.store.apply(snapshot);
        QCOMPARE(b.log.engineOptions(far->key), std::string("--tlsverify -H tcp://far:2376"));
    }

    void secretsAreNotWrittenDown() {
        Bench b;
        changes::RunContainer run;
        run.spec.environment = {"DB_PASSWORD=hunter2"};
        b.log.perform(engine, run);
        QVERIFY(b.log.at(0).command.find("hunter2") == std::string::npos);
        QVERIFY(std::get<changes::RunContainer>(b.performer.asked[0].change) == run); // the engine is told
    }

    void aCommandInsideIsWrittenDown() {
        Bench b;
        bool stopped = false;
        const quint64 number = b.log.beginExec(engine, "docker exec web id", [&] { stopped = true; });
        QVERIFY(!b.log.at(0).result && !b.log.at(0).change);
        QCOMPARE(b.log.at(0).engineUrl, std::string("unix:///as/typed"));
        b.log.cancel(number);
        QVERIFY(stopped && b.performer.cancelled.empty());
        b.log.endExec(number, 3);
        QVERIFY(!b.log.at(0).failed() && !b.log.at(0).wentWell());
        QVERIFY(b.log.at(0).exitCode == 3);
        b.log.endExec(b.log.beginExec(engine, "docker exec web x", {}), fail(Errc::http, "exec", {}));
        QVERIFY(b.log.at(1).failed());
        QVERIFY(!b.log.undoable());
        b.log.endExec(number, 0); // it has ended
        QVERIFY(b.log.at(0).exitCode == 3);
    }

    void whatDidNotHappenIsNotUndone_data() {
        QTest::addColumn<bool>("refused");
        QTest::newRow("refused") << true;
        QTest::newRow("was so already") << false;
    }
    void whatDidNotHappenIsNotUndone() {
        QFETCH(bool, refused);
        Bench b;
        b.log.perform(engine, changes::StopContainer{web, {}});
        if (refused)
            b.performer.refuse("no");
        else
            b.performer.succeed({{}, true, {}, {}});
        QTRY_VERIFY(b.log.at(0).result);
        QCOMPARE(b.log.at(0).failed(), refused);
        QVERIFY(!b.log.undoable());
    }

    void theInverseIsOfHowThingsWereBefore() {
        Bench b;
        b.store.apply(pictured(ContainerState::exited));
        b.log.perform(engine, changes::StartContainer{web});
        b.store.apply(pictured(ContainerState::running)); // the chart is faster than the answer
        b.performer.succeed();
        QTRY_VERIFY(b.log.undoable());
        b.log.undo();
        QCOMPARE(b.performer.lastCommand(), std::string("docker stop web"));
    }

    void theOldestGo() {
        Bench b;
        for (std::size_t i = 0; i < ChangeLog::most + 5; ++i)
            b.log.perform(engine, changes::RestartContainer{web, {}});
        QCOMPARE(b.log.rowCount(), static_cast<int>(ChangeLog::most));
        QCOMPARE(b.log.at(0).number, 6U);
        b.performer.asked.front().done(changes::Outcome{}); // of one that has gone
        b.performer.succeed();
        QTRY_VERIFY(b.log.at(static_cast<int>(ChangeLog::most) - 1).result);
        QVERIFY(!b.log.at(0).result);
    }

    void aWaitIsGivenUp() {
        Bench b;
        const quint64 number = b.log.perform(engine, changes::StopContainer{web, {}});
        b.log.cancel(number);
        QCOMPARE(b.performer.cancelled, std::vector<changes::Performer::Ticket>{1});
        b.performer.refuse("", Errc::cancelled, 0);
        QTRY_VERIFY(b.log.at(0).failed());
        b.log.cancel(number); // it has ended: nothing to give up
        QCOMPARE(b.performer.cancelled.size(), 1U);
    }

    void aPullIsARunOfItsOwnBeforeTheOther() {
        Bench b;
        QSignalSpy pulling(&b.log, &ChangeLog::pulling), inserted(&b.log, &QAbstractItemModel::rowsInserted);
        b.log.perform(engine, changes::PauseContainer{web});
        changes::RunContainer run;
        run.spec.image = "busybox:1";
        const quint64 number = b.log.perform(engine, run);
        std::thread([&] {
            b.performer.asked[1].told({"busybox:1", 0, 0, 0, 0, false});
            b.performer.asked[1].told({"busybox:1", 2, 1, 0, 0, false});
        }).join();
        QTRY_COMPARE(pulling.size(), 2);
        QCOMPARE(pulling.back().front().toULongLong(), number);
        QCOMPARE(b.log.rowCount(), 3);
        QCOMPARE(inserted.back()[1].toInt(), 1);
        QCOMPARE(b.log.at(1).command, std::string("docker pull busybox:1"));
        QCOMPARE(b.log.at(1).engineUrl, std::string("unix:///as/typed"));
        QVERIFY(b.log.at(1).part && !b.log.at(1).result);
        QCOMPARE(b.log.at(2).number, number);
        b.log.cancel(b.log.at(1).number); // the one is not to be had without the other
        QCOMPARE(b.performer.cancelled, std::vector<changes::Performer::Ticket>{2});
        b.performer.asked[1].told({"busybox:1", 2, 2, 0, 0, true});
        QTRY_VERIFY(b.log.at(1).wentWell());
        QVERIFY(!b.log.at(2).result);
        b.performer.asked[1].done(changes::Outcome{"new", false, {}, {}});
        QTRY_VERIFY(b.log.at(2).wentWell());
        QVERIFY(!b.log.undoable());
    }

    void aPullFailsWithTheOther_data() {
        QTest::addColumn<bool>("cancelled");
        QTest::newRow("refused") << false;
        QTest::newRow("cancelled") << true;
    }
    void aPullFailsWithTheOther() {
        QFETCH(bool, cancelled);
        Bench b;
        b.log.perform(engine, changes::RunContainer{});
        b.performer.asked[0].told({"x", 0, 0, 0, 0, false});
        b.performer.refuse("no", cancelled ? Errc::cancelled : Errc::notFound, cancelled ? 0 : 404);
        QTRY_VERIFY(b.log.rowCount() == 2 && b.log.at(1).failed());
        QVERIFY(b.log.at(0).failed());
        // Nothing was made then: the words are others.
        for (const int row : {0, 1})
            QCOMPARE(b.log.at(row).result->error().operation == changes::pulling, cancelled);
    }

    void aPullOfARunThatHasGone() {
        Bench b;
        b.log.perform(engine, changes::RunContainer{});
        for (std::size_t i = 0; i + 1 < ChangeLog::most; ++i)
            b.log.perform(engine, changes::RestartContainer{web, {}});
        b.performer.asked[0].told({"x", 0, 0, 0, 0, false}); // its run is the oldest, and goes for it
        QTRY_COMPARE(b.log.at(b.log.rowCount() - 1).command, std::string("docker pull x"));
        b.performer.asked[0].told({"x", 1, 0, 0, 0, false});
        b.performer.asked[0].done(changes::Outcome{});
        b.performer.asked[1].done(changes::Outcome{});
        QTRY_VERIFY(b.log.at(0).result);
        QCOMPARE(b.log.rowCount(), static_cast<int>(ChangeLog::most));
        QVERIFY(b.log.at(b.log.rowCount() - 1).wentWell());
    }

    void aResultMayComeAfterTheLogIsGone() {
        FakePerformer performer;
        qt::SnapshotStore store;
        {
            ChangeLog log(performer, store);
            log.perform(engine, changes::StopContainer{web, {}});
        }
        performer.asked.back().told({"x", 0, 0, 0, 0, false});
        performer.succeed();
        QCoreApplication::processEvents();
    }
};

QTEST_GUILESS_MAIN(TestChangeLog)
#include "tst_change_log.moc"
