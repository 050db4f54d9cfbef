#include <QTest>

#include "model/qt/entity_ref.h"
#include "model/qt/find.h"
#include "tests/support/sample_snapshot.h"

using namespace portolan;

class TestFind : public QObject {
    Q_OBJECT
private slots:
    void finds_data() {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QStringList>("names");
        const auto row = [](const QString &words, const QStringList &names) {
            QTest::newRow(qPrintable(words)) << words << names;
        };
        row(QStringLiteral("dnm"), {QStringLiteral("dnmonster")});
        row(QStringLiteral("ETCD-S"), {QStringLiteral("Etcd-server")});
        row(QStringLiteral("172.17.0.4"), {QStringLiteral("redis_ambassador")});
        row(QStringLiteral("192.168.8.0/24"), {QStringLiteral("lab-macvlan")});
        row(QStringLiteral(" colour "), {QStringLiteral("/config/colour")});
        row(QStringLiteral("netshoot"), {QStringLiteral("sniffer")});
        row(QString::fromStdString(testing::fullId("skydns").substr(0, 12)), {QStringLiteral("skydns")});
        row(QStringLiteral("nowhere"), {});
        row(QStringLiteral("   "), {});
    }
    void finds() {
        QFETCH(QString, words);
        QFETCH(QStringList, names);
        QStringList got;
        for (const qt::Hit &hit : qt::find(testing::sampleSnapshot(), words, 10)) got.push_back(hit.name);
        QCOMPARE(got, names);
    }
    void namesThatBeginWithTheWordsComeFirst() {
        const auto hits = qt::find(testing::sampleSnapshot(), QStringLiteral("red"), 3);
        QCOMPARE(hits.size(), 3U);
        QCOMPARE(hits[0].name, QStringLiteral("redis_ambassador"));
    }
    void everyEntityIsFoundByItsId() {
        const Snapshot s = testing::sampleSnapshot();
        int seen = 0;
        forEachTable(s, s, [&](const auto &table, const auto &) {
            for (const auto &row : table) {
                QVERIFY((qt::findEntity(s, idOf(*row)) == qt::EntityRef(row)));
                ++seen;
            }
        });
        QVERIFY(seen > 30);
        QVERIFY(qt::findEntity(s, EntityId{}).index() == 0);
        QVERIFY(qt::findEntity(s, EntityId{EntityKind::relay, "gone"}).index() == 0);
    }
};

QTEST_GUILESS_MAIN(TestFind)
#include "tst_find.moc"
