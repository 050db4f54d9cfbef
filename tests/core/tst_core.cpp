#include <QTest>

#include "model/core/diff.h"
#include "model/core/mailbox.h"
#include "model/core/text.h"
#include "tests/support/sample_snapshot.h"

using namespace portolan;

class TestCore : public QObject {
    Q_OBJECT
private slots:
    void plainTextIsHarmless_data() {
        QTest::addColumn<QByteArray>("hostile");
        QTest::addColumn<QByteArray>("shown");
        QTest::newRow("ascii") << QByteArray("web-1") << QByteArray("web-1");
        QTest::newRow("markup stays text") << QByteArray("<b>x</b>") << QByteArray("<b>x</b>");
        QTest::newRow("line feed") << QByteArray("a\nb") << QByteArray("a␊b");
        QTest::newRow("escape") << QByteArray("\x1b[31m") << QByteArray("␛[31m");
        QTest::newRow("delete") << QByteArray("\x7f") << QByteArray("␡");
        QTest::newRow("right-to-left override") << QByteArray("a\u202Eb") << QByteArray("a\uFFFDb");
        QTest::newRow("isolate") << QByteArray("\u2066") << QByteArray("\uFFFD");
        QTest::newRow("next line, C1") << QByteArray("\u0085") << QByteArray("\uFFFD");
        QTest::newRow("lone continuation") << QByteArray("\x80z") << QByteArray("\uFFFDz");
        QTest::newRow("cut sequence") << QByteArray("\xE2\x82") << QByteArray("\uFFFD\uFFFD");
        QTest::newRow("overlong slash") << QByteArray("\xC0\xAF") << QByteArray("\uFFFD\uFFFD");
        QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << QByteArray("\uFFFD\uFFFD\uFFFD");
        QTest::newRow("cyrillic") << QByteArray("Сеть") << QByteArray("Сеть");
        QTest::newRow("emoji") << QByteArray("🚢") << QByteArray("🚢");
        QTest::newRow("arabic letters stay") << QByteArray("شبكة") << QByteArray("شبكة");
    }
    void plainTextIsHarmless() {
        QFETCH(QByteArray, hostile);
        QFETCH(QByteArray, shown);
        QCOMPARE(QByteArray::fromStdString(plain(hostile.toStdString())), shown);
    }
    void plainTextIsBounded() {
        QCOMPARE(plain(std::string(10'000, 'x'), 5), std::string("xxxx…"));
        QCOMPARE(plain("12345", 5), std::string("12345"));
        QCOMPARE(plain("абвгд", 3), std::string("аб…"));
        QCOMPARE(plainLines("a\n\tb\r", 10), std::string("a\n\tb␍"));
    }

    void momentsOfDocker_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("utc"); // empty: no moment
        QTest::newRow("nanoseconds") << QByteArray("2024-05-01T10:00:00.123456789Z")
                                     << QByteArray("2024-05-01T10:00:00.123Z");
        QTest::newRow("whole second")
            << QByteArray("2024-02-29T23:59:59Z") << QByteArray("2024-02-29T23:59:59.000Z");
        QTest::newRow("offset") << QByteArray("2024-05-01T02:30:00+03:30")
                                << QByteArray("2024-04-30T23:00:00.000Z");
        QTest::newRow("docker's zero") << QByteArray("0001-01-01T00:00:00Z") << QByteArray();
        QTest::newRow("no such day") << QByteArray("2023-02-29T00:00:00Z") << QByteArray();
        QTest::newRow("cut") << QByteArray("2024-05-01T10:00") << QByteArray();
        QTest::newRow("trailing") << QByteArray("2024-05-01T10:00:00Zx") << QByteArray();
        QTest::newRow("empty") << QByteArray() << QByteArray();
    }
    void momentsOfDocker() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, utc);
        const auto moment = parseMoment(text.toStdString());
        QCOMPARE(moment ? QByteArray::fromStdString(toRfc3339(*moment)) : QByteArray(), utc);
    }

    void diffTellsWhatChanged() {
        const Snapshot before = testing::sampleSnapshot();
        Snapshot after = before;
        QVERIFY(diff(before, after).empty());

        const auto old = before.containers[0];
        auto renamed = std::make_shared<Container>(*old);
        renamed->name = "renamed";
        after.containers.put(renamed);
        after.endpoints.remove(keyOf(*before.endpoints[1]));
        const auto twin = std::make_shared<Network>(*before.networks[0]); // another object, equal content
        after.networks.put(twin);
        Engine third;
        third.key = EngineKey("tcp://third:2375");
        after.engines.put(std::make_shared<const Engine>(third));

        const Diff d = diff(before, after);
        QCOMPARE(d.containers.changed.size(), 1U);
        QVERIFY(d.containers.changed[0].before == old && d.containers.changed[0].after->name == "renamed");
        QCOMPARE(d.endpoints.removed.size(), 1U);
        QVERIFY(d.endpoints.removed[0] == before.endpoints[1]);
        QVERIFY(d.networks.empty());
        QCOMPARE(d.engines.added.size(), 1U);
        QCOMPARE(d.engines.added[0]->key.value, std::string("tcp://third:2375"));
    }

    void tableKeepsOrderAndReplaces() {
        const auto row = [](const char *id, const char *name) {
            Container c;
            c.id = ContainerId(id);
            c.name = name;
            return std::make_shared<const Container>(c);
        };
        auto table = Table<Container>::of({row("b", "1"), row("a", "2"), row("b", "3")});
        table.put(row("aa", "4"));
        table.put(row("a", "5"));
        std::string order;
        for (const auto &c : table) order += c->id.value + c->name + " ";
        QCOMPARE(order, std::string("a5 aa4 b3 "));
        QVERIFY(table.remove(std::string_view("aa")));
        QVERIFY(!table.remove(std::string_view("aa")));
        QVERIFY(!table.find(std::string_view("zz")));
        QCOMPARE(table.find(std::string_view("b"))->name, std::string("3"));
    }

    /// Copies share their rows till one of them changes; the other one keeps what it had.
    void tableCopiesPartWhenOneChanges() {
        const auto row = [](const char *id) {
            Container c;
            c.id = ContainerId(id);
            return std::make_shared<const Container>(c);
        };
        auto first = Table<Container>::of({row("a"), row("b")});
        auto second = first;
        QVERIFY(second.sharesRowsWith(first));
        second.put(row("c"));
        QVERIFY(!second.sharesRowsWith(first));
        QCOMPARE(first.size(), 2U);
        QCOMPARE(second.size(), 3U);
        const auto third = second;
        QVERIFY(second.remove(std::string_view("a")));
        QCOMPARE(third.size(), 3U);
        second.shareRowsWith(first); // not the same ones
        QCOMPARE(second.size(), 2U);
        QVERIFY(!second.sharesRowsWith(first));
        auto again = Table<Container>::of({first[0], first[1]});
        QVERIFY(!again.sharesRowsWith(first));
        again.shareRowsWith(first);
        QVERIFY(again.sharesRowsWith(first));
    }

    void mailboxKnocksOncePerDrain() {
        int knocks = 0;
        Mailbox mailbox([&] { ++knocks; });
        const auto first = std::make_shared<const Snapshot>();
        const auto second = std::make_shared<const Snapshot>();
        mailbox.post(first);
        mailbox.post(second);
        QCOMPARE(knocks, 1);
        QVERIFY(mailbox.take() == second);
        QVERIFY(mailbox.take() == nullptr);
        mailbox.post(first);
        QCOMPARE(knocks, 2);
        mailbox.close();
        mailbox.post(second);
        QCOMPARE(knocks, 2);
    }
};

QTEST_GUILESS_MAIN(TestCore)
#include "tst_core.moc"
