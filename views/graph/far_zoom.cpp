#include "views/graph/far_zoom.h"

#include <array>

#include "views/graph/painter.h"
#include "views/graph/raster.h"
#include "views/theme/contrast.h"

namespace portolan::views {
namespace {

constexpr double farAway = 2600;    // world units: from one group to another
constexpr QSizeF largest(240, 120); // of the nodes that are found by where their middle is

QColor dotColour(const SceneNode &n, const Look &look) {
    const Theme &t = look.theme;
    if (n.faded) return mixed(t.inkFaint, t.canvas, 0.4);
    if (const Container *c = n.container()) // the usual is quiet, the rest is seen
        return mixed(t.state(c->state), t.canvas,
                     c->state == ContainerState::running ? 0.45 : (isUp(c->state) ? 0.0 : 0.35));
    if (const Network *net = n.network()) return look.inks.line[static_cast<std::size_t>(driverKind(*net))];
    if (n.kind == NodeKind::group) return mixed(t.inkMuted, t.canvas, 0.3);
    if (n.kind == NodeKind::hostPort) return mixed(t.accent, t.canvas, 0.3);
    return n.kind == NodeKind::outside ? t.inkMuted : t.registration;
}

} // namespace

/// Few colours for many nodes: those of containers are asked for only once.
struct FarPicture::Palette {
    std::array<std::array<QRgb, 8>, 2> ofState{};
    std::array<std::array<bool, 8>, 2> known{};
};

void FarPicture::refresh(const Scene &scene, const Look &look) {
    ink_ = look.theme.ink.rgb();
    const std::vector<Scene::Spot> &spots = scene.spots();
    if (nodeLooks_ != scene.nodeLooks()) {
        takeNodes(scene, look);
        nodeLooks_ = scene.nodeLooks();
    } else if (!touched_.empty()) {
        const std::vector<char> near = nearSelection(scene, look);
        Palette palette;
        for (const Index i : touched_) {
            if (i >= dots_.size()) continue;
            const Dot before = dots_[i];
            takeNode(i, scene, look, near, palette);
            takePlace(i, spots[i]);
            const Dot &now = dots_[i];
            placesStale_ = placesStale_ || before.kind != now.kind || before.width != now.width ||
                           before.height != now.height;
        }
    }
    touched_.clear();
    if (lineLooks_ != scene.lineLooks()) {
        takeLines(scene, look);
        lineLooks_ = scene.lineLooks();
    }
    if (std::exchange(moves_, scene.moves()) == scene.moves()) return;
    for (Index i = 0; i < dots_.size(); ++i) takePlace(i, spots[i]);
    placesStale_ = true;
}

void FarPicture::takePlace(Index i, const Scene::Spot &spot) {
    dots_[i].x = spot.x;
    dots_[i].y = spot.y;
    dots_[i].width = spot.width;
    dots_[i].height = spot.height;
}

void FarPicture::takeNode(Index i, const Scene &scene, const Look &look, const std::vector<char> &near,
                          Palette &palette) {
    const Theme &t = look.theme;
    const SceneNode &n = scene.nodes()[i];
    Dot &dot = dots_[i];
    dot = {};
    if (!n.seen() || n.kind == NodeKind::title) return;
    dot.kind = n.kind == NodeKind::container ? Dot::Kind::small
               : n.kind == NodeKind::hub     ? Dot::Kind::hub
                                             : Dot::Kind::other;
    dot.selected = !look.selected.empty() && n.id == look.selected;
    const bool missed = n.match != Match::hit, back = !near.empty() && !near[i];
    if (const Container *c = n.container(); c && !missed && !n.faded) {
        const auto state = static_cast<std::size_t>(c->state);
        if (!std::exchange(palette.known[back][state], true)) {
            const QColor colour = dotColour(n, look);
            palette.ofState[back][state] = (back ? mixed(colour, t.canvas, 0.6) : colour).rgb();
        }
        dot.colour = palette.ofState[back][state];
        return;
    }
    QColor colour = dotColour(n, look);
    if (missed) colour = mixed(colour, t.canvas, 0.82);
    if (back) colour = mixed(colour, t.canvas, 0.6);
    dot.colour = colour.rgb();
}

void FarPicture::takeNodes(const Scene &scene, const Look &look) {
    const std::vector<char> near = nearSelection(scene, look);
    Palette palette;
    dots_.assign(scene.nodes().size(), {});
    moves_ = ~std::uint64_t{0};
    for (Index i = 0; i < dots_.size(); ++i) takeNode(i, scene, look, near, palette);
}

void FarPicture::takeLines(const Scene &scene, const Look &look) {
    const Theme &t = look.theme;
    const bool selection = !look.selected.empty();
    // Thin lines in full colour would drown the boxes.
    const double quiet = selection ? 0.85 : 0.5, quieter = selection ? 0.88 : 0.76;
    const auto ink = [&](const QColor &colour, bool full, bool far) {
        return (full ? colour : mixed(colour, t.canvas, far ? quieter : quiet)).rgb();
    };
    std::array<std::array<QRgb, 7>, 4> ofDriver{};
    for (std::size_t d = 0; d < 7; ++d)
        for (const bool front : {false, true})
            for (const bool far : {false, true})
                ofDriver[front * 2 + far][d] = ink(look.inks.line[d], front, far);
    const QRgb missedInk = mixed(t.inkFaint, t.canvas, 0.86).rgb();
    strokes_.clear();
    for (Index i = 0; i < scene.edges().size(); ++i) {
        const SceneEdge &edge = scene.edges()[i];
        if (!scene.drawn(edge)) continue;
        const SceneNode &a = scene.nodes()[edge.a];
        Stroke stroke{edge.a, edge.b, 0, selection && touchesSelection(scene, look, edge), 0, 0};
        bool far = false;
        if (edge.dangling()) {
            if (!edge.shape.valid) continue;
            const QPointF end = edge.shape.curve[3] - a.centre;
            stroke.endX = static_cast<float>(end.x());
            stroke.endY = static_cast<float>(end.y());
        } else {
            const QPointF way = a.goal - scene.nodes()[edge.b].goal;
            far = std::max(std::abs(way.x()), std::abs(way.y())) > farAway;
        }
        const Network *net =
            edge.kind == EdgeKind::endpoint && !a.faded ? scene.nodes()[edge.b].network() : nullptr;
        if (scene.match(edge) != Match::hit)
            stroke.colour = missedInk;
        else if (net)
            stroke.colour = ofDriver[stroke.front * 2 + far][static_cast<std::size_t>(driverKind(*net))];
        else
            stroke.colour = ink(a.faded ? t.inkFaint : edgeColour(scene, edge, look),
                                stroke.front || edge.trouble(), far);
        strokes_.push_back(stroke);
    }
    if (selection)
        std::stable_partition(strokes_.begin(), strokes_.end(), [](const Stroke &s) { return !s.front; });
}

void FarPicture::paintLines(QImage &image, const QRect &clip, const Projection &to) const {
    Raster raster(image, clip);
    for (const Stroke &s : strokes_) {
        const Dot &a = dots_[s.a];
        const QPointF from(a.x, a.y);
        const QPointF end =
            s.b == none ? from + QPointF(s.endX, s.endY) : QPointF(dots_[s.b].x, dots_[s.b].y);
        raster.line(to(from), to(end), s.colour);
    }
}

namespace {

template <class DotType>
QRectF boxOf(const DotType &dot, const Projection &to) {
    const bool hub = dot.kind == DotType::Kind::hub;
    const double grow = hub ? 1.6 : 1.0; // few, and the landmarks
    const double w = std::max(dot.width * to.scale * (dot.width > 400 ? 1.0 : grow), hub ? 5.0 : 3.0);
    const double h = std::max(dot.height * to.scale * grow, hub ? 4.0 : 2.0);
    return {dot.x * to.scale + to.offset.x() - w / 2, dot.y * to.scale + to.offset.y() - h / 2, w, h};
}

template <class DotType>
void paintDot(Raster &raster, const DotType &dot, const QRectF &b, QRgb ink) {
    if (dot.selected) raster.fill(b.left() - 2, b.top() - 2, b.right() + 2, b.bottom() + 2, ink);
    raster.fill(b.left(), b.top(), b.right(), b.bottom(), dot.colour);
}

} // namespace

void FarPicture::paintNodes(QImage &image, const QRect &clip, const Projection &to) const {
    Raster raster(image, clip);
    for (const Dot::Kind kind : {Dot::Kind::small, Dot::Kind::hub, Dot::Kind::other})
        for (const Dot &dot : dots_)
            if (dot.kind == kind) paintDot(raster, dot, boxOf(dot, to), ink_);
}

void FarPicture::seekPlaces() {
    if (!std::exchange(placesStale_, false)) return;
    std::vector<CentreGrid::Item> usual;
    large_.clear();
    for (Index i = 0; i < dots_.size(); ++i) {
        const Dot &d = dots_[i];
        if (d.kind == Dot::Kind::absent) continue;
        if (d.width > largest.width() || d.height > largest.height())
            large_.push_back(i);
        else
            usual.push_back({d.x, d.y, i});
    }
    places_.build(usual);
}

void FarPicture::paintFewNodes(QImage &image, const QRect &clip, const Projection &to) {
    seekPlaces();
    const QRectF seen(clip);
    constexpr double grown = 0.8, rim = 5; // a box is at most so large; in pixels, when nodes are dots
    std::vector<Index> here;
    const auto take = [&](Index i) {
        QRectF box = boxOf(dots_[i], to);
        if (dots_[i].selected) box.adjust(-2, -2, 2, 2);
        if (box.adjusted(-1, -1, 1, 1).intersects(seen)) here.push_back(i);
    };
    const double w = largest.width() * grown, h = largest.height() * grown;
    places_.query(to.back(seen.adjusted(-rim, -rim, rim, rim)).adjusted(-w, -h, w, h), take);
    for (const Index i : large_) take(i);
    std::sort(here.begin(), here.end(), [&](Index a, Index b) {
        return std::pair(dots_[a].kind, a) < std::pair(dots_[b].kind, b); // as all are painted
    });
    Raster raster(image, clip);
    for (const Index i : here) paintDot(raster, dots_[i], boxOf(dots_[i], to), ink_);
}

} // namespace portolan::views
