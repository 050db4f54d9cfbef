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
    const QRect seen = rect.intersected(image_.rect());
    if (seen.isEmpty()) return;
    if (lines)
        dirty_ += seen;
    else
        dirtyNodes_.push_back(seen);
    constexpr std::size_t most = 1000;
    if (dirtyNodes_.size() > most) invalidate(); // nobody looks, or nearly all of it
}

bool Layer::matches(const Camera &camera, double ratio) const {
    return !stale_ && image_.size() == deviceSize(camera, ratio) && ratio == ratio_ &&
           camera.zoom() == camera_.zoom();
}

QPoint Layer::shift(const Camera &from, const Camera &to, double ratio) {
    const QPointF d = projection(to, ratio).offset - projection(from, ratio).offset;
    return {static_cast<int>(std::lround(d.x())), static_cast<int>(std::lround(d.y()))};
}

Parts Layer::parts(const QRect &view) const {
    const int w = image_.width(), h = image_.height(), x = origin_.x(), y = origin_.y();
    const int seamX = w - x, seamY = h - y; // in the view
    return {Part{view & QRect(0, 0, seamX, seamY), {x, y}},
            Part{view & QRect(seamX, 0, x, seamY), {x - w, y}},
            Part{view & QRect(0, seamY, seamX, y), {x, y - h}},
            Part{view & QRect(seamX, seamY, x, y), {x - w, y - h}}};
}

void Layer::scrollTo(const Camera &to) {
    const QPoint moved = shift(camera_, to, ratio_);
    const int dx = moved.x(), dy = moved.y();
    if (moved.isNull()) return;
    const QRect all = image_.rect(), kept = all.intersected(all.translated(dx, dy));
    if (kept.isEmpty()) {
        dirty_ = all;
        return;
    }
    const auto around = [](int v, int size) { return ((v % size) + size) % size; };
    origin_ = {around(origin_.x() - dx, all.width()), around(origin_.y() - dy, all.height())};
    dirty_.translate(dx, dy);
    dirty_ &= all;
    for (QRect &rect : dirtyNodes_) rect = rect.translated(dx, dy).intersected(all);
    dirty_ += QRegion(all) - kept;
}

void Layer::show(QPainter &p, const QRegion &region) const {
    p.save();
    p.scale(1 / ratio_, 1 / ratio_);
    for (const QRect &rect : region) {
        const QRectF device(QPointF(rect.topLeft()) * ratio_, QSizeF(rect.size()) * ratio_);
        for (const Part &part : parts(device.toAlignedRect().intersected(image_.rect()))) {
            if (part.view.isEmpty()) continue;
            p.setClipRect(part.view); // to a simple clip an image is copied, to another it is blended
            p.drawImage(part.view.topLeft(), image_, part.image());
        }
    }
    p.restore();
}

void Layer::showScaled(QPainter &p, const QRectF &target, QSize view) const {
    const QRectF device(target.topLeft() * ratio_, target.size() * ratio_);
    const QRect seen = device.toRect().intersected(QRect(QPoint(0, 0), view * ratio_));
    if (seen.isEmpty()) return;
    const auto sources = [](int first, int count, double start, double length, int size, int origin) {
        std::vector<int> out(static_cast<std::size_t>(count));
        for (int i = 0; i < count; ++i) {
            const int at = static_cast<int>((first + i + 0.5 - start) / length * size);
            out[static_cast<std::size_t>(i)] = (std::clamp(at, 0, size - 1) + origin) % size;
        }
        return out;
    };
    const std::vector<int> columns =
        sources(seen.left(), seen.width(), device.left(), device.width(), image_.width(), origin_.x());
    const std::vector<int> rows =
        sources(seen.top(), seen.height(), device.top(), device.height(), image_.height(), origin_.y());
    // In bands that stay in the cache. Of a picture made larger most rows are as the one above.
    constexpr int band = 32;
    QImage strip(seen.width(), band, image_.format());
    p.save();
    p.scale(1 / ratio_, 1 / ratio_);
    for (int top = 0; top < seen.height(); top += band) {
        const int height = std::min(band, seen.height() - top);
        for (int y = 0; y < height; ++y) {
            auto *out = reinterpret_cast<QRgb *>(strip.scanLine(y));
            const int row = rows[static_cast<std::size_t>(top + y)];
            if (y > 0 && row == rows[static_cast<std::size_t>(top + y - 1)]) {
                std::memcpy(out, strip.constScanLine(y - 1), columns.size() * sizeof(QRgb));
                continue;
            }
            const auto *from = reinterpret_cast<const QRgb *>(image_.constScanLine(row));
            for (const int column : columns) *out++ = from[column];
        }
        p.drawImage(seen.topLeft() + QPoint(0, top), strip, QRect(0, 0, seen.width(), height));
    }
    p.restore();
}

QImage Layer::image() const {
    QImage out(image_.size(), image_.format());
    QPainter p(&out);
    for (const Part &part : parts(image_.rect()))
        if (!part.view.isEmpty()) p.drawImage(part.view.topLeft(), image_, part.image());
    p.end();
    out.setDevicePixelRatio(ratio_);
    return out;
}

bool Layer::paint(const Scene &scene, const Look &look, LabelCache &labels, const Camera &camera,
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
        origin_ = {};
        dirty_ = image_.rect();
    } else {
        scrollTo(camera);
    }
    camera_ = camera;
    ratio_ = ratio;
    stale_ = false;
    QElapsedTimer timer;
    timer.start();
    bool more = false;
    if (!far) far_.forget(); // nobody reads what was touched
    if (far) {
        paintFar(scene, look, to, camera.zoom());
    } else {
        for (const QRect &rect : dirtyNodes_) dirty_ += rect;
        constexpr int mostRects = 10; // each is a pass over all lines
        QRegion dirty = dirty_.rectCount() > mostRects ? QRegion(dirty_.boundingRect()) : dirty_;
        const bool crowd = labels.crowd();
        if (!dirty.isEmpty()) labels.lookAround(scene, camera.visible());
        if (!full && crowd != labels.crowd()) { // all of them, then
            dirty = image_.rect();
            more = true;
        }
        constexpr double around = 300; // so that what is decided at the border holds when it comes in
        if (!dirty.isEmpty() && detailFor(camera.zoom()) >= Detail::full)
            labels.makeRoom(scene, look, camera.visible().adjusted(-around, -around, around, around));
        for (const QRect &rect : dirty) paintRect(rect, scene, look, labels, to, camera.zoom());
    }
    dirty_ = {};
    dirtyNodes_.clear();
    if (full) lastFull_ = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    return more;
}

void Layer::paintRect(const QRect &view, const Scene &scene, const Look &look, LabelCache &labels,
                      const Projection &whole, double zoom) {
    for (const Part &part : parts(view)) {
        if (part.view.isEmpty()) continue;
        const QRect rect = part.image();
        const Projection to = part.shifted(whole);
        QPainter p(&image_);
        p.setClipRect(rect);
        p.fillRect(rect, look.theme.canvas);
        paintGrid(p, rect, look.theme, to);
        p.translate(to.offset);
        p.scale(to.scale, to.scale);
        paintChart(p, scene, look, zoom, to.back(rect), labels);
    }
}

void Layer::paintFar(const Scene &scene, const Look &look, const Projection &whole, double zoom) {
    far_.refresh(scene, look);
    const auto copy = [&](const QRect &rect) {
        const auto bytes = static_cast<std::size_t>(rect.width()) * sizeof(QRgb);
        const auto left = static_cast<std::size_t>(rect.left()) * sizeof(QRgb);
        for (int y = rect.top(); y <= rect.bottom(); ++y)
            std::memcpy(image_.scanLine(y) + left, lines_.constScanLine(y) + left, bytes);
    };
    constexpr int fewRects = 6; // each is a pass over all lines
    const QRegion dirty = dirty_.rectCount() > fewRects ? QRegion(dirty_.boundingRect()) : dirty_;
    for (const QRect &rect : dirty)
        for (const Part &part : parts(rect)) {
            if (part.view.isEmpty()) continue;
            const Projection to = part.shifted(whole);
            QPainter p(&lines_);
            p.fillRect(part.image(), look.theme.canvas);
            p.end();
            far_.paintLines(lines_, part.image(), to);
            copy(part.image());
            far_.paintNodes(image_, part.image(), to);
        }
    for (const QRect &rect : dirtyNodes_)
        for (const Part &part : parts(rect)) {
            if (part.view.isEmpty()) continue;
            copy(part.image());
            far_.paintFewNodes(image_, part.image(), part.shifted(whole));
        }
    std::vector<QRect> painted(dirty.begin(), dirty.end());
    painted.insert(painted.end(), dirtyNodes_.begin(), dirtyNodes_.end());
    paintFarFrames(painted, scene, look, whole, zoom);
}

void Layer::paintFarFrames(const std::vector<QRect> &rects, const Scene &scene, const Look &look,
                           const Projection &whole, double zoom) {
    for (const SceneFrame &frame : scene.frames()) {
        const QRectF box(whole(frame.rect.topLeft()), frame.rect.size() * whole.scale);
        constexpr double title = 100; // its text is on the upper border, and can be wider than the frame
        const QRectF inside = box.adjusted(5, title, -5, -5);
        QRegion touched;
        for (const QRect &rect : rects)
            if (rect.bottom() > box.top() - title && rect.top() < box.bottom() + 5 &&
                (frame.containers == 0 || !inside.contains(QRectF(rect))))
                touched += rect;
        if (touched.isEmpty()) continue;
        for (const Part &part : parts(touched.boundingRect())) {
            const QRegion clip = (touched & part.view).translated(part.shift);
            if (clip.isEmpty()) continue;
            const Projection to = part.shifted(whole);
            QPainter p(&image_);
            p.setClipRegion(clip);
            p.setRenderHint(QPainter::Antialiasing);
            p.translate(to.offset);
            p.scale(to.scale, to.scale);
            paintFrame(p, scene, frame, look, zoom, to.back(clip.boundingRect()));
        }
    }
}

} // namespace portolan::views
