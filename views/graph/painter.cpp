#include "views/graph/painter.h"

#include <QPainter>
#include <algorithm>

#include "views/theme/contrast.h"

namespace portolan::views {
namespace {

void paintNode(QPainter &p, const Scene &scene, Index i, const Look &look, Detail detail,
               LabelCache &labels) {
    const SceneNode &node = scene.nodes()[i];
    const bool dimmed = !nearSelection(scene, look, i);
    switch (node.kind) {
    case NodeKind::container:
        paintCard(p, scene, node, look, detail, dimmed);
        break;
    case NodeKind::hub:
        paintHub(p, scene, node, look, detail, dimmed);
        break;
    case NodeKind::etcd:
        paintEtcd(p, scene, node, look, detail, dimmed);
        break;
    case NodeKind::title:
        return; // the frame paints it
    }
    if (detail == Detail::plates) return;
    for (const Label &label : labels.of(scene, i, look)) {
        const bool name = label.role == TextRole::name || label.role == TextRole::hubName;
        if (detail == Detail::names && !name) continue;
        Label shown = label;
        if (dimmed) shown.colour = mixed(label.colour, look.theme.canvas, 0.3);
        paintLabel(p, shown, look);
    }
}

} // namespace

const std::vector<Label> &LabelCache::of(const Scene &scene, Index node, const Look &look) {
    constexpr std::size_t most = 6000;
    if (labels_.size() > most) labels_.clear();
    const auto [at, isNew] = labels_.try_emplace(node);
    if (isNew) at->second = nodeLabels(scene, node, look);
    return at->second;
}

void paintLabel(QPainter &p, const Label &label, const Look &look, double scale) {
    if (label.text.isEmpty()) return;
    p.setPen(label.colour);
    p.setFont(look.faces.font(label.role));
    if (scale == 1) {
        p.drawText(label.box, static_cast<int>(label.align) | Qt::TextSingleLine | Qt::TextDontClip,
                   label.text);
        return;
    }
    p.save();
    p.translate(label.box.topLeft());
    p.scale(scale, scale);
    p.drawText(QRectF(QPointF(0, 0), label.box.size() / scale),
               static_cast<int>(label.align) | Qt::TextSingleLine | Qt::TextDontClip, label.text);
    p.restore();
}

void paintFrame(QPainter &p, const Scene &scene, const SceneFrame &frame, const Look &look, double zoom) {
    if (frame.rect.isNull()) return;
    const Theme &t = look.theme;
    const bool selected = frame.id == look.selected;
    QPen pen(selected       ? t.accent
             : frame.lost() ? mixed(t.danger, t.canvas, 0.55)
                            : t.frame,
             1.6 * std::max(1.0, 0.6 / zoom));
    pen.setCapStyle(Qt::RoundCap);
    pen.setDashPattern({0.4, 3.4});
    p.setPen(pen);
    p.setBrush(Qt::NoBrush);
    p.drawRoundedRect(frame.rect, 16, 16);
    for (const Label &label : frameLabels(scene, frame, look, zoom))
        paintLabel(p, label, look, std::max(1.0, 0.85 / zoom));
}

void paintChart(QPainter &p, const Scene &scene, const Look &look, double zoom, const QRectF &clip,
                LabelCache &labels) {
    const Detail detail = detailFor(zoom);
    p.setRenderHint(QPainter::Antialiasing);
    for (const SceneFrame &frame : scene.frames()) paintFrame(p, scene, frame, look, zoom);

    std::vector<const SceneEdge *> edges;
    for (const SceneEdge &edge : scene.edges())
        if (edge.shape.valid && edge.shape.bounds.adjusted(-8, -8, 8, 8).intersects(clip))
            edges.push_back(&edge);
    constexpr std::size_t crowd =
        1500; // smooth lines cost three times as much, and in a crowd nobody sees it
    p.setRenderHint(QPainter::Antialiasing, edges.size() < crowd);
    const bool selection = !look.selected.empty();
    if (selection) // what is selected lies above the rest
        std::stable_partition(edges.begin(), edges.end(),
                              [&](const SceneEdge *e) { return !touchesSelection(scene, look, *e); });
    for (const SceneEdge *edge : edges) paintEdge(p, scene, *edge, look, detail);
    p.setRenderHint(QPainter::Antialiasing);

    const QRectF near = clip.adjusted(-14, -14, 14, 14);
    std::vector<Index> visible;
    for (Index i = 0; i < scene.nodes().size(); ++i) {
        const SceneNode &node = scene.nodes()[i];
        if (node.placed && node.shown() && node.rect().intersects(near)) visible.push_back(i);
    }
    for (const Index i : visible) paintNode(p, scene, i, look, detail, labels);
    if (detail != Detail::full) return;
    for (const SceneEdge &edge : scene.edges())
        if (edge.shape.valid && QRectF(edge.shape.label - QPointF(80, 12), QSizeF(160, 24)).intersects(clip))
            paintEdgeText(p, scene, edge, look);
}

} // namespace portolan::views
