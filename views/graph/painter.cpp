#include "views/graph/painter.h"

#include <QPaintEngine>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "views/theme/contrast.h"

namespace portolan::views {
namespace {

void paintNode(QPainter &p, const Scene &scene, Index i, const Look &look, double zoom, LabelCache &labels) {
    const SceneNode &node = scene.nodes()[i];
    const Detail detail = detailFor(zoom);
    const bool missed = node.match != Match::hit, dimmed = missed || !nearSelection(scene, look, i);
    switch (node.kind) {
    case NodeKind::container:
        paintCard(p, scene, node, look, detail, dimmed);
        break;
    case NodeKind::hub:
        paintHub(p, scene, node, look, detail, dimmed);
        break;
    case NodeKind::etcd:
        paintEtcd(p, node, look, detail, dimmed);
        break;
    case NodeKind::group:
        paintGroup(p, scene, node, look, detail, dimmed);
        break;
    case NodeKind::hostPort:
        paintPort(p, scene, node, look, detail, dimmed);
        break;
    case NodeKind::outside:
        paintOutside(p, node, look, dimmed);
        break;
    case NodeKind::title:
        return; // the frame paints it
    }
    if (detail == Detail::plates) return;
    for (Label label : labels.of(scene, i, look, nameScale(zoom))) {
        if (dimmed) label.colour = mixed(label.colour, look.theme.canvas, missed ? 0.5 : 0.3);
        paintLabel(p, label, look);
    }
}

constexpr double corner = 16; // of a frame

/// A dotted border with round corners, only where it is seen: a dashed pen would walk all of it, which may be
/// a thousand screens long.
void paintDots(QPainter &p, const QRectF &rect, const QRectF &clip, const QColor &colour, double unit) {
    const double step = 5.2 * unit, size = 1.7 * unit, r = std::min(corner * unit, rect.height() / 3);
    const QRectF near = clip.adjusted(-size, -size, size, size);
    const auto dot = [&](double x, double y) {
        if (near.contains(x, y)) p.fillRect(QRectF(x - size / 2, y - size / 2, size, size), colour);
    };
    const auto run = [&](double from, double to, double low, double high, auto &&at) {
        const double first = from + std::max(0.0, std::floor((low - from) / step)) * step;
        for (double v = first; v <= std::min(to, high); v += step) at(v);
    };
    for (const double y : {rect.top(), rect.bottom()})
        if (y >= near.top() && y <= near.bottom())
            run(rect.left() + r, rect.right() - r, near.left(), near.right(), [&](double x) { dot(x, y); });
    for (const double x : {rect.left(), rect.right()})
        if (x >= near.left() && x <= near.right())
            run(rect.top() + r, rect.bottom() - r, near.top(), near.bottom(), [&](double y) { dot(x, y); });
    const int arc = std::max(2, static_cast<int>(r * 1.57 / step));
    for (int i = 1; i < arc; ++i) {
        const double angle = 1.5708 * i / arc, dx = r * std::cos(angle), dy = r * std::sin(angle);
        dot(rect.right() - r + dx, rect.bottom() - r + dy);
        dot(rect.left() + r - dx, rect.bottom() - r + dy);
        dot(rect.right() - r + dx, rect.top() + r - dy);
        dot(rect.left() + r - dx, rect.top() + r - dy);
    }
}

} // namespace

const std::vector<Label> &LabelCache::of(const Scene &scene, Index node, const Look &look, double nameScale) {
    constexpr std::size_t most = 6000;
    if (labels_.size() > most || nameScale != nameScale_) labels_.clear();
    nameScale_ = nameScale;
    Kept &kept = labels_[node];
    const QRectF rect = scene.nodes()[node].rect();
    if (kept.rect != rect) // new here, or elsewhere now
        kept = {rect, nameScale == 1  ? nodeLabels(scene, node, look)
                      : nameScale < 1 ? richLabels(scene, node, look, nameScale)
                                      : std::vector{nameLabel(scene, node, look, nameScale)}};
    return kept.labels;
}

void paintLabel(QPainter &p, const Label &label, const Look &look) {
    if (label.text.isEmpty()) return;
    p.setPen(label.colour);
    p.setFont(look.faces.font(label.role));
    if (label.scale == 1) {
        p.drawText(label.box, static_cast<int>(label.align) | Qt::TextSingleLine | Qt::TextDontClip,
                   label.text);
        return;
    }
    p.save();
    p.translate(label.box.topLeft());
    p.scale(label.scale, label.scale);
    p.drawText(QRectF(QPointF(0, 0), label.box.size() / label.scale),
               static_cast<int>(label.align) | Qt::TextSingleLine | Qt::TextDontClip, label.text);
    p.restore();
}

void paintFrame(QPainter &p, const Scene &scene, const SceneFrame &frame, const Look &look, double zoom,
                const QRectF &clip) {
    if (frame.rect.isNull() || frame.folded) return;
    const Theme &t = look.theme;
    const QColor colour = frame.id == look.selected ? t.accent
                          : frame.lost()            ? mixed(t.danger, t.canvas, 0.55)
                                                    : t.frame;
    const double unit = std::max(1.0, 1 / zoom);
    if (p.paintEngine()->type() == QPaintEngine::SVG) {
        QPen pen(colour, 1.6, Qt::CustomDashLine, Qt::RoundCap);
        pen.setDashPattern({0.4, 3.4});
        p.setPen(pen);
        p.setBrush(Qt::NoBrush);
        p.drawRoundedRect(frame.rect, corner, corner);
    } else {
        paintDots(p, frame.rect, clip, colour, unit);
    }
    const double titleRoom = 24 * unit + 40; // above and below its upper border
    const bool titled =
        clip.top() < frame.rect.top() + titleRoom && clip.bottom() > frame.rect.top() - titleRoom;
    if (titled || frame.members == 0)
        for (const Label &label : frameLabels(scene, frame, look, zoom)) paintLabel(p, label, look);
}

void paintChart(QPainter &p, const Scene &scene, const Look &look, double zoom, const QRectF &clip,
                LabelCache &labels) {
    const Detail detail = detailFor(zoom);
    p.setRenderHint(QPainter::Antialiasing);
    for (const SceneFrame &frame : scene.frames()) paintFrame(p, scene, frame, look, zoom, clip);

    std::vector<const SceneEdge *> edges;
    scene.linesIn(clip, [&](Index i) { edges.push_back(&scene.edges()[i]); });
    p.setRenderHint(QPainter::Antialiasing, !labels.crowd());
    const bool selection = !look.selected.empty();
    if (selection) // what is selected lies above the rest
        std::stable_partition(edges.begin(), edges.end(),
                              [&](const SceneEdge *e) { return !touchesSelection(scene, look, *e); });
    for (const SceneEdge *edge : edges) paintEdge(p, scene, *edge, look, detail, clip);
    p.setRenderHint(QPainter::Antialiasing);

    const QRectF near = clip.adjusted(-14, -14, 14, 14);
    std::vector<Index> visible;
    const bool most = near.contains(scene.bounds()); // then a look at the grid is a detour
    const auto take = [&](Index i) {
        if (scene.nodes()[i].seen() && scene.nodes()[i].rect().intersects(near)) visible.push_back(i);
    };
    if (most) {
        for (Index i = 0; i < scene.nodes().size(); ++i) take(i);
    } else {
        scene.grid().query(near, take);
        std::sort(visible.begin(), visible.end());
        visible.erase(std::unique(visible.begin(), visible.end()), visible.end());
    }
    for (const Index i : visible) paintNode(p, scene, i, look, zoom, labels);
    if (detail < Detail::full) return;
    for (const SceneEdge *edge : edges)
        if (labels.hasRoom(scene, *edge)) paintEdgeText(p, scene, *edge, look);
}

} // namespace portolan::views
