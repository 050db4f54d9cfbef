#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <random>

#include "model/qt/etcd_model.h"
#include "tests/support/print_tree.h"
#include "tests/support/sample_snapshot.h"

using namespace portolan;
using namespace portolan::qt;

namespace {

SnapshotPtr shared(Snapshot s) { return std::make_shared<const Snapshot>(std::move(s)); }

QString rowText(const QModelIndex &at) {
    QString text = at.data(etcdNameRole).toString();
    if (at.data(etcdHasValueRole).toBool()) text += u'=' + at.data(etcdPreviewRole).toString();
    return text + QStringLiteral(" (%1)").arg(at.data(etcdKeysRole).toInt());
}

QStringList printed(const QAbstractItemModel &model) { return testing::printTree(model, rowText); }

Snapshot withKeys(const std::vector<std::string> &keys) {
    Snapshot s;
    EtcdSource source;
    source.key = EtcdKeyspace("http://etcd");
    s.etcdSources.put(std::make_shared<const EtcdSource>(source));
    std::vector<Table<EtcdEntry>::Row> rows;
    for (const std::string &key : keys) {
        EtcdEntry entry;
        entry.keyspace = source.key;
        entry.key = key;
        entry.value = "v";
        rows.push_back(std::make_shared<const EtcdEntry>(entry));
    }
    s.etcdEntries = Table<EtcdEntry>::of(std::move(rows));
    return s;
}

} // namespace

class TestEtcdModel : public QObject {
    Q_OBJECT
private slots:
    void segments_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const QString &key, const QStringList &segments) {
            QTest::newRow(name) << key << segments;
        };
        row("path", QStringLiteral("/skydns/local/x"),
            {QStringLiteral("/skydns"), QStringLiteral("local"), QStringLiteral("x")});
        row("no slash before", QStringLiteral("a/b"), {QStringLiteral("a"), QStringLiteral("b")});
        row("plain", QStringLiteral("a"), {QStringLiteral("a")});
        row("empty segment", QStringLiteral("a//b"), {QStringLiteral("a"), QString(), QStringLiteral("b")});
        row("trailing slash", QStringLiteral("/a/"), {QStringLiteral("/a"), QString()});
        row("only a slash", QStringLiteral("/"), {QStringLiteral("/")});
        row("empty", QString(), {QString()});
    }
    void segments() {
        QFETCH(QString, key);
        QFETCH(QStringList, expected);
        const std::string bytes = key.toStdString();
        QStringList got;
        for (std::string_view segment : keySegments(bytes))
            got.push_back(QString::fromUtf8(segment.data(), qsizetype(segment.size())));
        QCOMPARE(got, expected);
    }
    void depthIsBounded() {
        const std::string deep(1'000'000, '/');
        QCOMPARE(keySegments(deep).size(), EtcdModel::maxDepth);
        SnapshotStore store;
        store.apply(shared(withKeys({deep, "/a"})));
        const EtcdModel model(store);
        QCOMPARE(model.index(0, 0).data(etcdKeysRole).toInt(), 2);
    }

    void mergesPathsAndKeepsBothKeyAndFolder() {
        SnapshotStore store;
        store.apply(shared(withKeys({"/a", "/a/b", "/a/b/c", "/a/d", "a/b", "z"})));
        const EtcdModel model(store);
        const QStringList expected{QStringLiteral("http://etcd (6)"), QStringLiteral("  /a=v (3)"),
                                   QStringLiteral("    b=v (1)"),     QStringLiteral("      c=v (0)"),
                                   QStringLiteral("    d=v (0)"),     QStringLiteral("  a (1)"),
                                   QStringLiteral("    b=v (0)"),     QStringLiteral("  z=v (0)")};
        QCOMPARE(printed(model).join(u'\n'), expected.join(u'\n'));
    }

    void mergingEqualsBuilding_data() {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 8; ++seed) QTest::addRow("seed %u", seed) << seed;
    }
    void mergingEqualsBuilding() {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        SnapshotStore store;
        EtcdModel model(store);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        for (int step = 0; step < 60; ++step) {
            std::vector<std::string> keys;
            for (std::size_t i = 0, n = random() % 40; i < n; ++i) {
                std::string key;
                for (std::size_t d = 0, depth = 1 + random() % 4; d < depth; ++d)
                    key +=
                        (d == 0 && random() % 2 == 0 ? "" : "/") + std::string(1, char('a' + random() % 3));
                keys.push_back(key);
            }
            Snapshot next = random() % 12 == 0 ? Snapshot{} : withKeys(keys);
            store.apply(shared(next));
            SnapshotStore fresh;
            fresh.apply(shared(next));
            QCOMPARE(printed(model).join(u'\n'), printed(EtcdModel(fresh)).join(u'\n'));
        }
        QCOMPARE(reset.count(), 0);
    }

    void findsTheRowOfAnId() {
        SnapshotStore store;
        store.apply(shared(testing::sampleSnapshot()));
        const EtcdModel model(store);
        for (const auto &entry : store.snapshot().etcdEntries) {
            const QModelIndex at = model.indexOfId(store.snapshot(), idOf(*entry));
            QVERIFY(at.isValid());
            QCOMPARE(at.data(etcdIdRole).value<EntityId>(), idOf(*entry));
        }
        QVERIFY(!model.indexOfId(store.snapshot(), EntityId{EntityKind::etcdEntry, "none"}).isValid());
    }

    void manyKeysEnterWithFewSignals() {
        std::vector<std::string> keys;
        for (int i = 0; i < 30'000; ++i)
            keys.push_back("/registry/pods/namespace-" + std::to_string(i % 300) + "/pod-" +
                           std::to_string(i));
        SnapshotStore store;
        EtcdModel model(store);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        store.apply(shared(withKeys(keys)));
        QCOMPARE(inserted.count(), 2); // the cluster, and one subtree
        QCOMPARE(model.index(0, 0).data(etcdKeysRole).toInt(), 30'000);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        store.apply(shared(withKeys({})));
        QCOMPARE(removed.count(), 1);
        QCOMPARE(model.rowCount(model.index(0, 0)), 0);
    }
};

QTEST_GUILESS_MAIN(TestEtcdModel)
#include "tst_etcd_model.moc"
