#include <QAccessible>

#include "tests/views/chart_rig.h"

using namespace portolan;
using namespace portolan::views;
using testing::ChartRig;
using testing::containerNamed;

namespace {

std::shared_ptr<const std::unordered_set<EntityId>> only(std::initializer_list<EntityId> ids) {
    return std::make_shared<const std::unordered_set<EntityId>>(ids);
}

} // namespace

class TestChartFilter : public QObject {
    Q_OBJECT
private slots:
    void whatFadesStaysInReach() {
        ChartRig rig;
        const QImage before = rig.grab();
        const auto places = rig.places();
        const EntityId kept = containerNamed("flask"), missed = containerNamed("dnmonster");
        rig.view.setMatches(only({kept}), Misses::fade);
        const QImage after = rig.grab();
        QVERIFY(before.copy(rig.view.viewRect(missed).toRect()) !=
                after.copy(rig.view.viewRect(missed).toRect()));
        const QRect inner = rig.view.viewRect(kept).toRect().adjusted(2, 4, -2, -4);
        QCOMPARE(after.copy(inner), before.copy(inner));
        QTest::mouseClick(&rig.view, Qt::LeftButton, {}, rig.at(missed));
        QCOMPARE(rig.selection.current(), missed);
        rig.selection.clear();
        rig.view.setMatches(nullptr, Misses::fade);
        QCOMPARE(rig.grab(), before);
        QCOMPARE(rig.places(), places);
    }

    void whatVanishesIsNotThereForAnyone() {
        ChartRig rig;
        const EntityId kept = containerNamed("flask"), gone = containerNamed("dnmonster");
        const auto places = rig.places();
        const QPoint where = rig.at(gone);
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&rig.view);
        const int before = list->childCount();
        rig.selection.select(gone);
        rig.view.setMatches(only({kept}), Misses::vanish);
        QVERIFY(rig.view.viewRect(gone).isNull());
        QVERIFY(rig.view.selected().empty()); // what is not there cannot push the rest back
        QVERIFY(list->childCount() < before);
        rig.selection.clear();
        QTest::mouseClick(&rig.view, Qt::LeftButton, {}, where);
        QVERIFY(rig.selection.current() != gone);
        for (const SceneEdge &e : rig.view.scene().edges())
            QVERIFY(!e.alive || !rig.view.scene().drawn(e) || e.dangling());
        for (int i = 0; i < 12; ++i) {
            QTest::keyClick(&rig.view, i % 2 ? Qt::Key_Right : Qt::Key_Down);
            QVERIFY(rig.selection.current().empty() || rig.selection.current() == kept);
        }
        QCOMPARE(rig.places(), places); // it keeps its place
        rig.view.setMatches(nullptr, Misses::vanish);
        QCOMPARE(rig.at(gone), where);
    }

    void whoComesLaterIsFilteredToo() {
        ChartRig rig;
        rig.view.setMatches(only({containerNamed("flask")}), Misses::vanish);
        Snapshot s = rig.store.snapshot();
        Container c = **s.containers.begin();
        c.id = ContainerId(testing::fullId("late"));
        c.name = "late";
        s.containers.put(std::make_shared<const Container>(c));
        rig.show(s);
        QVERIFY(rig.view.viewRect(containerNamed("late")).isNull());
        rig.view.setMatches(nullptr, Misses::fade);
        QVERIFY(!rig.view.viewRect(containerNamed("late")).isNull());
    }
};

QTEST_MAIN(TestChartFilter)
#include "tst_chart_filter.moc"
