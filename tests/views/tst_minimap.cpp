#include <QTest>

#include "tests/support/sample_snapshot.h"
#include "views/graph/chart_view.h"
#include "views/minimap/minimap.h"

using namespace portolan;
using namespace portolan::views;

namespace {

struct Rig {
    qt::SnapshotStore store;
    qt::Selection selection;
    std::unique_ptr<ChartView> chart;
    Minimap *map = nullptr;

    explicit Rig(Snapshot snapshot) {
        store.apply(std::make_shared<const Snapshot>(std::move(snapshot)));
        chart = std::make_unique<ChartView>(store, selection);
        chart->setReducedMotion(true);
        map = new Minimap(*chart);
        QObject::connect(map, &Minimap::moveWanted, chart.get(), &ChartView::centreOn);
        chart->resize(900, 600);
        chart->show();
        QVERIFY(QTest::qWaitForWindowExposed(chart.get()));
        QTest::qWait(50);
    }
};

} // namespace

class TestMinimap : public QObject {
    Q_OBJECT
private slots:
    void isThereForLargeChartsOnly() {
        const Rig small(testing::sampleSnapshot());
        QVERIFY(!small.map->isVisible());
        const Rig large(testing::syntheticSnapshot(120, 6));
        QTRY_VERIFY(large.map->isVisible());
        QVERIFY(large.chart->rect().contains(large.map->geometry()));
        large.map->setWanted(false);
        QVERIFY(!large.map->isVisible());
        large.map->setWanted(true);
        large.chart->resize(300, 200); // no room for both
        QCoreApplication::sendPostedEvents();
        QVERIFY(!large.map->isVisible());
    }
    void aClickMovesTheView() {
        Rig rig(testing::syntheticSnapshot(120, 6));
        QTRY_VERIFY(rig.map->isVisible());
        rig.chart->resetZoom();
        rig.map->grab();
        const QPoint corner(20, rig.map->height() / 2), other(rig.map->width() - 20, rig.map->height() / 2);
        QTest::mouseClick(rig.map, Qt::LeftButton, {}, corner);
        const QPointF left = rig.chart->camera().centre;
        QTest::mouseClick(rig.map, Qt::LeftButton, {}, other);
        const QPointF right = rig.chart->camera().centre;
        QVERIFY(right.x() > left.x() + 100);
        QTest::keyClick(rig.map, Qt::Key_Left);
        QVERIFY(rig.chart->camera().centre.x() < right.x());
    }
    void isPaintedAnewOnlyWhenThingsMove() {
        Rig rig(testing::syntheticSnapshot(120, 6));
        QTRY_VERIFY(rig.map->isVisible());
        QTest::qWait(50);
        const int before = rig.map->picturesMade();
        for (int i = 0; i < 5; ++i) {
            rig.chart->zoomIn();
            QTest::qWait(5);
        }
        QCOMPARE(rig.map->picturesMade(), before);
        Snapshot s = rig.store.snapshot();
        s.containers.remove(std::string_view(s.containers[0]->id.value));
        rig.store.apply(std::make_shared<const Snapshot>(s));
        QTRY_VERIFY(rig.map->picturesMade() > before);
    }
};

QTEST_MAIN(TestMinimap)
#include "tst_minimap.moc"
