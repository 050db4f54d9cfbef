#include <QPainter>
#include <cmath>

#include "views/graph/hit_grid.h"
#include "views/graph/painter.h"

namespace portolan::views {
namespace {

constexpr std::size_t mostLines = 1500; // at one thing: further ones would find no room anyway
constexpr double readable = 0.9;        // of 100 %: nearer, the texts of lines are large enough as they are

QRectF textBox(const SceneEdge &e, const Look &look) {
    return e.kind == EdgeKind::endpoint ? addressBox(e, look) : pillOf(e, look).box;
}

/// Where a text may stand, the best first: upon its line, from the container on or from the middle; else
/// beside it, an address at its card.
std::vector<QPointF> placesFor(const Scene &scene, const SceneEdge &e, const Look &look, QSizeF size) {
    const QRectF card = scene.nodes()[e.a].rect();
    const double w = size.width() / 2, h = size.height() / 2, gap = 4 + h / 4;
    std::vector<QPointF> places;
    if (e.kind == EdgeKind::endpoint) {
        // Where many come together at a hub it would not be seen which of them a text belongs to.
        const double end = scene.nodes()[e.b].id == look.selected ? 0.55 : 0.85;
        for (double t = 0.12; t < end; t += t < 0.3 ? 0.06 : 0.1) places.push_back(e.shape.at(t));
        const double dx = card.width() / 2 + w + gap, dy = card.height() / 2 + h + gap;
        const double side = e.shape.curve[3].y() < card.center().y() ? -1 : 1; // first where the line leaves
        for (const QPointF &by :
             {QPointF(0, side * dy), QPointF(0, -side * dy), QPointF(dx, 0), QPointF(-dx, 0)})
            places.push_back(card.center() + by);
        return places;
    }
    if (e.dangling()) { // around where it ends
        const QPointF end = e.shape.curve[3];
        for (const QPointF &at : {e.shape.label, end + QPointF(0, -h - gap), end + QPointF(0, h + gap),
                                  end + QPointF(w + gap, 0), end + QPointF(-w - gap, 0)})
            places.push_back(at);
        return places;
    }
    for (const double t : {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82})
        places.push_back(e.shape.at(t));
    for (const double t : {0.5, 0.3, 0.7})
        for (const double side : {1.0, -1.0}) {
            const QPointF way = e.shape.at(t + 0.1) - e.shape.at(t - 0.1);
            const double length = std::max(std::hypot(way.x(), way.y()), 1e-6);
            const QPointF aside(-way.y() / length, way.x() / length);
            const double extent = std::abs(aside.x()) * w + std::abs(aside.y()) * h + gap;
            places.push_back(e.shape.at(t) + aside * (extent * side));
        }
    return places;
}

} // namespace

const std::vector<ForwardText> &LabelCache::bringForward(const Scene &scene, const Look &look, double zoom,
                                                         double unit) {
    Forward now{scene.version(), scene.lineLooks(), look.selected, look.hovered, zoom, unit};
    if (forwardFor_ == now) return forward_;
    forwardFor_ = now;
    forward_.clear();
    const double scale = readable * unit / zoom;
    if (scale <= 1 || !scene.settled()) return forward_; // while all is under way lines have no true shape
    const Detail detail = detailFor(zoom);
    std::vector<Index> lines;
    const Index line = scene.edge(look.selected), chosen = scene.node(look.selected);
    if (line != none) lines.push_back(line);
    const auto around = [&](Index node) {
        const std::vector<Index> &all = scene.nodes()[node].edges;
        lines.insert(lines.end(), all.begin(),
                     all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), mostLines)));
    };
    if (chosen != none) around(chosen);
    const bool words = detail >= Detail::full; // of all lines, then
    if (look.hovered != none && look.hovered != chosen && !words) around(look.hovered);
    if (lines.empty()) return forward_;

    struct Text {
        int rank = 0;
        Index edge = none;
        QSizeF size;
    };
    std::vector<Text> texts;
    std::vector<char> near = nearSelection(scene, look);
    for (const Index i : lines) {
        const SceneEdge &e = scene.edges()[i];
        if (!scene.drawn(e) || scene.match(e) != Match::hit) continue;
        if (!near.empty()) near[e.a] = 1;
        if (!near.empty() && !e.dangling()) near[e.b] = 1;
        if (const QRectF box = textBox(e, look); !box.isEmpty())
            texts.push_back(
                {(e.trouble() ? 0 : 1) + (e.kind == EdgeKind::endpoint ? 2 : 0), i, box.size() * scale});
    }
    std::stable_sort(texts.begin(), texts.end(),
                     [](const Text &a, const Text &b) { return a.rank < b.rank; });
    std::vector<QRectF> boxes; // of what is written
    HitGrid taken;
    const auto take = [&](const QRectF &box) {
        taken.insert(static_cast<std::uint32_t>(boxes.size()), box);
        boxes.push_back(box);
    };
    for (const SceneFrame &frame : scene.frames())
        if (!frame.rect.isNull() && !frame.folded)
            for (const Label &label : frameLabels(scene, frame, look, zoom)) take(label.box);
    // Cards that step back and say nothing may be covered.
    const auto inTheWay = [&](Index i) {
        const SceneNode &n = scene.nodes()[i];
        return n.seen() && n.kind != NodeKind::title && (detail >= Detail::names || near.empty() || near[i]);
    };
    const double gap = 2 / zoom;
    for (const Text &text : texts) {
        for (const QPointF &place : placesFor(scene, scene.edges()[text.edge], look, text.size)) {
            QRectF box(QPointF(0, 0), text.size);
            box.moveCenter(place);
            const QRectF room = box.adjusted(-gap, -gap, gap, gap);
            bool free = true;
            taken.query(room, [&](std::uint32_t other) { free = free && !boxes[other].intersects(room); });
            if (free)
                scene.grid().query(box, [&](Index i) {
                    free = free && !(inTheWay(i) && scene.nodes()[i].rect().intersects(box));
                });
            if (!free) continue;
            take(box);
            forward_.push_back({text.edge, box, scale});
            break;
        }
    }
    return forward_;
}

void paintForward(QPainter &p, const Scene &scene, const Look &look, const std::vector<ForwardText> &texts,
                  const QRectF &clip) {
    p.setRenderHint(QPainter::Antialiasing);
    for (const ForwardText &text : texts) {
        if (!text.box.intersects(clip)) continue;
        const SceneEdge &edge = scene.edges()[text.edge];
        p.save();
        p.translate(text.box.center());
        p.scale(text.scale, text.scale);
        p.translate(-edge.shape.label);
        paintEdgeText(p, scene, edge, look, true);
        p.restore();
    }
}

} // namespace portolan::views
