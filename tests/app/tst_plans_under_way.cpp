#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include "app/change_desk.h"
#include "model/docker/codec.h"
#include "tests/app/window_rig.h"
#include "tests/support/fake_performer.h"
#include "tests/support/visible_texts.h"
#include "views/dialogs/new_network_dialog.h"
#include "views/dialogs/pick_container_dialog.h"
#include "views/dialogs/put_back_dialog.h"
#include "views/dialogs/quit_dialog.h"
#include "views/dialogs/recreate_dialog.h"
#include "views/dialogs/run_dialog.h"

using namespace portolan;
using namespace portolan::testing;

namespace {

const EngineKey here("unix:///var/run/docker.sock");

/// A window on an engine with recorded containers, whose settings outlive it.
struct Bench : WindowRig {
    FakePerformer performer;

    explicit Bench(const QStringList &containers = {QStringLiteral("web"), QStringLiteral("hosty")}) {
        show(containers);
        open();
    }
    static std::shared_ptr<Container> recorded(const QString &name) {
        QFile file(QStringLiteral(PORTOLAN_TEST_DATA "/plans/%1.json").arg(name));
        if (!file.open(QIODevice::ReadOnly)) qFatal("no %s", qPrintable(name));
        return std::make_shared<Container>(*docker::decodeContainer(file.readAll().toStdString(), here));
    }
    /// As a plan leaves the old one that is cut short.
    static void aside(Snapshot &snapshot) {
        auto old = recorded(QStringLiteral("web"));
        old->name = "web-old";
        old->state = ContainerState::exited;
        snapshot.containers.put(old);
    }
    void show(const QStringList &containers, const std::function<void(Snapshot &)> &more = {}) {
        Snapshot snapshot;
        auto engine = std::make_shared<Engine>();
        engine->key = here;
        engine->name = "here";
        engine->url = here.value;
        engine->state = SourceState::live;
        snapshot.engines.put(engine);
        auto bridge = std::make_shared<Network>();
        bridge->engine = here;
        bridge->id = NetworkId("id of bridge");
        bridge->name = bridge->driver = "bridge";
        snapshot.networks.put(bridge);
        for (const QString &name : containers) snapshot.containers.put(recorded(name));
        snapshot.complete = true;
        if (more) more(snapshot);
        store.apply(std::make_shared<const Snapshot>(std::move(snapshot)));
    }
    void open() {
        window.reset();
        window = std::make_unique<app::MainWindow>(store, connections, settings, &performer);
        window->resize(1400, 900);
        window->show();
    }
    void choose(const EntityId &id, const char *text) const {
        window->selection().select(id);
        for (QAction *action : find<QToolButton>("actions")->menu()->actions())
            if (action->text() == QString::fromUtf8(text)) return action->trigger();
        QFAIL("no such entry");
    }
    EntityId named(const char *name) const {
        for (const auto &c : store.snapshot().containers)
            if (c->name == name) return idOf(*c);
        return {};
    }
    EntityId engine() const { return idOf(**store.snapshot().engines.begin()); }
    template <class Dialog>
    Dialog *dialog() const {
        return window->findChild<Dialog *>();
    }
    template <class Dialog>
    void click(const char *button) const {
        dialog<Dialog>()->template findChild<QPushButton *>(QString::fromLatin1(button))->click();
    }
    /// Recreates web in host mode and answers the first `done` steps.
    void beginPlan(int done) {
        choose(named("web"), "Recreate in another mode…");
        dialog<views::RecreateDialog>()->propose(QStringLiteral("host"));
        click<views::RecreateDialog>("planRun");
        answer(done);
    }
    void answer(int steps) {
        for (int i = 0; i < steps; ++i) {
            const std::size_t before = performer.asked.size();
            changes::Outcome outcome;
            if (std::holds_alternative<changes::CreateContainer>(performer.asked.back().change))
                outcome.id = "made";
            performer.succeed(outcome);
            QVERIFY(QTest::qWaitFor([&] { return performer.asked.size() > before; }));
        }
    }
    int kept() { ///< plans that are remembered
        settings.beginGroup(QStringLiteral("plans"));
        const auto count = settings.childKeys().size();
        settings.endGroup();
        return static_cast<int>(count);
    }
    void answerAll() {
        const QPointer<views::RecreateDialog> plan = dialog<views::RecreateDialog>();
        const auto over = [&plan] { return !plan || plan->run()->ended(); };
        while (!over()) {
            const std::size_t before = performer.asked.size();
            performer.succeed();
            if (!QTest::qWaitFor([&] { return performer.asked.size() > before || over(); })) return;
        }
    }
};

} // namespace

/// What the New network dialog offers where there is nothing to make, and plans in the life of a window.
class TestPlansUnderWay : public QObject {
    Q_OBJECT
private slots:
    void aModeWithNothingToMakeIsRunIn_data() {
        QTest::addColumn<views::NetworkMode>("mode");
        QTest::addColumn<QString>("word");
        QTest::newRow("host") << views::NetworkMode::host << QStringLiteral("host");
        QTest::newRow("none") << views::NetworkMode::none << QStringLiteral("none");
        QTest::newRow("container") << views::NetworkMode::container << QStringLiteral("container:");
    }
    void aModeWithNothingToMakeIsRunIn() {
        QFETCH(views::NetworkMode, mode);
        QFETCH(QString, word);
        const Bench b;
        b.choose(b.engine(), "New network…");
        b.dialog<views::NewNetworkDialog>()->setMode(mode);
        QVERIFY(b.dialog<views::NewNetworkDialog>()
                    ->findChild<QPushButton *>(QStringLiteral("runInMode"))
                    ->isVisible());
        b.click<views::NewNetworkDialog>("runInMode");
        QTRY_VERIFY(b.dialog<views::RunDialog>());
        QTRY_VERIFY(!b.dialog<views::NewNetworkDialog>());
        QCOMPARE(b.dialog<views::RunDialog>()
                     ->findChild<QComboBox *>(QStringLiteral("network"))
                     ->currentData()
                     .toString(),
                 word);
    }

    void theSizeOfADialogIsRemembered() {
        const Bench b;
        b.choose(b.engine(), "New network…");
        const QSize first = b.dialog<views::NewNetworkDialog>()->size();
        const QSize wish = first - QSize(40, 30);
        b.dialog<views::NewNetworkDialog>()->resize(wish);
        b.dialog<views::NewNetworkDialog>()->close();
        QTRY_VERIFY(!b.dialog<views::NewNetworkDialog>());
        b.choose(b.engine(), "New network…");
        QCOMPARE(b.dialog<views::NewNetworkDialog>()->size(), wish);
    }

    void aModeWithNothingToMakeIsRecreatedIn_data() { aModeWithNothingToMakeIsRunIn_data(); }
    void aModeWithNothingToMakeIsRecreatedIn() {
        QFETCH(views::NetworkMode, mode);
        QFETCH(QString, word);
        const Bench b;
        b.choose(b.engine(), "New network…");
        b.dialog<views::NewNetworkDialog>()->setMode(mode);
        b.click<views::NewNetworkDialog>("recreateInMode");
        QTRY_VERIFY(b.dialog<views::PickContainerDialog>());
        auto *which =
            b.dialog<views::PickContainerDialog>()->findChild<QComboBox *>(QStringLiteral("pickContainer"));
        QCOMPARE(which->findText(QStringLiteral("hosty"), Qt::MatchStartsWith) < 0,
                 word == u"host"); // is in it
        which->setCurrentIndex(which->findText(QStringLiteral("web"), Qt::MatchStartsWith));
        b.click<views::PickContainerDialog>("pickNext");
        QTRY_VERIFY(b.dialog<views::RecreateDialog>());
        QVERIFY(b.dialog<views::RecreateDialog>()->windowTitle().contains(QStringLiteral("web")));
        const QString chosen = b.dialog<views::RecreateDialog>()
                                   ->findChild<QComboBox *>(QStringLiteral("network"))
                                   ->currentData()
                                   .toString();
        QVERIFY2(chosen.startsWith(word), qPrintable(chosen));
    }

    void anOwnerIsRestartedWithItsGuestsOrWithout() {
        Bench b;
        auto guest = Bench::recorded(QStringLiteral("hosty"));
        guest->networkMode = "container:" + Bench::recorded(QStringLiteral("web"))->id.value;
        b.show({QStringLiteral("web")}, [&](Snapshot &s) { s.containers.put(guest); });
        b.choose(b.named("web"), "Restart…");
        QVERIFY(b.performer.asked.empty());
        auto *dialog = b.dialog<views::RestartGuestsDialog>();
        const QString both = dialog->script();
        QVERIFY(both.contains(QStringLiteral("docker restart hosty")));
        // The owner's health check may ask the guest: it is not waited for before.
        QVERIFY(both.indexOf(QStringLiteral("docker restart hosty")) <
                both.indexOf(QStringLiteral("inspect")));
        dialog->findChild<QCheckBox *>(QStringLiteral("withGuests"))->setChecked(false);
        QVERIFY(!dialog->script().contains(QStringLiteral("docker restart hosty")));
        QVERIFY(dialog->script().contains(QStringLiteral("docker restart web")));
        b.click<views::RestartGuestsDialog>("planRun");
        QCOMPARE(b.performer.lastCommand(), std::string("docker restart web"));
    }

    void onePlanAtATime() {
        Bench b;
        const auto shown = [&b] {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            return b.window->findChildren<views::RecreateDialog *>();
        };
        b.choose(b.named("web"), "Recreate in another mode…");
        const QPointer<views::RecreateDialog> first = b.dialog<views::RecreateDialog>();
        b.choose(b.named("web"), "Change published ports…"); // the first was not run: it goes
        QCOMPARE(shown().size(), 1);
        QVERIFY(!first);
        b.dialog<views::RecreateDialog>()->propose(QStringLiteral("host"));
        b.click<views::RecreateDialog>("planRun");
        const QPointer<views::RecreateDialog> second = b.dialog<views::RecreateDialog>();
        b.choose(b.named("hosty"), "Recreate in another mode…"); // the second runs: it stays
        QCOMPARE(shown(), QList<views::RecreateDialog *>{second});
        b.answerAll();
        b.choose(b.named("hosty"), "Recreate in another mode…");
        QCOMPARE(shown().size(), 1);
        QVERIFY(!second);
    }

    void quittingAsksAndFinishes() {
        Bench b;
        b.beginPlan(1);
        QCOMPARE(b.kept(), 1);
        QVERIFY(!b.window->close());
        QTRY_VERIFY(b.dialog<views::QuitDialog>() && b.dialog<views::QuitDialog>()->isVisible());
        QVERIFY(b.dialog<views::QuitDialog>()
                    ->findChild<QLabel *>(QStringLiteral("quitWords"))
                    ->text()
                    .contains(QStringLiteral("web-old")));
        QVERIFY(!b.window->close()); // asked once
        QCOMPARE(b.window->findChildren<views::QuitDialog *>().size(), 1);
        b.click<views::QuitDialog>("quitFinish");
        QVERIFY(b.window->isVisible());
        b.answerAll();
        QTRY_VERIFY(!b.window->isVisible());
        QCOMPARE(b.dialog<views::RecreateDialog>()->run()->state(), plans::RunState::done);
        QCOMPARE(b.kept(), 0);
    }

    void quittingUndoesFirst() {
        Bench b;
        b.beginPlan(2);
        QVERIFY(!b.window->close());
        b.click<views::QuitDialog>("quitUndo");
        b.answerAll();
        QTRY_VERIFY(!b.window->isVisible());
        QCOMPARE(b.dialog<views::RecreateDialog>()->run()->state(), plans::RunState::undone);
    }

    void whoStaysIsNotClosedLater() {
        Bench b;
        b.beginPlan(1);
        QVERIFY(!b.window->close());
        b.dialog<views::QuitDialog>()->reject();
        b.answerAll();
        QCoreApplication::processEvents();
        QVERIFY(b.window->isVisible());
        QVERIFY(b.window->close());
    }

    void closingTheDialogAsks_data() {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<int>("state");
        QTest::newRow("finish") << QStringLiteral("quitFinish") << int(plans::RunState::done);
        QTest::newRow("undo") << QStringLiteral("quitUndo") << int(plans::RunState::undone);
        QTest::newRow("stay") << QString() << int(plans::RunState::done);
    }
    void closingTheDialogAsks() {
        QFETCH(QString, answer);
        QFETCH(int, state);
        Bench b;
        b.beginPlan(2);
        const QPointer<views::RecreateDialog> dialog = b.dialog<views::RecreateDialog>();
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(!dialog->close()); // asked once
        QVERIFY(dialog->isVisible());
        QCOMPARE(dialog->run()->state(), plans::RunState::running);
        QCOMPARE(b.window->findChildren<views::QuitDialog *>().size(), 1);
        QVERIFY(!b.dialog<views::QuitDialog>()
                     ->findChild<QPushButton *>(QStringLiteral("quitAnyway"))
                     ->isVisible());
        if (answer.isEmpty())
            b.dialog<views::QuitDialog>()->reject();
        else
            b.click<views::QuitDialog>(answer.toUtf8().constData());
        int ended = -1;
        connect(dialog, &views::PlanDialog::over, this, [&] { ended = int(dialog->run()->state()); });
        b.answerAll();
        QCOMPARE(ended, state);
        QTRY_COMPARE(dialog.isNull(), !answer.isEmpty());
        QVERIFY(b.window->isVisible());
    }

    void whatFailedIsNotClosedAway() {
        Bench b;
        b.beginPlan(0);
        const QPointer<views::RecreateDialog> dialog = b.dialog<views::RecreateDialog>();
        (void)dialog->close();
        b.click<views::QuitDialog>("quitFinish");
        b.performer.refuse("no");
        QTRY_VERIFY(dialog->run()->failure());
        b.answerAll();
        QCoreApplication::processEvents();
        QVERIFY(dialog && dialog->isVisible());
        QVERIFY(dialog->close());
    }

    void theQuestionGoesWhenThePlanHasEnded() {
        Bench b;
        b.beginPlan(0);
        const QPointer<views::RecreateDialog> dialog = b.dialog<views::RecreateDialog>();
        (void)dialog->close();
        QVERIFY(b.dialog<views::QuitDialog>());
        b.answerAll();
        QTRY_VERIFY(!b.dialog<views::QuitDialog>());
        QVERIFY(dialog->isVisible());
    }

    /// The desktop's session ends.
    void logoutAsks_data() {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<bool>("mayEnd");
        QTest::addColumn<int>("kept");
        QTest::newRow("finish") << QStringLiteral("quitFinish") << true << 0;
        QTest::newRow("undo") << QStringLiteral("quitUndo") << true << 0;
        QTest::newRow("leave") << QStringLiteral("quitAnyway") << true << 1;
        QTest::newRow("stay") << QString() << false << 1;
        QTest::newRow("it ends by itself") << QStringLiteral("none") << true << 0;
    }
    void logoutAsks() {
        QFETCH(QString, answer);
        Bench b;
        auto *desk = b.window->findChild<app::ChangeDesk *>();
        QVERIFY(desk->maySessionEnd(true)); // there is nothing to ask about
        b.beginPlan(2);
        QTimer::singleShot(0, this, [&] {
            if (answer.isEmpty()) return b.dialog<views::QuitDialog>()->reject();
            if (answer != u"none") b.click<views::QuitDialog>(answer.toUtf8().constData());
            if (answer != u"quitAnyway") b.answerAll();
        });
        QTEST(desk->maySessionEnd(true), "mayEnd");
        QTEST(b.kept(), "kept");
        QVERIFY(!b.dialog<views::QuitDialog>() || !b.dialog<views::QuitDialog>()->isVisible());
        if (answer == u"quitAnyway") { // as the desktop ends it
            QVERIFY(b.dialog<views::RecreateDialog>()->close());
            QVERIFY(b.window->close());
        }
    }

    void whoMayNotAskLeavesThePlan() {
        Bench b;
        b.beginPlan(4);
        const std::size_t asked = b.performer.asked.size();
        QVERIFY(b.window->findChild<app::ChangeDesk *>()->maySessionEnd(false));
        QVERIFY(!b.dialog<views::QuitDialog>());
        QVERIFY(b.dialog<views::RecreateDialog>()->close());
        QVERIFY(b.window->close());
        b.window.reset();
        QCOMPARE(b.performer.asked.size(), asked); // nothing was undone
        QCOMPARE(b.kept(), 1);                     // and is offered at the next start
    }

    void whatWasCutShortIsPutBackAtTheNextStart() {
        Bench b;
        b.beginPlan(4); // made, stopped, its policy, put aside
        QVERIFY(!b.window->close());
        b.click<views::QuitDialog>("quitAnyway");
        QTRY_VERIFY(!b.window->isVisible());
        b.window.reset();

        b.open();
        QCOMPARE(b.kept(), 1);
        b.show({}); // the old one is gone: there is nothing to put back
        QVERIFY(!b.dialog<views::PutBackDialog>());
        QCOMPARE(b.kept(), 0);
        b.window.reset();

        b.show({QStringLiteral("web")});
        b.open();
        b.beginPlan(4);
        (void)b.window->close();
        b.click<views::QuitDialog>("quitAnyway");
        b.window.reset();
        b.show({}, Bench::aside);
        b.performer.asked.clear();
        b.open();
        b.show({}, Bench::aside);
        QTRY_VERIFY(b.dialog<views::PutBackDialog>() && b.dialog<views::PutBackDialog>()->isVisible());
        const QString said = visibleTexts(b.dialog<views::PutBackDialog>()).join(u'\n');
        QVERIFY2(said.contains(QStringLiteral("still there, as web-old")), qPrintable(said));
        // Somebody else has the name: he keeps it.
        const auto named = [&](const char *id) {
            return [&, id](Snapshot &s) {
                Bench::aside(s);
                auto other = Bench::recorded(QStringLiteral("web"));
                other->id = ContainerId(id);
                s.containers.put(other);
            };
        };
        b.show({}, named("somebody's"));
        QVERIFY(visibleTexts(b.dialog<views::PutBackDialog>())
                    .join(u'\n')
                    .contains(QStringLiteral("the old one stays web-old")));
        QVERIFY(!b.dialog<views::PutBackDialog>()->script().contains(QStringLiteral("docker rm")));
        b.show({}, named("made")); // by the plan: the journal says so
        b.click<views::PutBackDialog>("planRun");
        QCOMPARE(b.performer.lastCommand(), std::string("docker rm -f web"));
        QCOMPARE(std::get<changes::RemoveContainer>(b.performer.asked.back().change).container.id,
                 ContainerId("made"));
        b.performer.succeed();
        QTRY_COMPARE(b.performer.lastCommand(), std::string("docker rename web-old web"));
        b.performer.succeed();
        QTRY_COMPARE(b.performer.lastCommand(), std::string("docker start web"));
        b.performer.succeed();
        QTRY_VERIFY(b.dialog<views::PutBackDialog>()->run()->ended());
        QCOMPARE(b.kept(), 0);
    }

    void whatOneLeavesAsItIsIsNotOfferedAgain() {
        Bench b;
        b.beginPlan(4);
        (void)b.window->close();
        b.click<views::QuitDialog>("quitAnyway");
        b.window.reset();
        const auto start = [&] {
            b.show({}, Bench::aside);
            b.open();
            b.show({}, Bench::aside);
        };
        start();
        QTRY_VERIFY(b.dialog<views::PutBackDialog>() && b.dialog<views::PutBackDialog>()->isVisible());
        b.dialog<views::PutBackDialog>()->reject(); // not now
        b.window.reset();
        QCOMPARE(b.kept(), 1);
        start();
        QTRY_VERIFY(b.dialog<views::PutBackDialog>() && b.dialog<views::PutBackDialog>()->isVisible());
        const std::size_t asked = b.performer.asked.size();
        b.click<views::PutBackDialog>("leaveAsItIs");
        QCOMPARE(b.kept(), 0);
        QTRY_VERIFY(!b.dialog<views::PutBackDialog>());
        b.window.reset();
        start();
        QVERIFY(!b.dialog<views::PutBackDialog>());
        QCOMPARE(b.performer.asked.size(), asked); // nothing was done
    }
};

QTEST_MAIN(TestPlansUnderWay)
#include "tst_plans_under_way.moc"
