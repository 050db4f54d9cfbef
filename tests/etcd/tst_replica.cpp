#include <QTest>

#include <map>
#include <random>

#include "model/etcd/replica.h"

using namespace portolan;
using namespace portolan::etcd;

namespace {

EtcdEntry entry(std::string key, std::string value, std::int64_t revision = 1) {
    EtcdEntry e;
    e.keyspace = EtcdKeyspace("cluster");
    e.key = std::move(key);
    e.value = std::move(value);
    e.valueSize = e.value.size();
    e.modRevision = revision;
    return e;
}

using Plain = std::map<std::string, std::string>;

Plain plainOf(const Replica &replica) {
    Plain plain;
    for (const auto &row : replica.entries()) plain[row->key] = row->value;
    return plain;
}

bool sorted(const Replica &replica) {
    const auto &rows = replica.entries();
    for (std::size_t i = 1; i < rows.size(); ++i)
        if (!(rows[i - 1]->key < rows[i]->key)) return false;
    return true;
}

} // namespace

class TestReplica : public QObject {
    Q_OBJECT
private slots:
    /// Few events go in one by one, many in one pass: both must do what a map would do.
    void eventsOfAnySize_data() {
        QTest::addColumn<int>("batch");
        for (const int batch : {1, 2, 100, 255, 256, 257, 3000}) QTest::addRow("%d", batch) << batch;
    }
    void eventsOfAnySize() {
        QFETCH(int, batch);
        std::mt19937 random(static_cast<unsigned>(batch));
        const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
        Replica replica({});
        Plain expected;
        std::int64_t revision = 0;
        for (int done = 0; done < 6000; done += batch) {
            std::vector<WatchEvent> events;
            for (int i = 0; i < batch; ++i) {
                const std::string key = "/k/" + std::to_string(below(700));
                const bool deleted = below(3) == 0;
                const std::string value = deleted ? "" : std::to_string(below(5));
                events.push_back({deleted, entry(key, value, ++revision)});
                if (deleted)
                    expected.erase(key);
                else
                    expected[key] = value;
            }
            QVERIFY(replica.apply(std::move(events)));
            if (done % 200 >= batch) continue;
            QVERIFY(sorted(replica));
            QVERIFY(plainOf(replica) == expected);
        }
        QVERIFY(plainOf(replica) == expected);
        QVERIFY(expected.size() > 100);
    }
    void manyEventsKeepTheOtherRows() {
        Replica replica({});
        std::vector<WatchEvent> events;
        for (int i = 0; i < 1000; ++i) events.push_back({false, entry("/k/" + std::to_string(i), "v")});
        QVERIFY(replica.apply(events).value());
        const Table<EtcdEntry> before = replica.entries();
        QVERIFY(!replica.apply(events).value()); // the same once more is no change
        events.resize(500);
        for (WatchEvent &event : events) event.deleted = true;
        QVERIFY(replica.apply(events).value());
        QCOMPARE(replica.entries().size(), std::size_t(500));
        for (const auto &row : replica.entries()) QVERIFY(before.find(keyOf(*row)) == row);
    }
    void aListReplacesAndKeepsWhatIsEqual() {
        Replica replica({});
        QVERIFY(replica.addPage({entry("a", "1"), entry("b", "1"), entry("c", "1")}, 3));
        replica.endList();
        const Table<EtcdEntry> before = replica.entries();
        replica.beginList();
        QVERIFY(replica.addPage({entry("a", "1")}, 3));
        QCOMPARE(replica.entries().size(), std::size_t(3)); // until the end it is the old one
        QVERIFY(replica.addPage({entry("b", "2"), entry("d", "1")}, 3));
        replica.endList();
        QVERIFY(plainOf(replica) == (Plain{{"a", "1"}, {"b", "2"}, {"d", "1"}}));
        QVERIFY(replica.entries()[0] == before[0]);
        QVERIFY(replica.entries()[1] != before[1]);
    }
    void aListBegunAgainForgetsTheFirstPages() {
        Replica replica({});
        replica.beginList();
        QVERIFY(replica.addPage({entry("a", "1")}, 2));
        replica.beginList();
        QVERIFY(replica.addPage({entry("b", "1")}, 1));
        replica.endList();
        QVERIFY(plainOf(replica) == (Plain{{"b", "1"}}));
    }
    void keysOutOfOrder() {
        Replica replica({});
        QCOMPARE(name(replica.addPage({entry("b", ""), entry("a", "")}, 2).error().code),
                 name(Errc::protocol));
    }
    void bytesOrderOfKeys() {
        // etcd sorts bytes as unsigned, and so must we.
        Replica replica({});
        QVERIFY(replica.addPage({entry("a", ""), entry("\xC3\xA9", ""), entry("\xFF", "")}, 3));
        replica.endList();
        QVERIFY(sorted(replica));
        QVERIFY(replica.apply({{true, entry("\xC3\xA9", "")}}).value());
        QCOMPARE(replica.entries().size(), std::size_t(2));
    }
    void limitsOfEvents() {
        Replica replica({.keys = 10, .bytes = 1000});
        for (int i = 0; i < 10; ++i) QVERIFY(replica.apply({{false, entry(std::to_string(i), "v")}}).value());
        // Changing and deleting is no growing.
        for (int i = 0; i < 500; ++i)
            QVERIFY(replica.apply({{false, entry("0", std::to_string(i))}}).value());
        QVERIFY(replica.apply({{false, entry("0", std::string(970, 'v'))}}).value());
        QVERIFY(replica.apply({{true, entry("1", "")}}).value());
        QVERIFY(replica.apply({{false, entry("n", "v")}}).value());
        QCOMPARE(name(replica.apply({{false, entry("0", std::string(990, 'v'))}}).error().code),
                 name(Errc::tooLarge));
        QCOMPARE(name(replica.apply({{false, entry("x", "")}}).error().code), name(Errc::tooLarge));
    }
};

QTEST_GUILESS_MAIN(TestReplica)
#include "tst_replica.moc"
