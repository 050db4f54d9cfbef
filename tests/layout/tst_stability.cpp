// Nothing dances: a thousand events, what they move, what relaxing moves, and how good the picture is.

#include <QTest>
#include <cmath>
#include <random>

#include "model/layout/occupancy.h"
#include "tests/support/layout_quality.h"

using namespace portolan;
using namespace portolan::layout;
using namespace portolan::testing;

Q_DECLARE_METATYPE(portolan::layout::Kind)
Q_DECLARE_METATYPE(portolan::testing::GraphKind)

namespace {

constexpr double still = 0.003; // of the diagonal

/// A chart that lives: containers and networks come and go.
struct World {
    Graph graph;
    std::vector<std::optional<Point>> at;
    std::mt19937 random;
    int made = 0;

    World(Graph g, unsigned seed) : graph(std::move(g)), at(graph.nodes.size()), random(seed) {}

    std::uint32_t below(std::size_t many) { return static_cast<std::uint32_t>(random() % many); }
    void add(Role role) {
        Node node;
        node.role = role;
        node.id = {role == Role::hub ? EntityKind::network : EntityKind::container,
                   "new" + std::to_string(made++)};
        node.frame = graph.nodes[below(graph.nodes.size())].frame;
        node.size = role == Role::hub ? Size{136, 38} : Size{170, 56};
        graph.nodes.push_back(node);
        at.emplace_back();
    }
    void remove(std::uint32_t gone) {
        std::erase_if(graph.edges, [&](const Edge &e) { return e.a == gone || e.b == gone; });
        for (Edge &e : graph.edges) e.a -= e.a > gone, e.b -= e.b > gone;
        graph.nodes.erase(graph.nodes.begin() + gone);
        at.erase(at.begin() + gone);
    }
    void event() {
        const std::uint32_t dice = below(10);
        if (dice < 5) {
            std::vector<std::uint32_t> hubs;
            for (std::uint32_t i = 0; i < graph.nodes.size(); ++i)
                if (graph.nodes[i].role == Role::hub) hubs.push_back(i);
            add(Role::container);
            const auto self = static_cast<std::uint32_t>(graph.nodes.size() - 1);
            for (std::uint32_t k = 1 + below(2); k > 0 && !hubs.empty(); --k)
                graph.edges.push_back({self, hubs[below(hubs.size())]});
        } else if (dice < 6) {
            add(Role::hub);
        } else if (graph.nodes.size() > 20) {
            remove(below(graph.nodes.size()));
        }
    }
};

} // namespace

class TestStability : public QObject {
    Q_OBJECT
private slots:
    void aThousandEvents_data() {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<GraphKind>("graph");
        QTest::addRow("map, docker") << Kind::map << GraphKind::docker;
        QTest::addRow("map, projects") << Kind::map << GraphKind::manyProjects;
        QTest::addRow("map, one hub") << Kind::map << GraphKind::oneBigHub;
        QTest::addRow("rails") << Kind::rails << GraphKind::docker;
        QTest::addRow("layers") << Kind::layers << GraphKind::docker;
    }
    void aThousandEvents() {
        QFETCH(Kind, kind);
        QFETCH(GraphKind, graph);
        const auto layout = makeLayout(kind);
        World world(makeGraph(graph, 200), 7);
        double relaxed = 0;
        for (int event = 0; event < 1000; ++event) {
            world.event();
            const auto placed = layout->place(world.graph, world.at, {});
            QVERIFY(placed);
            for (std::size_t i = 0; i < world.at.size(); ++i) // what stands never moves
                QVERIFY(!world.at[i] || stays(*placed, i, *world.at[i]));
            world.at.assign(placed->points.begin(), placed->points.end());
            if (event % 50 != 49) continue;
            QCOMPARE(firstOverlap(world.graph, *placed), std::string());
            const auto calmer = layout->relax(world.graph, placed->points, {});
            if (!calmer) continue;
            QCOMPARE(firstOverlap(world.graph, *calmer), std::string());
            relaxed += meanMove(placed->points, calmer->points);
            world.at.assign(calmer->points.begin(), calmer->points.end());
        }
        QVERIFY2(relaxed / 1000 <= still, qPrintable(QString::number(relaxed / 1000))); // an event's share
        QVERIFY(kind == Kind::map || relaxed == 0);
    }

    void relaxingMovesLittle_data() {
        QTest::addColumn<GraphKind>("graph");
        QTest::addRow("docker") << GraphKind::docker;
        QTest::addRow("projects") << GraphKind::manyProjects;
        QTest::addRow("one hub") << GraphKind::oneBigHub;
    }
    void relaxingMovesLittle() {
        QFETCH(GraphKind, graph);
        Graph g = makeGraph(graph, 1500);
        const auto map = makeMapLayout();
        auto now = map->place(g, {}, {})->points;
        g.nodes[40].pinned = now[40];
        std::mt19937 random(3);
        for (int step = 0; step < 10; ++step) {
            grow(g, g.nodes.size() / 100, random);
            std::vector<std::optional<Point>> known(now.begin(), now.end());
            known.resize(g.nodes.size());
            now = map->place(g, known, {})->points;
            const auto calmer = map->relax(g, now, {});
            if (!calmer) continue;
            QVERIFY(calmer->points[40] == now[40]);
            QVERIFY2(meanMove(now, calmer->points) <= 0.01,
                     qPrintable(QString::number(meanMove(now, calmer->points))));
            QCOMPARE(firstOverlap(g, *calmer), std::string());
            now = calmer->points;
        }
        // The picture is about as good as if it had been drawn afresh.
        const double kept = quality(g, now).stress, fresh = quality(g, map->place(g, {}, {})->points).stress;
        QVERIFY2(kept <= fresh * 1.06 + 0.005, qPrintable(QStringLiteral("%1 %2").arg(kept).arg(fresh)));
    }

    void relaxingLeavesSmallChartsAlone() {
        const Graph g = makeGraph(GraphKind::docker, 40);
        const auto map = makeMapLayout();
        QVERIFY(!map->relax(g, map->place(g, {}, {})->points, {}));
        QVERIFY(!map->relax(g, {}, {})); // places of another graph
    }

    void relaxingMovesFramesApart() {
        Graph g;
        std::vector<Point> now;
        for (int f = 0; f < 2; ++f)
            for (int i = 0; i < 3; ++i) {
                Node n;
                n.id.key = std::to_string(f) + "-" + std::to_string(i);
                n.frame.key = std::to_string(f);
                n.size = {170, 56};
                g.nodes.push_back(n);
                now.push_back({f * 100.0 + 300.0 * i, f * 100.0});
            }
        const auto apart = makeMapLayout()->relax(g, now, {});
        QVERIFY(apart);
        Box a = Box::around(apart->points[0], g.nodes[0].size),
            b = Box::around(apart->points[3], g.nodes[3].size);
        for (std::size_t i = 1; i < 3; ++i) {
            a.include(Box::around(apart->points[i], g.nodes[i].size));
            b.include(Box::around(apart->points[i + 3], g.nodes[i].size));
        }
        QVERIFY(!a.grown({40, 40}).overlaps(b));
        QVERIFY(apart->points[0] == now[0]); // the first one stays
    }

    void betterThanRows_data() { relaxingMovesLittle_data(); }
    void betterThanRows() {
        QFETCH(GraphKind, graph);
        const Graph g = makeGraph(graph, 1000);
        const auto positions = makeMapLayout()->place(g, {}, {});
        std::vector<Point> rows; // the plainest of all layouts
        for (std::size_t i = 0; i < g.nodes.size(); ++i)
            rows.push_back({static_cast<double>(i % 25) * 220, static_cast<double>(i / 25) * 100});
        const LayoutQuality own = quality(g, positions->points), plain = quality(g, rows);
        QCOMPARE(own.overlaps, 0.0);
        QVERIFY2(own.stress < plain.stress * 0.75,
                 qPrintable(QStringLiteral("%1 %2").arg(own.stress).arg(plain.stress)));
        QVERIFY2(own.crossings < plain.crossings * 0.4,
                 qPrintable(QStringLiteral("%1 %2").arg(own.crossings).arg(plain.crossings)));
        QVERIFY(own.stress < 0.2);
    }

    void smallChartsAreClear() {
        for (unsigned seed = 1; seed <= 8; ++seed) {
            const Graph g = makeGraph(GraphKind::manyProjects, 30, seed);
            const auto positions = makeMapLayout()->place(g, {}, {});
            QVERIFY(quality(g, positions->points).crossings < 0.1);
            int behind = 0; // lines behind cards
            for (const Edge &e : g.edges)
                for (std::uint32_t i = 0; i < g.nodes.size(); ++i)
                    behind += i != e.a && i != e.b &&
                              crosses(Box::around(positions->points[i], g.nodes[i].size),
                                      positions->points[e.a], positions->points[e.b]);
            QVERIFY2(behind <= 1, qPrintable(QStringLiteral("%1: %2").arg(seed).arg(behind)));
        }
    }
};

QTEST_GUILESS_MAIN(TestStability)
#include "tst_stability.moc"
