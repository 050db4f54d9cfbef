#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTabWidget>
#include <QToolButton>

#include "tests/app/window_rig.h"
#include "views/graph/chart_view.h"
#include "views/theme/panel_tree.h"

using namespace portolan;
using namespace portolan::app;
using testing::containerNamed;

namespace {

struct Rig : testing::WindowRig {
    Rig() { open({1280, 800}); }
    void open(QSize size = {}) {
        make(size);
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
    }
    QTabWidget *dock() const { return find<QTabWidget>("lowerDock"); }
};

} // namespace

class TestSurroundings : public QObject {
    Q_OBJECT
private slots:
    void theFilterReachesTheChart() {
        Rig rig;
        rig.press(Qt::Key_F, Qt::ControlModifier);
        rig.type("state:paused");
        rig.press(Qt::Key_Return);
        QCOMPARE(rig.find<QLabel>("filterCount")->text(), QStringLiteral("1 of 18"));
        QCOMPARE(QApplication::focusWidget(), &rig.window->chart());
        const auto &scene = rig.window->chart().scene();
        const auto match = [&](const char *name) {
            return scene.nodes()[scene.node(containerNamed(name))].match;
        };
        QCOMPARE(match("sniffer"), views::Match::hit);
        QCOMPARE(match("flask"), views::Match::faded);
        rig.find<QToolButton>("filterMisses")->click();
        QCOMPARE(scene.node(containerNamed("flask")), views::none);
        // Whoever finds something wants to see it.
        rig.press(Qt::Key_K, Qt::ControlModifier);
        rig.type("flask");
        rig.press(Qt::Key_Return);
        QVERIFY(scene.node(containerNamed("flask")) != views::none);
        QVERIFY(rig.find<QLineEdit>("filterQuery")->text().isEmpty());
    }
    void theDockIsToggledAndRemembered() {
        Rig rig;
        QVERIFY(rig.dock()->isVisible());
        const int high = rig.dock()->height();
        QVERIFY2(high < rig.window->height() / 4, qPrintable(QString::number(high))); // the chart comes first
        rig.press(Qt::Key_4, Qt::ControlModifier);
        QCOMPARE(rig.dock()->currentIndex(), 1);
        QVERIFY(rig.find<views::PanelTree>("tableTree")->hasFocus());
        rig.press(Qt::Key_J, Qt::ControlModifier);
        QVERIFY(!rig.dock()->isVisible());
        QCOMPARE(QApplication::focusWidget(), &rig.window->chart()); // no focus in what is gone
        rig.window->close();
        rig.open();
        QVERIFY(!rig.dock()->isVisible());
        rig.press(Qt::Key_J, Qt::ControlModifier);
        QVERIFY(rig.dock()->isVisible());
        QCOMPARE(rig.dock()->currentIndex(), 1);
        rig.press(Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(rig.dock()->currentIndex(), 0);
    }
    void aLowWindowKeepsItsChart() {
        Rig rig;
        rig.settings.clear();
        rig.settings.setValue(QStringLiteral("language"), QStringLiteral("en"));
        rig.window->resize(800, 600);
        rig.window->close();
        rig.settings.remove(QStringLiteral("window/dockShown"));
        rig.open();
        QVERIFY(!rig.dock()->isVisible());
        rig.press(Qt::Key_J, Qt::ControlModifier);
        QVERIFY(rig.dock()->isVisible());
        QVERIFY(rig.window->chart().height() > 120);
    }
    void theFunnelOpensTheFilter() {
        Rig rig;
        auto *funnel = rig.find<QToolButton>("funnel");
        QVERIFY(rig.window->chart().rect().contains(funnel->geometry()));
        QTest::mouseClick(funnel, Qt::LeftButton);
        QVERIFY(rig.find<QLineEdit>("filterQuery")->hasFocus());
    }
    void aNarrowWindowDoesNotGrow() {
        Rig rig;
        rig.window->resize(800, 600);
        rig.press(Qt::Key_F, Qt::ControlModifier);
        rig.type("st");
        QCoreApplication::processEvents();
        QCOMPARE(rig.window->size(), QSize(800, 600));
        QVERIFY(rig.find<QLineEdit>("filterQuery")->width() > 120);
        QVERIFY(rig.find<QLabel>("filterCount")->isVisible());
    }
    void theTableGoesWithTheChart() {
        Rig rig;
        rig.press(Qt::Key_4, Qt::ControlModifier);
        rig.window->selection().select(containerNamed("flask"));
        auto *table = rig.find<views::PanelTree>("tableTree");
        QCOMPARE(table->currentIndex().data().toString(), QStringLiteral("flask"));
        rig.press(Qt::Key_Up); // the next one down is a network that nobody uses
        QVERIFY(!(rig.window->selection().current() == containerNamed("flask")));
        QCOMPARE(rig.window->chart().selected(), rig.window->selection().current());
    }
    void theStatusTellsOfEverySource() {
        Rig rig;
        Snapshot s = rig.store.snapshot();
        auto lost = std::make_shared<Engine>(*s.engines.find(std::string_view("ssh://host-b")));
        lost->state = SourceState::lost;
        lost->loss = Loss{Moment{}, Error{Errc::refused, "GET /events", lost->url, "", 0, nullptr}, {}};
        s.engines.put(lost);
        rig.store.apply(std::make_shared<const Snapshot>(s));
        auto *health = rig.find<QToolButton>("health");
        QVERIFY(health->text().contains(QStringLiteral("1 of 3")));
        emit health->menu()->aboutToShow();
        const QList<QAction *> actions = health->menu()->actions();
        QVERIFY(actions.at(0)->text().contains(QStringLiteral("host-b — lost")));
        actions.at(0)->trigger();
        QCOMPARE(rig.window->selection().current(), engineId(EngineKey("ssh://host-b")));
        actions.last()->trigger();
        QCOMPARE(rig.connections.retries, 1);
        rig.window->chart().zoomIn();
        QTest::mouseClick(rig.find<QToolButton>("zoom"), Qt::LeftButton);
        QCOMPARE(rig.window->chart().zoom(), 1.0);
    }
    void brokenSettingsAreNoTrouble() {
        Rig rig;
        rig.window->close();
        for (const char *key : {"window/dock", "window/table", "chart/filters"})
            rig.settings.setValue(QString::fromLatin1(key), QByteArray("\xff\x00nonsense", 10));
        rig.settings.setValue(QStringLiteral("window/dockTab"), 99);
        rig.open();
        rig.press(Qt::Key_4, Qt::ControlModifier);
        QVERIFY(rig.find<views::PanelTree>("tableTree")->model()->rowCount() > 0);
        QVERIFY(rig.window->chart().height() > 100);
    }
};

QTEST_MAIN(TestSurroundings)
#include "tst_surroundings.moc"
