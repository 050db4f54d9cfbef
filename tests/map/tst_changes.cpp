#include <QTest>

#include <map>
#include <random>
#include <set>

#include <nlohmann/json.hpp>

#include "model/map/map.h"
#include "model/topology/chart.h"
#include "tests/support/harbour_text.h"

using namespace portolan;
using nlohmann::ordered_json;
using testing::idIn;
using testing::observe;

namespace {

const Moment noon = *parseMoment("2026-11-24T12:00:00Z");

Snapshot chartOf(const std::string &text, const Snapshot &previous = {}) {
    return topology::chart(observe(text), previous, noon);
}

const std::map<std::string, std::string> tables{{"engine", "engines"},
                                                {"container", "containers"},
                                                {"network", "networks"},
                                                {"endpoint", "endpoints"},
                                                {"link", "links"},
                                                {"relay", "relays"},
                                                {"registration", "registrations"}};

/// What a reader of the lines does, as the manual tells: first what was removed, then what is new or changed,
/// each told by its identity.
class Reader {
public:
    void read(const std::string &text) {
        if (text.empty()) return;
        const auto line = ordered_json::parse(text);
        QVERIFY(text.ends_with("}\n") && text.find('\n') == text.size() - 1);
        for (const auto &entity : line["removed"]) {
            const auto at = entities_.find(identity(entity));
            QVERIFY2(at != entities_.end(), entity.dump().c_str());
            QCOMPARE(at->second.dump(), entity.dump()); // given as it last was
            entities_.erase(at);
        }
        for (const auto &entity : line["changed"]) {
            const auto at = entities_.find(identity(entity));
            QVERIFY2(at != entities_.end(), entity.dump().c_str());
            QVERIFY2(at->second.dump() != entity.dump(), entity.dump().c_str());
            at->second = entity;
        }
        for (const auto &entity : line["added"])
            QVERIFY2(entities_.emplace(identity(entity), entity).second, entity.dump().c_str());
    }

    /// As the map has them: by table, without types, as sets of texts.
    std::map<std::string, std::multiset<std::string>> content() const {
        std::map<std::string, std::multiset<std::string>> out;
        for (const auto &[type, table] : tables) out[table];
        for (auto [id, entity] : entities_) {
            const std::string type = entity["type"];
            entity.erase("type");
            out[tables.at(type)].insert(entity.dump());
        }
        return out;
    }

private:
    static std::string identity(const ordered_json &entity) {
        const std::string type = entity["type"];
        const std::map<std::string, std::vector<const char *>> keys{
            {"engine", {"id", "url"}},
            {"container", {"id"}},
            {"network", {"id", "engine"}},
            {"endpoint", {"container", "network"}},
            {"link", {"consumer", "network", "alias"}},
            {"relay", {"ambassador", "listen", "protocol", "address"}},
            {"registration", {"key"}}};
        std::string out = type;
        for (const char *key : keys.at(type)) out += " " + entity.at(key).dump();
        return out;
    }

    std::map<std::string, ordered_json> entities_;
};

std::map<std::string, std::multiset<std::string>> contentOf(const Snapshot &s) {
    const auto map = ordered_json::parse(map::toJson(s));
    std::map<std::string, std::multiset<std::string>> out;
    for (const auto &[type, table] : tables) {
        out[table];
        for (const auto &entity : map[table]) out[table].insert(entity.dump());
    }
    return out;
}

/// A line in short: "+type name", "~type name", "-type name".
QByteArray brief(const std::string &text) {
    if (text.empty()) return {};
    const auto line = ordered_json::parse(text);
    QByteArrayList out;
    for (const auto &[list, sign] :
         {std::pair("added", "+"), std::pair("changed", "~"), std::pair("removed", "-")})
        for (const auto &entity : line[list]) {
            std::string words = sign + entity["type"].get<std::string>();
            for (const char *key : {"name", "state", "alias", "ipv4", "address"})
                if (entity.contains(key) && entity[key].is_string())
                    words += " " + entity[key].get<std::string>();
            out << QByteArray::fromStdString(words);
        }
    return out.join("; ");
}

} // namespace

class TestChanges : public QObject {
    Q_OBJECT
private slots:
    void theFirstLineAddsEverything() {
        const Snapshot s =
            chartOf("container redis on=bridge:172.17.0.2\n"
                    "container amb on=bridge link=redis:db env=A_PORT_1_TCP=tcp://172.17.0.2:1\n"
                    "key /skydns/local/skydns/a '{\"host\":\"172.17.0.2\"}'");
        const std::string text = map::toChangeLine({}, s);
        const auto line = ordered_json::parse(text);
        QStringList keys;
        for (const auto &[key, value] : line.items()) keys << QString::fromStdString(key);
        QCOMPARE(keys.join(QLatin1Char(' ')), QStringLiteral("time added changed removed"));
        QCOMPARE(line["time"].get<std::string>(), std::string("2026-11-24T12:00:00.000Z"));
        QVERIFY(line["changed"].empty() && line["removed"].empty());
        QCOMPARE(line["added"][0].begin().key(), std::string("type"));
        Reader reader;
        reader.read(text);
        QVERIFY(reader.content() == contentOf(s));
        for (const auto &[table, rows] : reader.content()) QVERIFY2(!rows.empty(), table.c_str());
    }

    void lines_data() {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QByteArray>("line");
        const auto row = [](const char *title, const char *before, const char *after, const char *line) {
            QTest::newRow(title) << QByteArray(before) << QByteArray(after) << QByteArray(line);
        };
        row("nothing", "container a", "container a", "");
        row("what the map does not show", "container a hostname=x started=1",
            "container a hostname=y started=2", "");
        row("a container comes", "container a", "container a\ncontainer b on=bridge:172.17.0.2",
            "+container b running; +endpoint 172.17.0.2");
        row("and goes", "container a\ncontainer b on=bridge:172.17.0.2", "container a",
            "-container b running; -endpoint 172.17.0.2");
        row("a state", "container a", "container a state=paused", "~container a paused");
        row("a rename", "container a id=1", "container b id=1", "~container b running");
        row("an address", "container a on=bridge:172.17.0.2", "container a on=bridge:172.17.0.3",
            "~endpoint 172.17.0.3");
        row("an engine is lost", "engine here", "engine here state=lost", "~engine host-of-here lost");
        row("an engine answers at last", "engine here bare id= name= state=failed", "engine here bare",
            "+engine host-of-here live; -engine failed");
        row("a daemon with another id", "engine here id=A bare\ncontainer a",
            "engine here id=B bare\ncontainer a",
            "+engine host-of-here live; ~container a running; -engine host-of-here live");
        row("a container becomes an ambassador by its label", "container a id=1",
            "container a id=1 label=io.portolan.role=ambassador", "~container a running");
        row("a link's target is renamed and followed",
            "container r id=1 on=bridge\ncontainer w on=bridge link=r:db",
            "container s id=1 on=bridge\ncontainer w on=bridge link=s:db", "~container s running");
        row("a link's target is renamed and lost",
            "network n\ncontainer r id=1 on=n\ncontainer w on=n ulink=n:r:db",
            "network n\ncontainer s id=1 on=n\ncontainer w on=n ulink=n:r:db",
            "~container s running; ~link db");
        row("a relay goes stale",
            "container r on=bridge:172.17.0.2\ncontainer a env=A_PORT_1_TCP=tcp://172.17.0.2:1",
            "container r on=bridge:172.17.0.3\ncontainer a env=A_PORT_1_TCP=tcp://172.17.0.2:1",
            "~endpoint 172.17.0.3; ~relay stale tcp://172.17.0.2:1");
        row("a record", "key /skydns/local/skydns/a '{\"host\":\"10.0.0.1\"}'",
            "key /skydns/local/skydns/a '{\"host\":\"10.0.0.2\"}'", "~registration a.skydns.local");
        row("a key that is no record", "key /x 1", "key /x 2", "");
        row("the way to a daemon changes",
            "engine a id=1 name=x\ncontainer c id=1 on=bridge:172.17.0.2\nengine b id=1 name=x bare",
            "engine a id=1 name=x state=lost\ncontainer c id=1 on=bridge:172.17.0.2\n"
            "engine b id=1 name=x\ncontainer c id=1 on=bridge:172.17.0.2",
            "~engine x duplicate; ~engine x live");
        row("two targets of one alias, one comes",
            "network n\ncontainer r on=n\ncontainer s on=n\ncontainer w on=n ulink=n:r:db",
            "network n\ncontainer r on=n\ncontainer s on=n\ncontainer w on=n ulink=n:r:db ulink=n:s:db",
            "+link db");
    }
    void lines() {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const Snapshot a = chartOf(before.toStdString());
        const Snapshot b = chartOf(after.toStdString(), a);
        const std::string text = map::toChangeLine(a, b);
        // Networks of two engines that are the same daemon have other ids in this language; leave them out.
        QByteArray line = brief(text);
        if (line.contains("network")) {
            QByteArrayList kept;
            for (const QByteArray &part : line.split(';'))
                if (!part.contains("network") && !part.contains("endpoint")) kept << part.trimmed();
            line = kept.join("; ");
        }
        QTEST(line, "line");
    }

    /// One alias for two targets: which of both changed can only be told by giving them whole.
    void oneAliasForTwoTargets() {
        const std::string rest = "container w on=n ulink=n:r:db ulink=n:s:db";
        const Snapshot a = chartOf("network n\ncontainer r id=1 on=n\ncontainer s id=2 on=n\n" + rest);
        const Snapshot b = chartOf("network n\ncontainer r id=1 on=n\ncontainer t id=2 on=n\n" + rest, a);
        QCOMPARE(brief(map::toChangeLine(a, b)), QByteArray("+link db; ~container t running; -link db"));
        const auto line = ordered_json::parse(map::toChangeLine(a, b));
        QVERIFY(line["added"][0]["target"].is_null());
        QVERIFY(!line["removed"][0]["target"].is_null());
    }

    /// An ambassador's row may come without the container's own row being another.
    void theRoleAlone() {
        const Snapshot a = chartOf("container c");
        Snapshot b = a;
        b.ambassadors.put(std::make_shared<const Ambassador>(
            Ambassador{a.containers[0]->id, a.containers[0]->engine, {AmbassadorEvidence::label}}));
        QCOMPARE(brief(map::toChangeLine(a, b)), QByteArray("~container c running"));
        QCOMPARE(brief(map::toChangeLine(b, a)), QByteArray("~container c running"));
    }

    void oneKeyInTwoClusters() {
        const auto told = [](const char *first, const char *second) {
            return std::string("etcd http://a:2379\nkey /skydns/local/skydns/x '{\"host\":\"") + first +
                   "\"}'\netcd http://b:2379\nkey /skydns/local/skydns/x '{\"host\":\"" + second + "\"}'";
        };
        const Snapshot a = chartOf(told("10.0.0.1", "10.0.0.2"));
        const Snapshot b = chartOf(told("10.0.0.1", "10.0.0.3"), a);
        const auto line = ordered_json::parse(map::toChangeLine(a, b));
        QVERIFY(line["changed"].empty());
        QCOMPARE(line["removed"][0]["host"].get<std::string>(), std::string("10.0.0.2"));
        QCOMPARE(line["added"][0]["host"].get<std::string>(), std::string("10.0.0.3"));
        QCOMPARE(ordered_json::parse(map::toJson(b))["registrations"].size(), 2U);
    }

    void hostileTextStaysOnOneLine() {
        Snapshot a = chartOf("container c"), b = a;
        Container c = *a.containers[0];
        c.name = "a\nb\r\u2028\xff\"";
        b.containers.put(std::make_shared<const Container>(c));
        const std::string text = map::toChangeLine(a, b);
        QCOMPARE(std::count(text.begin(), text.end(), '\n'), 1);
        QVERIFY(ordered_json::accept(text));
    }

    /// Whoever applies the lines has the map, whatever happens.
    void applyingLinesGivesTheMap_data() {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 3; ++seed) QTest::addRow("%d", seed) << seed;
    }
    void applyingLinesGivesTheMap() {
        QFETCH(int, seed);
        std::mt19937 random(static_cast<unsigned>(seed));
        const auto roll = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
        const auto pick = [&](std::initializer_list<const char *> words) {
            return std::string(*(words.begin() + roll(static_cast<int>(words.size()))));
        };
        Snapshot now;
        Reader reader;
        int silent = 0;
        for (int step = 0; step < 40; ++step) {
            std::string text;
            for (const char *engine : {"a", "b"}) {
                if (roll(12) == 0) continue; // not asked for at the moment
                if (roll(15) == 0) {         // not reached yet
                    text += std::string("engine ") + engine + " bare id= name= state=connecting listed=no\n";
                    continue;
                }
                text += std::string("engine ") + engine + " version=" + pick({"20.10.24", "29.1.0"}) +
                        " state=" + pick({"live", "live", "live", "lost"}) +
                        (roll(6) == 0 ? " id=same name=same" : "") + " addresses=10.7.0." + engine + "\n";
                if (roll(3)) text += "network ov id=ov driver=overlay subnet=10.0.1.0/24\n";
                if (roll(3)) text += "network n subnet=172.18.0.0/16,172.18.0.1\n";
                for (int i = 0; i < 6; ++i) {
                    if (roll(4) == 0) continue;
                    const std::string n = std::to_string(i);
                    text += "container " + pick({"web", "redis", "db"}) + "-" + n + " id=" + engine + n;
                    text += " on=bridge:172.17.0." + std::to_string(2 + roll(5));
                    text += " state=" + pick({"running", "running", "exited", "paused"});
                    if (roll(2))
                        text += " link=" + pick({"web", "redis"}) + "-" + std::to_string(roll(6)) + ":db";
                    if (roll(3) == 0) text += " image=amouat/ambassador expose=80";
                    if (roll(3) == 0)
                        text +=
                            " env=A_PORT_80_TCP=" + pick({"tcp://172.17.0.2:80", "x", "tcp://10.7.0.1:80"});
                    if (roll(3) == 0) text += " publish=0.0.0.0:80:80";
                    if (roll(6) == 0) text += " label=io.portolan.role=ambassador";
                    text += "\n";
                }
            }
            for (const char *cluster : {"http://etcd-1:2379", "http://etcd-2:2379"}) {
                text += std::string("etcd ") + cluster + "\n";
                for (int i = 0; i < 3; ++i)
                    if (roll(2)) // each cluster has keys of its own here
                        text += "key /skydns/local/skydns/" + std::string(cluster + 12, 1) +
                                std::to_string(i) + " " +
                                pick({"'{\"host\":\"172.17.0.2\",\"port\":80}'",
                                      "'{\"host\":\"172.17.0.3\"}'", "'{'"}) +
                                "\n";
            }
            const Snapshot next =
                step % 10 == 9 ? topology::chart(observe(text), {}, noon) : chartOf(text, now);
            const std::string line = map::toChangeLine(now, next);
            if (line.empty()) ++silent;
            reader.read(line);
            if (QTest::currentTestFailed()) return;
            QVERIFY2(reader.content() == contentOf(next), line.c_str());
            QVERIFY(map::toChangeLine(next, next).empty());
            now = next;
        }
        QVERIFY(silent < 5);
    }
};

QTEST_GUILESS_MAIN(TestChanges)
#include "tst_changes.moc"
