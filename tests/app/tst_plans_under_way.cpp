#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

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
            performer.succeed();
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
        while (dialog<views::RecreateDialog>() && !dialog<views::RecreateDialog>()->run()->ended()) {
            const std::size_t before = performer.asked.size();
            performer.succeed();
            QTest::qWaitFor([&] {
                return performer.asked.size() > before || dialog<views::RecreateDialog>()->run()->ended();
            });
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
                                   ->findChild<QComboBox *>(QStringLiteral("mode"))
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
        QVERIFY(dialog->script().contains(QStringLiteral("docker restart hosty")));
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

    void whatWasCutShortIsPutBackAtTheNextStart() {
        Bench b;
        b.beginPlan(4); // made, stopped, its policy, put aside
        QVERIFY(!b.window->close());
        b.click<views::QuitDialog>("quitAnyway");
        QTRY_VERIFY(!b.window->isVisible());
        b.window.reset();

        const auto aside = [](Snapshot &s) {
            auto old = Bench::recorded(QStringLiteral("web"));
            old->name = "web-old";
            old->state = ContainerState::exited;
            s.containers.put(old);
        };
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
        b.show({}, aside);
        b.performer.asked.clear();
        b.open();
        b.show({}, aside);
        QTRY_VERIFY(b.dialog<views::PutBackDialog>() && b.dialog<views::PutBackDialog>()->isVisible());
        const QString said = visibleTexts(b.dialog<views::PutBackDialog>()).join(u'\n');
        QVERIFY2(said.contains(QStringLiteral("still there, as web-old")), qPrintable(said));
        b.click<views::PutBackDialog>("planRun");
        QCOMPARE(b.performer.lastCommand(), std::string("docker rename web-old web"));
        b.performer.succeed();
        QTRY_COMPARE(b.performer.lastCommand(), std::string("docker start web"));
        b.performer.succeed();
        QTRY_VERIFY(b.dialog<views::PutBackDialog>()->run()->ended());
        QCOMPARE(b.kept(), 0);
    }
};

QTEST_MAIN(TestPlansUnderWay)
#include "tst_plans_under_way.moc"
