#include <QAccessible>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <random>
#include <set>

#include "tests/views/chart_rig.h"
#include "views/graph/legend.h"

using namespace portolan;
using namespace portolan::views;
using testing::containerNamed;

namespace {

struct Rig : testing::ChartRig {
    using ChartRig::ChartRig;

    void wheel(QPointF position, int steps, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QWheelEvent event(position, view.mapToGlobal(position), {}, {0, steps * 120}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&view, &event);
    }
    void drag(QPoint from, QPoint to, Qt::MouseButton button = Qt::LeftButton) {
        QTest::mousePress(&view, button, {}, from);
        QTest::mouseMove(&view, from + (to - from) / 2);
        QTest::mouseMove(&view, to);
        QTest::mouseRelease(&view, button, {}, to);
    }
};

QImage grab(QWidget &widget) { return widget.grab().toImage().convertToFormat(QImage::Format_RGB32); }

/// A place on the canvas where nothing is.
QPoint emptyPlace(const Rig &rig) {
    const ChartView &v = rig.view;
    for (int y = 40; y < v.height() - 40; y += 7)
        for (int x = 40; x < v.width() - 40; x += 7) {
            const QPointF world = v.camera().toWorld(QPointF(x, y));
            if (v.scene().nodeAt(world) == none && v.scene().edgeAt(world, 30) == none &&
                v.scene().frameTitleAt(world, v.zoom()) == none && !v.childAt(x, y))
                return {x, y};
        }
    return {1, 1};
}

} // namespace

class TestGraphView : public QObject {
    Q_OBJECT
private slots:
    void clickSelectsAndClickOnEmptyClears() {
        Rig rig;
        QTest::mouseClick(&rig.view, Qt::LeftButton, {}, rig.at(containerNamed("flask")));
        QCOMPARE(rig.selection.current(), containerNamed("flask"));
        QTest::mouseClick(&rig.view, Qt::LeftButton, {}, emptyPlace(rig));
        QVERIFY(rig.selection.current().empty());
        const Link link = *rig.store.snapshot().links[0]; // a line
        const SceneEdge &edge = rig.view.scene().edges()[rig.view.scene().edge(idOf(link))];
        QTest::mouseClick(&rig.view, Qt::LeftButton, {},
                          rig.view.camera().toScreen(edge.shape.at(0.25)).toPoint());
        QCOMPARE(rig.selection.current(), idOf(link));
        // The name of a host's frame selects the engine.
        const SceneFrame &frame = rig.view.scene().frames()[0];
        QTest::mouseClick(&rig.view, Qt::LeftButton, {},
                          rig.view.camera().toScreen(frame.rect.topLeft() + QPointF(30, 20)).toPoint());
        QCOMPARE(rig.selection.current(), frame.id);
    }

    void selectionFromElsewhereIsShown() {
        Rig rig;
        const QImage before = grab(rig.view);
        rig.selection.select(containerNamed("flask"));
        const QImage selected = grab(rig.view);
        QVERIFY(before != selected);
        rig.selection.select(EntityId{EntityKind::etcdEntry, "not on the chart"});
        QCOMPARE(grab(rig.view), before); // does not push everything back
    }

    void dragPinsAndNothingElseMoves() {
        Rig rig;
        const auto before = rig.places();
        QSignalSpy changed(&rig.view, &ChartView::placesChanged);
        const QPoint from = rig.at(containerNamed("sniffer")), to = from + QPoint(-60, 90);
        const double zoom = rig.view.zoom();
        rig.drag(from, to);
        QVERIFY(!changed.isEmpty());
        QVERIFY(rig.view.isPinned(containerNamed("sniffer")));
        QCOMPARE(rig.view.zoom(), zoom);
        for (const auto &[id, centre] : rig.places()) {
            if (id != containerNamed("sniffer")) {
                QCOMPARE(centre, before.at(id));
                continue;
            }
            const QPointF moved = (centre - before.at(id)) * zoom;
            QVERIFY(std::hypot(moved.x() + 60, moved.y() - 90) < 2);
        }
        // It stays pinned where it is while other things come, and a double click lets it go without moving
        // it.
        const QPointF pinned = rig.places().at(containerNamed("sniffer"));
        Snapshot next = rig.store.snapshot();
        Container c = *next.containers[0];
        c.id = ContainerId(testing::fullId("newcomer"));
        next.containers.put(std::make_shared<const Container>(c));
        rig.show(next);
        QCOMPARE(rig.places().at(containerNamed("sniffer")), pinned);
        QTest::mouseDClick(&rig.view, Qt::LeftButton, {}, rig.at(containerNamed("sniffer")));
        QVERIFY(!rig.view.isPinned(containerNamed("sniffer")));
        QCOMPARE(rig.places().at(containerNamed("sniffer")), pinned);
    }
    void aClickWithATremblingHandDoesNotPin() {
        Rig rig;
        const QPoint from = rig.at(containerNamed("flask"));
        rig.drag(from, from + QPoint(2, 1));
        QVERIFY(!rig.view.isPinned(containerNamed("flask")));
    }
    void aContainerIsNotDraggedIntoAnotherHost() {
        Rig rig;
        const auto frameOf = [&](const char *name) {
            return rig.view.scene()
                .frameOf(rig.view.scene().nodes()[rig.view.scene().node(containerNamed(name))])
                ->rect;
        };
        rig.drag(rig.at(containerNamed("flask")), rig.at(containerNamed("real-redis")));
        QVERIFY(!frameOf("flask").intersects(frameOf("real-redis")));
    }
    void whatIsDraggedMayGo() {
        Rig rig;
        const QPoint from = rig.at(containerNamed("flask"));
        QTest::mousePress(&rig.view, Qt::LeftButton, {}, from);
        QTest::mouseMove(&rig.view, from + QPoint(30, 30));
        rig.show(Snapshot{});
        QTest::mouseMove(&rig.view, from + QPoint(60, 60));
        QTest::mouseRelease(&rig.view, Qt::LeftButton, {}, from + QPoint(60, 60));
        QVERIFY(rig.view.scene().bounds().isNull());
    }

    void dragOnEmptyCanvasPans() {
        Rig rig;
        const QPoint from = emptyPlace(rig);
        const QPointF card = rig.view.viewRect(containerNamed("flask")).center();
        rig.drag(from, from + QPoint(70, 40));
        const QPointF moved = rig.view.viewRect(containerNamed("flask")).center() - card;
        QVERIFY(std::hypot(moved.x() - 70, moved.y() - 40) < 1.5);
        QVERIFY(rig.selection.current().empty());
        rig.drag(rig.at(containerNamed("flask")), rig.at(containerNamed("flask")) + QPoint(-50, 10),
                 Qt::MiddleButton);
        const QPointF more = rig.view.viewRect(containerNamed("flask")).center() - card;
        QVERIFY(std::hypot(more.x() - 20, more.y() - 50) < 2.5);
        QVERIFY(!rig.view.isPinned(containerNamed("flask")));
    }

    void wheelZoomsAtThePointer() {
        Rig rig;
        const QPointF pointer(300, 250);
        for (const int steps : {1, 2, -1, -4}) {
            const double before = rig.view.zoom();
            const QPointF world = rig.view.camera().toWorld(pointer);
            rig.wheel(pointer, steps);
            QCOMPARE(rig.view.zoom() > before, steps > 0);
            const QPointF drift = rig.view.camera().toScreen(world) - pointer;
            QVERIFY2(std::hypot(drift.x(), drift.y()) < 1, "no further than whole pixels need");
        }
        rig.wheel(pointer, 100);
        QCOMPARE(rig.view.zoom(), Camera::maxZoom);
        rig.wheel(pointer, -200);
        QCOMPARE(rig.view.zoom(), Camera::minZoom);
    }
    void touchpadPansAndPinchesWithCtrl() {
        Rig rig;
        const QPointF card = rig.view.viewRect(containerNamed("flask")).center();
        const double zoom = rig.view.zoom();
        const auto scroll = [&](Qt::KeyboardModifiers modifiers) {
            QWheelEvent event({200, 200}, rig.view.mapToGlobal(QPointF(200, 200)), {12, 30}, {24, 60},
                              Qt::NoButton, modifiers, Qt::ScrollUpdate, false);
            QCoreApplication::sendEvent(&rig.view, &event);
        };
        scroll(Qt::NoModifier);
        QCOMPARE(rig.view.zoom(), zoom);
        const QPointF moved = rig.view.viewRect(containerNamed("flask")).center() - card;
        QVERIFY(std::hypot(moved.x() - 12, moved.y() - 30) < 1.5);
        scroll(Qt::ControlModifier);
        QVERIFY(rig.view.zoom() > zoom);
    }

    void keysZoomAndFit() {
        Rig rig;
        const auto allSeen = [&] {
            return QRectF(rig.view.rect()).contains(rig.view.camera().toScreen(rig.view.scene().bounds()));
        };
        QVERIFY(allSeen()); // the first picture is fitted
        const double fitted = rig.view.zoom();
        QTest::keyClick(&rig.view, Qt::Key_Plus);
        QTest::keyClick(&rig.view, Qt::Key_Plus);
        QTest::keyClick(&rig.view, Qt::Key_Plus);
        QVERIFY(rig.view.zoom() > fitted * 1.5);
        QVERIFY(!allSeen());
        QTest::keyClick(&rig.view, Qt::Key_F);
        QVERIFY(allSeen());
        QTest::keyClick(&rig.view, Qt::Key_Minus);
        QVERIFY(rig.view.zoom() < fitted);
        QTest::keyClick(&rig.view, Qt::Key_0);
        QCOMPARE(rig.view.zoom(), 1.0);
        QTest::keyClick(&rig.view, Qt::Key_0, Qt::ControlModifier);
        QVERIFY(allSeen());
    }
    void largerFontsMakeALargerHundredPercent() {
        Rig rig;
        QSignalSpy told(&rig.view, &ChartView::zoomChanged);
        auto *legend = rig.view.findChild<Legend *>();
        const QSize before = legend->openSize();
        QFont large = rig.view.font();
        large.setPixelSize(21);
        rig.view.setFont(large);
        QTest::keyClick(&rig.view, Qt::Key_0);
        QCOMPARE(rig.view.zoom(), 1.5);
        QCOMPARE(told.last()[0].toDouble(), 1.0);
        QVERIFY(legend->openSize().height() > before.height());
    }
    void arrowsWalkAndEnterActivates() {
        Rig rig;
        rig.selection.select(containerNamed("flask"));
        const auto centre = [&] {
            return rig.view.scene().nodes()[rig.view.scene().node(rig.selection.current())].centre;
        };
        const std::pair<Qt::Key, QPointF> ways[]{
            {Qt::Key_Right, {1, 0}}, {Qt::Key_Left, {-1, 0}}, {Qt::Key_Up, {0, -1}}, {Qt::Key_Down, {0, 1}}};
        std::set<EntityId> reached{rig.selection.current()};
        std::vector<EntityId> open{rig.selection.current()};
        while (!open.empty()) { // from everywhere in every direction
            const EntityId start = open.back();
            open.pop_back();
            for (const auto &[key, way] : ways) {
                rig.selection.select(start);
                const QPointF from = centre();
                QTest::keyClick(&rig.view, key);
                if (rig.selection.current() == start) continue;
                QVERIFY(QPointF::dotProduct(centre() - from, way) > 0);
                QVERIFY(QRectF(rig.view.rect()).contains(rig.view.viewRect(rig.selection.current())));
                if (reached.insert(rig.selection.current()).second) open.push_back(rig.selection.current());
            }
        }
        for (const SceneNode &n : rig.view.scene().nodes()) // no node is out of the keyboard's reach
            if (n.shown() && n.kind != NodeKind::title) QVERIFY2(reached.count(n.id) == 1, n.id.key.c_str());
        QSignalSpy activated(&rig.view, &ChartView::activated);
        QTest::keyClick(&rig.view, Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].value<EntityId>(), rig.selection.current());
        QTest::keyClick(&rig.view, Qt::Key_Escape);
        QVERIFY(rig.selection.current().empty());
        QTest::keyClick(&rig.view, Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        QTest::keyClick(&rig.view, Qt::Key_Down); // from nothing: the one in the middle
        QVERIFY(!rig.selection.current().empty());
    }
    void arrowsBringTheirGoalIntoView() {
        Rig rig(testing::syntheticSnapshot(200, 12), {500, 400});
        for (int i = 0; i < 12; ++i) QTest::keyClick(&rig.view, Qt::Key_Plus);
        QTest::keyClick(&rig.view, Qt::Key_Right);
        for (int i = 0; i < 10; ++i) {
            QTest::keyClick(&rig.view, i % 2 ? Qt::Key_Down : Qt::Key_Right);
            QVERIFY(rig.view.rect().contains(rig.at(rig.selection.current())));
        }
    }

    void contextMenuTellsWhatIsUnderIt() {
        Rig rig;
        QSignalSpy menu(&rig.view, &ChartView::contextMenuRequested);
        const auto ask = [&](QPoint position) {
            QContextMenuEvent event(QContextMenuEvent::Mouse, position, rig.view.mapToGlobal(position));
            QCoreApplication::sendEvent(&rig.view, &event);
        };
        ask(rig.at(containerNamed("flask")));
        ask(emptyPlace(rig));
        QCOMPARE(menu.size(), 2);
        QCOMPARE(menu[0][0].value<EntityId>(), containerNamed("flask"));
        QVERIFY(menu[1][0].value<EntityId>().empty());
    }

    void tooltipIsPlainText() {
        Snapshot s = testing::sampleSnapshot();
        Container c = *s.containers.find(testing::fullId("flask"));
        c.name = "<img src=x><b>bold</b>\n\u202Eevil";
        s.containers.put(std::make_shared<const Container>(c));
        Rig rig(s);
        const QPoint position = rig.at(containerNamed("flask"));
        QHelpEvent event(QEvent::ToolTip, position, rig.view.mapToGlobal(position));
        QCoreApplication::sendEvent(&rig.view, &event);
        QVERIFY(QToolTip::text().contains(QStringLiteral("&lt;img src=x&gt;&lt;b&gt;bold")));
        QVERIFY(QToolTip::text().contains(QStringLiteral("172.17.0.5")));
        QVERIFY(!QToolTip::text().contains(QStringLiteral("<b>")));
        QToolTip::hideText();
    }

    void changesArePaintedAtOnce() {
        Rig rig;
        const QImage before = grab(rig.view);
        Snapshot next = rig.store.snapshot();
        Container c = *next.containers.find(testing::fullId("flask"));
        c.state = ContainerState::paused;
        next.containers.put(std::make_shared<const Container>(c));
        rig.show(next);
        const QImage after = grab(rig.view);
        const QRect card = rig.view.viewRect(containerNamed("flask")).toAlignedRect().adjusted(-3, -3, 3, 3);
        QVERIFY(before.copy(card) != after.copy(card));
        QImage a = before, b = after; // and nothing else is
        QPainter(&a).fillRect(card, Qt::black);
        QPainter(&b).fillRect(card, Qt::black);
        QCOMPARE(a, b);
    }
    void dirtyPaintingGivesTheFullPicture() {
        // Whatever was painted in pieces must look as if painted at once.
        Rig rig;
        std::mt19937 random(4);
        Snapshot now = rig.store.snapshot();
        for (int step = 0; step < 25; ++step) {
            if (step % 5 == 4)
                rig.drag(emptyPlace(rig), emptyPlace(rig) + QPoint(static_cast<int>(random() % 90) - 45, 31));
            if (step % 7 == 3)
                rig.drag(rig.at(containerNamed("flask")), rig.at(containerNamed("flask")) + QPoint(25, -18));
            Container c = *now.containers[random() % now.containers.size()];
            c.state = static_cast<ContainerState>(random() % 8);
            c.publications = {{"", static_cast<std::uint16_t>(random() % 9000), {80, "tcp"}}};
            now.containers.put(std::make_shared<const Container>(c));
            if (step % 4 == 1) now.endpoints.remove(keyOf(*now.endpoints[random() % now.endpoints.size()]));
            rig.show(now);
            now = rig.store.snapshot();
        }
        const QImage pieces = grab(rig.view);
        rig.view.setTheme(lightTheme());
        QCOMPARE(pieces, grab(rig.view));
    }
    void framePaintedComesForEachRevision() {
        Rig rig;
        QSignalSpy spy(&rig.view, &ChartView::framePainted);
        Snapshot same = rig.store.snapshot(); // nothing to see has changed
        rig.show(same);
        QCOMPARE(spy.last()[0].toULongLong(), rig.revision);
    }

    void manyAreArrangedOnAThread() {
        Rig rig(testing::syntheticSnapshot(2000, 40));
        QCOMPARE(rig.view.scene().unplaced(), 0U);
        const QRectF seen = rig.view.camera().toScreen(rig.view.scene().bounds());
        QVERIFY2(QRectF(rig.view.rect()).contains(seen), qPrintable(QStringLiteral("%1 %2 %3 %4 at %5")
                                                                        .arg(seen.left())
                                                                        .arg(seen.top())
                                                                        .arg(seen.right())
                                                                        .arg(seen.bottom())
                                                                        .arg(rig.view.zoom())));
    }
    void closingWhileArrangingIsSafe() {
        for (int i = 0; i < 5; ++i) {
            qt::SnapshotStore store;
            qt::Selection selection;
            ChartView view(store, selection);
            store.apply(std::make_shared<const Snapshot>(testing::syntheticSnapshot(3000, 60)));
        }
        QCoreApplication::processEvents(); // what was posted must not reach what is gone
    }

    void everythingGoesAtOnce() {
        Rig rig;
        rig.selection.select(containerNamed("flask"));
        rig.show(Snapshot{});
        QVERIFY(rig.view.scene().bounds().isNull());
        QVERIFY(!rig.view.message().isEmpty());
        QVERIFY(rig.view.selected().empty());
        QTest::keyClick(&rig.view, Qt::Key_Right);
        QTest::keyClick(&rig.view, Qt::Key_F);
        QTest::mouseClick(&rig.view, Qt::LeftButton, {}, QPoint(400, 400));
        rig.show(testing::sampleSnapshot());
        QVERIFY(rig.view.message().isEmpty());
    }

    void emptyStatesSayWhy() {
        Rig rig(Snapshot{});
        QVERIFY(!rig.view.message().isEmpty()); // no engine
        Snapshot s = testing::sampleSnapshot();
        Snapshot lost = s;
        for (const auto &row : s.engines) {
            Engine e = *row;
            e.state = SourceState::lost;
            e.loss = Loss{s.taken, Error{Errc::refused, "", "", "", 0, nullptr}, std::nullopt};
            lost.engines.put(std::make_shared<const Engine>(e));
        }
        rig.show(s);
        QVERIFY(rig.view.message().isEmpty());
        const QImage live = grab(rig.view);
        rig.show(lost);
        QVERIFY(!rig.view.message().isEmpty());
        const QRect card = rig.view.viewRect(containerNamed("flask")).toAlignedRect(); // greyed
        QVERIFY(grab(rig.view).copy(card) != live.copy(card));
        Snapshot idle; // an engine with its networks and no container
        Engine docker =
            **std::find_if(s.engines.begin(), s.engines.end(), [](const auto &row) { return row->local; });
        idle.engines.put(std::make_shared<const Engine>(docker));
        for (const auto &row : s.networks)
            if (row->engine == docker.key) idle.networks.put(row);
        rig.show(idle);
        const SceneFrame &frame = rig.view.scene().frames()[0];
        QCOMPARE(frame.containers, 0);
        const Theme theme = lightTheme();
        const Faces faces(theme);
        const Inks inks(theme);
        const auto labels = frameLabels(rig.view.scene(), frame, {theme, faces, inks}, 1);
        QCOMPARE(labels.size(), 2U); // its name, and a sentence
        QVERIFY(frame.rect.contains(labels[1].box) &&
                labels[1].text.contains(QStringLiteral("No containers")));
        const QImage sentence =
            grab(rig.view).copy(rig.view.camera().toScreen(labels[1].box).toAlignedRect());
        const QRgb canvas = theme.canvas.rgb();
        bool written = false;
        for (int x = 0; x < sentence.width(); ++x)
            written = written || sentence.pixel(x, sentence.height() / 2) != canvas;
        QVERIFY(written);

        Snapshot connecting;
        Engine e = *s.engines[0];
        e.state = SourceState::connecting;
        e.name.clear();
        connecting.engines.put(std::make_shared<const Engine>(e));
        rig.show(connecting); // an empty frame that says so
        QCOMPARE(rig.view.scene().frames().size(), 1U);
        QVERIFY(!rig.view.scene().frames()[0].rect.isNull());
    }

    void tinyAndOddSizes() {
        for (const QSize size : {QSize(1, 1), QSize(2, 900), QSize(900, 2), QSize(0, 0)}) {
            Rig rig(testing::sampleSnapshot(), {300, 300});
            rig.view.setMinimumSize(0, 0);
            rig.view.resize(size);
            (void)grab(rig.view);
            QTest::keyClick(&rig.view, Qt::Key_F);
            rig.wheel({0, 0}, 3);
            (void)grab(rig.view);
            rig.view.resize(400, 300);
            QTest::keyClick(&rig.view, Qt::Key_F);
            QVERIFY(QRectF(rig.view.rect()).contains(rig.view.camera().toScreen(rig.view.scene().bounds())));
        }
    }

    void followsTheChartUntilThePersonLooksElsewhere() {
        Rig rig;
        Snapshot more = rig.store.snapshot();
        const Snapshot many = testing::syntheticSnapshot(60, 5);
        for (const auto &row : many.engines) more.engines.put(row);
        for (const auto &row : many.networks) more.networks.put(row);
        for (const auto &row : many.containers) more.containers.put(row);
        for (const auto &row : many.endpoints) more.endpoints.put(row);
        Snapshot before = rig.store.snapshot();
        rig.show(more);
        QVERIFY(QRectF(rig.view.rect()).contains(rig.view.camera().toScreen(rig.view.scene().bounds())));
        rig.show(before);
        rig.wheel({100, 100}, 3);
        const Camera chosen = rig.view.camera();
        rig.show(more);
        QVERIFY(rig.view.camera() == chosen);
    }

    void placesSurviveARestart() {
        QByteArray state;
        std::map<EntityId, QPointF> before;
        {
            Rig rig;
            rig.drag(rig.at(containerNamed("sniffer")), rig.at(containerNamed("sniffer")) + QPoint(40, 60));
            state = rig.view.saveState();
            before = rig.places();
        }
        qt::SnapshotStore store;
        qt::Selection selection;
        ChartView view(store, selection);
        QVERIFY(view.restoreState(state));
        store.apply(std::make_shared<const Snapshot>(testing::sampleSnapshot()));
        for (const SceneNode &n : view.scene().nodes())
            if (n.shown()) QVERIFY(QLineF(n.centre, before.at(n.id)).length() < 1);
        QVERIFY(view.isPinned(containerNamed("sniffer")));
        QVERIFY(!view.restoreState("nonsense"));
    }

    void legendFolds() {
        Rig rig;
        auto *legend = rig.view.findChild<Legend *>();
        QVERIFY(legend && legend->isVisible());
        QVERIFY(rig.view.rect().contains(legend->geometry()));
        auto *fold = legend->findChild<QWidget *>(QStringLiteral("legendFold"));
        QTest::mouseClick(fold, Qt::LeftButton);
        QVERIFY(legend->isFolded() && legend->width() < 60);
        QVERIFY(rig.view.rect().contains(legend->geometry()));
        QTest::keyClick(fold, Qt::Key_Space);
        QVERIFY(!legend->isFolded());
    }

    void screenReadersWalkTheNodes() {
        Rig rig;
        QAccessible::setActive(true);
        QAccessibleInterface *chart = QAccessible::queryAccessibleInterface(&rig.view);
        QVERIFY(chart);
        std::map<QString, QAccessibleInterface *> byName;
        for (int i = 0; i < chart->childCount(); ++i) {
            QAccessibleInterface *child = chart->child(i);
            QVERIFY(child);
            QCOMPARE(chart->indexOfChild(child), i);
            byName[child->text(QAccessible::Name)] = child;
        }
        QAccessibleInterface *flask = byName[QStringLiteral("flask")];
        QVERIFY(flask);
        QCOMPARE(flask->role(), QAccessible::ListItem);
        QCOMPARE(flask->parent(), chart);
        const QString description = flask->text(QAccessible::Description);
        for (const char *word : {"running", "172.17.0.5", "bridge", "dnmonster", "redis_ambassador"})
            QVERIFY2(description.contains(QLatin1String(word)), word);
        QVERIFY(flask->rect().contains(rig.view.mapToGlobal(rig.at(containerNamed("flask")))));
        QCOMPARE(chart->childAt(flask->rect().center().x(), flask->rect().center().y()), flask);
        QVERIFY(!flask->state().selected);
        flask->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(rig.selection.current(), containerNamed("flask"));
        QVERIFY(flask->state().selected);
        rig.view.setFocus();
        QTRY_VERIFY(rig.view.hasFocus());
        QCOMPARE(chart->focusChild(), flask);
        rig.show(Snapshot{});
        QVERIFY(!flask->isValid());
        QCOMPARE(chart->childCount(), 1); // the legend
    }

    void looksOfBothThemesDiffer() {
        Rig rig;
        const QImage light = grab(rig.view);
        rig.view.setTheme(darkTheme());
        const QImage dark = grab(rig.view);
        QCOMPARE(light.pixelColor(3, 3), lightTheme().canvas);
        QCOMPARE(dark.pixelColor(3, 3), darkTheme().canvas);
    }
};

QTEST_MAIN(TestGraphView)
#include "tst_graph_view.moc"
