#include "views/graph/camera.h"

#include <algorithm>
#include <cmath>

namespace portolan::views {

QPointF Camera::toScreen(QPointF world) const {
    return (world - centre) * zoom_ + QPointF(view.width() / 2, view.height() / 2);
}

QRectF Camera::toScreen(const QRectF &world) const {
    return {toScreen(world.topLeft()), world.size() * zoom_};
}

QPointF Camera::toWorld(QPointF screen) const {
    return (screen - QPointF(view.width() / 2, view.height() / 2)) / zoom_ + centre;
}

QRectF Camera::toWorld(const QRectF &screen) const {
    return {toWorld(screen.topLeft()), screen.size() / zoom_};
}

QRectF Camera::visible() const { return toWorld(QRectF(QPointF(0, 0), view)); }

void Camera::pan(QPointF screenDelta) { centre -= screenDelta / zoom_; }

void Camera::zoomAt(QPointF screen, double factor) {
    const QPointF fixed = toWorld(screen);
    setZoom(zoom_ * factor);
    centre += fixed - toWorld(screen);
}

void Camera::setZoom(double zoom) {
    if (std::isfinite(zoom)) zoom_ = std::clamp(zoom, minZoom, maxZoom);
}

void Camera::fit(const QRectF &world, double largest) {
    if (!world.isValid()) return;
    centre = world.center();
    setZoom(std::min({view.width() / world.width(), view.height() / world.height(), largest}));
}

void Camera::reveal(const QRectF &world, double margin) {
    const QRectF seen = QRectF(toScreen(world)).adjusted(-margin, -margin, margin, margin);
    const auto shift = [](double low, double high, double size) {
        if (high - low > size) return (low + high - size) / 2; // larger than the view: its middle
        return low < 0 ? low : high > size ? high - size : 0.0;
    };
    pan({-shift(seen.left(), seen.right(), view.width()), -shift(seen.top(), seen.bottom(), view.height())});
}

} // namespace portolan::views
