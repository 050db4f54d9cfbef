#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <random>

#include "model/qt/explorer_model.h"
#include "tests/support/print_tree.h"
#include "tests/support/sample_snapshot.h"

using namespace portolan;
using namespace portolan::qt;

namespace {

SnapshotPtr shared(Snapshot s) { return std::make_shared<const Snapshot>(std::move(s)); }

QString rowText(const QModelIndex &at) {
    QStringList words{at.data(nameRole).toString()};
    const auto add = [&](int role) {
        const QString text = at.data(role).toString();
        if (!text.isEmpty()) words.push_back(text);
    };
    add(addressRole);
    add(subnetRole);
    words.push_back(QStringLiteral("(%1)").arg(at.data(countRole).toInt()));
    if (at.data(containerStateRole).isValid()) {
        const auto state = at.data(containerStateRole).value<ContainerState>();
        words.push_back(QString::fromStdString(std::string(name(state))));
    }
    if (at.data(ambassadorRole).toBool()) words.push_back(QStringLiteral("ambassador"));
    if (at.data(guestRole).toBool()) words.push_back(QStringLiteral("guest"));
    if (at.data(strandedRole).toBool()) words.push_back(QStringLiteral("stranded"));
    if (at.data(explorerNodeRole).value<ExplorerNode>() == ExplorerNode::noNetwork)
        words.push_back(QStringLiteral("no network"));
    return words.join(u' ');
}

QStringList printed(const QAbstractItemModel &model) { return testing::printTree(model, rowText); }

QStringList printedAfresh(const Snapshot &snapshot) {
    SnapshotStore store;
    store.apply(shared(snapshot));
    return printed(ExplorerModel(store));
}

template <class T, class F>
void change(Table<T> &table, const std::shared_ptr<const T> &row, F &&f) {
    auto copy = std::make_shared<T>(*row);
    f(*copy);
    table.put(std::move(copy));
}

/// With all that is on it, as a disconnected engine goes.
void removeEngine(Snapshot &s, const EngineKey &key) {
    const auto without = [&](auto &table) {
        const auto all = table;
        for (const auto &row : all)
            if (row->engine == key) table.remove(keyOf(*row));
    };
    s.engines.remove(std::string_view(key.value));
    without(s.networks);
    without(s.containers);
    without(s.endpoints);
    without(s.ambassadors);
    without(s.sharedNetworks);
}

std::shared_ptr<const Container> byName(const Snapshot &s, std::string_view name) {
    return s.containers.find(std::string_view(testing::fullId(name)));
}

} // namespace

class TestExplorerModel : public QObject {
    Q_OBJECT
private slots:
    void showsTheHarbour() {
        QStringList lines = printedAfresh(testing::sampleSnapshot());
        QVERIFY2(lines.contains(QStringLiteral("docker-desktop (7)")), qPrintable(lines.join(u'\n')));
        QVERIFY(lines.contains(QStringLiteral("host-b (2)")));
        QVERIFY(lines.contains(QStringLiteral("http://127.0.0.1:2379 (3)")));
        QVERIFY(lines.contains(QStringLiteral("  app-tier 172.18.0.0/16 (1)")));
        QVERIFY(lines.contains(QStringLiteral("    redis_ambassador 172.17.0.4 (0) running ambassador")));
        QVERIFY(lines.contains(QStringLiteral("    skydns (0) exited")));
        QVERIFY(lines.contains(QStringLiteral("    debug-shell 172.17.0.5 (0) running guest")));
    }

    /// The heart of it: however the snapshots change, the merged tree is the tree built afresh, and each
    /// signal on the way was right.
    void mergingEqualsBuilding_data() {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 8; ++seed) QTest::addRow("seed %u", seed) << seed;
    }
    void mergingEqualsBuilding() {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        const Snapshot full = testing::syntheticSnapshot(60, 8, seed);
        const Snapshot sample = testing::sampleSnapshot();
        SnapshotStore store;
        ExplorerModel model(store);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        for (int step = 0; step < 40; ++step) {
            Snapshot next = step % 3 == 2 ? sample : full;
            next.revision = static_cast<std::uint64_t>(step) + 1;
            const auto thin = [&](auto &table) {
                auto all = table;
                for (const auto &row : all)
                    if (random() % 4 == 0) table.remove(keyOf(*row));
            };
            thin(next.endpoints);
            thin(next.containers);
            thin(next.ambassadors);
            thin(next.sharedNetworks);
            if (random() % 2 == 0) thin(next.networks);
            if (random() % 8 == 0) removeEngine(next, EngineKey(next.engines[0]->key));
            if (random() % 4 == 0) thin(next.etcdEntries);
            const auto containers = next.containers;
            for (const auto &row : containers)
                if (random() % 5 == 0)
                    change(next.containers, row, [](Container &c) { c.state = ContainerState::paused; });
            for (std::size_t i = 0; i < random() % 6; ++i) {
                SwarmService service;
                service.id = "service" + std::to_string(random() % 6);
                service.name = "web" + std::to_string(random() % 3);
                next.swarmServices.put(std::make_shared<const SwarmService>(service));
                SwarmTask task;
                task.id = "task" + std::to_string(random() % 9);
                task.service = "service" + std::to_string(random() % 6);
                task.slot = 1;
                next.swarmTasks.put(std::make_shared<const SwarmTask>(task));
            }
            store.apply(shared(next));
            const QStringList merged = printed(model);
            const QStringList afresh = printedAfresh(next);
            QCOMPARE(merged.join(u'\n'), afresh.join(u'\n'));
        }
        store.apply(shared(Snapshot{}));
        QCOMPARE(model.rowCount(), 0);
    }

    void neverResetsAndKeepsIndexes() {
        SnapshotStore store;
        Snapshot s = testing::sampleSnapshot();
        store.apply(shared(s));
        ExplorerModel model(store);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        const QPersistentModelIndex flask = model.indexesOf(idOf(*byName(s, "flask"))).value(0);
        QCOMPARE(flask.data(nameRole).toString(), QStringLiteral("flask"));
        s.containers.remove(std::string_view(testing::fullId("dnmonster")));
        change(s.containers, byName(s, "flask"), [](Container &c) { c.name = "renamed"; });
        store.apply(shared(s));
        QVERIFY(flask.isValid());
        QCOMPARE(flask.data(nameRole).toString(), QStringLiteral("renamed"));
        QCOMPARE(reset.count(), 0);
        QCOMPARE(inserted.count(), 0);
    }

    void aContainerOnTwoNetworksStandsUnderBoth() {
        Snapshot s = testing::sampleSnapshot();
        Endpoint second = *s.endpoints.find(
            PairKey{testing::fullId("flask"), testing::fullId("unix:///var/run/docker.sockbridge")});
        second.network = NetworkId(testing::fullId("unix:///var/run/docker.sockapp-tier"));
        second.ipv4 = "172.18.0.9";
        s.endpoints.put(std::make_shared<const Endpoint>(second));
        SnapshotStore store;
        store.apply(shared(s));
        ExplorerModel model(store);
        const auto rows = model.indexesOf(idOf(*byName(s, "flask")));
        QCOMPARE(rows.size(), 2);
        QStringList addresses;
        for (const auto &row : rows) addresses.push_back(row.data(addressRole).toString());
        addresses.sort();
        QCOMPARE(addresses, (QStringList{QStringLiteral("172.17.0.5"), QStringLiteral("172.18.0.9")}));
        // The guest follows its owner, and falls out of the networks when it is stranded.
        QCOMPARE(model.indexesOf(idOf(*byName(s, "debug-shell"))).size(), 2);
        change(s.sharedNetworks, s.sharedNetworks[0], [](SharedNetwork &g) { g.stranded = true; });
        store.apply(shared(s));
        const auto stranded = model.indexesOf(idOf(*byName(s, "debug-shell")));
        QCOMPARE(stranded.size(), 1);
        QCOMPARE(stranded[0].parent().data(explorerNodeRole).value<ExplorerNode>(), ExplorerNode::noNetwork);
        QVERIFY(stranded[0].data(strandedRole).toBool());
    }

    void neighboursComeInRuns() {
        SnapshotStore store;
        ExplorerModel model(store);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        store.apply(shared(testing::syntheticSnapshot(2000, 20)));
        // one engine, its networks, one run for each network that has containers, at most
        QVERIFY2(inserted.count() <= 22, qPrintable(QString::number(inserted.count())));
    }

    void hostileNamesAreHarmless() {
        Snapshot s = testing::sampleSnapshot();
        change(s.containers, byName(s, "flask"),
               [](Container &c) { c.name = "<b>x</b>\n\u202Ey" + std::string(10'000, 'z'); });
        SnapshotStore store;
        store.apply(shared(s));
        ExplorerModel model(store);
        const QString name = model.indexesOf(idOf(*byName(s, "flask"))).value(0).data(nameRole).toString();
        QVERIFY(name.startsWith(QStringLiteral("<b>x</b>␊\uFFFDy")));
        QCOMPARE(name.size(), 120);
    }
};

QTEST_GUILESS_MAIN(TestExplorerModel)
#include "tst_explorer_model.moc"
