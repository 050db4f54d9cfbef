#include <QSignalSpy>
#include <QTest>

#include "model/qt/entity_ref.h"
#include "model/qt/finder.h"
#include "tests/support/sample_snapshot.h"

using namespace portolan;

namespace {

SnapshotPtr shared(Snapshot s) { return std::make_shared<const Snapshot>(std::move(s)); }

void setState(Snapshot &s, const char *name, ContainerState state) {
    auto copy = std::make_shared<Container>(*s.containers.find(std::string_view(testing::fullId(name))));
    copy->state = state;
    s.containers.put(copy);
}

} // namespace

class TestFinder : public QObject {
    Q_OBJECT
private slots:
    void theFilterFollowsTheStore() {
        qt::SnapshotStore store;
        Snapshot s = testing::sampleSnapshot();
        store.apply(shared(s));
        qt::Finder finder(store);
        qt::ChartFilter filter(finder);
        const QSignalSpy changed(&filter, &qt::ChartFilter::changed);
        filter.setText(QStringLiteral("state:paused"));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(filter.found(), 1U);
        QCOMPARE(filter.total(), 18U);
        QVERIFY(filter.letsThrough(testing::containerNamed("sniffer")));
        QVERIFY(!filter.letsThrough(testing::containerNamed("flask")));
        QVERIFY(filter.letsThrough(engineId(EngineKey("ssh://host-b")))); // no matter of a filter
        setState(s, "flask", ContainerState::paused);
        store.apply(shared(s));
        QCOMPARE(changed.count(), 2);
        QCOMPARE(filter.found(), 2U);
        s.etcdEntries = {}; // nothing that concerns it
        store.apply(shared(s));
        QCOMPARE(changed.count(), 2);
        s.containers.remove(std::string_view(testing::fullId("sniffer")));
        store.apply(shared(s));
        QCOMPARE(filter.found(), 1U);
        QCOMPARE(filter.total(), 17U);
    }
    void aMistakeKeepsWhatWasThere() {
        qt::SnapshotStore store;
        store.apply(shared(testing::sampleSnapshot()));
        qt::Finder finder(store);
        qt::ChartFilter filter(finder);
        filter.setText(QStringLiteral("state:paused"));
        const auto matches = filter.matches();
        filter.setText(QStringLiteral("state:paused port:x"));
        QVERIFY(filter.error().has_value());
        QCOMPARE(filter.matches(), matches);
        QCOMPARE(filter.text(), QStringLiteral("state:paused"));
        filter.setText(QString());
        QVERIFY(!filter.error() && !filter.active() && !filter.matches());
    }
    void placesInTextsOfSeveralBytes() {
        const QString title = QStringLiteral("Подключить \U0001F6A2 flask");
        QCOMPARE(qt::marksIn(title, find::Needle("ключ flask")),
                 (QList<std::pair<qsizetype, qsizetype>>{{3, 4}, {14, 5}}));
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

QTEST_GUILESS_MAIN(TestFinder)
#include "tst_finder.moc"
