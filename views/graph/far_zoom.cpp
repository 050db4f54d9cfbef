#include "views/graph/far_zoom.h"

#include <algorithm>
#include <cmath>

#include "views/graph/painter.h"
#include "views/theme/contrast.h"

namespace portolan::views {
namespace {

class Raster {
public:
    Raster(QImage &image, const QRect &clip)
        : bits_(image.bits()), stride_(image.bytesPerLine()), clip_(clip.intersected(image.rect())) {}

    void fill(const QRectF &box, QRgb colour) {
        const int left = std::max(clip_.left(), rounded(box.left())),
                  right = std::min(clip_.right() + 1, rounded(box.right()));
        const int top = std::max(clip_.top(), rounded(box.top())),
                  bottom = std::min(clip_.bottom() + 1, rounded(box.bottom()));
        if (left >= right) return;
        for (int y = top; y < bottom; ++y) std::fill(row(y) + left, row(y) + right, colour);
    }

    void line(QPointF a, QPointF b, QRgb colour) {
        if (!cut(a, b)) return;
        const QPointF d = b - a;
        const int steps =
            std::max(1, static_cast<int>(std::ceil(std::max(std::abs(d.x()), std::abs(d.y())))));
        const QPointF step = d / steps;
        for (int i = 0; i <= steps; ++i, a += step) {
            const int x = static_cast<int>(a.x()), y = static_cast<int>(a.y());
            if (x >= clip_.left() && x <= clip_.right() && y >= clip_.top() && y <= clip_.bottom())
                row(y)[x] = colour;
        }
    }

private:
    static int rounded(double v) { return static_cast<int>(std::lround(std::clamp(v, -1e6, 1e6))); }
    QRgb *row(int y) { return reinterpret_cast<QRgb *>(bits_ + y * stride_); }

    /// Leaves of the line what lies in the clip (Liang and Barsky's way).
    bool cut(QPointF &a, QPointF &b) const {
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
        if (!against(a.x(), d.x(), clip_.left(), clip_.right() + 0.999) ||
            !against(a.y(), d.y(), clip_.top(), clip_.bottom() + 0.999))
            return false;
        const QPointF start = a;
        a = start + d * enter;
        b = start + d * leave;
        return true;
    }

    uchar *bits_;
    qsizetype stride_;
    QRect clip_;
};

} // namespace

void rasterFar(QImage &image, const QRect &clip, const Scene &scene, const Look &look, const Projection &to) {
    const Theme &t = look.theme;
    Raster raster(image, clip);
    const QRectF seen = to.back(QRectF(clip).adjusted(-4, -4, 4, 4));
    const bool selection = !look.selected.empty();
    // Thin lines in full colour would drown the boxes.
    const double quiet = selection ? 0.85 : 0.5, quieter = selection ? 0.88 : 0.76;
    const auto ink = [&](const QColor &colour, bool full, bool far) {
        return (full ? colour : mixed(colour, t.canvas, far ? quieter : quiet)).rgb();
    };
    constexpr double farAway = 2600; // world units: from one group to another
    for (const bool front : {false, true}) {
        if (front && !selection) break;
        for (const SceneEdge &edge : scene.edges()) {
            if (!scene.drawn(edge) || !edge.shape.bounds.adjusted(-1, -1, 1, 1).intersects(seen)) continue;
            if (selection && touchesSelection(scene, look, edge) != front) continue;
            const bool old = scene.nodes()[edge.a].faded, missed = scene.match(edge) != Match::hit;
            const Network *net =
                edge.kind == EdgeKind::endpoint && !old ? scene.nodes()[edge.b].network() : nullptr;
            const bool far = std::max(edge.shape.bounds.width(), edge.shape.bounds.height()) > farAway;
            const QRgb colour =
                missed ? mixed(t.inkFaint, t.canvas, 0.86).rgb()
                : net  ? ink(look.inks.line[static_cast<std::size_t>(driverKind(*net))], front, far)
                       : ink(old ? t.inkFaint : edgeColour(scene, edge, look), front || edge.trouble(), far);
            raster.line(to(edge.shape.curve[0]), to(edge.shape.curve[3]), colour);
        }
    }
    for (const NodeKind kind : {NodeKind::container, NodeKind::hub, NodeKind::etcd})
        for (Index i = 0; i < scene.nodes().size(); ++i) {
            const SceneNode &n = scene.nodes()[i];
            if (n.kind != kind || !n.seen() || !n.rect().intersects(seen)) continue;
            QColor colour = t.registration;
            if (const Container *c = n.container())
                // the usual is quiet, the rest is seen
                colour = mixed(t.state(c->state), t.canvas,
                               c->state == ContainerState::running ? 0.45
                               : isUp(c->state)                    ? 0.0
                                                                   : 0.35);
            if (const Network *net = n.network())
                colour = look.inks.line[static_cast<std::size_t>(driverKind(*net))];
            if (n.faded) colour = mixed(t.inkFaint, t.canvas, 0.4);
            if (n.match != Match::hit) colour = mixed(colour, t.canvas, 0.82);
            if (selection && !nearSelection(scene, look, i)) colour = mixed(colour, t.canvas, 0.6);
            const QPointF centre = to(n.centre);
            const double grow = kind == NodeKind::hub ? 1.6 : 1.0; // few, and the landmarks
            const QSizeF size =
                (n.size * to.scale * grow).expandedTo(kind == NodeKind::hub ? QSizeF(5, 4) : QSizeF(3, 2));
            QRectF box(centre - QPointF(size.width() / 2, size.height() / 2), size);
            if (n.id == look.selected) raster.fill(box.adjusted(-2, -2, 2, 2), t.ink.rgb());
            raster.fill(box, colour.rgb());
        }
}

} // namespace portolan::views
