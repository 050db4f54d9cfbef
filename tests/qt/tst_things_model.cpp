#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <random>

#include "model/qt/things_model.h"
#include "model/qt/timeline_model.h"
#include "tests/support/sample_snapshot.h"

using namespace portolan;
using namespace portolan::qt;

namespace {

SnapshotPtr shared(Snapshot s) { return std::make_shared<const Snapshot>(std::move(s)); }

QStringList printed(const QAbstractItemModel &model) {
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells.push_back(model.index(row, column).data().toString());
        cells.push_back(QString::number(
            int(model.index(row, 0).data(ThingsModel::containerStateRole).value<ContainerState>())));
        lines.push_back(cells.join(u'|'));
    }
    return lines;
}

QStringList printedAfresh(const Snapshot &s) {
    SnapshotStore store;
    store.apply(shared(s));
    Finder finder(store);
    return printed(ThingsModel(store, finder));
}

QString cell(const ThingsModel &model, const EntityId &id, ThingColumn column) {
    return model.indexOf(id).siblingAtColumn(int(column)).data().toString();
}

} // namespace

class TestThingsModel : public QObject {
    Q_OBJECT
private slots:
    void saysWhatStandsOnTheChart() {
        SnapshotStore store;
        store.apply(shared(testing::sampleSnapshot()));
        Finder finder(store);
        const ThingsModel model(store, finder);
        QCOMPARE(model.rowCount(), 18);
        const EntityId flask = testing::containerNamed("flask");
        QCOMPARE(cell(model, flask, ThingColumn::name), QStringLiteral("flask"));
        QCOMPARE(cell(model, flask, ThingColumn::networks), QStringLiteral("bridge"));
        QCOMPARE(cell(model, flask, ThingColumn::addresses), QStringLiteral("172.17.0.5"));
        QCOMPARE(cell(model, flask, ThingColumn::ports), QStringLiteral("80→8080/tcp"));
        QCOMPARE(cell(model, flask, ThingColumn::host), QStringLiteral("docker-desktop"));
        QVERIFY(!model.indexOf(engineId(EngineKey("ssh://host-b"))).isValid());
    }
    void mergingEqualsBuilding_data() {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 4; ++seed) QTest::addRow("seed %u", seed) << seed;
    }
    void mergingEqualsBuilding() {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        const Snapshot full = testing::syntheticSnapshot(60, 8, seed), sample = testing::sampleSnapshot();
        SnapshotStore store;
        Finder finder(store);
        ThingsModel model(store, finder);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        for (int step = 0; step < 40; ++step) {
            Snapshot next = step % 3 == 2 ? sample : full;
            const auto thin = [&](auto &table) {
                const auto all = table;
                for (const auto &row : all)
                    if (random() % 4 == 0) table.remove(keyOf(*row));
            };
            thin(next.containers);
            if (random() % 2) thin(next.networks);
            if (random() % 2) thin(next.endpoints);
            const auto containers = next.containers;
            for (const auto &row : containers)
                if (random() % 5 == 0) {
                    auto copy = std::make_shared<Container>(*row);
                    copy->state = ContainerState::paused;
                    next.containers.put(copy);
                }
            store.apply(shared(next));
            QCOMPARE(printed(model), printedAfresh(next));
        }
        store.apply(shared(Snapshot{}));
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(reset.count(), 0);
    }
    void addressesSortAsNumbers() {
        SnapshotStore store;
        store.apply(shared(testing::sampleSnapshot()));
        Finder finder(store);
        const ThingsModel model(store, finder);
        const auto order = [&](const char *name) {
            return model.indexOf(testing::containerNamed(name))
                .siblingAtColumn(int(ThingColumn::addresses))
                .data(ThingsModel::sortRole)
                .toString();
        };
        QVERIFY(order("dnmonster") < order("flask"));     // .3 and .5
        QVERIFY(order("Etcd-server") < order("sniffer")); // 172 and 192
    }
    void theTimelineIsBounded() {
        SnapshotStore store;
        store.apply(shared(testing::syntheticSnapshot(0, 1)));
        TimelineModel model(store);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QCOMPARE(model.rowCount(), 1); // the engine
        Snapshot s = testing::syntheticSnapshot(3000, 1);
        store.apply(shared(s));
        store.apply(shared(testing::syntheticSnapshot(0, 1)));
        store.apply(shared(s));
        QCOMPARE(model.rowCount(), int(TimelineModel::most));
        for (int row = 1; row < model.rowCount(); ++row)
            QCOMPARE(model.at(row).number + 1, model.at(row - 1).number); // the latest first
    }
};

QTEST_GUILESS_MAIN(TestThingsModel)
#include "tst_things_model.moc"
