#include "tests/views/chart_rig.h"

using namespace portolan;
using namespace portolan::views;
using testing::ChartRig;

namespace {

struct Rig : ChartRig {
    EntityId container(const char *name) const {
        for (const auto &c : store.snapshot().containers)
            if (c->name == name) return idOf(*c);
        return {};
    }
    EntityId network(const char *name) const {
        for (const auto &n : store.snapshot().networks)
            if (n->name == name) return idOf(*n);
        return {};
    }
    void drag(QPoint from, QPoint to) {
        QTest::mousePress(&view, Qt::LeftButton, {}, from);
        QTest::mouseMove(&view, from + (to - from) / 2);
        QTest::mouseMove(&view, to);
        QTest::mouseRelease(&view, Qt::LeftButton, {}, to);
    }
};

} // namespace

/// A container dropped on a hub wants to be connected there.
class TestChartDrop : public QObject {
    Q_OBJECT
private slots:
    void aContainerOnAHubWantsToBeConnectedAndGoesBack() {
        Rig rig;
        rig.settle();
        QSignalSpy wanted(&rig.view, &ChartView::connectWanted);
        const EntityId flask = rig.container("flask"), app = rig.network("app-tier");
        const auto before = rig.places();
        rig.drag(rig.at(flask), rig.at(app));
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].value<EntityId>(), flask);
        QCOMPARE(wanted[0][1].value<EntityId>(), app);
        QCOMPARE(rig.places(), before);
        QVERIFY(!rig.view.isPinned(flask));
    }

    void otherDropsOnlyMove() {
        Rig rig;
        rig.settle();
        QSignalSpy wanted(&rig.view, &ChartView::connectWanted);
        const EntityId flask = rig.container("flask"), other = rig.container("dnmonster"),
                       app = rig.network("app-tier");
        rig.drag(rig.at(flask), rig.at(other)); // on a container
        QVERIFY(rig.view.isPinned(flask));
        rig.drag(rig.at(app), rig.at(rig.network("lab-macvlan"))); // a hub on a hub
        QVERIFY(rig.view.isPinned(app));
        QVERIFY(wanted.isEmpty());
    }

    void whereNobodyListensItIsMoved() {
        Rig rig;
        rig.settle();
        const EntityId flask = rig.container("flask");
        rig.drag(rig.at(flask), rig.at(rig.network("app-tier")));
        QVERIFY(rig.view.isPinned(flask));
    }
};

QTEST_MAIN(TestChartDrop)
#include "tst_chart_drop.moc"
