#pragma once

#include <QSignalSpy>
#include <QTest>
#include <map>

#include "tests/support/sample_snapshot.h"
#include "views/graph/chart_view.h"

namespace portolan::testing {

/// A chart of a snapshot in a window of its own.
struct ChartRig {
    explicit ChartRig(const Snapshot &snapshot = sampleSnapshot(), QSize size = {1200, 800})
        : view(store, selection) {
        view.resize(size);
        view.show();
        view.setFocus();
        (void)QTest::qWaitForWindowExposed(&view);
        show(snapshot);
    }

    void show(Snapshot snapshot) {
        snapshot.revision = ++revision;
        QSignalSpy spy(&view, &views::ChartView::framePainted);
        store.apply(std::make_shared<const Snapshot>(std::move(snapshot)));
        QTRY_VERIFY_WITH_TIMEOUT((!spy.isEmpty() && spy.last()[0].toULongLong() == revision), 20'000);
    }

    QPoint at(const EntityId &id) const { return view.viewRect(id).center().toPoint(); }
    const views::SceneNode &node(const EntityId &id) const {
        return view.scene().nodes()[view.scene().node(id)];
    }
    std::map<EntityId, QPointF> places() const {
        std::map<EntityId, QPointF> out;
        for (const views::SceneNode &n : view.scene().nodes())
            if (n.shown() && n.placed) out[n.id] = n.centre;
        return out;
    }
    /// Until everything stands where it belongs.
    void settle() {
        QTRY_VERIFY_WITH_TIMEOUT(
            !view.scene().awaitsPlaces() && !view.gliding() && view.scene().unplaced() == 0, 20'000);
    }
    QImage grab() { return view.grab().toImage().convertToFormat(QImage::Format_RGB32); }

    qt::SnapshotStore store;
    qt::Selection selection;
    views::ChartView view;
    quint64 revision = 0;
};

} // namespace portolan::testing
