#include <QTest>
#include <map>
#include <random>
#include <set>

#include "model/find/filter.h"
#include "model/find/fold.h"
#include "model/find/fuzzy.h"
#include "tests/support/sample_snapshot.h"

using namespace portolan;
using namespace portolan::find;

namespace {

Index indexOf(const Snapshot &s) {
    Index index;
    index.build(s);
    return index;
}

std::map<EntityId, std::string> printed(const Index &index) {
    std::map<EntityId, std::string> all;
    for (const Record &record : index.records()) {
        std::string text = record.folded;
        for (const auto &span : record.spans) text += std::to_string(int(span.field)) + ",";
        for (const auto &network : record.networks) text += network.key;
        all[record.id] = text;
    }
    return all;
}

template <class T, class F>
void change(Table<T> &table, const std::shared_ptr<const T> &row, F &&f) {
    auto copy = std::make_shared<T>(*row);
    f(*copy);
    table.put(std::move(copy));
}

/// The snapshot with a random quarter of everything gone and some of it changed.
Snapshot disturbed(Snapshot s, std::mt19937 &random) {
    forEachTable(s, s, [&](auto &table, auto &) {
        if (random() % 3 == 0) return;
        const auto all = table;
        for (const auto &row : all)
            if (random() % 4 == 0) table.remove(keyOf(*row));
    });
    const auto containers = s.containers;
    for (const auto &row : containers)
        if (random() % 4 == 0)
            change(s.containers, row, [&](Container &c) {
                c.state = random() % 2 ? ContainerState::paused : ContainerState::exited;
                c.image = "other:" + std::to_string(random() % 3);
            });
    const auto networks = s.networks;
    for (const auto &row : networks)
        if (random() % 8 == 0) change(s.networks, row, [&](Network &n) { n.name += "x"; });
    const auto engines = s.engines;
    for (const auto &row : engines)
        if (random() % 4 == 0) change(s.engines, row, [&](Engine &e) { e.name += "y"; });
    return s;
}

QStringList names(const std::vector<Hit> &hits) {
    QStringList all;
    for (const Hit &hit : hits) all.push_back(QString::fromStdString(hit.name));
    return all;
}

} // namespace

class TestIndex : public QObject {
    Q_OBJECT
private slots:
    /// However snapshots change, the index that followed is the index built afresh, what it says it touched
    /// is what is other now, and a filter that followed is a filter set afresh.
    void followingEqualsBuilding_data() {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 6; ++seed) QTest::addRow("seed %u", seed) << seed;
    }
    void followingEqualsBuilding() {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        const Snapshot base[]{testing::sampleSnapshot(), testing::syntheticSnapshot(80, 9, seed)};
        Index index;
        Filter filter;
        filter.setQuery(parse("-state:exited -image:other:1").value(), index);
        Snapshot before;
        for (int step = 0; step < 60; ++step) {
            const Snapshot next = step % 9 == 8 ? Snapshot{} : disturbed(base[random() % 2], random);
            const auto was = printed(index);
            const auto touched = index.apply(diff(before, next), next);
            filter.update(index, touched);
            const Index afresh = indexOf(next);
            const auto now = printed(index);
            QVERIFY(now == printed(afresh));
            QCOMPARE(index.filterable(), afresh.filterable());
            const std::set<EntityId> named(touched.begin(), touched.end());
            QCOMPARE(named.size(), touched.size());
            for (const auto &[id, text] : now)
                QVERIFY2(named.contains(id) || (was.contains(id) && was.at(id) == text), text.c_str());
            for (const auto &[id, text] : was) QVERIFY(named.contains(id) || now.contains(id));
            Filter fresh;
            fresh.setQuery(filter.query(), afresh);
            QVERIFY(*fresh.matches() == *filter.matches());
            QCOMPARE(filter.found(), fresh.found());
            QCOMPARE(filter.total(), fresh.total());
            before = next;
        }
    }
    void oneEventTouchesOneThing() {
        Snapshot s = testing::syntheticSnapshot(2000, 20);
        Index index = indexOf(s);
        Filter filter;
        filter.setQuery(parse("state:running").value(), index);
        const auto matches = filter.matches();
        const Snapshot before = s;
        change(s.containers, s.containers[77], [](Container &c) { c.image = "new"; });
        const auto touched = index.apply(diff(before, s), s);
        QCOMPARE(touched, std::vector<EntityId>{idOf(*s.containers[77])});
        QVERIFY(!filter.update(index, touched));
        QCOMPARE(filter.matches(), matches); // the same object: nobody need look again
    }
    void valuesAreBounded() {
        Snapshot s = testing::sampleSnapshot();
        change(s.containers, s.containers[0], [](Container &c) {
            c.name = std::string(100'000, 'n');
            for (int i = 0; i < 5000; ++i) c.labels["key" + std::to_string(i)] = std::string(1000, 'v');
        });
        const Index index = indexOf(s);
        const Record *record = index.find(idOf(*s.containers[0]));
        QVERIFY(record && record->text.size() < 120'000);
        QVERIFY(record->first(Field::name).size() <= 256);
    }

    void foldsLettersInPlace() {
        QCOMPARE(fold("AbC-ÀÖ×Þß"), std::string("abc-àö×þß"));
        QCOMPARE(fold("ПОДКЛЮЧИТЬ Ёж Яя"), std::string("подключить ёж яя"));
        const std::string torn("x\xD0", 2);
        QCOMPARE(fold(torn), torn);
        QVERIFY(globMatches("a*b*c", "a--b--c") && !globMatches("a*b*c", "a--b--"));
        QVERIFY(globMatches("*", "") && !globMatches("", "x"));
        QVERIFY(!globMatches(std::string(200, '*') + "b", std::string(5000, 'a')));
    }

    void ranks_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("first");
        const auto row = [](const char *typed, const QStringList &first) {
            QTest::newRow(typed) << QString::fromUtf8(typed) << first;
        };
        const auto one = [](const char *name) { return QStringList{QString::fromUtf8(name)}; };
        row("dnm", one("dnmonster"));
        row("ETCD-S", one("Etcd-server"));
        row("172.17.0.4", one("redis_ambassador"));
        row("192.168.8.0/24", one("lab-macvlan"));
        row("colour", one("/config/colour"));
        row("netshoot", one("sniffer"));
        row("east.skydns web", one("/skydns/local/skydns/east/web"));
        row("rdsamb", one("redis_ambassador")); // the letters in order
        row("bridge", {QStringLiteral("bridge"), QStringLiteral("bridge")});
        row("red", {QStringLiteral("redis_ambassador"), QStringLiteral("real-redis")});
        row("flask", {QStringLiteral("flask")});
        row(":6379 host-b", {QStringLiteral("real-redis"), QStringLiteral("real-redis-ambassador")});
        row("ambassador amouat",
            {QStringLiteral("redis_ambassador"), QStringLiteral("real-redis-ambassador")});
        row("host-b", one("host-b"));
    }
    void ranks() {
        QFETCH(QString, typed);
        QFETCH(QStringList, first);
        static const Index index = indexOf(testing::sampleSnapshot());
        const QStringList got = names(search(index, Needle(typed.toStdString()), 20));
        QVERIFY2(got.size() >= first.size(), qPrintable(got.join(u' ')));
        QCOMPARE(got.mid(0, first.size()), first);
    }
    void findsNothingInNothing() {
        const Index index = indexOf(testing::sampleSnapshot());
        for (const char *typed : {"", "   ", "nowhere", "172.17.0.44", "flask nowhere"})
            QVERIFY2(search(index, Needle(typed), 20).empty(), typed);
        QVERIFY(search(Index{}, Needle("x"), 20).empty());
        const std::string id = testing::fullId("skydns").substr(0, 12);
        QCOMPARE(names(search(index, Needle(id), 20)), QStringList{QStringLiteral("skydns")});
        QCOMPARE(search(index, Needle("a"), 3).size(), 3U);
    }
    void saysWhy() {
        const Index index = indexOf(testing::sampleSnapshot());
        const auto why = [&](const char *typed) { return search(index, Needle(typed), 1).at(0); };
        QCOMPARE(why("netshoot").why, Field::image);
        QCOMPARE(why("netshoot").whyText, std::string("nicolaka/netshoot"));
        QCOMPARE(why("172.18.0.2").why, Field::address);
        QCOMPARE(why("sniffer").why, Field::name);
        QCOMPARE(why("sniffer").host, std::string("docker-desktop"));
        QCOMPARE(why("real-redis 7").why, Field::image); // what the name does not tell
    }
    void marksWhereTheWordsAre() {
        using Ranges = std::vector<std::pair<std::size_t, std::size_t>>;
        QCOMPARE(marks("redis_ambassador", Needle("amb red")), (Ranges{{0, 3}, {6, 3}}));
        QCOMPARE(marks("dnmonster", Needle("dmo")), (Ranges{{0, 1}, {2, 2}}));
        QCOMPARE(marks("flask", Needle("172")), Ranges{});
        QCOMPARE(marks("Подключить…", Needle("ключ")), (Ranges{{6, 8}}));
    }
    void ratesTitles() {
        QVERIFY(Needle("zoom").rate(fold("Zoom in")) > Needle("oom").rate(fold("Zoom in")));
        QVERIFY(Needle("увел").rate(fold("Увеличить")) > 0);
        QCOMPARE(Needle("xyz").rate("zoom in"), 0);
        QCOMPARE(Needle("").rate("zoom in"), 0);
    }
};

QTEST_GUILESS_MAIN(TestIndex)
#include "tst_index.moc"
