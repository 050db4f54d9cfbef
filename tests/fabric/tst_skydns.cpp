#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include "model/fabric/skydns.h"

using namespace portolan;

namespace {

EtcdEntry entry(std::string key, std::string value) {
    EtcdEntry e;
    e.keyspace = EtcdKeyspace("http://127.0.0.1:2379");
    e.key = std::move(key);
    e.value = std::move(value);
    e.valueSize = e.value.size();
    return e;
}

/// "name host port", "malformed name", or "none".
QByteArray shown(const std::optional<Registration> &r) {
    if (!r) return "none";
    if (r->malformed) {
        if (!r->host.empty() || r->port != 0) return "malformed, yet with a host";
        return QByteArray::fromStdString("malformed " + r->name);
    }
    return QByteArray::fromStdString(r->name + ' ' + r->host + ' ' + std::to_string(r->port));
}

/// The entries of what `etcdctl get -w json` wrote.
std::vector<EtcdEntry> recorded(const char *file) {
    QFile in(QStringLiteral(PORTOLAN_TEST_DATA "/fabric/") + QLatin1String(file));
    if (!in.open(QIODevice::ReadOnly)) return {};
    std::vector<EtcdEntry> entries;
    const auto text = [](const nlohmann::json &base64) {
        return QByteArray::fromBase64(QByteArray::fromStdString(base64.get<std::string>())).toStdString();
    };
    const auto dump = nlohmann::json::parse(in.readAll().toStdString());
    for (const auto &kv : dump.at("kvs")) entries.push_back(entry(text(kv.at("key")), text(kv.at("value"))));
    return entries;
}

} // namespace

class TestSkyDns : public QObject {
    Q_OBJECT
private slots:
    void records_data() {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *what, QByteArray key, QByteArray value, QByteArray expected) {
            QTest::newRow(what) << std::move(key) << std::move(value) << std::move(expected);
        };
        const QByteArray key = "/skydns/local/skydns/rails/1";
        const QByteArray ok = "1.rails.skydns.local 10.0.1.125 8080";
        const QByteArray bad = "malformed 1.rails.skydns.local";
        row("all fields", key,
            R"({"host":"10.0.1.125","port":8080,"priority":20,"weight":100,"text":"t","ttl":60,"group":"g"})",
            ok);
        row("host alone", key, R"({"host":"10.0.1.125"})", "1.rails.skydns.local 10.0.1.125 0");
        row("host is a name", key, R"({"host":"service1.example.com"})",
            "1.rails.skydns.local service1.example.com 0");
        row("IPv6", key, R"({"host":"2003::8:1","port":53})", "1.rails.skydns.local 2003::8:1 53");
        row("unknown fields", key, R"({"host":"10.0.1.125","port":8080,"owner":{"a":[1]}})", ok);
        row("fields in capitals", key, R"({"Host":"10.0.1.125","PORT":8080})", ok);
        row("null is not there", key, R"({"host":"10.0.1.125","port":8080,"ttl":null,"text":null})", ok);
        row("largest port", key, R"({"host":"a","port":65535})", "1.rails.skydns.local a 65535");
        row("negative priority", key, R"({"host":"10.0.1.125","port":8080,"priority":-1})", ok);
        row("skydock", "/skydns/docker/dev/redis/redis1", R"({"host":"172.17.0.2","port":6379})",
            "redis1.redis.dev.docker 172.17.0.2 6379");
        row("doubled and trailing slashes", "/skydns/local//web/", R"({"host":"10.0.0.2"})",
            "web.local 10.0.0.2 0");
        row("name not UTF-8", "/skydns/local/\xFFx", R"({"host":"10.0.0.2"})",
            "\xEF\xBF\xBDx.local 10.0.0.2 0");
        row("host not UTF-8", key, "{\"host\":\"a\xFF\"}", "1.rails.skydns.local a\xEF\xBF\xBD 0");

        row("elsewhere", "/coreos.com/network/config", R"({"host":"10.0.0.2"})", "none");
        row("prefix without its slash", "/skydnsx/local/a", R"({"host":"10.0.0.2"})", "none");
        row("the prefix itself", "/skydns/", R"({"host":"10.0.0.2"})", "none");
        row("configuration", "/skydns/config", R"({"ttl":3600,"no_rec":true,"domain":"skydns.local"})",
            "none");
        row("a host called config", "/skydns/config", R"({"host":"10.0.0.2"})", "config 10.0.0.2 0");
        row("broken configuration", "/skydns/config", "{", "malformed config");
        row("text alone", key, R"({"text":"abc"})", "none");

        row("empty", key, "", bad);
        row("cut", key, R"({"host": "127.0.0.2")", bad);
        row("trailing", key, R"({"host":"10.0.1.125"} x)", bad);
        row("no JSON", key, "10.0.1.125:8080", bad);
        row("array", key, R"(["10.0.1.125"])", bad);
        row("string", key, R"("10.0.1.125")", bad);
        row("null", key, "null", bad);
        row("no host", key, R"({"port":8080})", bad);
        row("empty host", key, R"({"host":""})", bad);
        row("host is a number", key, R"({"host":10})", bad);
        row("port is a string", key, R"({"host":"10.0.1.125","port":"8080"})", bad);
        row("port is a fraction", key, R"({"host":"10.0.1.125","port":80.5})", bad);
        row("port too large", key, R"({"host":"10.0.1.125","port":65536})", bad);
        row("port negative", key, R"({"host":"10.0.1.125","port":-2})", bad);
        row("port beyond 64 bits", key, R"({"host":"10.0.1.125","port":99999999999999999999})", bad);
        row("ttl negative", key, R"({"host":"10.0.1.125","ttl":-1})", bad);
        row("ttl too large", key, R"({"host":"10.0.1.125","ttl":4294967296})", bad);
        row("weight is a string", key, R"({"host":"10.0.1.125","weight":"100"})", bad);
        row("group is a number", key, R"({"host":"10.0.1.125","group":1})", bad);
        row("mail is a number", key, R"({"host":"10.0.1.125","mail":1})", bad);
        row("text of the wrong type", key, R"({"text":{}})", bad);
        row("host of 254 letters", key, R"({"host":")" + QByteArray(254, 'a') + R"("})", bad);
        row("deeply nested", key, QByteArray(16000, '['), bad);
    }
    void records() {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, expected);
        QCOMPARE(shown(fabric::decodeSkyDns(entry(key.toStdString(), value.toStdString()))), expected);
    }

    void keepsWhereItCameFrom() {
        const EtcdEntry from = entry("/skydns/local/a", R"({"host":"10.0.0.2"})");
        const auto r = fabric::decodeSkyDns(from);
        QVERIFY(r);
        QCOMPARE(r->keyspace.value, from.keyspace.value);
        QCOMPARE(r->key, from.key);
        QVERIFY(r->container.empty());
    }

    void anotherPrefix() {
        const EtcdEntry from = entry("/dns/local/a", R"({"host":"10.0.0.2"})");
        QCOMPARE(shown(fabric::decodeSkyDns(from)), QByteArray("none"));
        QCOMPARE(shown(fabric::decodeSkyDns(from, "/dns/")), QByteArray("a.local 10.0.0.2 0"));
    }

    void recordedTree() {
        std::size_t records = 0;
        QByteArrayList none;
        for (const EtcdEntry &e : recorded("skydns-etcd.json")) {
            const auto r = fabric::decodeSkyDns(e);
            if (!r) {
                none << QByteArray::fromStdString(e.key);
                continue;
            }
            ++records;
            QVERIFY2(!r->malformed, e.key.c_str());
            if (r->name == "4.rails.staging.east.skydns.local")
                QCOMPARE(shown(r), QByteArray("4.rails.staging.east.skydns.local 10.0.1.125 8080"));
            if (r->name == "125.1.0.10.in-addr.arpa")
                QCOMPARE(r->host, std::string("4.rails.staging.east.skydns.local"));
        }
        QCOMPARE(records, std::size_t(34));
        QCOMPARE(none, (QByteArrayList{"/skydns/config", "/skydns/local/skydns/txt/a1",
                                       "/skydns/local/skydns/txt/a2"}));
    }

    void recordedBadJson() {
        QByteArrayList malformed;
        for (const EtcdEntry &e : recorded("skydns-badjson-etcd.json")) {
            const auto r = fabric::decodeSkyDns(e);
            if (r && r->malformed) malformed << QByteArray::fromStdString(r->name);
        }
        QCOMPARE(malformed, (QByteArrayList{"x2.db.skydns.local", "x3.db.skydns.local"}));
    }

    void recordedLease() {
        const auto entries = recorded("skydns-lease-etcd.json");
        QCOMPARE(entries.size(), std::size_t(1));
        QCOMPARE(shown(fabric::decodeSkyDns(entries[0])), QByteArray("1.short.skydns.local 10.9.9.9 0"));
    }
};

QTEST_GUILESS_MAIN(TestSkyDns)
#include "tst_skydns.moc"
