#pragma once

#include <QTimer>
#include <QWidget>
#include <chrono>

#include "model/qt/selection.h"
#include "model/qt/snapshot_store.h"
#include "views/graph/arranger.h"
#include "views/graph/glide.h"
#include "views/graph/layer.h"

namespace portolan::views {

class Legend;

/// The chart: one widget over flat arrays. Pans with the middle button, a drag on the empty canvas or a
/// touchpad, zooms at the pointer with the wheel; a dragged node is pinned, a container dropped on a hub goes
/// back. Keys: arrows walk along lines, Home and End go to the first and last node, Enter activates, opens
/// and folds groups, + − 0 zoom, F fits, Ctrl+Z takes an arrangement back, Escape clears the selection.
class ChartView : public QWidget {
    Q_OBJECT
public:
    ChartView(qt::SnapshotStore &store, qt::Selection &selection, QWidget *parent = nullptr);
    ~ChartView() override;

    void setTheme(const Theme &theme);
    double zoom() const { return camera_.zoom(); }
    QRectF
    viewRect(const EntityId &id) const; ///< of a node in this widget's pixels; null when it is not there
    const Scene &scene() const { return scene_; }
    const Camera &camera() const { return camera_; }
    const EntityId &selected() const { return shownSelection_; } ///< what of the selection is on the chart
    /// What a filter lets through; null: everything. The rest fades, or is not there for eye, mouse and keys.
    void setMatches(std::shared_ptr<const std::unordered_set<EntityId>> matches, Misses misses);
    const Arrangement &arrangement() const { return scene_.arrangement(); }
    bool hidesDefaultNetworks() const { return scene_.hidesDefaults(); }
    bool canUndo() const { return !undo_.empty(); } ///< arrangeAgain()
    std::chrono::steady_clock::time_point
    undoableSince() const; ///< of what undo() takes back; else the least
    bool gliding() const { return glide_.running(); }
    void setReducedMotion(bool reduced); ///< nothing glides: all is where it belongs at once
    bool reducedMotion() const { return reducedMotion_; }
    QString message() const; ///< what the canvas says when there is nothing to show; else empty
    bool isPinned(const EntityId &id) const;
    Moment now() const;

    /// Places and pins, for the settings. Give it back before the first snapshot for the best effect.
    QByteArray saveState() const { return scene_.saveState(); }
    bool restoreState(const QByteArray &state);

    QSize sizeHint() const override { return {900, 640}; }
    QSize minimumSizeHint() const override { return {120, 90}; }

public slots:
    void zoomIn();
    void zoomOut();
    void resetZoom(); ///< 100 %
    void fit();
    void reveal(const portolan::EntityId &id); ///< pans as little as shows it
    void centreOn(QPointF world);              ///< pans there
    void setPinned(const portolan::EntityId &id, bool pinned);
    void select(const portolan::EntityId &id) { selection_.select(id); }
    void setLayout(layout::Kind kind); ///< glides there when the places are known
    void setGroupBy(GroupBy by);
    void setHidesDefaultNetworks(bool hide); ///< Docker's own bridge, host and none
    void setFolded(const portolan::EntityId &frame, bool folded);
    void setAllFolded(bool folded);
    void arrangeAgain(); ///< afresh, but for what is pinned
    void undo();         ///< takes the last arrangeAgain() back

signals:
    void framePainted(quint64 revision); ///< the screen shows that snapshot, all of it
    void activated(const portolan::EntityId &id);
    void contextMenuRequested(const portolan::EntityId &id, const QPoint &global); ///< id empty: the canvas
    /// A container was dropped on a hub. Where nobody listens, such a drag only moves it.
    void connectWanted(const portolan::EntityId &container, const portolan::EntityId &network);
    void zoomChanged(double zoom); ///< 1 is 100 %, which grows with the window's font (textScale)
    void arrangementChanged(); ///< layout, grouping, what is folded or hidden, or whether there is an undo
    void placesChanged();      ///< pins, or nodes that were placed: saveState() has changed

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    enum class Drag { no, pressedNode, node, pressedCanvas, canvas };

    void applyDiff(const Diff &diff);
    void seatNewcomers();
    void sceneChanged();
    void setCamera(Camera camera, bool byPerson);
    bool scrollBy(QPoint device);
    bool framesItself() const;
    void fitIfUntouched();
    Camera fitted(const QRectF &world) const;
    void setArrangement(Arrangement next);
    void foldingChanged();
    void placeLegend();
    void depart();
    void glideStep(double share);
    void arriveNow();
    void repaintAll();
    void selectionChanged();
    void setHovered(Index node);
    void bringForward();
    void dragNodeTo(QPointF position);
    Index dropTarget(QPointF position) const; ///< the hub that takes what is dragged there; else none
    void dropOn(Index hub);
    EntityId thingAt(QPointF position) const;
    void walk(QPointF direction);
    void goToEnd(bool last);
    Look look() const;
    QString tipFor(QPointF position) const;
    void paintMessage(QPainter &p) const;

    qt::SnapshotStore &store_;
    qt::Selection &selection_;
    Theme theme_;
    Faces faces_;
    Inks inks_;
    Scene scene_;
    Arranger arranger_;
    Glide glide_;
    Camera glideFrom_, glideTo_;
    struct Arranged {
        std::chrono::steady_clock::time_point at;
        std::vector<Scene::Place> places; ///< before it
    };
    std::vector<Arranged> undo_;
    bool reducedMotion_ = false;
    Camera camera_;
    Layer layer_;
    LabelCache labels_;
    Legend *legend_ = nullptr;
    QTimer freshAfterZoom_, ageing_, rest_; ///< both stand still when nothing changes
    bool touched_ = false;                  ///< the person chose what to see: no fitting by ourselves
    bool spoke_ = false;                    ///< a message lies above the picture
    bool fresh_ = true;                     ///< false: while zooming a scaled picture will do
    std::optional<quint64> painted_;
    EntityId shownSelection_;
    EntityId hovered_;
    Drag drag_ = Drag::no;
    EntityId dragged_;
    QPointF draggedFrom_;
    bool draggedPinned_ = false;
    QPointF pressedAt_, grip_;
};

} // namespace portolan::views
