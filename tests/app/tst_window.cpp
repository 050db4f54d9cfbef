#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QTimer>
#include <QToolButton>

#include "app/chip_bar.h"
#include "app/find_field.h"
#include "app/welcome_page.h"
#include "tests/app/window_rig.h"
#include "tests/support/visible_texts.h"
#include "views/graph/chart_view.h"
#include "views/inspector/inspector.h"

using namespace portolan;
using namespace portolan::app;
using testing::containerNamed;

namespace {

SnapshotPtr shared(Snapshot s) { return std::make_shared<const Snapshot>(std::move(s)); }

struct Rig : testing::WindowRig {
    explicit Rig(Snapshot snapshot = testing::sampleSnapshot()) : WindowRig(std::move(snapshot)) { open(); }
    void open() {
        make();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
    }
    QListView *answers() const { return find<QListView>("suggestions"); }
    QString all() const { return testing::visibleTexts(window.get()).join(u'\n'); }
    QList<QToolButton *> chips() const {
        QList<QToolButton *> shown;
        for (QToolButton *chip : find<ChipBar>("chips")->findChildren<QToolButton *>())
            if (chip->isVisible()) shown.push_back(chip);
        return shown;
    }
};

/// Fills a menu as a click would and gives the action with that text.
QAction *actionOf(QMenu *menu, const QString &text) {
    emit menu->aboutToShow();
    for (QAction *action : menu->actions())
        if (action->text() == text) return action;
    return nullptr;
}

} // namespace

class TestWindow : public QObject {
    Q_OBJECT
private slots:
    void showsWhatIsInTheStore() {
        const Rig rig;
        const QString all = rig.all();
        for (const char *text :
             {"docker-desktop · 27.3.1", "host-b · 27.3.1", "etcd 127.0.0.1:2379",
              "9 containers · 8 networks", "3 links · 2 ambassadors", "live · last change"})
            QVERIFY2(all.contains(QString::fromUtf8(text)), text);
        QVERIFY(!rig.find<WelcomePage>("welcome")->isVisible());
        QVERIFY(rig.window->chart().isVisible());
    }
    void nothingConnectedInvitesToConnect() {
        Rig rig{Snapshot{}};
        QVERIFY(rig.find<WelcomePage>("welcome")->isVisible());
        QVERIFY(rig.all().contains(QStringLiteral("not connected")));
        rig.store.apply(shared(testing::sampleSnapshot()));
        QVERIFY(!rig.find<WelcomePage>("welcome")->isVisible());
    }
    void anEngineThatCannotBeReachedSaysWhyAndRetries() {
        Snapshot s;
        Engine engine;
        engine.key = EngineKey("unix:///nowhere/docker.sock");
        engine.url = engine.key.value;
        engine.state = SourceState::failed;
        engine.loss =
            Loss{Moment{}, Error{Errc::permissionDenied, "connect", engine.url, "", 0, nullptr}, {}};
        s.engines.put(std::make_shared<const Engine>(engine));
        Rig rig(s);
        QVERIFY(rig.all().contains(QStringLiteral("sudo usermod -aG docker $USER")));
        QVERIFY(rig.all().contains(QStringLiteral("1 of 1 connection lost")));
        QTest::mouseClick(testing::findByText<QPushButton>(rig.window.get(), QStringLiteral("Retry now")),
                          Qt::LeftButton);
        QTest::keyClick(rig.window.get(), Qt::Key_F5);
        QCOMPARE(rig.connections.retries, 2);
    }

    void remembersHowItWasLeft() {
        Rig rig;
        rig.window->resize(1111, 777);
        rig.find<QTabWidget>("sidebar")->setCurrentIndex(1);
        auto *columns = rig.window->findChild<QSplitter *>();
        columns->setSizes({300, 411, 400});
        const QList<int> sizes = columns->sizes();
        QTest::mouseClick(rig.find<QToolButton>("language"), Qt::LeftButton);
        rig.window->close();
        rig.open();
        QCOMPARE(rig.window->size(), QSize(1111, 777));
        QCOMPARE(rig.find<QTabWidget>("sidebar")->currentIndex(), 1);
        QCOMPARE(rig.window->findChild<QSplitter *>()->sizes(), sizes);
        QCOMPARE(rig.find<QPushButton>("connect")->text(), QStringLiteral("Подключить…"));
    }
    void theChartKeepsHalfOfAShrinkingWindow() {
        Rig rig;
        rig.window->resize(1280, 800);
        auto *columns = rig.window->findChild<QSplitter *>();
        columns->setSizes({330, 550, 400});
        const int before = columns->sizes()[1];
        QVERIFY2(before >= 500, qPrintable(QString::number(before)));
        rig.window->resize(1000, 700);
        QTRY_VERIFY(columns->width() <= 1000);
        QVERIFY2(columns->sizes()[1] * 2 >= columns->width() - 2 * columns->handleWidth() - 2,
                 qPrintable(QString::number(columns->sizes()[1])));
        QVERIFY(columns->sizes()[0] < columns->sizes()[2]); // the sides give way in proportion
        columns->setSizes({330, 270, 400}); // the person's own wish counts until the next time it shrinks
        rig.window->resize(1100, 700);
        QTRY_COMPARE(columns->width(), rig.window->centralWidget()->width());
        QVERIFY(columns->sizes()[1] * 2 < columns->width());
    }
    void whatIsMeantForThisRunIsNotRemembered() {
        Rig rig;
        rig.window->useLanguage(QStringLiteral("ru"));
        rig.window->useLook(Look::dark);
        QCoreApplication::processEvents();
        QCOMPARE(rig.find<QPushButton>("connect")->text(), QStringLiteral("Подключить…"));
        QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 128);
        rig.window->close();
        rig.open();
        QCOMPARE(rig.find<QPushButton>("connect")->text(), QStringLiteral("Connect…"));
        QVERIFY(QApplication::palette().color(QPalette::Window).lightness() > 128);
    }
    void brokenSettingsAreNoTrouble() {
        Rig rig;
        for (const char *key : {"window/geometry", "window/columns", "chart/places"})
            rig.settings.setValue(QString::fromLatin1(key), QByteArray("\xff\x00nonsense", 10));
        rig.settings.setValue(QStringLiteral("window/sidebarTab"), 99);
        rig.settings.setValue(QStringLiteral("window/inspectorTab"), -5);
        rig.settings.setValue(QStringLiteral("look"), QStringLiteral("purple"));
        rig.settings.setValue(QStringLiteral("language"), QStringLiteral("tlh"));
        rig.open();
        QCOMPARE(rig.find<QPushButton>("connect")->text(), QStringLiteral("Connect…"));
        QVERIFY(rig.window->chart().width() > 100);
    }
    void nothingSecretIsRemembered() {
        Rig rig;
        rig.window->selection().select(containerNamed("flask"));
        rig.window->close();
        for (const QString &key : rig.settings.allKeys()) {
            const QByteArray value = rig.settings.value(key).toByteArray();
            QVERIFY2(!value.contains("do-not-show"), qPrintable(key));
        }
    }

    void chipsOpenDetailsAndDisconnect() {
        Rig rig;
        QCOMPARE(rig.chips().size(), 3);
        actionOf(rig.chips()[0]->menu(), QStringLiteral("Details"))->trigger();
        QCOMPARE(rig.window->selection().current(), engineId(EngineKey("unix:///var/run/docker.sock")));
        actionOf(rig.chips()[0]->menu(), QStringLiteral("Retry now"))->trigger();
        QCOMPARE(rig.connections.retries, 1);
        actionOf(rig.chips()[1]->menu(), QStringLiteral("Disconnect"))->trigger();
        QCOMPARE(rig.connections.disconnectedEngines, std::vector<EngineKey>{EngineKey("ssh://host-b")});
        actionOf(rig.chips()[2]->menu(), QStringLiteral("Disconnect"))->trigger();
        QCOMPARE(rig.connections.disconnectedEtcds,
                 std::vector<EtcdKeyspace>{EtcdKeyspace("http://127.0.0.1:2379")});
        Snapshot s = rig.store.snapshot();
        s.etcdSources = {};
        rig.store.apply(shared(s));
        QCOMPARE(rig.chips().size(), 2);
    }
    void chipsThatDoNotFitWaitInAMenu() {
        Snapshot s = testing::sampleSnapshot();
        for (int i = 0; i < 9; ++i) {
            auto engine = std::make_shared<Engine>(*s.engines[0]);
            engine->key = EngineKey("tcp://machine-" + std::to_string(i));
            engine->name = "machine-" + std::to_string(i);
            s.engines.put(engine);
        }
        Rig rig(s);
        rig.window->resize(900, 600);
        QCoreApplication::processEvents();
        const auto chips = rig.chips();
        auto *rest = rig.find<QToolButton>("restOfChips");
        QVERIFY(rest->isVisible() && chips.size() >= 2);
        const int hidden = rest->text().mid(1).toInt();
        QCOMPARE(int(chips.size()) - 1 + hidden, 12);
        emit rest->menu()->aboutToShow();
        QCOMPARE(rest->menu()->actions().size(), hidden);
        const QWidget *bar = rig.find<ChipBar>("chips");
        for (QToolButton *chip : chips) QVERIFY(bar->rect().contains(chip->geometry()));
    }
    void aHostileEngineNameIsJustText() {
        Snapshot s = testing::sampleSnapshot();
        auto engine = std::make_shared<Engine>(*s.engines[0]);
        engine->name = "<h1>&x\n" + std::string(5000, 'n');
        s.engines.put(engine);
        const Rig rig(s);
        for (QToolButton *chip : rig.chips()) {
            QVERIFY(!chip->toolTip().contains(QStringLiteral("<h1>")));
            QVERIFY(chip->width() < 400);
        }
    }

    /// As a person types: keys go to the window, which knows where its focus is.
    void findGoesToTheFirstAnswer() {
        Rig rig;
        auto *find = rig.find<FindField>("find");
        rig.press(Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(QApplication::focusWidget(), find);
        rig.type("172.17.0.4");
        QVERIFY(rig.answers()->isVisible());
        rig.press(Qt::Key_Return);
        QCOMPARE(rig.window->selection().current(), containerNamed("redis_ambassador"));
        QVERIFY(find->text().isEmpty() && !rig.answers()->isVisible());
        QCOMPARE(QApplication::focusWidget(), &rig.window->chart());

        rig.press(Qt::Key_K, Qt::ControlModifier);
        rig.type("colour");
        rig.press(Qt::Key_Return);
        QCOMPARE(rig.window->selection().current().kind, EntityKind::etcdEntry);
        QCOMPARE(rig.find<QTabWidget>("sidebar")->currentIndex(), 1);

        rig.press(Qt::Key_K, Qt::ControlModifier);
        rig.type("nothing of this name");
        rig.press(Qt::Key_Return);
        QCOMPARE(find->text(), QStringLiteral("nothing of this name"));
        rig.press(Qt::Key_Escape);
        QVERIFY(find->text().isEmpty() && !find->hasFocus());
        QVERIFY(!rig.window->selection().current().empty());
    }
    void findChoosesWithArrows() {
        Rig rig;
        rig.press(Qt::Key_K, Qt::ControlModifier);
        rig.type("real-redis");
        QCOMPARE(rig.answers()->currentIndex().data().toString(), QStringLiteral("real-redis"));
        rig.press(Qt::Key_Down);
        QCOMPARE(rig.answers()->currentIndex().data().toString(), QStringLiteral("real-redis-ambassador"));
        QVERIFY(rig.find<FindField>("find")->accessibleDescription().contains(QStringLiteral("ambassador")));
        rig.press(Qt::Key_Return);
        QCOMPARE(rig.window->selection().current(), containerNamed("real-redis-ambassador"));
    }
    void findRunsCommands() {
        Rig rig;
        auto &chart = rig.window->chart();
        chart.zoomIn();
        rig.press(Qt::Key_K, Qt::ControlModifier);
        rig.type("100");
        const QModelIndex at = rig.answers()->model()->index(0, 0);
        QCOMPARE(at.data().toString(), QStringLiteral("Zoom to 100 %"));
        QVERIFY(at.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("Ctrl+0")));
        rig.press(Qt::Key_Return);
        QCOMPARE(chart.zoom(), 1.0);
        rig.press(Qt::Key_K, Qt::ControlModifier);
        rig.type(">dark");
        rig.press(Qt::Key_Return);
        QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 128);
        rig.press(Qt::Key_K, Qt::ControlModifier);
        rig.press(Qt::Key_Down); // every command
        QVERIFY(rig.answers()->model()->rowCount() > 15);
        rig.press(Qt::Key_Escape);
        QCOMPARE(QApplication::focusWidget(), &chart);
    }
    void findWithTheMouse() {
        Rig rig;
        rig.press(Qt::Key_K, Qt::ControlModifier);
        rig.type("snif");
        const QModelIndex at = rig.answers()->model()->index(0, 0);
        QTest::mouseClick(rig.answers()->viewport(), Qt::LeftButton, {},
                          rig.answers()->visualRect(at).center());
        QCOMPARE(rig.window->selection().current(), containerNamed("sniffer"));
    }
    void answersStayInTheWindow() {
        Rig rig;
        rig.window->resize(800, 600);
        rig.press(Qt::Key_K, Qt::ControlModifier);
        rig.type("r");
        QVERIFY(rig.window->rect().contains(rig.answers()->geometry()));
        rig.window->resize(900, 700);
        QVERIFY(!rig.answers()->isVisible());
    }
    void keysMoveTheChart() {
        Rig rig;
        auto &chart = rig.window->chart();
        chart.resetZoom();
        QCOMPARE(chart.zoom(), 1.0);
        QVERIFY(rig.all().contains(QStringLiteral("100 %")));
        QTest::keyClick(rig.window.get(), Qt::Key_Plus, Qt::ControlModifier);
        QVERIFY(chart.zoom() > 1.0);
        QTest::keyClick(rig.window.get(), Qt::Key_Minus, Qt::ControlModifier);
        QTest::keyClick(rig.window.get(), Qt::Key_Minus, Qt::ControlModifier);
        QVERIFY(chart.zoom() < 1.0);
        rig.window->selection().select(containerNamed("flask"));
        chart.setFocus();
        QTest::keyClick(&chart, Qt::Key_Escape);
        QVERIFY(rig.window->selection().current().empty());
    }
    void connectOpensItsDialog() {
        Rig rig;
        bool seen = false;
        QTimer::singleShot(0, rig.window.get(), [&] {
            auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
            seen = dialog && dialog->objectName() == u"connectDialog";
            if (dialog) dialog->reject();
        });
        rig.find<QPushButton>("connect")->click();
        QVERIFY(seen);
    }
    void theMenuSwitchesTheLook() {
        Rig rig;
        QMenu *menu = rig.find<QToolButton>("more")->menu();
        QAction *look = actionOf(menu, QStringLiteral("Appearance"));
        QVERIFY(look && look->menu());
        look->menu()->actions().at(2)->trigger();
        QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 128);
        QCOMPARE(rig.settings.value(QStringLiteral("look")).toInt(), int(Look::dark));
        look = actionOf(menu, QStringLiteral("Appearance"));
        QVERIFY(look->menu()->actions().at(2)->isChecked());
        look->menu()->actions().at(1)->trigger();
        QVERIFY(QApplication::palette().color(QPalette::Window).lightness() > 128);
    }

    /// Whatever is remembered is looked for in the settings file as it lies on the disk.
    void noSecretIsRemembered() {
        Rig rig;
        for (const auto &c : rig.store.snapshot().containers)
            if (c->name == "flask") rig.window->selection().select(idOf(*c));
        rig.window->findChild<views::Inspector *>()->tabs()->setCurrentIndex(3);
        QVERIFY(rig.all().contains(QStringLiteral("API_TOKEN")));
        rig.window->close();
        rig.settings.sync();
        QFile file(rig.settings.fileName());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray kept = file.readAll();
        QVERIFY(kept.contains("places"));
        QVERIFY(!kept.contains("do-not-show"));
        QVERIFY(!kept.contains("API_TOKEN"));
    }
};

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
