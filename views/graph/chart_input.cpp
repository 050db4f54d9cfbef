#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMetaMethod>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>
#include <cmath>

#include "views/graph/chart_tip.h"
#include "views/graph/chart_view.h"

namespace portolan::views {
namespace {

constexpr double edgeReach = 6; // pixels: so near a line is on the line

} // namespace

EntityId ChartView::thingAt(QPointF position) const {
    const QPointF world = camera_.toWorld(position);
    if (const Index n = scene_.nodeAt(world); n != none) return scene_.nodes()[n].id;
    if (const Index e = scene_.edgeAt(world, edgeReach / camera_.zoom()); e != none)
        return scene_.edges()[e].id;
    if (const Index f = scene_.frameTitleAt(world, camera_.zoom()); f != none) return scene_.frames()[f].id;
    return {};
}

bool ChartView::event(QEvent *event) {
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString tip = tipText(scene_, thingAt(help->pos()), now());
        if (tip.isEmpty())
            QToolTip::hideText();
        else // marked as rich text on purpose, with all of it escaped: nothing is left to be guessed
            QToolTip::showText(help->globalPos(),
                               QStringLiteral("<p style='white-space:pre'>%1</p>").arg(tip.toHtmlEscaped()),
                               this);
        return true;
    }
    return QWidget::event(event);
}

void ChartView::wheelEvent(QWheelEvent *event) {
    const bool touchpad = event->phase() != Qt::NoScrollPhase || !event->pixelDelta().isNull();
    Camera next = camera_;
    if (touchpad && !(event->modifiers() & Qt::ControlModifier)) {
        const QPoint delta = event->pixelDelta().isNull() ? event->angleDelta() / 2 : event->pixelDelta();
        next.pan(delta);
    } else {
        const double steps =
            event->angleDelta().y() != 0 ? event->angleDelta().y() / 120.0 : event->pixelDelta().y() / 60.0;
        next.zoomAt(event->position(), std::pow(1.2, steps));
    }
    setCamera(next, true);
    event->accept();
}

void ChartView::mousePressEvent(QMouseEvent *event) {
    arriveNow(); // nobody should have to hit what moves
    pressedAt_ = event->position();
    if (event->button() == Qt::MiddleButton) {
        drag_ = Drag::canvas;
        setCursor(Qt::ClosedHandCursor);
        return;
    }
    if (event->button() != Qt::LeftButton) return;
    const EntityId id = thingAt(event->position());
    const Index node = scene_.node(id);
    if (node != none) {
        drag_ = Drag::pressedNode;
        dragged_ = id;
        grip_ = camera_.toWorld(event->position()) - scene_.nodes()[node].centre;
        draggedFrom_ = scene_.nodes()[node].centre;
        draggedPinned_ = scene_.nodes()[node].pinned;
    } else {
        drag_ = Drag::pressedCanvas;
    }
    if (!id.empty()) selection_.select(id);
}

void ChartView::mouseMoveEvent(QMouseEvent *event) {
    const QPointF moved = event->position() - pressedAt_;
    const bool far = moved.manhattanLength() >= QApplication::startDragDistance();
    if (far && drag_ == Drag::pressedNode) drag_ = Drag::node;
    if (far && drag_ == Drag::pressedCanvas) drag_ = Drag::canvas;
    switch (drag_) {
    case Drag::node:
        dragNodeTo(event->position());
        setHovered(dropTarget(event->position()));
        break;
    case Drag::canvas: {
        setCursor(Qt::ClosedHandCursor);
        Camera next = camera_;
        next.pan(moved);
        setCamera(next, true);
        pressedAt_ = event->position();
        break;
    }
    case Drag::no:
        setHovered(scene_.nodeAt(camera_.toWorld(event->position())));
        break;
    case Drag::pressedNode:
    case Drag::pressedCanvas:
        break;
    }
}

/// Follows the pointer; a container does not leave its host's columns for another's.
void ChartView::dragNodeTo(QPointF position) {
    const Index i = scene_.node(dragged_);
    if (i == none) { // it went while it was dragged
        drag_ = Drag::no;
        return;
    }
    const SceneNode &node = scene_.nodes()[i];
    QPointF centre = camera_.toWorld(position) - grip_;
    constexpr double apart = 46;
    const double half = node.size.width() / 2 + apart;
    const SceneFrame *own = scene_.frameOf(node);
    if (own && own->by == GroupBy::host && !own->folded)
        for (const SceneFrame &other : scene_.frames()) {
            if (other.id == own->id || other.rect.isNull() || own->rect.isNull()) continue;
            if (other.rect.center().x() > own->rect.center().x())
                centre.setX(std::min(centre.x(), other.rect.left() - half));
            else
                centre.setX(std::max(centre.x(), other.rect.right() + half));
        }
    scene_.setPinned(i, true);
    scene_.place(i, centre);
    scene_.finishPlacing();
    const bool touched = std::exchange(touched_, true); // the view stays while something is dragged in it
    sceneChanged();
    touched_ = touched;
}

Index ChartView::dropTarget(QPointF position) const {
    static const QMetaMethod wanted = QMetaMethod::fromSignal(&ChartView::connectWanted);
    const Index dragged = scene_.node(dragged_);
    if (dragged == none || scene_.nodes()[dragged].kind != NodeKind::container) return none;
    if (!isSignalConnected(wanted)) return none;
    const Index under = scene_.nodeAt(camera_.toWorld(position), dragged);
    return under != none && scene_.nodes()[under].kind == NodeKind::hub ? under : none;
}

/// It was never meant to stand there.
void ChartView::dropOn(Index hub) {
    const Index i = scene_.node(dragged_);
    const EntityId network = scene_.nodes()[hub].id;
    scene_.setPinned(i, draggedPinned_);
    scene_.place(i, draggedFrom_);
    scene_.finishPlacing();
    sceneChanged();
    setHovered(none);
    emit connectWanted(dragged_, network);
}

void ChartView::mouseReleaseEvent(QMouseEvent *event) {
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton) return;
    const Drag was = std::exchange(drag_, Drag::no);
    unsetCursor();
    if (was == Drag::node) {
        touched_ = true;
        if (const Index hub = dropTarget(event->position()); hub != none) dropOn(hub);
        emit placesChanged();
    }
    if (was == Drag::pressedCanvas && event->button() == Qt::LeftButton && thingAt(event->position()).empty())
        selection_.clear();
}

void ChartView::mouseDoubleClickEvent(QMouseEvent *event) {
    if (event->button() != Qt::LeftButton) return;
    const EntityId id = thingAt(event->position());
    if (id.empty()) return;
    if (const SceneFrame *frame = scene_.frame(id)) return setFolded(id, !frame->folded);
    if (isPinned(id))
        setPinned(id, false);
    else
        emit activated(id);
}

void ChartView::leaveEvent(QEvent *) { setHovered(none); }

void ChartView::contextMenuEvent(QContextMenuEvent *event) {
    if (event->reason() == QContextMenuEvent::Keyboard) {
        const QRectF rect = viewRect(shownSelection_);
        const QPoint at = rect.isNull() ? QWidget::rect().center() : rect.center().toPoint();
        emit contextMenuRequested(shownSelection_, mapToGlobal(at));
        return;
    }
    const EntityId id = thingAt(event->pos());
    if (!id.empty()) selection_.select(id);
    emit contextMenuRequested(id, event->globalPos());
}

void ChartView::keyPressEvent(QKeyEvent *event) {
    switch (event->key()) {
    case Qt::Key_Left:
        return walk({-1, 0});
    case Qt::Key_Right:
        return walk({1, 0});
    case Qt::Key_Up:
        return walk({0, -1});
    case Qt::Key_Down:
        return walk({0, 1});
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const SceneFrame *frame = scene_.frame(shownSelection_))
            setFolded(frame->id, !frame->folded);
        else if (!shownSelection_.empty())
            emit activated(shownSelection_);
        return;
    case Qt::Key_Home:
    case Qt::Key_End:
        return goToEnd(event->key() == Qt::Key_End);
    case Qt::Key_Z:
        if (event->modifiers() == Qt::ControlModifier) return undo();
        break;
    case Qt::Key_Escape:
        return selection_.clear();
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomIn();
    case Qt::Key_Minus:
        return zoomOut();
    case Qt::Key_0:
        return event->modifiers() & Qt::ControlModifier ? fit() : resetZoom();
    case Qt::Key_F:
        if (event->modifiers() == Qt::NoModifier) return fit();
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

/// To the first or the last node, as one reads: line by line.
void ChartView::goToEnd(bool last) {
    Index best = none;
    const auto &nodes = scene_.nodes();
    const auto before = [&](Index a, Index b) {
        const QPointF p = nodes[a].centre, q = nodes[b].centre;
        return p.y() != q.y() ? p.y() < q.y() : p.x() < q.x();
    };
    for (Index i = 0; i < nodes.size(); ++i) {
        if (!nodes[i].seen() || nodes[i].kind == NodeKind::title) continue;
        if (best == none || (last ? before(best, i) : before(i, best))) best = i;
    }
    if (best == none) return;
    const EntityId id = nodes[best].id;
    selection_.select(id);
    reveal(id);
}

/// To the nearest node that way; along a line it seems nearer.
void ChartView::walk(QPointF direction) {
    const auto &nodes = scene_.nodes();
    const Index from = scene_.node(shownSelection_);
    const QPointF start = from != none ? nodes[from].centre : camera_.centre;
    Index best = none;
    double bestCost = 0;
    for (Index i = 0; i < nodes.size(); ++i) {
        const SceneNode &n = nodes[i];
        if (i == from || !n.seen() || n.kind == NodeKind::title) continue;
        const QPointF d = n.centre - start;
        const double along = QPointF::dotProduct(d, direction);
        const double aside = std::abs(d.x() * direction.y()) + std::abs(d.y() * direction.x());
        if (from != none && (along < 1 || aside > 4 * along)) continue; // that is another direction
        double cost = from == none ? std::hypot(d.x(), d.y()) : along + 2.2 * aside;
        if (from != none && aside > along) cost *= 2;
        if (from != none)
            for (const Index e : n.edges)
                if (!scene_.edges()[e].dangling() && scene_.other(scene_.edges()[e], i) == from) {
                    cost *= 0.7;
                    break;
                }
        if (best == none || cost < bestCost) best = i, bestCost = cost;
    }
    if (best == none) return;
    const EntityId id = nodes[best].id;
    selection_.select(id);
    reveal(id);
}

} // namespace portolan::views
