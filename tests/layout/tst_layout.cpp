#include <QTest>
#include <cmath>
#include <random>
#include <set>
#include <thread>

#include "model/layout/layout.h"
#include "model/layout/occupancy.h"

using namespace portolan;
using namespace portolan::layout;

namespace {

constexpr Size card{170, 56}, hub{136, 38}, titleSize{240, 24}, cylinder{150, 66};

struct Builder {
    Graph graph;

    std::uint32_t node(const std::string &name, const std::string &host, Size size, bool isHub = false,
                       bool isTitle = false) {
        Node n;
        n.id = EntityId{isTitle ? EntityKind::engine
                        : isHub ? EntityKind::network
                                : EntityKind::container,
                        name};
        if (!host.empty()) n.frame = EntityId{EntityKind::engine, host};
        n.size = size;
        n.role = isTitle ? Role::title : isHub ? Role::hub : host.empty() ? Role::source : Role::container;
        graph.nodes.push_back(n);
        return static_cast<std::uint32_t>(graph.nodes.size() - 1);
    }
    std::uint32_t host(const std::string &name) { return node(name, name, titleSize, false, true); }
    std::uint32_t star(const std::string &name, const std::string &hostName, int members) {
        const auto centre = node(name, hostName, hub, true);
        for (int i = 0; i < members; ++i) edge(node(name + "-" + std::to_string(i), hostName, card), centre);
        return centre;
    }
    void edge(std::uint32_t a, std::uint32_t b) { graph.edges.push_back({a, b}); }
};

using Known = std::vector<std::optional<Point>>;

Positions place(const Graph &graph, Known known = {}) {
    known.resize(graph.nodes.size());
    auto result = makeMapLayout()->place(graph, known, {});
    Q_ASSERT(result);
    return *result;
}

Known knownFrom(const Positions &positions) {
    Known known;
    for (const Point &p : positions.points) known.emplace_back(p);
    return known;
}

Box boxOf(const Graph &graph, const Positions &positions, std::size_t i) {
    return Box::around(positions.points[i], graph.nodes[i].size);
}

/// Names of the first two things that stand on one another, or empty. A sweep: 10,000 boxes are checked too.
QString overlap(const Graph &graph, const Positions &positions, double gap = 0) {
    std::vector<std::size_t> order(graph.nodes.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return boxOf(graph, positions, a).left < boxOf(graph, positions, b).left;
    });
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Box a = boxOf(graph, positions, order[i]).grown({gap, gap});
        for (std::size_t k = i + 1; k < order.size(); ++k) {
            const Box b = boxOf(graph, positions, order[k]);
            if (b.left >= a.right) break;
            if (a.overlaps(b))
                return QString::fromStdString(graph.nodes[order[i]].id.key + " on " +
                                              graph.nodes[order[k]].id.key);
        }
    }
    return {};
}

double distance(const Point &a, const Point &b) { return std::hypot(a.x - b.x, a.y - b.y); }

Graph randomGraph(unsigned seed, int hosts, int containers, int networks) {
    std::mt19937 random(seed);
    Builder b;
    std::vector<std::vector<std::uint32_t>> hubs(static_cast<std::size_t>(hosts)),
        cards(static_cast<std::size_t>(hosts));
    for (int h = 0; h < hosts; ++h) b.host("h" + std::to_string(h));
    for (int i = 0; i < networks; ++i) {
        const auto h = random() % static_cast<unsigned>(hosts);
        hubs[h].push_back(b.node("net" + std::to_string(i), "h" + std::to_string(h), hub, true));
    }
    for (int i = 0; i < containers; ++i) {
        const auto h = random() % static_cast<unsigned>(hosts);
        const auto c = b.node("c" + std::to_string(i), "h" + std::to_string(h), card);
        cards[h].push_back(c);
        for (unsigned k = random() % 3; k > 0 && !hubs[h].empty(); --k)
            b.edge(c, hubs[h][random() % hubs[h].size()]);
        if (random() % 10 == 0) b.edge(c, cards[h][random() % cards[h].size()]);
    }
    for (int i = 0; i < 2; ++i) {
        const auto e = b.node("etcd" + std::to_string(i), "", cylinder);
        for (int k = 0; k < 3 && containers > 0; ++k)
            b.edge(e, cards[0].empty() ? 0 : cards[0][random() % cards[0].size()]);
    }
    return b.graph;
}

} // namespace

class TestLayout : public QObject {
    Q_OBJECT
private slots:
    void nothingOverlaps_data() {
        QTest::addColumn<int>("hosts");
        QTest::addColumn<int>("containers");
        QTest::addColumn<int>("networks");
        for (const auto &[hosts, containers, networks] : {std::tuple{1, 1, 1},
                                                          {1, 2, 1},
                                                          {1, 3, 1},
                                                          {1, 4, 1},
                                                          {1, 5, 1},
                                                          {1, 6, 1},
                                                          {1, 7, 1},
                                                          {1, 8, 1},
                                                          {1, 9, 1},
                                                          {1, 11, 1},
                                                          {1, 13, 1},
                                                          {1, 40, 1},
                                                          {1, 0, 5},
                                                          {1, 30, 0},
                                                          {2, 12, 3},
                                                          {3, 60, 9},
                                                          {5, 300, 40},
                                                          {1, 1000, 50}})
            QTest::addRow("%d hosts, %d containers, %d networks", hosts, containers, networks)
                << hosts << containers << networks;
    }
    void nothingOverlaps() {
        QFETCH(int, hosts);
        QFETCH(int, containers);
        QFETCH(int, networks);
        for (unsigned seed = 1; seed <= 5; ++seed) {
            const Graph graph = randomGraph(seed, hosts, containers, networks);
            const Positions positions = place(graph);
            QCOMPARE(positions.points.size(), graph.nodes.size());
            for (const Point &p : positions.points) QVERIFY(std::isfinite(p.x) && std::isfinite(p.y));
            QCOMPARE(overlap(graph, positions, 8), QString());
        }
    }

    void hubStandsAmongItsContainers() {
        Builder b;
        b.host("h");
        const auto centre = b.star("bridge", "h", 4);
        const Positions p = place(b.graph);
        double above = 0, below = 0;
        for (std::size_t i = centre + 1; i < b.graph.nodes.size(); ++i) {
            QVERIFY(distance(p.points[i], p.points[centre]) < 320);
            (p.points[i].y < p.points[centre].y ? above : below) += 1;
        }
        QCOMPARE(above, 2.0);
        QCOMPARE(below, 2.0);
    }

    void hostsAreColumnsSideBySide() {
        Graph graph = randomGraph(3, 4, 200, 20);
        graph.aspect = 4;
        const Positions p = place(graph);
        std::map<std::string, Box> columns;
        for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
            const Box box = boxOf(graph, p, i);
            if (graph.nodes[i].frame.empty()) {
                QVERIFY(box.right < -40); // what has no host stands left of all of them
                continue;
            }
            const auto [at, isNew] = columns.try_emplace(graph.nodes[i].frame.key, box);
            if (!isNew) at->second.include(box);
        }
        QCOMPARE(columns.size(), 4U);
        std::vector<Box> order;
        for (const auto &[name, box] : columns) order.push_back(box);
        std::sort(order.begin(), order.end(), [](const Box &a, const Box &b) { return a.left < b.left; });
        for (std::size_t i = 1; i < order.size(); ++i) QVERIFY(order[i].left >= order[i - 1].right + 40);
    }

    void hostsFillTheView_data() {
        QTest::addColumn<double>("aspect");
        QTest::addColumn<int>("columns");
        QTest::newRow("tall") << 0.5 << 1;
        QTest::newRow("usual") << 1.6 << 3;
        QTest::newRow("wide") << 4.0 << 4;
    }
    void hostsFillTheView() {
        QFETCH(double, aspect);
        QFETCH(int, columns);
        Graph graph = randomGraph(3, 4, 200, 20);
        graph.aspect = aspect;
        const Positions p = place(graph);
        std::set<double> lefts;
        for (std::size_t i = 0; i < graph.nodes.size(); ++i)
            if (graph.nodes[i].role == Role::title) lefts.insert(std::round(boxOf(graph, p, i).left / 200));
        QCOMPARE(int(lefts.size()), columns);
    }

    void titleIsTopLeftOfItsStrip() {
        const Graph graph = randomGraph(4, 2, 40, 4);
        const Positions p = place(graph);
        for (std::size_t t = 0; t < graph.nodes.size(); ++t) {
            if (graph.nodes[t].role != Role::title) continue;
            const Box title = boxOf(graph, p, t);
            for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
                if (i == t || graph.nodes[i].frame != graph.nodes[t].frame) continue;
                QVERIFY(boxOf(graph, p, i).top >= title.bottom);
                QVERIFY(boxOf(graph, p, i).left >= title.left - 0.5);
            }
        }
    }

    void sameInputGivesSamePicture() {
        const Graph graph = randomGraph(7, 3, 400, 30);
        QVERIFY(place(graph).points == place(graph).points);
    }

    void knownStayAndNewcomersStandBesideTheirNeighbours() {
        Graph graph = randomGraph(11, 2, 150, 12);
        const Positions before = place(graph);
        Known known = knownFrom(before);
        const std::size_t old = graph.nodes.size();
        // One newcomer for each network, one beside another container, one that knows nobody, a network.
        std::vector<std::pair<std::size_t, std::size_t>> beside;
        for (std::uint32_t i = 0; i < old; ++i) {
            const bool guest = graph.nodes[i].id.key == "c3";
            if (graph.nodes[i].role != Role::hub && !guest) continue;
            Node n = graph.nodes[i];
            n.id = EntityId{EntityKind::container, "new" + std::to_string(i)};
            n.role = Role::container;
            n.size = card;
            graph.nodes.push_back(n);
            graph.edges.push_back({static_cast<std::uint32_t>(graph.nodes.size() - 1), i});
            beside.emplace_back(graph.nodes.size() - 1, i);
        }
        Node loner = graph.nodes[5];
        loner.id.key = "loner";
        loner.role = Role::container;
        loner.size = card;
        loner.frame = graph.nodes[0].frame;
        graph.nodes.push_back(loner);
        Node network = loner;
        network.id = EntityId{EntityKind::network, "fresh"};
        network.role = Role::hub;
        network.size = hub;
        graph.nodes.push_back(network);
        const Positions after = place(graph, known);
        for (std::size_t i = 0; i < old; ++i) QVERIFY(after.points[i] == before.points[i]);
        QCOMPARE(overlap(graph, after, 8), QString());
        for (const auto &[newcomer, neighbour] : beside) {
            // Clusters of a few dozen cards: at their edge at the worst.
            QVERIFY2(distance(after.points[newcomer], after.points[neighbour]) < 1000,
                     graph.nodes[neighbour].id.key.c_str());
        }
    }

    void oneMoreContainerOfASmallNetworkStandsNextToIt() {
        Builder b;
        b.host("h");
        const auto centre = b.star("bridge", "h", 3);
        Known known = knownFrom(place(b.graph));
        const auto newcomer = b.node("new", "h", card);
        b.edge(newcomer, centre);
        const Positions after = place(b.graph, known);
        QVERIFY(distance(after.points[newcomer], after.points[centre]) < 280);
        QCOMPARE(overlap(b.graph, after, 20), QString());
    }

    void guestStandsBesideItsOwner() {
        Builder b;
        b.host("h");
        const auto centre = b.star("bridge", "h", 6);
        const auto owner = centre + 4;
        const auto guest = b.node("guest", "h", card);
        b.edge(guest, owner);
        const Positions fresh = place(b.graph);
        QVERIFY(distance(fresh.points[guest], fresh.points[owner]) < 320);
        // The same when it comes later.
        Builder later;
        later.host("h");
        later.star("bridge", "h", 6);
        Known known = knownFrom(place(later.graph));
        later.edge(later.node("guest", "h", card), owner);
        const Positions after = place(later.graph, known);
        QVERIFY(distance(after.points[guest], after.points[owner]) < 400);
    }

    void newcomersUseHoles() {
        Builder b;
        b.host("h");
        const auto centre = b.star("bridge", "h", 10);
        const Positions before = place(b.graph);
        const std::size_t gone = centre + 3;
        const Point hole = before.points[gone];
        Known known = knownFrom(before);
        known[gone].reset(); // another container in its stead
        b.graph.nodes[gone].id.key = "replacement";
        const Positions after = place(b.graph, known);
        QVERIFY2(distance(after.points[gone], hole) < 60, "the free place nearest to the hub is the hole");
    }

    void pinnedNeverMoves() {
        Builder b;
        b.host("h");
        const auto centre = b.star("bridge", "h", 5);
        const Point far{-3000.5, 4000.25};
        b.graph.nodes[centre + 2].pinned = far;
        const Positions p = place(b.graph);
        QVERIFY(p.points[centre + 2] == far);
        // … not even when what is known of it says otherwise, nor does the strip follow it.
        Known known = knownFrom(p);
        known[centre + 2] = Point{1, 1};
        b.edge(b.node("new", "h", card), centre);
        const Positions again = place(b.graph, known);
        QVERIFY(again.points[centre + 2] == far);
        QVERIFY(again.points.back().x > -100);
        QCOMPARE(overlap(b.graph, again), QString());
    }

    void newHostStandsToTheRight() {
        Builder b;
        b.host("b-first");
        b.star("bridge", "b-first", 5);
        const Positions before = place(b.graph);
        Known known = knownFrom(before);
        double right = 0;
        for (std::size_t i = 0; i < b.graph.nodes.size(); ++i)
            right = std::max(right, boxOf(b.graph, before, i).right);
        const std::size_t old = b.graph.nodes.size();
        b.host("a-second");
        b.star("other", "a-second", 8);
        const Positions after = place(b.graph, known);
        for (std::size_t i = 0; i < old; ++i) QVERIFY(after.points[i] == before.points[i]);
        for (std::size_t i = old; i < b.graph.nodes.size(); ++i)
            QVERIFY(boxOf(b.graph, after, i).left > right + 20);
    }

    void aHostThatAnswersLateMayStandWhereItWasAwaited() {
        Builder b; // both are empty at first, and their titles may still move
        const auto late = b.host("late");
        b.host("soon");
        const Positions empty = place(b.graph);
        QVERIFY(empty.points[0].x < empty.points[1].x);
        b.star("s", "soon", 3);
        const Positions one = place(b.graph);
        Known known = knownFrom(one);
        known[late].reset();
        const std::size_t old = b.graph.nodes.size();
        b.star("l", "late", 4);
        const Positions both = place(b.graph, known);
        for (std::size_t i = 1; i < old; ++i) QVERIFY(both.points[i] == one.points[i]);
        QVERIFY(both.points[late].x < both.points[1].x);
        QCOMPARE(overlap(b.graph, both, 8), QString());
        Builder huge; // but not when that would make it a tower
        const auto first = huge.host("late");
        huge.host("soon");
        huge.star("s", "soon", 3);
        Known before = knownFrom(place(huge.graph));
        before[first].reset();
        huge.star("l", "late", 300);
        const Positions after = place(huge.graph, before);
        QVERIFY(after.points[first].x > after.points[1].x);
        QCOMPARE(overlap(huge.graph, after, 8), QString());
    }

    void growsForALongTimeWithoutOverlap() {
        Builder b;
        b.host("left");
        b.host("right");
        std::vector<std::uint32_t> hubs{b.star("l", "left", 2), b.star("r", "right", 2)};
        Known known = knownFrom(place(b.graph));
        std::mt19937 random(5);
        for (int step = 0; step < 120; ++step) {
            const std::size_t old = b.graph.nodes.size();
            const bool left = random() % 2 == 0;
            if (step % 15 == 7) {
                hubs.push_back(b.node("n" + std::to_string(step), left ? "left" : "right", hub, true));
            } else {
                const auto to = hubs[random() % hubs.size()];
                b.edge(b.node("s" + std::to_string(step), b.graph.nodes[to].frame.key, card), to);
            }
            const Positions p = place(b.graph, known);
            for (std::size_t i = 0; i < old; ++i) QVERIFY(p.points[i] == *known[i]);
            known = knownFrom(p);
            if (step % 20 == 19) QCOMPARE(overlap(b.graph, p, 8), QString());
        }
    }

    void canBeCancelled() {
        std::stop_source source;
        source.request_stop();
        const Graph graph = randomGraph(1, 1, 2000, 50);
        QVERIFY(!makeMapLayout()->place(graph, Known(graph.nodes.size()), source.get_token()));

        // In the midst of it: all or nothing.
        const Graph large = randomGraph(2, 1, 10'000, 300);
        std::stop_source later;
        std::jthread stopper([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(3));
            later.request_stop();
        });
        const auto result = makeMapLayout()->place(large, Known(large.nodes.size()), later.get_token());
        QVERIFY(!result || overlap(large, *result).isEmpty());
    }

    void tenThousandAreCarriedOut() {
        const Graph graph = randomGraph(9, 1, 10'000, 300);
        const Positions p = place(graph);
        QCOMPARE(overlap(graph, p, 4), QString());
        Known known = knownFrom(p);
        known.back().reset();
        known[known.size() / 2].reset();
        const Positions again = place(graph, known);
        QCOMPARE(overlap(graph, again, 4), QString());
    }

    void emptyAndOddGraphs() {
        QCOMPARE(place(Graph{}).points.size(), 0U);
        Builder b; // lines to themselves, twice, and to nowhere; a place that is none
        const auto a = b.node("a", "h", card);
        const auto c = b.node("c", "h", card);
        b.edge(a, a);
        b.edge(a, c);
        b.edge(a, c);
        b.edge(a, 77);
        const Positions p = place(b.graph, {Point{std::nan(""), 0}, std::nullopt});
        QVERIFY(std::isfinite(p.points[0].x));
        QCOMPARE(overlap(b.graph, p), QString());
    }
};

QTEST_GUILESS_MAIN(TestLayout)
#include "tst_layout.moc"
