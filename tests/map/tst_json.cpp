#include <QTest>

#include <fstream>
#include <iterator>

#include <nlohmann/json.hpp>

#include "model/map/map.h"
#include "model/topology/chart.h"
#include "tests/support/harbour_text.h"
#include "tests/support/sample_snapshot.h"

using namespace portolan;
using nlohmann::json;
using nlohmann::ordered_json;
using testing::idIn;
using testing::observe;

namespace {

const Moment noon = *parseMoment("2026-11-24T12:00:00Z");

ordered_json mapOf(const std::string &text) {
    return ordered_json::parse(map::toJson(topology::chart(observe(text), {}, noon)));
}

QByteArray compact(const ordered_json &j) { return QByteArray::fromStdString(j.dump()); }

} // namespace

class TestJson : public QObject {
    Q_OBJECT
private slots:
    /// The whole form at once, field by field and in order.
    void theWholeDocument() {
        const std::string text =
            "engine here id=DAEMON name=host-a version=20.10.24 api=1.41 addresses=10.7.0.1\n"
            "network front subnet=172.18.0.0/16,172.18.0.1\n"
            "container redis image=redis:7 on=front:172.18.0.2,fd00::2 alias=front:cache expose=6379 "
            "expose=53/udp\n"
            "container amb image=amouat/ambassador on=bridge:172.17.0.2 on=front:172.18.0.3 "
            "publish=0.0.0.0:80:6379 "
            "ulink=front:redis:db env=REDIS_PORT_6379_TCP=tcp://172.18.0.2:6379 env=B_PORT_1_TCP=x\n"
            "container guest state=exited mode=container:abc\n"
            "key /skydns/local/skydns/rails/1 '{\"host\":\"172.18.0.2\",\"port\":6379}'\n"
            "key /skydns/local/skydns/bad '{'";
        auto observations = observe(text);
        auto engine = std::make_shared<EngineObservation>(*observations.engines.begin()->second);
        Network front = *engine->networks.find(PairKey("here", idIn("here", "front")));
        front.internal = true;
        front.options = {{"com.docker.network.bridge.name", "br-front"}};
        engine->networks.put(std::make_shared<const Network>(front));
        observations.engines.begin()->second = engine;

        ordered_json map = ordered_json::parse(map::toJson(topology::chart(observations, {}, noon)));
        std::ifstream file(PORTOLAN_TEST_DATA "/map/whole.json");
        const ordered_json expected = ordered_json::parse(file);
        // Ids are known by name here; the order is theirs, and checked on its own below.
        std::string written = map.dump();
        for (const char *name : {"amb", "guest", "redis", "bridge", "front", "host", "none"}) {
            const std::string id = idIn("here", name);
            for (auto at = written.find(id); at != std::string::npos; at = written.find(id))
                written.replace(at, id.size(), "$" + std::string(name));
        }
        map = ordered_json::parse(written);
        for (const char *table : {"containers", "networks", "endpoints"}) {
            std::vector<std::string> rows;
            for (const auto &row : map[table]) rows.push_back(row.dump());
            std::sort(rows.begin(), rows.end());
            for (std::size_t i = 0; i < rows.size(); ++i) map[table][i] = ordered_json::parse(rows[i]);
        }
        for (const auto &[key, value] : expected.items()) QCOMPARE(compact(map[key]), compact(value));
        QCOMPARE(compact(map), compact(expected));
    }

    void sortedAndStable() {
        const std::string text = map::toJson(testing::syntheticSnapshot(200, 20));
        QCOMPARE(map::toJson(testing::syntheticSnapshot(200, 20)), text);
        const json map = json::parse(text);
        const auto ascending = [&](const char *table, auto &&key) {
            QVERIFY(map[table].size() > 2);
            for (std::size_t i = 1; i < map[table].size(); ++i)
                QVERIFY2(key(map[table][i - 1]) < key(map[table][i]), table);
        };
        const auto id = [](const json &row) { return row["id"]; };
        ascending("containers", id);
        ascending("networks", id);
        ascending("endpoints", [](const json &row) {
            return json::array({row["container"], row["network"]});
        });
        // Tables that are kept by engine or cluster are sorted for the map.
        const auto two =
            mapOf("engine b id=1\nnetwork n1\nnetwork n2\nnetwork n3\nengine a id=2\nnetwork n4\nnetwork n5\n"
                  "etcd http://b\nkey /skydns/a/1 '{\"host\":\"10.0.0.1\"}'\n"
                  "etcd http://a\nkey /skydns/a/2 '{\"host\":\"10.0.0.1\"}'\nkey /skydns/a "
                  "'{\"host\":\"10.0.0.1\"}'");
        const auto column = [&](const char *table, const char *key) {
            std::vector<std::string> out;
            for (const auto &row : two[table]) out.push_back(row[key]);
            return out;
        };
        QCOMPARE(column("engines", "id"), (std::vector<std::string>{"1", "2"}));
        QCOMPARE(column("registrations", "key"),
                 (std::vector<std::string>{"/skydns/a", "/skydns/a/1", "/skydns/a/2"}));
        const auto networks = column("networks", "id");
        QCOMPARE(networks.size(), 11U);
        QVERIFY(std::is_sorted(networks.begin(), networks.end()));
        QVERIFY(text.ends_with("}\n") && text.find("\n  \"engines\": [\n") != std::string::npos);
    }

    void unknownIsNull() {
        const auto map = mapOf("engine here state=failed id= name= version= api= listed=no bare");
        QCOMPARE(compact(map["engines"]),
                 QByteArray("[{\"id\":null,\"name\":null,\"url\":\"tcp://here\",\"state\":\"failed\","
                            "\"engineVersion\":null,\"apiVersion\":null}]"));
        const auto orphan = mapOf("engine here id=\ncontainer web on=host mode=host image=");
        QVERIFY(orphan["containers"][0]["engine"].is_null());
        QVERIFY(orphan["containers"][0]["image"].is_null());
        QVERIFY(orphan["networks"][0]["engine"].is_null());
        QCOMPARE(compact(orphan["endpoints"]),
                 QByteArray::fromStdString("[{\"container\":\"" + idIn("here", "web") + "\",\"network\":\"" +
                                           idIn("here", "host") +
                                           "\",\"ipv4\":null,\"ipv6\":null,\"mac\":null,\"aliases\":[]}]"));
        const auto dead = mapOf("network n\ncontainer web on=n ulink=n:redis:db");
        QCOMPARE(dead["links"].size(), 1U);
        QVERIFY(dead["links"][0]["target"].is_null());
        const auto late = mapOf("container redis state=exited on=bridge expose=6379\n"
                                "container amb on=bridge link=redis:db image=amouat/ambassador");
        QCOMPARE(compact(late["relays"][0]["address"]), QByteArray("null"));
        QCOMPARE(compact(late["relays"][0]["listen"]), QByteArray("6379"));
        QCOMPARE(compact(mapOf("container amb env=A_PORT_1_TCP=")["relays"][0]["address"]),
                 QByteArray("\"\""));
        QCOMPARE(compact(mapOf("container amb env=A_PORT_0_TCP=tcp://a:1")["relays"][0]["listen"]),
                 QByteArray("null"));
    }

    void wordsOfStates() {
        QCOMPARE(compact(mapOf("container a state=paused")["containers"][0]["state"]),
                 QByteArray("\"paused\""));
        const auto map = mapOf("engine a id=1 name=x\ncontainer web\nengine b id=1 name=x\ncontainer web\n"
                               "engine c state=lost\ncontainer far");
        QCOMPARE(compact(map["engines"][0]["state"]), QByteArray("\"live\""));
        QCOMPARE(compact(map["engines"][1]["state"]), QByteArray("\"duplicate\""));
        QCOMPARE(compact(map["engines"][2]["state"]), QByteArray("\"lost\""));
        QCOMPARE(map["containers"].size(), 2U); // of the duplicate nothing, of the lost one what it last said
        const auto links = mapOf("container redis on=bridge\ncontainer web on=bridge link=redis:db")["links"];
        QCOMPARE(compact(links[0]["kind"]), QByteArray("\"default-bridge\""));
        QCOMPARE(links[0]["network"].get<std::string>(), idIn("here", "bridge"));
    }

    void hostileText() {
        Snapshot s = testing::sampleSnapshot();
        Container c = *s.containers[0];
        c.name = "bad \xff\xfe\x80 \"quote\" \x1b[31m </script> \u202E";
        c.image = std::string(10'000, 'x') + "\xE2\x82";
        s.containers.put(std::make_shared<const Container>(c));
        Network n = *s.networks[0];
        n.options = {{"\xff", "\xff"}};
        s.networks.put(std::make_shared<const Network>(n));
        const std::string text = map::toJson(s);
        QVERIFY(QString::fromUtf8(text.c_str()).toUtf8().toStdString() == text); // valid UTF-8
        const json map = json::parse(text);
        bool seen = false;
        for (const auto &row : map["containers"]) {
            if (row["id"] != c.id.value) continue;
            seen = true;
            QCOMPARE(row["name"].get<std::string>(),
                     std::string("bad \uFFFD\uFFFD\uFFFD \"quote\" \x1b[31m </script> \u202E"));
            QVERIFY(row["image"].get<std::string>().starts_with(std::string(10'000, 'x')));
        }
        QVERIFY(seen);
    }

    /// Every field and type has its place in the manual.
    void theManualNamesEveryField() {
        std::ifstream file(PORTOLAN_TEST_DATA "/../../resources/portolan.1");
        const std::string manual{std::istreambuf_iterator<char>(file), {}};
        std::ifstream whole(PORTOLAN_TEST_DATA "/map/whole.json");
        const auto map = ordered_json::parse(whole);
        int fields = 0;
        for (const auto &[table, rows] : map.items()) {
            QVERIFY2(manual.find("\"" + table + "\"") != std::string::npos, table.c_str());
            if (!rows.is_array() || rows.empty()) continue;
            QVERIFY2(manual.find("\n.SS " + table + "\n") != std::string::npos, table.c_str());
            for (const auto &[field, value] : rows[0].items()) {
                QVERIFY2(manual.find("\"" + field + "\"") != std::string::npos, field.c_str());
                ++fields;
            }
        }
        QVERIFY(fields > 40);
    }

    void secretsAreNotInIt() {
        // What is no address may be anything; a relay line would run it, and we would print it.
        const std::string line = " sh='env | grep _TCP= | sed \"s/x/socat TCP4-LISTEN:\\1/\" | sh'";
        for (const char *variable : {"DB_PASSWORD_TCP=hunter2", "DB_PASSWORD_PORT_1_TCP=hunter2",
                                     "A_PORT_1_TCP=tcp://me:hunter2@db", "A_TCP=redis://:hunter2@db:1/0"}) {
            const auto relays = mapOf(std::string("container amb env=") + variable + line)["relays"];
            QVERIFY2(relays.size() == 1 && relays[0]["state"] == "malformed", variable);
            QVERIFY2(relays.dump().find("hunter2") == std::string::npos, variable);
        }
        // But names of links sound like secrets, too.
        const auto relays =
            mapOf("container amb env=TOKEN_PORT_1_TCP=tcp://10.0.0.1:1 env=TOKEN_PORT_2_TCP=tcp://10.0.0.1" +
                  line)["relays"];
        QCOMPARE(relays[0]["address"].get<std::string>(), std::string("tcp://10.0.0.1:1"));
        QCOMPARE(relays[1]["address"].get<std::string>(), std::string("tcp://10.0.0.1"));
        QVERIFY(map::toJson(testing::sampleSnapshot()).find("do-not-show") == std::string::npos);
        QVERIFY(map::toDot(testing::sampleSnapshot()).find("do-not-show") == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"
