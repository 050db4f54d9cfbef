#include "views/graph/layer.h"

#include <QElapsedTimer>
#include <QPainter>
#include <cmath>
#include <cstring>

namespace portolan::views {
namespace {

constexpr double gridStep = 24;

QSize deviceSize(const Camera &camera, double ratio) {
    return (camera.view * ratio).toSize().expandedTo(QSize(1, 1));
}

void paintGrid(QPainter &p, const QRect &device, const Theme &theme, const Projection &to) {
    const double step = gridStep * to.scale;
    if (step < 13) return;
    const int size = std::max(1, static_cast<int>(std::lround(to.scale)));
    const QRectF world = to.back(device);
    for (double y = std::floor(world.top() / gridStep) * gridStep; y < world.bottom(); y += gridStep)
        for (double x = std::floor(world.left() / gridStep) * gridStep; x < world.right(); x += gridStep) {
            const QPointF at = to({x, y});
            p.fillRect(QRect(static_cast<int>(std::lround(at.x())), static_cast<int>(std::lround(at.y())),
                             size, size),
                       theme.canvasDots);
        }
}

} // namespace

Camera Layer::snapped(Camera camera, double ratio) {
    const double scale = camera.zoom() * ratio;
    const QPointF middle(camera.view.width() * ratio / 2, camera.view.height() * ratio / 2);
    const QPointF offset = middle - camera.centre * scale;
    camera.centre = (middle - QPointF(std::round(offset.x()), std::round(offset.y()))) / scale;
    return camera;
}

Projection Layer::projection(const Camera &camera, double ratio) {
    const double scale = camera.zoom() * ratio;
    return {scale, QPointF(camera.view.width() * ratio / 2, camera.view.height() * ratio / 2) -
                       camera.centre * scale};
}

void Layer::invalidate(const QRectF &world, bool lines) {
    if (stale_ || image_.isNull()) return;
    const Projection to = projection(camera_, ratio_);
    const QRectF device(to(world.topLeft()), world.size() * to.scale);
    const QRect rect = device.intersected(QRectF(image_.rect()).adjusted(-4, -4, 4, 4))
                           .toAlignedRect()
                           .adjusted(-2, -2, 2, 2);
    if (rect.intersects(image_.rect())) (lines ? dirty_ : dirtyNodes_) += rect.intersected(image_.rect());
}

bool Layer::matches(const Camera &camera, double ratio) const {
    return !stale_ && image_.size() == deviceSize(camera, ratio) && ratio == ratio_ &&
           camera.zoom() == camera_.zoom();
}

/// In place: a fresh image would cost more than the copy.
void Layer::scroll(QImage &image, int dx, int dy) {
    const QRect kept = image.rect().intersected(image.rect().translated(dx, dy));
    const auto bytes = static_cast<std::size_t>(kept.width()) * sizeof(QRgb);
    const auto to = static_cast<std::size_t>(kept.left()) * sizeof(QRgb);
    const auto from = static_cast<std::size_t>(kept.left() - dx) * sizeof(QRgb);
    uchar *bits = image.bits();
    const auto stride = static_cast<std::size_t>(image.bytesPerLine());
    const auto move = [&](int y) {
        std::memmove(bits + static_cast<std::size_t>(y) * stride + to,
                     bits + static_cast<std::size_t>(y - dy) * stride + from, bytes);
    };
    if (dy > 0) // from below, so that nothing is overwritten before it was moved
        for (int y = kept.bottom(); y >= kept.top(); --y) move(y);
    else
        for (int y = kept.top(); y <= kept.bottom(); ++y) move(y);
}

void Layer::scrollTo(const Projection &to) {
    const Projection from = projection(camera_, ratio_);
    const int dx = static_cast<int>(std::lround(to.offset.x() - from.offset.x()));
    const int dy = static_cast<int>(std::lround(to.offset.y() - from.offset.y()));
    if (dx == 0 && dy == 0) return;
    const QRect all = image_.rect(), kept = all.intersected(all.translated(dx, dy));
    if (kept.isEmpty()) {
        dirty_ = all;
        return;
    }
    image_.setDevicePixelRatio(1);
    scroll(image_, dx, dy);
    if (!lines_.isNull()) scroll(lines_, dx, dy);
    for (QRegion *region : {&dirty_, &dirtyNodes_}) {
        region->translate(dx, dy);
        *region &= all;
    }
    dirty_ += QRegion(all) - kept;
}

void Layer::paint(const Scene &scene, const Look &look, LabelCache &labels, const Camera &camera,
                  double ratio) {
    const bool full = !matches(camera, ratio);
    const bool far = detailFor(camera.zoom()) == Detail::dots;
    const Projection to = projection(camera, ratio);
    if (full) {
        const QSize size = deviceSize(camera, ratio);
        if (image_.size() != size) image_ = QImage(size, QImage::Format_RGB32);
        if (!far)
            lines_ = {};
        else if (lines_.size() != size)
            lines_ = QImage(size, QImage::Format_RGB32);
        dirty_ = image_.rect();
    } else {
        scrollTo(to);
    }
    camera_ = camera;
    ratio_ = ratio;
    stale_ = false;
    image_.setDevicePixelRatio(1); // painted in device pixels, shown in those of the widget
    QElapsedTimer timer;
    timer.start();
    if (!far) far_.forget(); // nobody reads what was touched
    if (far) {
        paintFar(scene, look, to, camera.zoom());
    } else {
        dirty_ += dirtyNodes_;
        constexpr int mostRects = 10; // each is a pass over all lines
        QRegion dirty = dirty_.rectCount() > mostRects ? QRegion(dirty_.boundingRect()) : dirty_;
        const bool crowd = labels.crowd();
        if (!dirty.isEmpty()) labels.lookAround(scene, camera.visible());
        if (!full && crowd != labels.crowd()) { // all of them, then
            dirty_ = image_.rect();
            dirty = dirty_;
        }
        constexpr double around = 300; // so that what is decided at the border holds when it comes in
        if (!dirty.isEmpty() && detailFor(camera.zoom()) >= Detail::full)
            labels.makeRoom(scene, look, camera.visible().adjusted(-around, -around, around, around));
        for (const QRect &rect : dirty) paintRect(rect, scene, look, labels, to, camera.zoom());
    }
    dirty_ = dirtyNodes_ = {};
    image_.setDevicePixelRatio(ratio);
    if (full) lastFull_ = static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void Layer::paintRect(const QRect &device, const Scene &scene, const Look &look, LabelCache &labels,
                      const Projection &to, double zoom) {
    QPainter p(&image_);
    p.setClipRect(device);
    p.fillRect(device, look.theme.canvas);
    paintGrid(p, device, look.theme, to);
    p.translate(to.offset);
    p.scale(to.scale, to.scale);
    paintChart(p, scene, look, zoom, to.back(device), labels);
}

void Layer::paintFar(const Scene &scene, const Look &look, const Projection &to, double zoom) {
    far_.refresh(scene, look);
    const QRect whole = image_.rect();
    const auto copy = [&](const QRect &rect) {
        const auto bytes = static_cast<std::size_t>(rect.width()) * sizeof(QRgb);
        const auto left = static_cast<std::size_t>(rect.left()) * sizeof(QRgb);
        for (int y = rect.top(); y <= rect.bottom(); ++y)
            std::memcpy(image_.scanLine(y) + left, lines_.constScanLine(y) + left, bytes);
    };
    constexpr int fewRects = 6; // each is a pass over all lines
    const QRegion dirty = dirty_.rectCount() > fewRects ? QRegion(dirty_.boundingRect()) : dirty_;
    for (const QRect &rect : dirty) {
        QPainter p(&lines_);
        p.setClipRect(rect);
        p.fillRect(rect, look.theme.canvas);
        p.end();
        far_.paintLines(lines_, rect, to);
        copy(rect);
        far_.paintNodes(image_, rect, to);
    }
    const QRegion nodes = dirtyNodes_ - dirty;
    constexpr int manyRects = 800;
    if (nodes.rectCount() > manyRects) {
        copy(whole);
        far_.paintNodes(image_, whole, to);
    } else {
        for (const QRect &rect : nodes) {
            copy(rect);
            far_.paintNodesNear(image_, rect, to, scene);
        }
    }
    if (scene.frames().empty()) return;
    QPainter p(&image_);
    p.setClipRegion(dirty + nodes);
    p.setRenderHint(QPainter::Antialiasing);
    p.translate(to.offset);
    p.scale(to.scale, to.scale);
    const QRegion all = dirty + nodes;
    const QRectF touched = to.back(all.boundingRect());
    for (const SceneFrame &frame : scene.frames()) {
        const QRectF inside =
            QRectF(to(frame.rect.topLeft()), frame.rect.size() * to.scale).adjusted(5, 5, -5, -5);
        const bool border =
            std::any_of(all.begin(), all.end(), [&](const QRect &r) { return !inside.contains(QRectF(r)); });
        if (border || frame.containers == 0) paintFrame(p, scene, frame, look, zoom, touched);
    }
}

} // namespace portolan::views
