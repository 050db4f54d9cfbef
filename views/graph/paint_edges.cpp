#include <QPainter>
#include <QPainterPath>
#include <cmath>

#include "views/graph/glyphs.h"
#include "views/graph/label_fit.h"
#include "views/graph/painter.h"
#include "views/theme/contrast.h"

namespace portolan::views {
namespace {

constexpr double pillHeight = 18, widestPill = 150;

void paintArrow(QPainter &p, const EdgeShape &shape, const QColor &colour, double size) {
    const QPointF tip = shape.curve[3];
    QPointF back = shape.at(0.93) - tip;
    const double length = std::hypot(back.x(), back.y());
    if (length < 0.5) return;
    back *= size / length;
    const QPointF sideways(-back.y() * 0.46, back.x() * 0.46);
    p.setPen(Qt::NoPen);
    p.setBrush(colour);
    p.drawPolygon(QPolygonF{tip, tip + back + sideways, tip + back - sideways});
}

/// 0 for a line of usual length, up to 0.7 for one across the whole of a large chart.
double farAway(const EdgeShape &shape) {
    const QPointF d = shape.curve[3] - shape.curve[0];
    return std::clamp((std::sqrt(d.x() * d.x() + d.y() * d.y()) - 800) / 3000, 0.0, 0.7);
}

} // namespace

QColor edgeColour(const Scene &scene, const SceneEdge &edge, const Look &look) {
    const Theme &t = look.theme;
    if (edge.trouble()) return t.danger;
    switch (edge.kind) {
    case EdgeKind::endpoint:
    case EdgeKind::span:
        if (!edge.dangling())
            if (const Network *n = scene.nodes()[edge.b].network())
                return look.inks.line[static_cast<std::size_t>(driverKind(*n))];
        return t.otherDriver;
    case EdgeKind::link:
        return t.link;
    case EdgeKind::relay:
        return t.relay;
    case EdgeKind::registration:
        return t.registration;
    case EdgeKind::bundle:
        if (!edge.dangling())
            for (const Index end : {edge.b, edge.a})
                if (const Network *n = scene.nodes()[end].network())
                    return look.inks.line[static_cast<std::size_t>(driverKind(*n))];
        return t.inkMuted;
    case EdgeKind::publication:
        return t.accent;
    case EdgeKind::shared:
        return t.inkMuted;
    }
    return t.inkMuted;
}

void paintEdge(QPainter &p, const Scene &scene, const SceneEdge &edge, const Look &look, Detail detail,
               const QRectF &clip) {
    double before = 0; // long lines are cut to what is seen: strokes outside cost as much as those inside
    const EdgeShape seen = edge.shape.seenIn(clip, 12, &before);
    if (!seen.valid) return;
    const Theme &t = look.theme;
    QColor colour = edgeColour(scene, edge, look);
    const bool active = !look.selected.empty() && touchesSelection(scene, look, edge);
    if (scene.nodes()[edge.a].faded) colour = mixed(t.inkFaint, t.canvas, 0.5);
    if (!look.selected.empty() && !active) colour = mixed(colour, t.canvas, 0.72);
    if (edge.kind == EdgeKind::endpoint &&
        look.selected.empty()) // what goes far away must not drown what is near
        colour = mixed(colour, t.canvas, farAway(edge.shape));
    const bool rough = detail == Detail::plates;
    const bool missed = scene.match(edge) != Match::hit;
    if (missed) colour = mixed(t.inkFaint, t.canvas, 0.78);
    const double more = active ? 0.9 : missed ? -0.8 : 0; // what a filter passes over is thin
    QPen pen(colour, 1.8 + more, Qt::SolidLine, Qt::FlatCap);
    double arrow = 0;
    switch (edge.kind) {
    case EdgeKind::endpoint:
        break;
    case EdgeKind::link:
        pen.setWidthF(1.7 + more);
        if (!rough) pen.setDashPattern({4.2, 3});
        arrow = 11;
        break;
    case EdgeKind::relay:
        pen.setWidthF(2.2 + more);
        pen.setCapStyle(Qt::RoundCap);
        if (!rough) pen.setDashPattern({0.6, 2.1});
        arrow = 13;
        break;
    case EdgeKind::registration:
        pen.setWidthF(1.0 + more);
        break;
    case EdgeKind::shared:
        pen.setWidthF(5 + more);
        break;
    case EdgeKind::span:
        pen.setWidthF(4.4 + more);
        break;
    case EdgeKind::publication:
        arrow = 10;
        break;
    case EdgeKind::bundle: // the more it holds, the broader
        pen.setWidthF(std::min(1.8 + std::log2(static_cast<double>(edge.count)), 7.0) + more);
        break;
    }
    if (edge.kind == EdgeKind::link && edge.dangling()) arrow = 0;
    p.setBrush(Qt::NoBrush);
    if (before > 0 && pen.style() == Qt::CustomDashLine) pen.setDashOffset(before / pen.widthF());
    p.setPen(pen);
    // A short piece of a solid line is drawn as what it is: painting the strips of a pan consists of them.
    constexpr double shortPiece = 60;
    const QPointF way = seen.curve[3] - seen.curve[0];
    const bool piece = seen.curve != edge.shape.curve && std::abs(way.x()) + std::abs(way.y()) < shortPiece;
    if (piece && pen.style() == Qt::SolidLine && edge.kind != EdgeKind::shared &&
        edge.kind != EdgeKind::span) {
        p.drawLine(seen.curve[0], seen.curve[3]);
        return;
    }
    const QPainterPath path = seen.path();
    p.drawPath(path);
    if (edge.kind == EdgeKind::shared || edge.kind == EdgeKind::span) { // a double line
        p.setPen(QPen(t.canvas, edge.kind == EdgeKind::shared ? 2.2 : 1.8, Qt::SolidLine, Qt::FlatCap));
        p.drawPath(path);
    }
    if (arrow > 0 && !rough) paintArrow(p, edge.shape, colour, arrow);
}

Pill pillOf(const SceneEdge &edge, const Look &look) {
    if (!edge.shape.valid || edge.kind == EdgeKind::endpoint || edge.kind == EdgeKind::registration ||
        edge.kind == EdgeKind::publication)
        return {};
    const QFontMetricsF &metrics = look.faces.metrics(TextRole::pill);
    Pill pill;
    pill.mark = edge.trouble();
    const double extra = 18 + (pill.mark ? 14 : 0);
    pill.text = fitLabel(metrics, edgeText(edge), widestPill - extra);
    if (pill.text.isEmpty()) return {};
    pill.box = QRectF(0, 0, metrics.horizontalAdvance(pill.text) + extra, pillHeight);
    pill.box.moveCenter(edge.shape.label);
    return pill;
}

QRectF addressBox(const SceneEdge &edge, const Look &look) {
    if (!edge.shape.valid || edge.kind != EdgeKind::endpoint) return {};
    const QString text = edgeText(edge);
    if (text.isEmpty()) return {};
    QRectF box(0, 0, look.faces.metrics(TextRole::address).horizontalAdvance(text) + 2, 13);
    box.moveCenter(edge.shape.label);
    return box;
}

void paintEdgeText(QPainter &p, const Scene &scene, const SceneEdge &edge, const Look &look, bool forward) {
    const Theme &t = look.theme;
    if (!scene.drawn(edge)) return;
    const bool back = (!forward && !look.selected.empty() && !touchesSelection(scene, look, edge)) ||
                      scene.match(edge) != Match::hit;
    const bool faded = scene.nodes()[edge.a].faded || scene.match(edge) != Match::hit;
    QColor colour = edgeColour(scene, edge, look);
    if (faded) colour = t.inkFaint;
    if (edge.kind == EdgeKind::endpoint) {
        const QString text = edgeText(edge);
        if (text.isEmpty() || back) return;
        const QRectF box = addressBox(edge, look);
        p.fillRect(box, t.canvas); // a gap in the lines below it
        paintLabel(p, {box, text, TextRole::address, readableOn(colour, t.canvas), Qt::AlignCenter}, look);
        return;
    }
    const Pill pill = pillOf(edge, look);
    if (pill.box.isEmpty()) return;
    if (back) colour = mixed(colour, t.canvas, 0.45);
    p.setPen(QPen(mixed(colour, t.canvas, 0.45), 1));
    p.setBrush(pill.mark && !faded ? t.dangerSoft : mixed(t.canvas, colour, 0.08));
    p.drawRoundedRect(pill.box, pillHeight / 2, pillHeight / 2);
    QRectF text = pill.box.adjusted(9, 0, -9, 0);
    if (pill.mark) {
        text.setRight(text.right() - 14);
        drawMark(p, QRectF(pill.box.right() - 18, pill.box.top() + 5, 9, 8), colour);
    }
    paintLabel(p,
               {text, pill.text, TextRole::pill, readableOn(colour, pill.mark ? t.dangerSoft : t.canvas),
                Qt::AlignLeft | Qt::AlignVCenter},
               look);
}

} // namespace portolan::views
