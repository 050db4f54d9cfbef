#include "tests/views/chart_rig.h"
#include "views/graph/painter.h"

using namespace portolan;
using namespace portolan::views;
using testing::ChartRig;
using testing::containerNamed;

namespace {

/// Two projects on one engine, each with two containers on a network of its own, and one that both share.
Snapshot projects() {
    Snapshot s = testing::syntheticSnapshot(5, 3);
    int i = 0;
    for (const auto &row : Table<Container>(s.containers)) {
        Container c = *row;
        if (i < 4) c.labels["com.docker.compose.project"] = i < 2 ? "shop" : "blog";
        if (i == 1) c.state = ContainerState::exited;
        if (i != 1) c.state = ContainerState::running;
        s.containers.put(std::make_shared<const Container>(c));
        ++i;
    }
    s.endpoints = {};
    const auto attach = [&](std::size_t container, std::size_t network) {
        Endpoint e;
        e.container = s.containers[container]->id;
        e.engine = s.engines[0]->key;
        e.network = s.networks[network]->id;
        e.ipv4 = "10.0." + std::to_string(network) + "." + std::to_string(container + 2);
        s.endpoints.put(std::make_shared<const Endpoint>(e));
    };
    attach(0, 0), attach(1, 0), attach(2, 1), attach(3, 1), attach(4, 2), attach(0, 2), attach(2, 2),
        attach(3, 2);
    return s;
}

const SceneFrame *frameNamed(const ChartRig &rig, const char *name) {
    for (const SceneFrame &f : rig.view.scene().frames())
        if (frameName(f) == QLatin1String(name)) return &f;
    return nullptr;
}

} // namespace

class TestChartGroups : public QObject {
    Q_OBJECT
private slots:
    void groupsOfProjects() {
        ChartRig rig(projects());
        rig.view.setReducedMotion(true);
        rig.view.setGroupBy(GroupBy::project);
        rig.settle();
        QCOMPARE(rig.view.scene().frames().size(), 2U);
        const SceneFrame *shop = frameNamed(rig, "shop"), *blog = frameNamed(rig, "blog");
        QVERIFY(shop && blog);
        QCOMPARE(shop->members, 2);
        QCOMPARE(shop->running, 1);
        QVERIFY(!shop->rect.intersects(blog->rect));
        for (const SceneNode &n : rig.view.scene().nodes()) {
            if (!n.seen() || n.kind != NodeKind::container) continue;
            const SceneFrame *own = rig.view.scene().frameOf(n);
            for (const SceneFrame *f : {shop, blog}) QCOMPARE(f->rect.contains(n.rect()), f == own);
        }
        rig.view.setGroupBy(GroupBy::network);
        rig.settle();
        QCOMPARE(rig.view.scene().frames().size(), 3U);
        rig.view.setGroupBy(GroupBy::none);
        rig.settle();
        QCOMPARE(rig.view.scene().frames().size(), 0U);
        rig.view.setGroupBy(GroupBy::host);
        rig.settle();
        QCOMPARE(rig.view.scene().frames().size(), 1U);
    }

    void aGuestStandsWithItsOwnerAndUnusedNetworksHaveNoFrame() {
        ChartRig rig; // host and none of both hosts are unused; debug-shell lives in flask's network
        rig.view.setReducedMotion(true);
        rig.view.setGroupBy(GroupBy::network);
        rig.settle();
        QStringList names;
        for (const SceneFrame &f : rig.view.scene().frames()) names.push_back(frameName(f));
        names.sort();
        QCOMPARE(names.join(u' '), QStringLiteral("app-tier bridge bridge lab-macvlan"));
        QCOMPARE(rig.view.scene().frameOf(rig.node(containerNamed("debug-shell"))),
                 rig.view.scene().frameOf(rig.node(containerNamed("flask"))));
        rig.view.setHidesDefaultNetworks(true); // their containers still stand together
        rig.settle();
        QCOMPARE(rig.view.scene().frames().size(), 4U);
    }
    void hostsFillATallView() {
        ChartRig rig(testing::sampleSnapshot(), {500, 900});
        const auto &frames = rig.view.scene().frames();
        QCOMPARE(frames.size(), 2U);
        QVERIFY(!frames[0].rect.intersects(frames[1].rect));
        QVERIFY(frames[0].rect.bottom() <= frames[1].rect.top() ||
                frames[1].rect.bottom() <= frames[0].rect.top());
        ChartRig wide(testing::sampleSnapshot(), {1200, 500});
        const auto &columns = wide.view.scene().frames();
        QCOMPARE(columns[0].rect.top(), columns[1].rect.top());
        QCOMPARE(columns[0].rect.bottom(), columns[1].rect.bottom());
    }

    void aFoldedGroupIsOneCardWithCounts() {
        ChartRig rig(projects());
        rig.view.setReducedMotion(true);
        rig.view.setGroupBy(GroupBy::project);
        rig.settle();
        const auto before = rig.places();
        const EntityId shop = frameNamed(rig, "shop")->id;
        const EntityId inside = idOf(*rig.store.snapshot().containers[0]);
        const EntityId shared = idOf(*rig.store.snapshot().networks[2]);
        const QPointF middle = frameNamed(rig, "shop")->rect.center();
        rig.view.setFolded(shop, true);
        QVERIFY(rig.view.viewRect(inside).isNull());
        const SceneNode &card = rig.node(shop);
        QCOMPARE(card.kind, NodeKind::group);
        QVERIFY(QLineF(card.centre, middle).length() < 1); // it stands where the group stood
        for (const auto &[id, at] : rig.places())
            if (id != shop) QCOMPARE(at, before.at(id)); // and nothing else moved
        int bundles = 0;
        for (const SceneEdge &e : rig.view.scene().edges()) {
            if (e.kind != EdgeKind::bundle) continue;
            ++bundles;
            QVERIFY(rig.view.scene().drawn(e) && e.shape.valid);
            if (rig.view.scene().nodes()[e.a].id == shared || rig.view.scene().nodes()[e.b].id == shared)
                QCOMPARE(e.count, 1);
        }
        QVERIFY(bundles >= 1);
        const Theme theme = lightTheme();
        const Faces faces(theme);
        const Inks inks(theme);
        QString words;
        for (const Label &l :
             nodeLabels(rig.view.scene(), rig.view.scene().node(shop), Look{theme, faces, inks}))
            words += l.text + QLatin1Char('|');
        QVERIFY2(words.contains(QStringLiteral("shop")) && words.contains(QLatin1Char('2')),
                 qPrintable(words));
        // Opened with a double click, everything is where it was.
        QTest::mouseDClick(&rig.view, Qt::LeftButton, {}, rig.at(shop));
        QVERIFY(!rig.view.viewRect(inside).isNull());
        QCOMPARE(rig.places(), before);
        for (const SceneEdge &e : rig.view.scene().edges()) QVERIFY(e.kind != EdgeKind::bundle);
    }

    void bundlesCountTheirLines() {
        ChartRig rig(projects());
        rig.view.setReducedMotion(true);
        rig.view.setGroupBy(GroupBy::project);
        rig.settle();
        const EntityId blog = frameNamed(rig, "blog")->id, shared = idOf(*rig.store.snapshot().networks[2]);
        rig.view.setFolded(blog, true);
        const auto countTo = [&](const EntityId &id) {
            for (const SceneEdge &e : rig.view.scene().edges())
                if (e.kind == EdgeKind::bundle &&
                    rig.view.scene().nodes()[rig.view.scene().other(e, rig.view.scene().node(blog))].id == id)
                    return e.count;
            return 0;
        };
        QCOMPARE(countTo(shared), 2);
        Snapshot s = rig.store.snapshot(); // and follow what happens inside
        s.endpoints.remove(std::tuple(std::string_view(s.containers[3]->id.value),
                                      std::string_view(s.networks[2]->id.value)));
        rig.show(s);
        QCOMPARE(countTo(shared), 1);
        rig.view.setAllFolded(true);
        rig.settle();
        rig.view.setAllFolded(false);
        rig.settle();
        QCOMPARE(countTo(shared), 0);
    }

    void enterFoldsAndOpens() {
        ChartRig rig;
        const EntityId host = rig.view.scene().frames()[0].id;
        rig.selection.select(host);
        QTest::keyClick(&rig.view, Qt::Key_Return);
        QVERIFY(rig.view.scene().frame(host)->folded);
        QVERIFY(!rig.view.viewRect(host).isNull());
        QCOMPARE(rig.selection.current(), host);
        QTest::keyClick(&rig.view, Qt::Key_Return);
        QVERIFY(!rig.view.scene().frame(host)->folded);
    }

    void defaultNetworksHide() {
        ChartRig rig;
        const auto defaults = [&] {
            int count = 0;
            for (const SceneNode &n : rig.view.scene().nodes())
                count +=
                    n.seen() && n.network() && (n.network()->name == "bridge" || n.network()->name == "host");
            return count;
        };
        const auto before = rig.places();
        QVERIFY(defaults() > 0);
        rig.view.setHidesDefaultNetworks(true);
        QCOMPARE(defaults(), 0);
        const QByteArray state = rig.view.saveState();
        rig.view.setHidesDefaultNetworks(false);
        QCOMPARE(rig.places(), before);
        ChartRig next(Snapshot{});
        QVERIFY(next.view.restoreState(state));
        QVERIFY(next.view.hidesDefaultNetworks());
    }

    void whatIsFoldedStaysFolded() {
        QByteArray state;
        {
            ChartRig rig(projects());
            rig.view.setReducedMotion(true);
            rig.view.setGroupBy(GroupBy::project);
            rig.settle();
            rig.view.setFolded(frameNamed(rig, "shop")->id, true);
            state = rig.view.saveState();
        }
        ChartRig rig(Snapshot{});
        QVERIFY(rig.view.restoreState(state));
        rig.show(projects());
        rig.settle();
        QVERIFY(frameNamed(rig, "shop")->folded);
        QVERIFY(!frameNamed(rig, "blog")->folded);
        Snapshot none = rig.store.snapshot();
        none.containers = {};
        none.endpoints = {};
        none.networks = {};
        rig.show(none); // all at once, while folded
        QVERIFY(rig.view.scene().frames().empty());
        rig.show(projects());
        rig.settle();
        QVERIFY(frameNamed(rig, "shop")->folded);
    }
};

QTEST_MAIN(TestChartGroups)
#include "tst_chart_groups.moc"
