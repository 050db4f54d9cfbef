#include <QTest>

#include "model/networks/membership.h"

using namespace portolan;
using namespace portolan::networks;

namespace {

const EngineKey here("unix:///here"), there("tcp://there:2375");

struct Picture {
    Snapshot now;

    std::shared_ptr<const Network> network(const char *name, const char *driver, const EngineKey &key = here,
                                           bool attachable = false) {
        auto n = std::make_shared<Network>();
        n->id = NetworkId(std::string(name) + "-id");
        n->engine = key;
        n->name = name;
        n->driver = driver;
        n->scope = n->driver == "overlay" ? "swarm" : "local";
        n->attachable = attachable;
        n->subnets = {{"10.9.0.0/24", "10.9.0.1", "", {{"router", "10.9.0.2"}}}, {"fd00:9::/64", "", "", {}}};
        now.networks.put(n);
        return n;
    }
    /// On these networks; live there when it has an address.
    std::shared_ptr<const Container> container(const char *name, const std::vector<const char *> &networks,
                                               const char *address, const char *mode = "default",
                                               ContainerState state = ContainerState::running) {
        auto c = std::make_shared<Container>();
        c->id = ContainerId(std::string(name) + "-id");
        c->engine = here;
        c->name = name;
        c->state = state;
        c->networkMode = mode;
        for (const char *one : networks) {
            Attachment attachment;
            attachment.networkName = one;
            attachment.networkId = NetworkId(std::string(one) + "-id");
            attachment.ipv4 = address;
            c->attachments.push_back(attachment);
            auto endpoint = std::make_shared<Endpoint>();
            endpoint->container = c->id;
            endpoint->network = attachment.networkId;
            endpoint->ipv4 = address;
            now.endpoints.put(endpoint);
        }
        now.containers.put(c);
        return c;
    }
    void engine(const EngineKey &key, SwarmRole role, const char *node) {
        auto e = std::make_shared<Engine>();
        e->key = key;
        e->swarm = role;
        e->swarmNodeId = node;
        now.engines.put(e);
    }
    void node(const EngineKey &teller, const char *id) {
        auto n = std::make_shared<SwarmNode>();
        n->engine = teller;
        n->id = id;
        now.swarmNodes.put(n);
    }
    QStringList joinableHere() const {
        QStringList names;
        for (const auto &n : joinable(here, now)) {
            names << QString::fromStdString(n->name);
            if (n->engine != here) names << QStringLiteral("of another engine");
        }
        return names;
    }
};

} // namespace

class TestMembership : public QObject {
    Q_OBJECT
private slots:
    void whatHindersAConnection() {
        Picture p;
        const auto app = p.network("app", "bridge"), none = p.network("none", "null"),
                   host = p.network("host", "host"), services = p.network("services", "overlay"),
                   mesh = p.network("mesh", "overlay", here, true), other = p.network("far", "bridge", there);
        const auto free = p.container("free", {}, ""), member = p.container("member", {"app"}, "10.9.0.5"),
                   shut = p.container("shut", {"none"}, ""),
                   guest = p.container("guest", {}, "", "container:x"),
                   onHost = p.container("on-host", {}, "", "host"), half = p.container("half", {"app"}, ""),
                   ended = p.container("ended", {"app"}, "", "default", ContainerState::exited);
        const auto is = [&](const auto &c, const auto &n) { return hindrance(*c, *n, p.now); };
        QCOMPARE(is(free, app), Hindrance::none);
        QCOMPARE(is(free, mesh), Hindrance::none);
        QCOMPARE(is(free, other), Hindrance::otherEngine);
        QCOMPARE(is(free, host), Hindrance::noSuchMembers);
        QCOMPARE(is(free, none), Hindrance::noSuchMembers);
        QCOMPARE(is(free, services), Hindrance::notAttachable);
        QCOMPARE(is(member, app), Hindrance::already);
        QCOMPARE(is(ended, app), Hindrance::already); // it will be on it again
        QCOMPARE(is(half, app), Hindrance::none);     // a connect that failed can be tried again
        QCOMPARE(is(shut, app), Hindrance::onNone);
        QCOMPARE(is(guest, app), Hindrance::guest);
        QCOMPARE(is(onHost, app), Hindrance::hostMode);
    }

    void whoIsOnANetworkAndWhoseLastItIs() {
        Picture p;
        const auto app = p.network("app", "bridge"), back = p.network("back", "bridge"),
                   spare = p.network("spare", "bridge");
        p.network("bridge", "bridge");
        p.network("mesh", "overlay", there, true);
        const auto one = p.container("one", {"app"}, "10.9.0.5"),
                   both = p.container("both", {"app", "back"}, "10.9.0.6"),
                   ended = p.container("ended", {"back"}, "", "default", ContainerState::exited);
        const Members onBack = membersOf(*back, p.now);
        QCOMPARE(onBack.up, std::vector{both});
        QCOMPARE(onBack.down, std::vector{ended});
        QVERIFY(isLastNetwork(*one, *app));
        QVERIFY(!isLastNetwork(*both, *app));
        QVERIFY(!isLastNetwork(*one, *back));
        QCOMPARE(unused(here, p.now), std::vector{spare});
    }

    void whatAServiceOrAnotherHostIsOnStays() {
        Picture p;
        p.engine(here, SwarmRole::manager, "n");
        const auto app = p.network("app", "overlay"), shop = p.network("shop", "overlay"),
                   mesh = p.network("mesh", "overlay"), free = p.network("free", "overlay");
        QCOMPARE(unused(here, p.now), (std::vector{app, free, mesh, shop}));
        auto web = std::make_shared<SwarmService>();
        web->id = "s";
        web->engine = there; // another manager told of it
        web->name = "web";
        web->networks = {app->id, shop->id};
        p.now.swarmServices.put(web);
        QCOMPARE(membersOf(*shop, p.now).services, std::vector<std::shared_ptr<const SwarmService>>{web});
        Container far = *p.container("far", {"mesh"}, "10.9.0.7");
        far.engine = there;
        const auto elsewhere = std::make_shared<const Container>(far);
        p.now.containers.put(elsewhere);
        QCOMPARE(membersOf(*mesh, p.now).elsewhere, std::vector{elsewhere});
        QVERIFY(membersOf(*mesh, p.now).up.empty());
        QCOMPARE(unused(here, p.now), std::vector{free});
        far.state = ContainerState::exited; // it could not start without, but keeps nothing
        p.now.containers.put(std::make_shared<const Container>(far));
        QCOMPARE(unused(here, p.now), (std::vector{free, mesh}));
        p.engine(here, SwarmRole::worker, "n");
        QCOMPARE(unused(here, p.now).size(), std::size_t(0));
        QVERIFY(takesManager(*free, p.now));
        QVERIFY(!takesManager(*p.network("lan", "bridge"), p.now));
    }

    void theBridgeThatASwarmLeftBehindGoesWithTheUnused() {
        Picture p;
        const auto bridge = p.network("docker_gwbridge", "bridge");
        for (const auto &[role, goes] :
             {std::pair(SwarmRole::manager, false), std::pair(SwarmRole::worker, false),
              std::pair(SwarmRole::none, true), std::pair(SwarmRole::locked, true)}) {
            p.engine(here, role, "n");
            QCOMPARE(!unused(here, p.now).empty(), goes);
        }
    }

    void aWorkerMayJoinWhatItsManagerTellsOf() {
        Picture p;
        p.engine(here, SwarmRole::worker, "worker-node");
        p.engine(there, SwarmRole::manager, "manager-node");
        p.network("mesh", "overlay", there, true);
        p.network("services", "overlay", there); // for services alone
        p.network("lan", "bridge", there, true);
        QCOMPARE(p.joinableHere(), QStringList()); // of another swarm, for all one knows
        p.node(there, "manager-node");
        p.node(there, "worker-node");
        QCOMPARE(p.joinableHere(), QStringList{QStringLiteral("mesh")});
        QCOMPARE(joinable(there, p.now).size(), std::size_t(0));
        p.network("mesh", "overlay", here, true); // somebody there is on it now
        QCOMPARE(p.joinableHere(), QStringList());
    }

    void twoManagersTellOfOneNetworkOnce() {
        Picture p;
        const EngineKey third("tcp://third:2375");
        p.engine(here, SwarmRole::worker, "worker-node");
        for (const EngineKey &manager : {there, third}) {
            p.engine(manager, SwarmRole::manager, manager.value.c_str());
            p.node(manager, "worker-node");
            p.network("mesh", "overlay", manager, true);
        }
        QCOMPARE(p.joinableHere(), QStringList{QStringLiteral("mesh")});
    }

    void whatIsAskedOfANetwork_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("trouble"); // -1: none
        const auto row = [](const char *field, const char *text, int trouble) {
            QTest::addRow("%s %s", field, text)
                << QString::fromLatin1(field) << QString::fromUtf8(text) << trouble;
        };
        using T = AttachTrouble;
        row("ipv4", "", -1);
        row("ipv4", "10.9.0.77", -1);
        row("ipv4", "ten", int(T::notAddress));
        row("ipv4", "fd00:9::5", int(T::wrongFamily));
        row("ipv4", "10.8.0.5", int(T::outside));
        for (const char *kept : {"10.9.0.0", "10.9.0.1", "10.9.0.2", "10.9.0.255"})
            row("ipv4", kept, int(T::reserved));
        row("ipv4", "10.9.0.5", int(T::taken));
        row("ipv6", "fd00:9::5", -1);
        row("ipv6", "10.9.0.77", int(T::wrongFamily));
        row("alias", "shop.front_1", -1);
        row("alias", "it's", int(T::notName));
        row("linkLocal", "169.254.3.4", -1);
        row("linkLocal", "fe80::9", -1);
        row("linkLocal", "10.9.0.77", int(T::notLinkLocal));
    }
    void whatIsAskedOfANetwork() {
        QFETCH(QString, field);
        QFETCH(QString, text);
        QFETCH(int, trouble);
        Picture p;
        const auto app = p.network("app", "bridge");
        p.container("other", {"app"}, "10.9.0.5");
        const auto me = p.container("me", {}, "");
        changes::EndpointSpec spec;
        const std::string word = text.toStdString();
        if (field == u"ipv4") spec.ipv4 = word;
        if (field == u"ipv6") spec.ipv6 = word;
        if (field == u"alias") spec.aliases = {word};
        if (field == u"linkLocal") spec.linkLocal = {word};
        const auto found = check(spec, *app, me.get(), p.now);
        QCOMPARE(found.empty() ? -1 : int(found[0].what), trouble);
        if (trouble == int(AttachTrouble::taken)) QCOMPARE(found[0].culprit, std::string("other"));
    }

    void theDefaultBridgeTakesNoWishes() {
        Picture p;
        const auto network = p.network("bridge", "bridge");
        const auto me = p.container("me", {}, "");
        changes::EndpointSpec wanted;
        wanted.ipv4 = "10.9.0.77";
        wanted.aliases = {"shop"};
        wanted.linkLocal = {"169.254.3.4"};
        const auto found = check(wanted, *network, me.get(), p.now);
        QCOMPARE(found.size(), std::size_t(3));
        for (const auto &finding : found) QCOMPARE(finding.what, AttachTrouble::needsOwnNetwork);
    }
};

QTEST_APPLESS_MAIN(TestMembership)
#include "tst_membership.moc"
