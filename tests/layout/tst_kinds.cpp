// What Map, Rails and Layers have in common, and what makes each of them what it is.

#include <QTest>
#include <cmath>
#include <map>
#include <random>
#include <thread>

#include "model/layout/occupancy.h"
#include "tests/support/layout_quality.h"

using namespace portolan;
using namespace portolan::layout;
using namespace portolan::testing;

Q_DECLARE_METATYPE(portolan::layout::Kind)

namespace {

constexpr Size card{170, 56}, hub{136, 38}, titleSize{240, 24}, port{90, 30};
using Known = std::vector<std::optional<Point>>;

struct Builder {
    Graph graph;

    std::uint32_t node(Role role, const std::string &frame = "h") {
        Node n;
        n.role = role;
        n.id = EntityId{role == Role::hub     ? EntityKind::network
                        : role == Role::title ? EntityKind::engine
                                              : EntityKind::container,
                        std::to_string(graph.nodes.size())};
        if (!frame.empty()) n.frame = EntityId{EntityKind::engine, frame};
        n.size = role == Role::hub        ? hub
                 : role == Role::title    ? titleSize
                 : role == Role::hostPort ? port
                                          : card;
        graph.nodes.push_back(n);
        return static_cast<std::uint32_t>(graph.nodes.size() - 1);
    }
    void edge(std::uint32_t a, std::uint32_t b) { graph.edges.push_back({a, b}); }
    std::uint32_t on(std::initializer_list<std::uint32_t> hubs, const std::string &frame = "h") {
        const auto c = node(Role::container, frame);
        for (const auto h : hubs) edge(c, h);
        return c;
    }
};

/// Three networks, a container between each two, host ports and the world outside, in each of some frames.
Graph harbour(int frames) {
    Builder b;
    for (int f = 0; f < frames; ++f) {
        const std::string frame = "h" + std::to_string(f);
        b.node(Role::title, frame);
        const auto front = b.node(Role::hub, frame), back = b.node(Role::hub, frame),
                   data = b.node(Role::hub, frame);
        const auto proxy = b.on({front}, frame);
        b.on({front, back}, frame);
        const auto api = b.on({front, back}, frame);
        const auto redis = b.on({back}, frame);
        b.on({back, data}, frame);
        b.on({data}, frame);
        b.edge(api, redis);
        const auto world = b.node(Role::outside, frame);
        for (int p = 0; p < 2; ++p) {
            const auto published = b.node(Role::hostPort, frame);
            b.edge(world, published);
            b.edge(published, proxy);
        }
        b.node(Role::container, frame);
    }
    const auto etcd = b.node(Role::source, "");
    b.edge(etcd, 4);
    return b.graph;
}

Graph badGraph(std::string_view kind) {
    Builder b;
    if (kind == "empty") return b.graph;
    if (kind == "one network with 5,000") {
        const auto h = b.node(Role::hub);
        for (int i = 0; i < 5000; ++i) b.on({h});
        b.edge(1, 2);
    } else if (kind == "5,000 networks with one") {
        for (int i = 0; i < 5000; ++i) b.on({b.node(Role::hub)});
    } else if (kind == "one on 200 networks") {
        const auto c = b.node(Role::container);
        for (int i = 0; i < 200; ++i) {
            const auto h = b.node(Role::hub);
            b.edge(c, h);
            b.on({h});
        }
    } else if (kind == "everything isolated") {
        for (int i = 0; i < 3000; ++i) b.node(i % 3 == 0 ? Role::hub : Role::container);
    } else if (kind == "no frames at all") {
        b.graph = makeGraph(GraphKind::docker, 400);
        for (Node &n : b.graph.nodes) n.frame = {};
    } else if (kind == "only sources") {
        for (int i = 0; i < 400; ++i) b.node(Role::source, "");
    } else if (kind == "lines to themselves, twice and to nowhere") {
        const auto h = b.node(Role::hub), c = b.on({h, h, h});
        b.edge(c, c);
        b.edge(h, h);
        b.edge(c, 4'000'000);
    } else if (kind == "sizes that are none") {
        b.graph = makeGraph(GraphKind::docker, 300);
        for (std::size_t i = 0; i < b.graph.nodes.size(); i += 5)
            b.graph.nodes[i].size =
                std::array<Size, 4>{Size{std::nan(""), 5}, {1e300, 1e300}, {-5, 0}, {3000, 40}}[i / 5 % 4];
    } else if (kind == "titles alone") {
        for (int i = 0; i < 30; ++i) b.node(Role::title, "f" + std::to_string(i));
    } else if (kind == "a frame each") {
        for (int i = 0; i < 600; ++i) b.node(Role::container, "f" + std::to_string(i));
    } else if (kind == "a chain of links") {
        for (int i = 0; i < 800; ++i) b.node(Role::container);
        for (std::uint32_t i = 1; i < 800; ++i) b.edge(i - 1, i);
    }
    return b.graph;
}

Positions place(Kind kind, const Graph &graph, Known known = {}) {
    auto result = makeLayout(kind)->place(graph, known, {});
    if (!result || result->points.size() != graph.nodes.size()) qFatal("no picture");
    return *result;
}
Known knownFrom(const Positions &positions) { return {positions.points.begin(), positions.points.end()}; }
Size sizeOf(const Graph &graph, const Positions &p, std::size_t i) {
    return p.sizes.empty() ? graph.nodes[i].size : p.sizes[i].value_or(graph.nodes[i].size);
}
Box boxOf(const Graph &graph, const Positions &p, std::size_t i) {
    return Box::around(p.points[i], sizeOf(graph, p, i));
}
bool finite(const Positions &p) {
    return std::all_of(p.points.begin(), p.points.end(),
                       [](const Point &q) { return std::isfinite(q.x) && std::isfinite(q.y); });
}

void eachKind() {
    QTest::addColumn<Kind>("kind");
    QTest::addRow("map") << Kind::map;
    QTest::addRow("rails") << Kind::rails;
    QTest::addRow("layers") << Kind::layers;
}

} // namespace

class TestKinds : public QObject {
    Q_OBJECT
private slots:
    void badInput_data() {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QByteArray>("graph");
        for (const char *graph : {"empty", "one network with 5,000", "5,000 networks with one",
                                  "one on 200 networks", "everything isolated", "no frames at all",
                                  "only sources", "lines to themselves, twice and to nowhere",
                                  "sizes that are none", "titles alone", "a frame each", "a chain of links"})
            for (const auto &[kind, word] :
                 {std::pair{Kind::map, "map"}, {Kind::rails, "rails"}, {Kind::layers, "layers"}})
                QTest::addRow("%s: %s", word, graph) << kind << QByteArray(graph);
    }
    void badInput() {
        QFETCH(Kind, kind);
        QFETCH(QByteArray, graph);
        const Graph g = badGraph(graph.toStdString());
        const Positions p = place(kind, g);
        QVERIFY(finite(p));
        QCOMPARE(firstOverlap(g, p, 1), std::string());
        // Some of them come again: the others keep their places.
        Known known = knownFrom(p);
        for (std::size_t i = 0; i < known.size(); i += 17) known[i].reset();
        const Positions again = place(kind, g, known);
        for (std::size_t i = 0; i < known.size(); ++i) QVERIFY(!known[i] || stays(again, i, *known[i]));
        QCOMPARE(firstOverlap(g, again, 1), std::string());
        QVERIFY(!g.nodes.empty() ||
                !makeLayout(kind)->relax(g, p.points, {})); // nothing there, nothing to move
    }

    void knownThatIsNone_data() { eachKind(); }
    void knownThatIsNone() {
        QFETCH(Kind, kind);
        const Graph g = harbour(1);
        Known known(g.nodes.size());
        known[1] = Point{std::nan(""), 0};
        known[2] = Point{1e300, -1e300};
        known[3] = Point{5, 5};
        known.resize(g.nodes.size() + 7); // more than there are nodes
        const Positions p = place(kind, g, known);
        QVERIFY(finite(p));
        QVERIFY(stays(p, 3, {5, 5}));
        QCOMPARE(firstOverlap(g, p, 1), std::string());
    }

    void sameInputSamePicture_data() { eachKind(); }
    void sameInputSamePicture() {
        QFETCH(Kind, kind);
        for (const Graph &g : {harbour(3), makeGraph(GraphKind::oneBigHub, 300)}) {
            const Positions a = place(kind, g), b = place(kind, g);
            QVERIFY(a.points == b.points && a.sizes == b.sizes);
        }
    }

    void framesNeverOverlap_data() { eachKind(); }
    void framesNeverOverlap() {
        QFETCH(Kind, kind);
        for (const int frames : {1, 2, 4, 5, 13}) {
            const Graph g = harbour(frames);
            const Positions p = place(kind, g);
            std::map<std::string, Box> extents;
            for (std::size_t i = 0; i < g.nodes.size(); ++i) {
                const auto [at, isNew] = extents.try_emplace(g.nodes[i].frame.key, boxOf(g, p, i));
                if (!isNew) at->second.include(boxOf(g, p, i));
            }
            for (const auto &[a, x] : extents)
                for (const auto &[b, y] : extents)
                    QVERIFY2(a == b || !x.grown({30, 30}).overlaps(y.grown({30, 30})),
                             qPrintable(QString::number(frames)));
            for (std::size_t t = 0; t < g.nodes.size(); ++t) {
                if (g.nodes[t].role != Role::title) continue;
                QVERIFY(boxOf(g, p, t).left <= extents[g.nodes[t].frame.key].left + 0.5);
                QVERIFY(boxOf(g, p, t).top <= extents[g.nodes[t].frame.key].top + 0.5);
            }
            QVERIFY(g.nodes.back().role == Role::source);
            QVERIFY(boxOf(g, p, g.nodes.size() - 1).right < extents["h0"].left);
        }
    }

    void pinnedNeverMoves_data() { eachKind(); }
    void pinnedNeverMoves() {
        QFETCH(Kind, kind);
        Graph g = harbour(2);
        const Point far{-3000.5, 4000.25}, amidst{300, 200};
        g.nodes[5].pinned = far;
        g.nodes[6].pinned = amidst;
        Positions p = place(kind, g);
        QVERIFY(p.points[5] == far && p.points[6] == amidst);
        QCOMPARE(firstOverlap(g, p, 1), std::string());
        QVERIFY(diagonal(p.points) < 9000); // the others did not follow
        Known known = knownFrom(p);
        known[5] = Point{1, 1};
        p = place(kind, g, known);
        QVERIFY(p.points[5] == far);
    }

    void canBeCancelled_data() { eachKind(); }
    void canBeCancelled() {
        QFETCH(Kind, kind);
        const Graph g = makeGraph(GraphKind::docker, 10'000);
        std::stop_source asked;
        asked.request_stop();
        QVERIFY(!makeLayout(kind)->place(g, {}, asked.get_token()));
        const Positions all = place(Kind::layers, g);
        QVERIFY(!makeLayout(kind)->relax(g, all.points, asked.get_token()));
        for (const int after : {1, 4, 30}) { // in the midst of it: all or nothing
            std::stop_source later;
            std::jthread stopper([&] {
                std::this_thread::sleep_for(std::chrono::milliseconds(after));
                later.request_stop();
            });
            const auto result = makeLayout(kind)->place(g, {}, later.get_token());
            QVERIFY(!result || firstOverlap(g, *result).empty());
        }
    }

    void railsHangFromTheirBars() {
        const Graph g = harbour(2);
        const Positions p = place(Kind::rails, g);
        QCOMPARE(p.sizes.size(), g.nodes.size());
        for (const Edge &e : g.edges) {
            if (g.nodes[e.b].role != Role::hub) continue;
            const Box bar = boxOf(g, p, e.b), below = boxOf(g, p, e.a);
            if (g.nodes[e.a].frame != g.nodes[e.b].frame) continue;
            QVERIFY(bar.left <= below.left + 0.5 && bar.right >= below.right - 0.5);
            QVERIFY(below.top > bar.bottom);
            for (std::size_t i = 0; i < g.nodes.size();
                 ++i) { // the line from the bar down runs behind no card
                if (i == e.a || g.nodes[i].role == Role::hub) continue;
                QVERIFY(!crosses(boxOf(g, p, i), {p.points[e.a].x, bar.bottom}, p.points[e.a]));
            }
        }
    }

    /// Many at once on a short bar, and the next host just below.
    void railsReachWhatJoins() {
        Graph g = harbour(2);
        g.aspect = 0.5;
        const Positions before = place(Kind::rails, g);
        const std::size_t below = g.nodes.size() / 2; // of the second frame
        QVERIFY(before.points[below].y > before.points[1].y + 300);
        for (std::uint32_t hub = 1; hub <= 3; ++hub) {
            Builder b;
            b.graph = g;
            for (int i = 0; i < 40; ++i) b.on({hub}, "h0");
            const Positions p = place(Kind::rails, b.graph, knownFrom(before));
            QCOMPARE(firstOverlap(b.graph, p, 1), std::string());
            const Box bar = boxOf(b.graph, p, hub);
            Box other{};
            for (std::size_t i = 0; i < g.nodes.size(); ++i) {
                QVERIFY(stays(p, i, before.points[i]));
                if (g.nodes[i].frame.key == "h1")
                    other.width() == 0 ? void(other = boxOf(b.graph, p, i))
                                       : other.include(boxOf(b.graph, p, i));
            }
            for (std::size_t i = g.nodes.size(); i < b.graph.nodes.size(); ++i) {
                const Box card = boxOf(b.graph, p, i);
                QVERIFY2(bar.left <= card.left + 0.5 && card.right <= bar.right + 0.5,
                         qPrintable(QStringLiteral("%1: %2").arg(hub).arg(i)));
                QVERIFY(card.top > bar.bottom);
                QVERIFY(!card.grown({30, 30}).overlaps(other));
            }
        }
    }

    /// A line between containers carries words: they stand side by side or one below the other, with room.
    void wordsHaveRoom_data() {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<int>("more"); // containers that have nothing to do with it
        for (const int more : {0, 30}) {
            QTest::addRow("rails %d", more) << Kind::rails << more;
            QTest::addRow("layers %d", more) << Kind::layers << more;
        }
    }
    void wordsHaveRoom() {
        QFETCH(Kind, kind);
        QFETCH(int, more);
        Builder b;
        const auto net = b.node(Role::hub);
        std::vector<std::uint32_t> c;
        for (int i = 0; i < 6 + more; ++i) c.push_back(b.on({net}));
        const std::vector<Edge> links{{c[0], c[4]}, {c[4], c[2]}, {c[1], c[5]}};
        for (const Edge &e : links) b.edge(e.a, e.b);
        const Positions p = place(kind, b.graph);
        QCOMPARE(firstOverlap(b.graph, p, 1), std::string());
        for (const Edge &e : links) {
            const Box x = boxOf(b.graph, p, e.a), y = boxOf(b.graph, p, e.b);
            const double aside = std::max(x.left, y.left) - std::min(x.right, y.right),
                         below = std::max(x.top, y.top) - std::min(x.bottom, y.bottom);
            QVERIFY2(
                (aside >= 120 && aside < 200 && below < 0) || (below >= 60 && below < 120),
                qPrintable(
                    QStringLiteral("%1-%2: %3 aside, %4 below").arg(e.a).arg(e.b).arg(aside).arg(below)));
        }
        for (std::size_t i = 0; more == 0 && i + 1 < c.size(); ++i) // and no more than needed for the rest
            for (std::size_t k = i + 1; k < c.size(); ++k)
                QVERIFY(std::abs(p.points[c[i]].x - p.points[c[k]].x) < 170 * 6 + 4 * 124 + 44);
    }

    void railsGrow() {
        Graph g = harbour(1);
        Positions p = place(Kind::rails, g);
        Builder b;
        b.graph = g;
        const std::uint32_t back = 2;
        for (int i = 0; i < 12; ++i) {
            b.on({back}, "h0");
            const Positions next = place(Kind::rails, b.graph, knownFrom(p));
            for (std::size_t k = 0; k < p.points.size(); ++k) QVERIFY(stays(next, k, p.points[k]));
            p = next;
            QCOMPARE(firstOverlap(b.graph, p, 1), std::string());
            const auto fresh = b.graph.nodes.size() - 1;
            QVERIFY(p.points[fresh].y > p.points[back].y);
            const Box bar = boxOf(b.graph, p, back);
            QVERIFY2(bar.left <= boxOf(b.graph, p, fresh).left + 0.5 &&
                         boxOf(b.graph, p, fresh).right <= bar.right + 0.5,
                     qPrintable(QString::number(i)));
        }
        // A network that comes later gets its bar over what hangs from it.
        const auto late = b.node(Role::hub, "h0");
        b.edge(4, late);
        b.edge(6, late);
        p = place(Kind::rails, b.graph, knownFrom(p));
        QCOMPARE(firstOverlap(b.graph, p, 1), std::string());
    }

    void layersAreInOrder() {
        Graph g = harbour(1);
        g.nodes.pop_back(); // etcd stands outside
        g.edges.pop_back();
        const Positions fresh = place(Kind::layers, g);
        std::map<Role, std::pair<double, double>> rows;
        for (std::size_t i = 0; i < g.nodes.size(); ++i) {
            const double y = fresh.points[i].y;
            const auto [at, isNew] = rows.try_emplace(g.nodes[i].role, y, y);
            if (!isNew) at->second = {std::min(at->second.first, y), std::max(at->second.second, y)};
        }
        QVERIFY(rows[Role::title].second < rows[Role::outside].first);
        QVERIFY(rows[Role::outside].second < rows[Role::hostPort].first);
        QVERIFY(rows[Role::hostPort].second < rows[Role::hub].first);
        QVERIFY(rows[Role::hub].second < rows[Role::container].first);
        QVERIFY(quality(g, fresh.points).crossings < 1);
        // A newcomer stands in the row of its kind.
        Builder b;
        b.graph = g;
        const auto fourth = b.node(Role::hub, "h0"), late = b.on({fourth}, "h0");
        const Positions p = place(Kind::layers, b.graph, knownFrom(fresh));
        QCOMPARE(p.points[fourth].y, rows[Role::hub].first);
        QVERIFY(p.points[late].y >= rows[Role::container].first - 1);
        QCOMPARE(firstOverlap(b.graph, p, 1), std::string());
    }

    void wideRowsAreWrapped() {
        const Graph g = makeGraph(GraphKind::oneBigHub, 1000);
        const Positions p = place(Kind::layers, g);
        double left = 1e9, right = -1e9;
        for (const Point &q : p.points) left = std::min(left, q.x), right = std::max(right, q.x);
        QVERIFY(right - left < 12'000);
    }
};

QTEST_GUILESS_MAIN(TestKinds)
#include "tst_kinds.moc"
