#include <QPainter>

#include "views/graph/glyphs.h"
#include "views/graph/painter.h"
#include "views/theme/contrast.h"

namespace portolan::views {
namespace {

constexpr double radius = 9;

bool isHovered(const Scene &scene, const SceneNode &node, const Look &look) {
    return look.hovered < scene.nodes().size() && &scene.nodes()[look.hovered] == &node;
}

} // namespace

/// A pile of cards: what is folded in it, with a bar that says how much of it runs.
void paintGroup(QPainter &p, const Scene &scene, const SceneNode &node, const Look &look, Detail detail,
                bool dimmed) {
    const Theme &t = look.theme;
    const SceneFrame *frame = scene.frameOf(node);
    const QRectF box = node.rect();
    const bool selected = node.id == look.selected, hovered = isHovered(scene, node, look);
    QColor back = node.faded ? mixed(t.card, t.canvas, 0.5) : t.card;
    QColor border = hovered ? mixed(t.accent, t.cardBorder, 0.4) : t.cardBorder;
    QColor bar = t.running, rest = t.exited;
    for (QColor *colour : {&back, &border, &bar, &rest})
        if (dimmed) *colour = mixed(*colour, t.canvas, 0.4);
    if (detail >= Detail::full)
        for (const double step : {6.0, 3.0}) {
            p.setPen(QPen(mixed(border, t.canvas, step / 12), 1.2));
            p.setBrush(mixed(back, t.canvas, step / 10));
            p.drawRoundedRect(box.adjusted(step, step, -step, step), radius, radius);
        }
    p.setBrush(back);
    p.setPen(selected ? QPen(t.accent, 2.4) : QPen(border, 1.3));
    p.drawRoundedRect(box, radius, radius);
    if (!frame || frame->members == 0 || node.faded) return;
    const double share = static_cast<double>(frame->running) / frame->members;
    const QRectF whole(box.left() + 16, box.bottom() - 9, box.width() - 32, 3.5);
    p.setPen(Qt::NoPen);
    p.setBrush(rest);
    p.drawRect(whole);
    p.setBrush(bar);
    p.drawRect(QRectF(whole.topLeft(), QSizeF(whole.width() * share, whole.height())));
    if (detail >= Detail::full && node.pinned)
        drawPin(p, QRectF(box.right() - 16, box.top() - 8, 13, 15), t.accent);
}

void paintPort(QPainter &p, const Scene &scene, const SceneNode &node, const Look &look, Detail detail,
               bool dimmed) {
    const Theme &t = look.theme;
    const QRectF box = node.rect();
    QColor line = node.faded ? t.inkFaint : t.accent;
    if (isHovered(scene, node, look)) line = mixed(line, t.ink, 0.3);
    if (dimmed) line = mixed(line, t.canvas, 0.5);
    p.setBrush(dimmed ? mixed(t.card, t.canvas, 0.4) : t.card);
    p.setPen(QPen(line, node.id == look.selected ? 2.4 : 1.4));
    p.drawRoundedRect(box, 5, 5);
    if (detail >= Detail::full && node.pinned)
        drawPin(p, QRectF(box.right() - 16, box.top() - 8, 13, 15), t.accent);
}

void paintOutside(QPainter &p, const SceneNode &node, const Look &look, bool dimmed) {
    const Theme &t = look.theme;
    const QColor line = dimmed ? mixed(t.inkMuted, t.canvas, 0.5) : t.inkMuted;
    p.setBrush(t.canvas);
    p.setPen(node.id == look.selected ? QPen(t.accent, 2.4) : QPen(line, 1.3, Qt::DashLine));
    p.drawRoundedRect(node.rect(), node.rect().height() / 2, node.rect().height() / 2);
}

} // namespace portolan::views
