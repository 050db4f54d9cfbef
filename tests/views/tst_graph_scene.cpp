#include <QTest>
#include <random>

#include "tests/support/sample_snapshot.h"
#include "views/graph/painter.h"

using namespace portolan;
using namespace portolan::views;

namespace {

template <class T>
void put(Table<T> &table, T row) {
    table.put(std::make_shared<const T>(std::move(row)));
}

void arrange(Scene &scene) {
    std::vector<std::optional<layout::Point>> known;
    const layout::Graph graph = scene.graph(known);
    const auto positions = layout::makeMapLayout()->place(graph, known, {});
    scene.placeNewcomers(placesOf(graph, *positions));
}

Scene sceneOf(const Snapshot &snapshot) {
    Scene scene;
    scene.apply(diff(Snapshot{}, snapshot));
    arrange(scene);
    return scene;
}

/// What a scene holds, apart from places and the order of its slots, as lines to compare.
QStringList printed(const Scene &scene) {
    QStringList lines;
    const auto text = [](const EntityId &id) {
        return QString::fromStdString(std::string(name(id.kind)) + ' ' + id.key)
            .replace(QChar(0x1f), QLatin1Char('|'));
    };
    for (const SceneNode &n : scene.nodes()) {
        if (!n.shown()) continue;
        QStringList edges;
        for (const Index e : n.edges) edges << text(scene.edges()[e].id);
        edges.sort();
        lines << QStringLiteral("node %1 kind %2 host %3 ambassador %4 faded %5 endpoints %6 row %7 edges %8")
                     .arg(text(n.id))
                     .arg(static_cast<int>(n.kind))
                     .arg(text(n.host))
                     .arg(n.ambassador != nullptr)
                     .arg(n.faded)
                     .arg(n.endpoints)
                     .arg(QString::fromStdString(n.container() ? n.container()->name
                                                 : n.network() ? n.network()->name
                                                               : ""))
                     .arg(edges.join(QLatin1Char(',')));
    }
    for (const SceneEdge &e : scene.edges())
        if (e.alive)
            lines << QStringLiteral("edge %1 kind %2 from %3 to %4 trouble %5 drawn %6")
                         .arg(text(e.id))
                         .arg(static_cast<int>(e.kind))
                         .arg(text(scene.nodes()[e.a].id))
                         .arg(e.dangling() ? QString() : text(scene.nodes()[e.b].id))
                         .arg(e.trouble())
                         .arg(e.shape.valid);
    for (const SceneFrame &f : scene.frames())
        lines << QStringLiteral("frame %1 things %2 containers %3 lost %4")
                     .arg(text(f.id))
                     .arg(f.things)
                     .arg(f.containers)
                     .arg(f.lost());
    lines.sort();
    return lines;
}

/// One random change of a snapshot.
void mutate(Snapshot &s, std::mt19937 &random) {
    const auto pick = [&](const auto &table) { return table[random() % table.size()]; };
    switch (random() % 11) {
    case 0:
        if (s.containers.size() > 2) s.containers.remove(keyOf(*pick(s.containers)));
        break;
    case 1:
        if (s.networks.size() > 1) s.networks.remove(keyOf(*pick(s.networks)));
        break;
    case 2:
        if (!s.endpoints.empty()) s.endpoints.remove(keyOf(*pick(s.endpoints)));
        break;
    case 3: { // in any order: an endpoint may come before its container or network
        Endpoint e = s.endpoints.empty() ? Endpoint{} : *pick(s.endpoints);
        e.container = ContainerId(testing::fullId("maybe" + std::to_string(random() % 6)));
        put(s.endpoints, e);
        break;
    }
    case 4: {
        Container c = *pick(s.containers);
        c.id = ContainerId(testing::fullId("maybe" + std::to_string(random() % 6)));
        c.name = "maybe";
        put(s.containers, c);
        break;
    }
    case 5: {
        Container c = *pick(s.containers);
        c.state = static_cast<ContainerState>(random() % 8);
        c.name += "x";
        put(s.containers, c);
        break;
    }
    case 6: {
        Engine e = *pick(s.engines);
        e.state = static_cast<SourceState>(random() % 6);
        put(s.engines, e);
        break;
    }
    case 7:
        if (!s.relays.empty()) {
            Relay r = *pick(s.relays);
            r.target = random() % 2 ? pick(s.containers)->id : ContainerId();
            r.state = static_cast<RelayState>(random() % 4);
            put(s.relays, r);
        }
        break;
    case 8:
        put(s.ambassadors,
            Ambassador{pick(s.containers)->id, pick(s.containers)->engine, {AmbassadorEvidence::label}});
        break;
    case 9:
        if (!s.ambassadors.empty()) s.ambassadors.remove(keyOf(*pick(s.ambassadors)));
        break;
    case 10: {
        const auto c = pick(s.containers);
        put(s.sharedNetworks,
            SharedNetwork{c->id, c->engine, "x", random() % 2 ? pick(s.containers)->id : ContainerId(),
                          random() % 2 == 0});
        break;
    }
    }
}

} // namespace

class TestGraphScene : public QObject {
    Q_OBJECT
private slots:
    void sampleIsAllThere() {
        const Snapshot s = testing::sampleSnapshot();
        const Scene scene = sceneOf(s);
        for (const auto &c : s.containers) QVERIFY(scene.node(idOf(*c)) != none);
        for (const auto &e : s.endpoints) QVERIFY(scene.edge(idOf(*e)) != none);
        for (const auto &l : s.links) QVERIFY(scene.edge(idOf(*l)) != none);
        for (const auto &r : s.relays) QVERIFY(scene.edge(idOf(*r)) != none);
        for (const auto &r : s.registrations) QVERIFY(scene.edge(idOf(*r)) != none);
        for (const auto &n : s.sharedNetworks) QVERIFY(scene.edge(idOf(*n)) != none);
        QVERIFY(scene.node(idOf(*s.etcdSources[0])) != none);
        QCOMPARE(scene.frames().size(), 2U);
        // Networks that every engine has and nobody uses are not drawn; those that people made are.
        for (const auto &n : s.networks) {
            const bool predefined = driverKind(*n) == DriverKind::host || driverKind(*n) == DriverKind::none;
            QCOMPARE(scene.node(idOf(*n)) != none, !predefined);
        }
    }

    void applyingDiffsGivesWhatAFreshSceneHas() {
        for (unsigned seed = 1; seed <= 12; ++seed) {
            std::mt19937 random(seed);
            Snapshot now = testing::sampleSnapshot();
            Scene scene = sceneOf(now);
            for (int step = 0; step < 60; ++step) {
                Snapshot next = now;
                for (unsigned n = random() % 4; n < 4; ++n) mutate(next, random);
                scene.apply(diff(now, next));
                arrange(scene);
                QCOMPARE(scene.unplaced(), 0U);
                now = next;
                if (step % 6 == 5) QCOMPARE(printed(scene), printed(sceneOf(now)));
            }
            const std::size_t slotCount = scene.nodes().size();
            scene.apply(diff(now, Snapshot{})); // all goes at once
            QVERIFY(printed(scene).isEmpty());
            QVERIFY(scene.bounds().isNull());
            scene.apply(diff(Snapshot{}, now)); // and comes back
            arrange(scene);
            QCOMPARE(printed(scene), printed(sceneOf(now)));
            QVERIFY2(scene.nodes().size() <= slotCount + 4, "slots of what is gone are used again");
        }
    }

    void aChangeTouchesOnlyItsPlace() {
        Snapshot before = testing::syntheticSnapshot(200, 10);
        Scene scene = sceneOf(before);
        scene.takeDirty();
        Snapshot after = before;
        Container c = *before.containers[17];
        c.state = ContainerState::paused;
        put(after.containers, c);
        scene.apply(diff(before, after));
        const QRectF place = scene.nodes()[scene.node(idOf(c))].rect().adjusted(-20, -20, 20, 20);
        const std::vector<Scene::Dirty> dirty = scene.takeDirty();
        QVERIFY(!dirty.empty());
        for (const Scene::Dirty &d : dirty) QVERIFY(place.contains(d.rect) && !d.lines);
    }

    void whatStoodStaysWhenOthersComeAndGo() {
        Snapshot now = testing::sampleSnapshot();
        Scene scene = sceneOf(now);
        const auto places = [&] {
            std::map<EntityId, QPointF> out;
            for (const SceneNode &n : scene.nodes())
                if (n.shown() && n.placed) out[n.id] = n.centre;
            return out;
        };
        std::mt19937 random(3);
        for (int step = 0; step < 80; ++step) {
            const auto before = places();
            Snapshot next = now;
            mutate(next, random);
            scene.apply(diff(now, next));
            arrange(scene);
            now = next;
            for (const auto &[id, centre] : places()) {
                const auto at = before.find(id);
                if (at != before.end()) QVERIFY(at->second == centre);
            }
        }
    }

    void whatComesBackStandsWhereItWas() {
        const Snapshot full = testing::sampleSnapshot();
        Scene scene = sceneOf(full);
        const Container flask = *full.containers.find(testing::fullId("flask"));
        const QPointF home = scene.nodes()[scene.node(idOf(flask))].centre;
        Snapshot without = full;
        without.containers.remove(flask.id.value);
        for (const auto &e : full.endpoints)
            if (e->container == flask.id) without.endpoints.remove(keyOf(*e));
        scene.apply(diff(full, without));
        Snapshot again = without; // made anew: another id, the same name
        Container twin = flask;
        twin.id = ContainerId(testing::fullId("flask made anew"));
        put(again.containers, twin);
        scene.apply(diff(without, again));
        QCOMPARE(scene.unplaced(), 0U);
        QCOMPARE(scene.nodes()[scene.node(idOf(twin))].centre, home);
    }

    void placesAndPinsSurviveARestart() {
        const Snapshot s = testing::sampleSnapshot();
        Scene scene = sceneOf(s);
        const EntityId flask = testing::containerNamed("flask");
        scene.place(scene.node(flask), {444, 1234});
        scene.setPinned(scene.node(flask), true);
        scene.finishPlacing();
        const QByteArray state = scene.saveState();

        Scene next;
        QVERIFY(next.restoreState(state));
        next.apply(diff(Snapshot{}, s));
        arrange(next);
        const SceneNode &node = next.nodes()[next.node(flask)];
        QVERIFY(node.pinned);
        QCOMPARE(node.centre, QPointF(444, 1234));
        for (const SceneNode &n : scene.nodes())
            if (n.shown())
                QVERIFY(QLineF(next.nodes()[next.node(n.id)].centre, n.centre).length() <
                        1); // saved as whole numbers
    }
    void foreignStateIsRefused_data() {
        QTest::addColumn<QByteArray>("state");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("not JSON") << QByteArray("\x01\x02{");
        QTest::newRow("another version") << QByteArray(R"({"version":99,"places":{"a/c/b":[1,2]}})");
        QTest::newRow("array") << QByteArray("[1,2]");
    }
    void foreignStateIsRefused() {
        QFETCH(QByteArray, state);
        Scene scene;
        QVERIFY(!scene.restoreState(state));
    }
    void oddPlacesAreIgnored() {
        Scene scene;
        QVERIFY(scene.restoreState(
            R"({"version":1,"places":{"ID:docker-desktop/c/flask":[1e300,5],"ID:docker-desktop/c/skydns":"x","ID:docker-desktop/n/bridge":[]}})"));
        scene.apply(diff(Snapshot{}, testing::sampleSnapshot()));
        arrange(scene);
        for (const SceneNode &n : scene.nodes())
            if (n.shown()) QVERIFY(std::abs(n.centre.x()) < 1e5 && std::abs(n.centre.y()) < 1e5);
    }

    void lostEnginesFade() {
        Snapshot before = testing::sampleSnapshot();
        Scene scene = sceneOf(before);
        Snapshot after = before;
        Engine e = **std::find_if(before.engines.begin(), before.engines.end(),
                                  [](const auto &row) { return row->name == "host-b"; });
        e.state = SourceState::lost;
        e.loss = Loss{before.taken, Error{Errc::refused, "GET /_ping", e.url, "", 0, nullptr}, std::nullopt};
        put(after.engines, e);
        scene.apply(diff(before, after));
        for (const SceneNode &n : scene.nodes())
            if (n.shown() && n.kind != NodeKind::etcd) QCOMPARE(n.faded, n.host == idOf(e));
        // … and come back.
        scene.apply(diff(after, before));
        for (const SceneNode &n : scene.nodes()) QVERIFY(!n.shown() || !n.faded);
    }

    void duplicateEnginesHaveNoFrame() {
        Snapshot s = testing::sampleSnapshot();
        Engine twin = *s.engines[0];
        twin.key = EngineKey("tcp://127.0.0.1:2375");
        twin.state = SourceState::duplicate;
        twin.sameAs = s.engines[0]->key;
        put(s.engines, twin);
        QCOMPARE(sceneOf(s).frames().size(), 2U);
    }

    void goneTargetsHangInTheAir() {
        Snapshot s = testing::sampleSnapshot();
        Link link = *s.links[0];
        link.target = ContainerId();
        put(s.links, link);
        SharedNetwork shared = *s.sharedNetworks[0];
        shared.owner = ContainerId();
        put(s.sharedNetworks, shared);
        const Scene scene = sceneOf(s);
        for (const EntityId &id : {idOf(link), idOf(shared)}) {
            const SceneEdge &edge = scene.edges()[scene.edge(id)];
            QVERIFY(edge.dangling() && edge.trouble() && edge.shape.valid);
            QVERIFY(edge.shape.length() < 160);
            QVERIFY(!edgeText(edge).isEmpty());
        }
    }

    void aSwarmNetworkSpansItsHosts() {
        Snapshot s = testing::sampleSnapshot();
        std::vector<EntityId> hubs;
        for (const auto &engine : s.engines) {
            Network n;
            n.id = NetworkId("swarm-wide");
            n.engine = engine->key;
            n.name = "shop-overlay";
            n.driver = "overlay";
            n.scope = "swarm";
            put(s.networks, n);
            hubs.push_back(idOf(n));
        }
        Scene scene = sceneOf(s);
        const auto spans = [&] {
            return std::count_if(scene.edges().begin(), scene.edges().end(),
                                 [](const SceneEdge &e) { return e.alive && e.kind == EdgeKind::span; });
        };
        QCOMPARE(spans(), 1);
        Snapshot less = s;
        less.networks.remove(PairKey(s.engines[0]->key.value, "swarm-wide"));
        scene.apply(diff(s, less));
        QCOMPARE(spans(), 0);
    }

    void cardsDoNotOverlapAndTextStaysInside_data() {
        QTest::addColumn<int>("containers");
        QTest::newRow("sample") << 0;
        QTest::newRow("60") << 60;
        QTest::newRow("500") << 500;
    }
    void cardsDoNotOverlapAndTextStaysInside() {
        QFETCH(int, containers);
        Snapshot s = containers == 0 ? testing::sampleSnapshot()
                                     : testing::syntheticSnapshot(containers, 1 + containers / 15);
        Container hostile = *s.containers[0]; // long and odd names are cut to the card
        hostile.name = std::string(10'000, 'W');
        hostile.image = "<b>" + std::string(500, 'i') + "</b>\n\u202E";
        hostile.publications = {{"", 80, {80, "tcp"}}, {"", 443, {443, "tcp"}}, {"", 65535, {1, "udp"}}};
        put(s.containers, hostile);
        const Scene scene = sceneOf(s);
        const Theme theme = lightTheme();
        const Faces faces(theme);
        const Inks inks(theme);
        const Look look{theme, faces, inks, s.taken};
        std::vector<QRectF> cards;
        for (Index i = 0; i < scene.nodes().size(); ++i) {
            const SceneNode &n = scene.nodes()[i];
            if (!n.shown() || n.kind == NodeKind::title) continue;
            for (const QRectF &other : cards) QVERIFY(!other.intersects(n.rect()));
            cards.push_back(n.rect());
            std::vector<Label> labels = nodeLabels(scene, i, look);
            QVERIFY(labels.size() >= 2);
            labels.push_back(nameLabel(scene, i, look, 2));
            for (std::size_t k = 0; k < labels.size(); ++k) {
                const Label &label = labels[k];
                QVERIFY(n.rect().contains(label.box));
                QVERIFY(faces.metrics(label.role).horizontalAdvance(label.text) * label.scale <=
                        label.box.width() + 1);
                for (const QChar c : label.text) QVERIFY(c != u'\n' && c.unicode() != 0x202E);
                for (std::size_t m = 0; m < k && k + 1 < labels.size(); ++m)
                    QVERIFY(!labels[m].box.intersects(label.box));
            }
        }
    }

    void everyStateButRunningHasItsWord() {
        for (int i = 0; i <= static_cast<int>(ContainerState::unknown); ++i) {
            Snapshot s = testing::sampleSnapshot();
            Container c = *s.containers[0];
            c.state = static_cast<ContainerState>(i);
            put(s.containers, c);
            const Scene scene = sceneOf(s);
            const Theme theme = darkTheme();
            const Faces faces(theme);
            const Inks inks(theme);
            QStringList texts;
            for (const Label &l : nodeLabels(scene, scene.node(idOf(c)), {theme, faces, inks, s.taken}))
                texts << l.text;
            const QString word = QString::fromUtf8(name(c.state).data());
            QCOMPARE(texts.filter(word).isEmpty(), c.state == ContainerState::running);
        }
    }

    void hitsFindNodesBeforeLines() {
        const Scene scene = sceneOf(testing::sampleSnapshot());
        const Index flask = scene.node(testing::containerNamed("flask"));
        QCOMPARE(scene.nodeAt(scene.nodes()[flask].centre), flask);
        QCOMPARE(scene.nodeAt({-1e6, 0}), none);
        for (Index i = 0; i < scene.edges().size(); ++i) {
            const SceneEdge &e = scene.edges()[i];
            if (!e.shape.valid) continue;
            QCOMPARE(scene.edgeAt(e.shape.at(0.5), 0.01), i);
            QVERIFY(scene.edgeAt(e.shape.at(0.5) + QPointF(4, 0), 6) != none);
        }
        QCOMPARE(scene.edgeAt({-1e6, 0}, 6), none);
    }
};

QTEST_MAIN(TestGraphScene)
#include "tst_graph_scene.moc"
