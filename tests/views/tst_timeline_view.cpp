#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QTest>
#include <QToolButton>

#include "tests/support/sample_snapshot.h"
#include "views/theme/contrast.h"
#include "views/timeline/happening_words.h"
#include "views/timeline/timeline_strip.h"
#include "views/timeline/timeline_view.h"

using namespace portolan;
using namespace portolan::views;
using testing::containerNamed;

namespace {

struct Rig {
    qt::SnapshotStore store;
    qt::Selection selection;
    std::unique_ptr<TimelineView> view;

    explicit Rig(bool filled = true) {
        if (filled) store.apply(std::make_shared<const Snapshot>(testing::sampleSnapshot()));
        view = std::make_unique<TimelineView>(store, selection);
        view->resize(800, 260);
        view->show();
        QVERIFY(QTest::qWaitForWindowActive(view.get()));
    }
    template <class F>
    void then(const char *name, F &&f) {
        Snapshot s = store.snapshot();
        s.taken += std::chrono::seconds(5);
        auto copy = std::make_shared<Container>(*s.containers.find(std::string_view(testing::fullId(name))));
        f(*copy);
        s.containers.put(copy);
        store.apply(std::make_shared<const Snapshot>(s));
    }
    QListView *list() const { return view->findChild<QListView *>(QStringLiteral("timelineList")); }
    QStringList lines() const {
        QStringList all;
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            all.push_back(list()->model()->index(row, 0).data().toString().mid(14)); // without the time
        return all;
    }
};

} // namespace

class TestTimelineView : public QObject {
    Q_OBJECT
private slots:
    void nothingYet() {
        const Rig rig(false);
        QVERIFY(!rig.list()->isVisible());
        QVERIFY(rig.view->findChild<QLabel *>()->isVisible());
    }
    void theLatestComesFirstAndAClickSelects() {
        Rig rig;
        rig.then("flask", [](Container &c) { c.state = ContainerState::paused; });
        rig.then("skydns", [](Container &c) { c.state = ContainerState::running; });
        QCOMPARE(rig.lines().mid(0, 2),
                 (QStringList{QStringLiteral("start  skydns"), QStringLiteral("pause  flask")}));
        QTest::mouseClick(rig.list()->viewport(), Qt::LeftButton, {},
                          rig.list()->visualRect(rig.list()->model()->index(1, 0)).center());
        QCOMPARE(rig.selection.current(), containerNamed("flask"));
        QTest::keyClick(rig.list(), Qt::Key_Up);
        QTest::keyClick(rig.list(), Qt::Key_Return);
        QCOMPARE(rig.selection.current(), containerNamed("skydns"));
    }
    void narrowsToAKindOrToTheSelected() {
        Rig rig;
        rig.then("flask", [](Container &c) { c.state = ContainerState::paused; });
        rig.then("skydns", [](Container &c) {
            c.finishedAt = *parseMoment("2026-11-24T14:00:00Z");
            c.exitCode = 3;
        });
        const auto *menu = rig.view->findChild<QToolButton *>(QStringLiteral("timelineGroup"))->menu();
        const auto choose = [menu](HappeningGroup group) { menu->actions().at(int(group))->trigger(); };
        QCOMPARE(rig.lines().size(), 6); // with three sources
        choose(HappeningGroup::containers);
        QCOMPARE(rig.lines().size(), 3);
        choose(HappeningGroup::trouble);
        QCOMPARE(rig.lines(), QStringList{QStringLiteral("die  skydns exit 3")});
        choose(HappeningGroup::keys);
        QVERIFY(!rig.list()->isVisible());
        choose(HappeningGroup::all);
        rig.selection.select(containerNamed("flask"));
        rig.view->findChild<QToolButton *>(QStringLiteral("timelineOnly"))->click();
        QCOMPARE(rig.lines(), QStringList{QStringLiteral("pause  flask")});
        rig.selection.select(containerNamed("skydns")); // follows
        QCOMPARE(rig.lines().size(), 2);
    }
    void copiesLinesInTheirOrder() {
        Rig rig;
        rig.then("flask", [](Container &c) { c.state = ContainerState::paused; });
        rig.then("flask", [](Container &c) { c.state = ContainerState::running; });
        rig.list()->setFocus();
        QTest::keyClick(rig.list(), Qt::Key_C, Qt::ControlModifier);
        const QString text = QApplication::clipboard()->text();
        QVERIFY(text.indexOf(QStringLiteral("pause  flask")) <
                text.indexOf(QStringLiteral("unpause  flask")));
        QCOMPARE(text.count(u'\n'), 5);
    }
    void theStripChoosesAnEvent() {
        Rig rig;
        rig.then("flask", [](Container &c) { c.state = ContainerState::paused; });
        auto *strip = rig.view->findChild<TimelineStrip *>();
        QTest::mouseClick(strip, Qt::LeftButton, {}, QPoint(strip->width() - 14, strip->height() / 2));
        QCOMPARE(rig.selection.current(), containerNamed("flask"));
        strip->grab(); // and paints, also with a single moment
    }
    void verbsAreReadable() {
        for (const Theme &theme : {lightTheme(), darkTheme()})
            for (int i = 0; i <= int(Verb::erase); ++i)
                for (const bool trouble : {false, true}) {
                    Happening h;
                    h.verb = Verb(i);
                    h.trouble = trouble;
                    for (const QColor &on : {theme.panel, theme.accentSoft})
                        QVERIFY(contrast(verbColour(h, theme, on), on) >= 4.5);
                    QVERIFY(!verbWord(h.verb).isEmpty());
                }
    }
    void strangersNamesAreJustText() {
        Rig rig;
        rig.then("flask", [](Container &c) { c.name = "<b>x</b>\n" + std::string(9000, 'n'); });
        const QModelIndex at = rig.list()->model()->index(0, 0);
        QVERIFY(at.data().toString().size() < 400);
        QVERIFY(!at.data(Qt::ToolTipRole).toString().contains(QStringLiteral("<b>")));
    }
};

QTEST_MAIN(TestTimelineView)
#include "tst_timeline_view.moc"
