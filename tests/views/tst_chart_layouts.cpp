#include <QAccessible>

#include "tests/views/chart_rig.h"
#include "views/graph/painter.h"

using namespace portolan;
using namespace portolan::views;
using testing::ChartRig;
using testing::containerNamed;

namespace {

/// How far the thing that moved most is from where it was.
double furthest(const std::map<EntityId, QPointF> &a, const std::map<EntityId, QPointF> &b) {
    double most = 0;
    for (const auto &[id, at] : a)
        if (const auto there = b.find(id); there != b.end())
            most = std::max(most, QLineF(at, there->second).length());
    return most;
}

} // namespace

class TestChartLayouts : public QObject {
    Q_OBJECT
private slots:
    void aNewLayoutIsGlidedTo() {
        ChartRig rig;
        const auto before = rig.places();
        QSignalSpy told(&rig.view, &ChartView::arrangementChanged);
        rig.view.setLayout(layout::Kind::rails);
        QCOMPARE(told.size(), 1);
        QCOMPARE(rig.places(), before); // nothing jumps: it is seen where it was until the places are known
        QTRY_VERIFY(rig.view.gliding());
        QElapsedTimer clock;
        clock.start();
        bool between = false;
        while (rig.view.gliding() && clock.elapsed() < 5000) {
            QTest::qWait(5);
            const SceneNode &n = rig.node(containerNamed("flask"));
            between = between || (n.centre != n.goal && n.centre != before.at(n.id));
        }
        QVERIFY(between);
        QVERIFY(clock.elapsed() < 2000);
        rig.settle();
        for (const SceneNode &n : rig.view.scene().nodes())
            if (n.seen()) QCOMPARE(n.centre, n.goal);
    }

    void reducedMotionIsThereAtOnce() {
        ChartRig rig;
        rig.view.setReducedMotion(true);
        rig.view.setLayout(layout::Kind::layers);
        while (rig.view.scene().awaitsPlaces()) {
            QVERIFY(!rig.view.gliding());
            QTest::qWait(1);
        }
        QVERIFY(!rig.view.gliding());
        rig.settle();
    }

    void aClickEndsAGlideAtItsGoal() {
        ChartRig rig;
        rig.view.setLayout(layout::Kind::rails);
        QTRY_VERIFY(rig.view.gliding());
        QTest::mouseClick(&rig.view, Qt::LeftButton, {}, {3, 3});
        QVERIFY(!rig.view.gliding());
        for (const SceneNode &n : rig.view.scene().nodes())
            if (n.seen()) QCOMPARE(n.centre, n.goal);
    }

    void theNextLayoutCancelsTheLast() {
        ChartRig rig(testing::syntheticSnapshot(400, 12));
        for (const auto kind :
             {layout::Kind::rails, layout::Kind::layers, layout::Kind::map, layout::Kind::rails})
            rig.view.setLayout(kind);
        rig.settle();
        QCOMPARE(rig.view.arrangement().kind, layout::Kind::rails);
        int bars = 0; // of rails, not of any layout before
        for (const SceneNode &n : rig.view.scene().nodes())
            bars += n.kind == NodeKind::hub && n.size.width() > 150;
        QVERIFY(bars > 3);
    }

    void railsAreBarsFromWhichContainersHang() {
        ChartRig rig;
        rig.view.setReducedMotion(true);
        rig.view.setLayout(layout::Kind::rails);
        rig.settle();
        int hanging = 0;
        const Scene &scene = rig.view.scene();
        for (const SceneEdge &e : scene.edges()) {
            if (e.kind != EdgeKind::endpoint || !scene.drawn(e)) continue;
            const QRectF bar = scene.nodes()[e.b].rect();
            QVERIFY(e.shape.valid);
            QVERIFY(e.shape.curve[3].x() >= bar.left() && e.shape.curve[3].x() <= bar.right());
            ++hanging;
        }
        QVERIFY(hanging > 4);
        rig.view.setLayout(layout::Kind::map);
        rig.settle();
        for (const SceneNode &n : scene.nodes())
            if (n.seen() && n.kind == NodeKind::hub) QVERIFY(n.size.width() < 150);
    }

    /// Newcomers on one network: its bar grows, and lines and hit-test know it.
    void aBarGrowsWithWhatJoins() {
        ChartRig rig;
        rig.view.setReducedMotion(true);
        rig.view.setLayout(layout::Kind::rails);
        rig.settle();
        const Snapshot before = rig.store.snapshot();
        const auto barOf = [&](const Endpoint &e) {
            return rig.node(networkId(e.engine, e.network)).size.width();
        };
        Endpoint like = **before.endpoints.begin(); // on the shortest bar
        for (const auto &e : before.endpoints)
            if (barOf(*e) < barOf(like)) like = *e;
        const EntityId hub = networkId(like.engine, like.network);
        const auto map = rig.places();
        const double width = rig.node(hub).size.width();
        Snapshot s = before;
        for (int i = 0; i < 16; ++i) {
            Container c = *before.containers.find(std::string_view(like.container.value));
            c.name = "joins-" + std::to_string(i);
            c.id = ContainerId(testing::fullId(c.name));
            Endpoint e = like;
            e.container = c.id;
            e.ipv4 = "172.18.7." + std::to_string(i);
            s.containers.put(std::make_shared<const Container>(std::move(c)));
            s.endpoints.put(std::make_shared<const Endpoint>(std::move(e)));
        }
        rig.show(s);
        rig.settle();
        const QRectF bar = rig.node(hub).rect();
        QVERIFY2(bar.width() > width + 50, qPrintable(QString::number(bar.width() - width)));
        for (const auto &[id, at] : map) // and nothing else moved
            if (id != hub) QCOMPARE(rig.node(id).centre, at);
        const Scene &scene = rig.view.scene();
        for (int i = 0; i < 16; ++i) { // it reaches over each of them
            const QRectF card = rig.node(containerNamed("joins-" + std::to_string(i))).rect();
            QVERIFY2(bar.left() <= card.left() + 0.5 && card.right() <= bar.right() + 0.5 &&
                         card.top() > bar.bottom(),
                     qPrintable(QString::number(i)));
        }
        for (const Index e : rig.node(hub).edges)
            QVERIFY(scene.edges()[e].shape.curve[3].x() <= bar.right() &&
                    scene.edges()[e].shape.curve[3].x() >= bar.left());
        for (const double x : {bar.left() + 3, bar.right() - 3})
            QCOMPARE(scene.nodeAt({x, bar.center().y()}), scene.node(hub));
    }

    void whatIsWrittenOnLinesHasRoom_data() {
        QTest::addColumn<int>("kind");
        for (int kind = 0; kind < 3; ++kind) QTest::addRow("layout %d", kind) << kind;
    }
    /// All pills are seen, and those of lines within one frame in it.
    void whatIsWrittenOnLinesHasRoom() {
        QFETCH(int, kind);
        ChartRig rig;
        rig.view.setReducedMotion(true);
        rig.view.setLayout(static_cast<layout::Kind>(kind));
        rig.settle();
        const Scene &scene = rig.view.scene();
        const Theme theme = lightTheme();
        const Faces faces(theme);
        const Inks inks(theme);
        const Look look{theme, faces, inks};
        LabelCache cache;
        cache.makeRoom(scene, look, scene.bounds().adjusted(-200, -200, 200, 200));
        int pills = 0;
        for (const SceneEdge &e : scene.edges()) {
            const QRectF pill = scene.drawn(e) ? pillOf(e, look).box : QRectF();
            if (pill.isEmpty()) continue;
            ++pills;
            QVERIFY2(cache.hasRoom(scene, e), qPrintable(edgeText(e)));
            const SceneFrame *frame = scene.frameOf(scene.nodes()[e.a]);
            if (frame && (e.dangling() || frame == scene.frameOf(scene.nodes()[e.b])))
                QVERIFY2(frame->rect.contains(pill), qPrintable(edgeText(e)));
        }
        QVERIFY2(pills >= 5, qPrintable(QString::number(pills)));
    }

    void layersHaveHostPortsAndTheOutside() {
        Snapshot s = testing::sampleSnapshot();
        Container c = *s.containers.find(std::string_view(containerNamed("flask").key));
        c.publications = {
            {"0.0.0.0", 8080, {80, "tcp"}}, {"127.0.0.1", 8443, {443, "tcp"}}, {"::", 8080, {80, "tcp"}}};
        s.containers.put(std::make_shared<const Container>(c));
        ChartRig rig(s);
        rig.view.setReducedMotion(true);
        const auto ports = [&] {
            std::vector<const SceneNode *> out;
            for (const SceneNode &n : rig.view.scene().nodes())
                if (n.seen() && n.hostPort() && n.hostPort()->container == c.id) out.push_back(&n);
            return out;
        };
        const auto outside = [&] {
            return std::count_if(rig.view.scene().nodes().begin(), rig.view.scene().nodes().end(),
                                 [](const SceneNode &n) { return n.seen() && n.kind == NodeKind::outside; });
        };
        QCOMPARE(ports().size(), 0U);
        rig.view.setLayout(layout::Kind::layers);
        rig.settle();
        QCOMPARE(ports().size(), 2U); // one for both families
        QCOMPARE(outside(), 1);
        for (const SceneNode *port : ports()) {
            QCOMPARE(port->edges.size(), 2U);
            QVERIFY(port->centre.y() < rig.node(idOf(c)).centre.y());
            QVERIFY(!rig.view.viewRect(port->id).isNull());
        }
        c.publications.resize(1);
        s = rig.store.snapshot();
        s.containers.put(std::make_shared<const Container>(c));
        rig.show(s);
        QCOMPARE(ports().size(), 1U);
        rig.view.setLayout(layout::Kind::map);
        rig.settle();
        QCOMPARE(ports().size(), 0U);
        QCOMPARE(outside(), 0);
    }

    void eachArrangementRemembersItsPlacesAndPins() {
        ChartRig rig;
        rig.view.setReducedMotion(true);
        const auto map = rig.places();
        rig.view.setLayout(layout::Kind::rails);
        rig.settle();
        const EntityId flask = containerNamed("flask");
        rig.view.setPinned(flask, true);
        const auto rails = rig.places();
        QVERIFY(furthest(map, rails) > 50);
        rig.view.setLayout(layout::Kind::map);
        rig.settle();
        QVERIFY(furthest(map, rig.places()) < 1);
        QVERIFY(!rig.view.isPinned(flask));
        const QByteArray state = rig.view.saveState();

        ChartRig next(Snapshot{});
        next.view.setReducedMotion(true);
        QVERIFY(next.view.restoreState(state));
        next.show(testing::sampleSnapshot());
        QVERIFY(furthest(map, next.places()) < 1);
        next.view.setLayout(layout::Kind::rails);
        next.settle();
        QVERIFY(furthest(rails, next.places()) < 1.5);
        QVERIFY(next.view.isPinned(flask));
    }

    void arrangingAgainCanBeUndone() {
        ChartRig rig;
        rig.view.setReducedMotion(true);
        const EntityId flask = containerNamed("flask"), pinned = containerNamed("dnmonster");
        rig.view.setPinned(pinned, true);
        const QPoint from = rig.at(flask);
        QTest::mousePress(&rig.view, Qt::LeftButton, {}, from);
        QTest::mouseMove(&rig.view, from + QPoint(60, 150));
        QTest::mouseRelease(&rig.view, Qt::LeftButton, {}, from + QPoint(60, 150));
        rig.view.setPinned(flask, false);
        const auto before = rig.places();
        QVERIFY(!rig.view.canUndo());
        rig.view.arrangeAgain();
        rig.settle();
        QVERIFY(rig.view.canUndo());
        QVERIFY(QLineF(before.at(flask), rig.places().at(flask)).length() > 5);
        QCOMPARE(rig.places().at(pinned), before.at(pinned));
        QTest::keyClick(&rig.view, Qt::Key_Z, Qt::ControlModifier);
        rig.settle();
        QVERIFY(furthest(before, rig.places()) < 0.01);
        QVERIFY(!rig.view.canUndo());
    }

    void whatComesDuringAGlideHasAPlaceToo() {
        ChartRig rig;
        rig.view.setLayout(layout::Kind::rails);
        Snapshot s = rig.store.snapshot();
        Container c = **s.containers.begin();
        c.id = ContainerId(testing::fullId("late"));
        c.name = "late";
        s.containers.put(std::make_shared<const Container>(c));
        const ContainerId gone = s.containers[1]->id;
        s.containers.remove(gone.value);
        rig.show(s);
        rig.settle();
        QVERIFY(!rig.view.viewRect(containerNamed("late")).isNull());
        QVERIFY(rig.view.viewRect(containerId(gone)).isNull());
    }

    void endsAndWalks() {
        ChartRig rig;
        QTest::keyClick(&rig.view, Qt::Key_Home);
        const EntityId first = rig.selection.current();
        QTest::keyClick(&rig.view, Qt::Key_End);
        const EntityId last = rig.selection.current();
        QVERIFY(!first.empty() && !last.empty() && first != last);
        for (const SceneNode &n : rig.view.scene().nodes())
            if (n.seen() && n.kind != NodeKind::title) {
                QVERIFY(n.centre.y() >= rig.node(first).centre.y());
                QVERIFY(n.centre.y() <= rig.node(last).centre.y());
            }
    }

    void linesAreToldToScreenReaders() {
        ChartRig rig;
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&rig.view);
        const Link link = *rig.store.snapshot().links[0];
        bool found = false;
        for (int i = 0; i < list->childCount(); ++i) {
            QAccessibleInterface *child = list->child(i);
            QVERIFY(child && child->isValid());
            const QString name = child->text(QAccessible::Name);
            if (child->object() == nullptr) QVERIFY(!name.isEmpty());
            if (!name.startsWith(QStringLiteral("flask →"))) continue;
            const QString what = child->text(QAccessible::Description);
            found = found || what.contains(QString::fromStdString(link.alias));
            QVERIFY(!child->rect().isEmpty());
        }
        QVERIFY(found);
    }
};

QTEST_MAIN(TestChartLayouts)
#include "tst_chart_layouts.moc"
