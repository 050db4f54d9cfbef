#include "views/graph/chart_view.h"

namespace portolan::views {
namespace {

constexpr double fitMargin = 26; // pixels around the chart
constexpr double slowPaint = 4;  // ms: above that a zoom shows the old picture scaled first

} // namespace

void ChartView::fitIfUntouched() {
    if (touched_ || glide_.running()) return;
    const QRectF bounds = scene_.bounds();
    const QRectF inner = camera_.toWorld(QRectF(rect()).adjusted(8, 8, -8, -8));
    if (bounds.isNull() || (painted_.has_value() && *painted_ > 0 && inner.contains(bounds))) return;
    setCamera(fitted(bounds), false);
}

Camera ChartView::fitted(const QRectF &world) const {
    Camera next = camera_;
    next.view = QSizeF(std::max(1.0, width() - 2 * fitMargin), std::max(1.0, height() - 2 * fitMargin));
    next.fit(world, textScale(font()));
    next.view = size();
    return next;
}

void ChartView::setCamera(Camera camera, bool byPerson) {
    camera = Layer::snapped(camera, devicePixelRatioF());
    touched_ = touched_ || byPerson;
    if (camera == camera_) return;
    const bool zoomed = camera.zoom() != camera_.zoom();
    if (!zoomed && camera.view == camera_.view &&
        scrollBy(Layer::shift(camera_, camera, devicePixelRatioF()))) {
        camera_ = camera;
        return;
    }
    camera_ = camera;
    if (zoomed) {
        if (byPerson && layer_.lastFullPaint() > slowPaint) {
            fresh_ = false;
            freshAfterZoom_.start();
        }
        emit zoomChanged(camera_.zoom() / textScale(font()));
    }
    update();
}

/// Moves what is on the screen, so that only what comes in has to be drawn. False: nothing was done.
bool ChartView::scrollBy(QPoint device) {
    const double ratio = devicePixelRatioF();
    const QPointF exact = QPointF(device) / ratio;
    const QPoint by = exact.toPoint();
    if (!fresh_ || spoke_ || !layer_.matches(camera_, ratio) || QPointF(by) != exact ||
        ratio != std::floor(ratio))
        return false;
    scroll(by.x(), by.y(), rect());
    QRegion above; // stays where it is
    for (const QWidget *child : findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly))
        if (child->isVisible()) above += child->geometry();
    if (framesItself()) above += QRegion(rect()) - rect().adjusted(3, 3, -3, -3);
    update(above | above.translated(by));
    return true;
}

/// Else the selected card shows where the keyboard is.
bool ChartView::framesItself() const { return hasFocus() && shownSelection_.empty(); }

void ChartView::zoomIn() {
    Camera next = camera_;
    next.setZoom(next.zoom() * 1.25);
    setCamera(next, true);
}

void ChartView::zoomOut() {
    Camera next = camera_;
    next.setZoom(next.zoom() / 1.25);
    setCamera(next, true);
}

void ChartView::centreOn(QPointF world) {
    Camera next = camera_;
    next.centre = world;
    setCamera(next, true);
}

void ChartView::resetZoom() {
    Camera next = camera_;
    next.setZoom(textScale(font()));
    setCamera(next, true);
}

void ChartView::fit() {
    touched_ = false; // from here on the chart may follow its contents again
    painted_.reset();
    fitIfUntouched();
    update();
}

void ChartView::reveal(const EntityId &id) {
    const Index i = scene_.node(id);
    if (i == none) return;
    Camera next = camera_;
    next.reveal(scene_.nodes()[i].rect(), 32);
    if (!(next == camera_)) setCamera(next, true);
}

} // namespace portolan::views
