#pragma once

#include <QImage>
#include <QRectF>
#include <algorithm>
#include <cmath>

namespace portolan::views {

/// Boxes and lines of one opaque colour into a clip of a 32-bit image.
class Raster {
public:
    Raster(QImage &image, const QRect &clip)
        : bits_(reinterpret_cast<QRgb *>(image.bits())), stride_(image.bytesPerLine() / 4),
          clip_(clip.intersected(image.rect())) {}

    void fill(double left, double top, double right, double bottom, QRgb colour) {
        const int x0 = std::max(clip_.left(), rounded(left)),
                  x1 = std::min(clip_.right() + 1, rounded(right));
        const int y0 = std::max(clip_.top(), rounded(top)),
                  y1 = std::min(clip_.bottom() + 1, rounded(bottom));
        if (x0 >= x1) return;
        for (int y = y0; y < y1; ++y) std::fill(row(y) + x0, row(y) + x1, colour);
    }

    void line(QPointF a, QPointF b, QRgb colour) {
        if (clip_.isEmpty() || !cut(a, b)) return;
        const bool flat = std::abs(b.x() - a.x()) >= std::abs(b.y() - a.y());
        if (flat ? b.x() < a.x() : b.y() < a.y()) std::swap(a, b);
        // Along the longer way pixel by pixel, in fixed point.
        const double from = flat ? a.x() : a.y(), to = flat ? b.x() : b.y();
        const int first = static_cast<int>(from), last = static_cast<int>(to);
        const double length = to - from;
        const double slope = length > 0 ? (flat ? b.y() - a.y() : b.x() - a.x()) / length : 0;
        auto cross = static_cast<std::int64_t>((flat ? a.y() : a.x()) * 65536);
        const auto step = static_cast<std::int64_t>(slope * 65536);
        const int low = flat ? clip_.top() : clip_.left(), high = flat ? clip_.bottom() : clip_.right();
        const qsizetype along = flat ? 1 : stride_, across = flat ? stride_ : 1;
        QRgb *at = bits_ + first * along;
        for (int i = first; i <= last; ++i, at += along, cross += step) {
            const int c = std::clamp(static_cast<int>(cross >> 16), low, high);
            at[c * across] = colour;
        }
    }

private:
    static int rounded(double v) { return static_cast<int>(std::floor(std::clamp(v, -1e6, 1e6) + 0.5)); }
    QRgb *row(int y) { return bits_ + y * stride_; }

    /// Leaves of the line what lies in the clip (Liang and Barsky's way).
    bool cut(QPointF &a, QPointF &b) const {
        const double left = clip_.left(), right = clip_.right() + 0.999, top = clip_.top(),
                     bottom = clip_.bottom() + 0.999;
        const auto inside = [&](QPointF p) {
            return p.x() >= left && p.x() <= right && p.y() >= top && p.y() <= bottom;
        };
        if (inside(a) && inside(b)) return true;
        double enter = 0, leave = 1;
        const QPointF d = b - a;
        const auto against = [&](double start, double delta, double low, double high) {
            if (delta == 0) return start >= low && start <= high;
            double t0 = (low - start) / delta, t1 = (high - start) / delta;
            if (t0 > t1) std::swap(t0, t1);
            enter = std::max(enter, t0);
            leave = std::min(leave, t1);
            return enter <= leave;
        };
        if (!against(a.x(), d.x(), left, right) || !against(a.y(), d.y(), top, bottom)) return false;
        const QPointF start = a;
        const auto kept = [&](double t) {
            const QPointF p = start + d * t;
            return QPointF(std::clamp(p.x(), left, right), std::clamp(p.y(), top, bottom));
        };
        a = kept(enter);
        b = kept(leave);
        return true;
    }

    QRgb *bits_;
    qsizetype stride_;
    QRect clip_;
};

} // namespace portolan::views
