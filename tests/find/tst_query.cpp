#include <QTest>

#include "model/find/complete.h"
#include "model/find/filter.h"
#include "tests/support/sample_snapshot.h"

using namespace portolan;
using namespace portolan::find;
using Why = QueryError::Why;

namespace {

Snapshot harbour() {
    Snapshot s = testing::sampleSnapshot();
    auto flask = std::make_shared<Container>(*s.containers.find(std::string_view(testing::fullId("flask"))));
    flask->labels = {{"com.docker.compose.project", "shop"}, {"Tier", "front end"}};
    flask->health = Health::unhealthy;
    s.containers.put(flask);
    return s;
}

Index indexOf(const Snapshot &s) {
    Index index;
    index.build(s);
    return index;
}

QString text(std::string_view t) { return QString::fromUtf8(t.data(), qsizetype(t.size())); }

/// The names of what matches itself, sorted, networks in brackets.
QStringList found(const Index &index, const QString &query) {
    const auto parsed = parse(query.toStdString());
    if (!parsed) return {QStringLiteral("error at %1").arg(parsed.error().begin)};
    QStringList names;
    for (const Record &record : index.records())
        if (isFilterable(record.id.kind) && matches(*parsed, record)) {
            const QString name = text(record.first(Field::name));
            names.push_back(record.id.kind == EntityKind::network ? u'[' + name + u']' : name);
        }
    names.sort(Qt::CaseInsensitive);
    names.removeDuplicates(); // both engines have a bridge
    return names;
}

} // namespace

class TestQuery : public QObject {
    Q_OBJECT
private slots:
    void finds_data() {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("names");
        const auto row = [](const char *query, const char *names) {
            QTest::newRow(query) << QString::fromUtf8(query) << QString::fromUtf8(names);
        };
        row("state:paused", "sniffer");
        row("STATE:Paused", "sniffer");
        row("state:paused,exited", "skydns sniffer");
        row("net:app-tier", "[app-tier] Etcd-server");
        row("net:app", "[app-tier] Etcd-server");
        row("net:=app", "");
        row("net:=app-tier", "[app-tier] Etcd-server");
        row("net:*tier", "[app-tier] Etcd-server");
        row("driver:macvlan", "[lab-macvlan] sniffer");
        row("image:redis", "real-redis");
        row("image:redis:7", "real-redis");
        row("\"redis:7\"", "real-redis");
        row("redis", "real-redis real-redis-ambassador redis_ambassador");
        row("redis -ambassador", "real-redis");
        row("redis -kind:ambassador", "real-redis");
        row("kind:ambassador", "real-redis-ambassador redis_ambassador");
        row("kind:etcd", "http://127.0.0.1:2379");
        row("kind:network host:host-b", "[bridge] [host] [none]");
        row("host:host-b kind:container", "real-redis real-redis-ambassador");
        row("port:6379", "real-redis real-redis-ambassador redis_ambassador");
        row("port:80", "flask");
        row("port:8080/tcp", "flask");
        row("port:8080/udp", "");
        row("port:2379", "Etcd-server http://127.0.0.1:2379");
        row("172.18.0.0/16", "[app-tier] Etcd-server");
        row("172.16.0.0/12 host:docker-desktop",
            "[app-tier] [bridge] debug-shell dnmonster Etcd-server flask redis_ambassador");
        row("172.17.0.4", "[bridge] redis_ambassador");
        row("172.17.0",
            "[bridge] debug-shell dnmonster flask real-redis real-redis-ambassador redis_ambassador");
        row("ip:192.168.8.12", "[lab-macvlan] sniffer");
        row("ip:192.168.8.*", "[lab-macvlan] sniffer");
        row("label:tier", "flask");
        row("label:\"tier=front end\"", "flask");
        row("label:tier=front", "");
        row("label:tier=front*", "flask");
        row("project:shop", "flask");
        row("health:unhealthy", "flask");
        row("name:\"mon\"", "dnmonster");
        row("name:=FLASK", "flask");
        // What cannot be asked of a network does not hold for it, nor does its opposite.
        row("-state:running", "skydns sniffer");
        row("-state:running,exited,paused kind:network", "");
        row("state:live", "http://127.0.0.1:2379");
        row("-net:bridge kind:container", "Etcd-server sniffer");
        row("nothing-of-this-name", "");
    }
    void finds() {
        QFETCH(QString, query);
        QFETCH(QString, names);
        static const Index index = indexOf(harbour());
        QCOMPARE(found(index, query).join(u' '), names);
    }

    void saysWhatIsWrongAndWhere_data() {
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("why");
        QTest::addColumn<QString>("word");
        QTest::addColumn<int>("begin");
        QTest::addColumn<int>("end");
        const auto row = [](const char *query, Why why, const char *word, int begin, int end) {
            QTest::newRow(query) << QString::fromUtf8(query) << int(why) << QString::fromUtf8(word) << begin
                                 << end;
        };
        row("web stat:running", Why::unknownKey, "stat", 4, 8);
        row("redis:7", Why::unknownKey, "redis", 0, 5);
        row("a state:", Why::nothingAfter, "state", 2, 8);
        row("a state:paused,", Why::nothingAfter, "state", 2, 15);
        row("a -", Why::nothingAfter, "-", 2, 3);
        row("-state:runing", Why::unknownValue, "runing", 7, 13);
        row("state:paused,x", Why::unknownValue, "x", 13, 14);
        row("health:ill", Why::unknownValue, "ill", 7, 10);
        row("kind:engine", Why::unknownValue, "engine", 5, 11);
        row("port:0", Why::notAPort, "0", 5, 6);
        row("port:80/http", Why::notAPort, "80/http", 5, 12);
        row("port:65536", Why::notAPort, "65536", 5, 10);
        row("ip:somewhere", Why::notAnAddress, "somewhere", 3, 12);
        row("172.18.0.0/99", Why::notAnAddress, "172.18.0.0/99", 0, 13);
        row("имя \"web", Why::quoteIsOpen, "\"web", 7, 11);
        row("name:\"web app", Why::quoteIsOpen, "\"web app", 5, 13);
    }
    void saysWhatIsWrongAndWhere() {
        QFETCH(QString, query);
        QFETCH(int, why);
        QFETCH(QString, word);
        QFETCH(int, begin);
        QFETCH(int, end);
        const auto parsed = parse(query.toStdString());
        QVERIFY(!parsed);
        QCOMPARE(int(parsed.error().why), why);
        QCOMPARE(QString::fromStdString(parsed.error().word), word);
        QCOMPARE(int(parsed.error().begin), begin);
        QCOMPARE(int(parsed.error().end), end);
    }

    void anyBytesAreReadWithoutHarm() {
        const std::string parts[]{"\"",     ":",    "-", ",",    "=",   "*",        " ",
                                  "state:", "net:", "/", "\xff", "\0x", "1.2.3.4/", "я"};
        unsigned random = 1;
        for (int i = 0; i < 20'000; ++i) {
            std::string query;
            for (int k = 0; k < 7; ++k)
                query += parts[(random = random * 1664525U + 1013904223U) / 65536U % 14];
            const auto parsed = parse(query);
            if (!parsed)
                QVERIFY(parsed.error().begin <= parsed.error().end && parsed.error().end <= query.size());
        }
        QVERIFY(parse("").value().empty());
        QVERIFY(parse(" \t \"\" ").value().empty());
        QCOMPARE(parse("fd00::1").value().terms.at(0).any.at(0).addresses.has_value(), true);
        QCOMPARE(parse("fd00::/64 x").value().terms.size(), 2U);
    }

    void completes_data() {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("items");
        const auto row = [](const char *query, const char *items) {
            QTest::newRow(query) << QString::fromUtf8(query) << QString::fromUtf8(items);
        };
        row("st", "state:");
        row("-n", "-net: -name:");
        row("web h", "host: health:");
        row("state:", "state:running/7 state:exited/1 state:live/1 state:paused/1");
        row("state:p", "state:paused/1");
        row("-state:exited,p", "-state:exited,paused/1");
        row("net:b", "net:bridge/9 net:lab-macvlan/2");
        row("image:net", "image:nicolaka/netshoot/1");
        row("label:ti", "label:\"Tier=front end\"/1");
        row("kind:", "kind:container/9 kind:network/8 kind:ambassador/2 kind:etcd/1");
        row("state:paused", "");
        row("nokey:", "");
        row("zzz", "");
    }
    void completes() {
        QFETCH(QString, query);
        QFETCH(QString, items);
        static const Index index = indexOf(harbour());
        const std::string typed = query.toStdString();
        const Completion completion = complete(typed, typed.size(), index);
        QStringList got;
        for (const Suggestion &s : completion.items)
            got.push_back(QString::fromStdString(s.insert) +
                          (s.value.empty() ? QString() : u'/' + QString::number(s.count)));
        QCOMPARE(got.join(u' '), items);
        for (const Suggestion &s : completion.items) // whatever is offered can be read
            if (!s.value.empty()) QVERIFY2(parse(s.insert).has_value(), s.insert.c_str());
    }
    void completesInTheMiddle() {
        const Index index = indexOf(harbour());
        const Completion completion = complete("web state:pau net:x", 13, index);
        QCOMPARE(completion.begin, 4U);
        QCOMPARE(completion.end, 13U);
        QCOMPARE(completion.items.size(), 1U);
        QVERIFY(complete("", 0, index).items.size() >= 10);
    }

    void networksFollowTheirContainers() {
        const Snapshot s = harbour();
        const Index index = indexOf(s);
        Filter filter;
        QVERIFY(!filter.matches());
        filter.setQuery(parse("name:sniffer").value(), index);
        QCOMPARE(filter.found(), 1U);
        QCOMPARE(filter.total(), 18U);
        QCOMPARE(filter.matches()->size(), 2U);
        const EngineKey here("unix:///var/run/docker.sock");
        QVERIFY(filter.matches()->contains(
            networkId(here, NetworkId(testing::fullId(here.value + "lab-macvlan")))));
        filter.setQuery({}, index);
        QVERIFY(!filter.matches());
    }
};

QTEST_GUILESS_MAIN(TestQuery)
#include "tst_query.moc"
