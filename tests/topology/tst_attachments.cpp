#include <QTest>

#include "model/topology/chart.h"
#include "tests/support/harbour_text.h"
#include "tests/support/sample_snapshot.h"

using namespace portolan;
using testing::describe;
using testing::observe;
using testing::sortedLines;

namespace {

const Moment noon = *parseMoment("2026-11-24T12:00:00Z");

Snapshot chartOf(const char *text, const Snapshot &previous = {}) {
    return topology::chart(observe(text), previous, noon);
}

} // namespace

class TestAttachments : public QObject {
    Q_OBJECT

    static void compare(const char *text, const std::vector<std::string> &kinds, const char *expected) {
        QCOMPARE(QByteArray::fromStdString(describe(chartOf(text), kinds)),
                 QByteArray::fromStdString(sortedLines(expected)));
    }

private slots:
    void tables_data() {
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *kind, const char *title, const char *text, const char *expected) {
            QTest::addRow("%s: %s", kind, title)
                << QByteArray(kind) << QByteArray(text) << QByteArray(expected);
        };
        const auto endpoint = [&](auto... rest) { row("endpoint", rest...); };
        endpoint("one network", "container web on=bridge:172.17.0.5", "endpoint web bridge 172.17.0.5");
        endpoint("two networks and IPv6",
                 "network net1 subnet=172.18.0.0/16\n"
                 "container web on=bridge:172.17.0.5 on=net1:172.18.0.2,fd00::2",
                 "endpoint web bridge 172.17.0.5\n endpoint web net1 172.18.0.2 fd00::2");
        endpoint("host has no address", "container web on=host:1.2.3.4 mode=host", "endpoint web host");
        endpoint("none has no address", "container web on=none mode=none", "endpoint web none");
        endpoint("exited keeps its networks", "container web state=exited on=bridge:172.17.0.5",
                 "endpoint web bridge");
        endpoint("created", "container web state=created started= on=bridge", "endpoint web bridge");
        endpoint("paused keeps its address", "container web state=paused on=bridge:172.17.0.5",
                 "endpoint web bridge 172.17.0.5");
        endpoint("container mode has none", "container web on=bridge:172.17.0.5 mode=container:other", "");
        endpoint("an unknown network is left out", "container web on=gone:172.30.0.2 on=bridge:172.17.0.5",
                 "endpoint web bridge 172.17.0.5");
        endpoint(
            "of two engines each its own bridge",
            "engine here\ncontainer a on=bridge:172.17.0.2\nengine there\ncontainer a on=bridge:172.17.0.2",
            "endpoint a bridge 172.17.0.2\n endpoint there/a bridge 172.17.0.2");

        const auto link = [&](auto... rest) { row("link", rest...); };
        const std::string dash;
        link("default bridge", "container redis on=bridge\ncontainer web on=bridge link=redis:db",
             "link web -> redis as db by redis default-bridge on bridge");
        link("default bridge, target gone", "container web on=bridge link=redis:db",
             "link web -> - as db by redis default-bridge on bridge");
        link("default bridge wants a name, no id",
             "container redis on=bridge id=x\ncontainer web on=bridge link=000000000000:db",
             "link web -> - as db by 000000000000 default-bridge on bridge");
        link("user network", "network n\ncontainer redis on=n\ncontainer web on=n ulink=n:redis:db",
             "link web -> redis as db by redis user-network on n");
        link("user network, the name is gone",
             "network n\ncontainer redis2 on=n\ncontainer web on=n ulink=n:redis:db",
             "link web -> - as db by redis user-network on n");
        link("user network, no alias", "network n\ncontainer redis on=n\ncontainer web on=n ulink=n:redis",
             "link web -> redis as redis by redis user-network on n");
        link("both kinds in one container",
             "network n\ncontainer redis on=bridge on=n\n"
             "container web on=bridge on=n link=redis:db ulink=n:redis:cache",
             "link web -> redis as db by redis default-bridge on bridge\n"
             "link web -> redis as cache by redis user-network on n");
        link("two aliases of one target",
             "container redis on=bridge\ncontainer web on=bridge link=redis:db link=redis:cache",
             "link web -> redis as db by redis default-bridge on bridge\n"
             "link web -> redis as cache by redis default-bridge on bridge");
        link("never across engines",
             "engine a\ncontainer redis on=bridge\nengine b\ncontainer web on=bridge link=redis:db",
             "link b/web -> - as db by redis default-bridge on bridge");
        link("a name wins over an id that begins so",
             "network n\ncontainer x on=n id=1\ncontainer redis on=n\ncontainer web on=n ulink=n:redis:db",
             "link web -> redis as db by redis user-network on n");

        const auto shared = [&](auto... rest) { row("shared", rest...); };
        shared("both run", "container owner started=10\ncontainer guest started=20 mode=container:owner",
               "shared guest -> owner");
        shared("the owner restarted",
               "container owner started=30\ncontainer guest started=20 mode=container:owner",
               "shared guest -> owner stranded");
        shared("both started in one moment",
               "container owner started=20\ncontainer guest started=20 mode=container:owner",
               "shared guest -> owner");
        shared("the owner is gone", "container guest mode=container:owner", "shared guest -> - stranded");
        shared("the owner exited", "container owner state=exited\ncontainer guest mode=container:owner",
               "shared guest -> owner stranded");
        shared("the owner is about to restart",
               "container owner state=restarting\ncontainer guest mode=container:owner",
               "shared guest -> owner stranded");
        shared("a paused owner keeps its network",
               "container owner state=paused\ncontainer guest mode=container:owner", "shared guest -> owner");
        shared("a guest that does not run is not stranded",
               "container owner started=30\ncontainer guest state=exited started=20 mode=container:owner",
               "shared guest -> owner");
        shared("a guest that never ran", "container guest state=created started= mode=container:nobody",
               "shared guest -> -");
        shared("the owner of another engine is none",
               "engine a\ncontainer owner\nengine b\ncontainer guest mode=container:owner",
               "shared b/guest -> - stranded");
        shared("other modes", "container a mode=host\ncontainer b mode=bridge\ncontainer c mode=containers",
               "");
    }
    void tables() {
        QFETCH(QByteArray, kind);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        compare(text.constData(), {kind.toStdString()}, expected.constData());
    }

    void targetsByFullIdAndShortId() {
        const std::string id = testing::idIn("here", "redis");
        for (const std::string &given : {id, id.substr(0, 12), id.substr(0, 20)}) {
            const std::string text =
                "network n\ncontainer redis on=n\ncontainer web on=n ulink=n:" + given + ":db";
            compare(text.c_str(), {"link"},
                    ("link web -> redis as db by " + given + " user-network on n").c_str());
        }
        const std::string tooShort = id.substr(0, 11);
        compare(("network n\ncontainer redis on=n\ncontainer web on=n ulink=n:" + tooShort + ":db").c_str(),
                {"link"}, ("link web -> - as db by " + tooShort + " user-network on n").c_str());
        compare(("container redis\ncontainer guest mode=container:" + id).c_str(), {"shared"},
                "shared guest -> redis");
        compare(
            ("engine a\ncontainer x id=1\nengine b\ncontainer guest mode=container:" + testing::fullId("1"))
                .c_str(),
            {"shared"}, "shared b/guest -> - stranded");
    }

    /// A link of the default bridge follows a rename (the engine rewrites HostConfig.Links); one of a user
    /// network names whom it always named, and finds nobody.
    void renames() {
        const Snapshot before = chartOf("network n\ncontainer redis id=r on=bridge on=n\n"
                                        "container web on=bridge on=n link=redis:db ulink=n:redis:cache");
        const Snapshot after = chartOf("network n\ncontainer redis-2 id=r on=bridge on=n\n"
                                       "container web on=bridge on=n link=redis-2:db ulink=n:redis:cache",
                                       before);
        QCOMPARE(describe(after, {"link"}),
                 sortedLines("link web -> redis-2 as db by redis-2 default-bridge on bridge\n"
                             "link web -> - as cache by redis user-network on n"));
    }

    void networkByNameOnlyWhereThereIsNoId() {
        // Never started: Docker has no id yet. Later the id counts, also when the network was made anew.
        auto observations = observe("network n\ncontainer web state=created on=bridge");
        auto engine = std::make_shared<EngineObservation>(*observations.engines.begin()->second);
        Container c = *engine->containers[0];
        c.attachments[0].networkName = "n";
        c.attachments[0].networkId = NetworkId();
        engine->containers.put(std::make_shared<const Container>(c));
        observations.engines.begin()->second = engine;
        QCOMPARE(describe(topology::chart(observations, {}, noon), {"endpoint"}),
                 std::string("endpoint web n\n"));

        engine = std::make_shared<EngineObservation>(*engine);
        c.attachments[0].networkId = NetworkId(testing::fullId("an earlier n"));
        engine->containers.put(std::make_shared<const Container>(c));
        observations.engines.begin()->second = engine;
        QCOMPARE(describe(topology::chart(observations, {}, noon), {"endpoint"}), std::string());
    }

    /// The same container row, but a network that came or went meanwhile.
    void networksThatComeLater() {
        const Observations without = observe("container web on=bridge:172.17.0.2");
        Observations with = without;
        auto engine = std::make_shared<EngineObservation>(*with.engines.begin()->second);
        Container c = *engine->containers[0];
        c.attachments.push_back(Attachment{});
        c.attachments.back().networkName = "late";
        c.attachments.back().networkId = NetworkId(testing::fullId("late"));
        c.attachments.back().ipv4 = "172.18.0.2";
        c.attachments.back().links = {"web:me"};
        engine->containers.put(std::make_shared<const Container>(c));
        with.engines.begin()->second = engine;
        const Snapshot first = topology::chart(with, {}, noon);
        QCOMPARE(describe(first, {"endpoint"}), std::string("endpoint web bridge 172.17.0.2\n"));

        engine = std::make_shared<EngineObservation>(*engine);
        Network late;
        late.id = NetworkId(testing::fullId("late"));
        late.engine = c.engine;
        late.name = "late";
        late.driver = "bridge";
        engine->networks.put(std::make_shared<const Network>(late));
        with.engines.begin()->second = engine;
        const Snapshot second = topology::chart(with, first, noon);
        QCOMPARE(describe(second, {"endpoint"}),
                 std::string("endpoint web bridge 172.17.0.2\nendpoint web late 172.18.0.2\n"));
        QVERIFY(second.endpoints.find(PairKey(c.id.value, testing::idIn("here", "bridge"))) ==
                first.endpoints[0]);
        engine = std::make_shared<EngineObservation>(*engine);
        engine->networks.remove(PairKey(late.engine.value, late.id.value));
        with.engines.begin()->second = engine;
        QCOMPARE(describe(topology::chart(with, second, noon), {"endpoint"}),
                 std::string("endpoint web bridge 172.17.0.2\n"));
    }

    void swarmNetworkOfTwoEngines() {
        compare("engine a bare\nnetwork ov id=ov driver=overlay scope=swarm\ncontainer x on=ov:10.0.1.2\n"
                "engine b bare\nnetwork ov id=ov driver=overlay scope=swarm\ncontainer y on=ov:10.0.1.3",
                {"endpoint", "network"},
                "network ov overlay\n network b/ov overlay\n"
                "endpoint x ov 10.0.1.2\n endpoint b/y ov 10.0.1.3");
    }
};

QTEST_GUILESS_MAIN(TestAttachments)
#include "tst_attachments.moc"
