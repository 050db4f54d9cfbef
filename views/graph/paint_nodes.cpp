#include <QPainter>
#include <QPainterPath>

#include "views/graph/glyphs.h"
#include "views/graph/painter.h"
#include "views/theme/contrast.h"

namespace portolan::views {
namespace {

constexpr double radius = 7, stripe = 5, point = 14;

QPainterPath cardPath(const QRectF &b, bool pointed) {
    QPainterPath path;
    if (!pointed) {
        path.addRoundedRect(b, radius, radius);
        return path;
    }
    path.moveTo(b.right() - point, b.top());
    path.lineTo(b.right(), b.center().y());
    path.lineTo(b.right() - point, b.bottom());
    path.lineTo(b.left() + radius, b.bottom());
    path.arcTo(QRectF(b.left(), b.bottom() - 2 * radius, 2 * radius, 2 * radius), 270, -90);
    path.lineTo(b.left(), b.top() + radius);
    path.arcTo(QRectF(b.left(), b.top(), 2 * radius, 2 * radius), 180, -90);
    path.closeSubpath();
    return path;
}

QPainterPath hubPath(DriverKind kind, const QRectF &b) {
    QPainterPath path;
    const double w = b.width(), h = b.height();
    const auto polygon = [&](std::initializer_list<QPointF> points) {
        path.addPolygon(QPolygonF(points).translated(b.topLeft()));
        path.closeSubpath();
    };
    switch (kind) {
    case DriverKind::bridge:
    case DriverKind::none:
        path.addRoundedRect(b, h / 2, h / 2);
        break;
    case DriverKind::overlay:
        path.addRoundedRect(b, 10, 10);
        break;
    case DriverKind::macvlan:
        path.addRoundedRect(b, 5, 5);
        break;
    case DriverKind::ipvlan: // a plate with cut corners
        polygon({{8, 0}, {w - 8, 0}, {w, 8}, {w, h - 8}, {w - 8, h}, {8, h}, {0, h - 8}, {0, 8}});
        break;
    case DriverKind::host: // broad at the foot
        polygon({{14, 0}, {w - 14, 0}, {w, h}, {0, h}});
        break;
    case DriverKind::other:
        polygon({{13, 0}, {w - 13, 0}, {w, h / 2}, {w - 13, h}, {13, h}, {0, h / 2}});
        break;
    }
    return path;
}

void paintShadow(QPainter &p, const QPainterPath &shape, const Look &look) {
    p.setPen(Qt::NoPen);
    p.setBrush(look.theme.cardShadow);
    p.drawPath(shape.translated(0, 1.8));
}

/// Hue away, and half way to the canvas: what we know is old.
QColor fadedColour(const QColor &colour, const Look &look) {
    const int grey = qGray(colour.rgb());
    return mixed(QColor(grey, grey, grey), look.theme.canvas, 0.55);
}

bool isHovered(const Scene &scene, const SceneNode &node, const Look &look) {
    return look.hovered < scene.nodes().size() && &scene.nodes()[look.hovered] == &node;
}

void paintPin(QPainter &p, const SceneNode &node, const Look &look) {
    if (node.pinned)
        drawPin(p, QRectF(node.rect().right() - 16, node.rect().top() - 8, 13, 15), look.theme.accent);
}

} // namespace

void paintCard(QPainter &p, const Scene &scene, const SceneNode &node, const Look &look, Detail detail,
               bool dimmed) {
    const Theme &t = look.theme;
    const Container &c = *node.container();
    const QRectF box = node.rect();
    const bool faded = node.faded, quiet = !isUp(c.state);
    const bool selected = node.id == look.selected, hovered = isHovered(scene, node, look);
    const QPainterPath shape = cardPath(box, node.ambassador != nullptr);

    QColor state = t.state(c.state);
    QColor back = quiet ? mixed(t.card, t.canvas, 0.4) : t.card;
    QColor border = hovered ? mixed(t.accent, t.cardBorder, 0.4) : t.cardBorder;
    if (faded) {
        back = mixed(t.card, t.canvas, 0.5);
        state = fadedColour(state, look);
    }
    if (dimmed) {
        state = mixed(state, t.canvas, 0.45);
        back = mixed(back, t.canvas, 0.35);
        border = mixed(border, t.canvas, 0.3);
    }
    if (detail >= Detail::full && !quiet && !faded && !dimmed) paintShadow(p, shape, look);
    const bool dashed = quiet;
    p.setBrush(back);
    p.setPen(selected ? QPen(t.accent, 2.4) : QPen(border, 1.3, dashed ? Qt::DashLine : Qt::SolidLine));
    if (detail == Detail::plates) {
        QPen thin = p.pen();
        thin.setCosmetic(true);
        p.setPen(thin);
        p.drawRect(box);
    } else {
        p.drawPath(shape);
    }

    p.setPen(Qt::NoPen);
    p.setBrush(state);
    if (detail == Detail::plates) {
        p.drawRect(QRectF(box.left(), box.top(), 16, box.height()));
        return;
    }
    p.drawRoundedRect(QRectF(box.left() - 0.5, box.top(), stripe, box.height()), 2.4, 2.4);
    if (detail < Detail::full) return;
    const QColor ink = dimmed || quiet || faded ? t.inkMuted : t.ink;
    const QRectF sign(box.left() + 16, box.top() + (detail == Detail::rich ? 5 : 12), 12, 12);
    if (node.ambassador)
        drawFlag(p, sign, ink);
    else if (isLookupService(c))
        drawCylinder(p, sign, ink);
    paintPin(p, node, look);
}

void paintHub(QPainter &p, const Scene &scene, const SceneNode &node, const Look &look, Detail detail,
              bool dimmed) {
    const Theme &t = look.theme;
    const DriverKind kind = driverKind(*node.network());
    const QRectF box = node.rect();
    const bool faded = node.faded, hollow = kind == DriverKind::none;
    const bool selected = node.id == look.selected, hovered = isHovered(scene, node, look);
    QColor fill = hollow ? t.card : look.inks.hub[static_cast<std::size_t>(kind)];
    if (faded) fill = mixed(t.driver(kind), t.canvas, 0.75);
    if (dimmed) fill = mixed(fill, t.canvas, 0.35);
    if (hovered) fill = mixed(fill, t.ink, 0.12);
    const QPainterPath shape = hubPath(kind, box);
    if (detail >= Detail::full && !faded && !dimmed) paintShadow(p, shape, look);
    if (selected) {
        p.setPen(QPen(t.accent, 2.4));
        p.setBrush(t.canvas);
        p.drawPath(hubPath(kind, box.adjusted(-4, -4, 4, 4)));
    }
    p.setBrush(fill);
    p.setPen(hollow ? QPen(t.none, 1.8) : QPen(Qt::NoPen));
    p.drawPath(shape);
    if (detail == Detail::plates) return;
    const QColor ink = hollow  ? readableOn(t.none, t.card)
                       : faded ? readableOn(t.inkMuted, fill)
                               : QColor(Qt::white);
    if (kind == DriverKind::overlay) { // its double border
        p.setBrush(Qt::NoBrush);
        p.setPen(QPen(mixed(fill, Qt::white, 0.75), 1.2));
        p.drawPath(hubPath(kind, box.adjusted(3, 3, -3, -3)));
    }
    const double sign = detail >= Detail::full ? 11 : 17;
    drawDriverGlyph(p, kind,
                    QRectF(box.left() + (detail >= Detail::full ? 16 : 13),
                           box.top() + (detail >= Detail::full ? 7 : (box.height() - sign) / 2), sign, sign),
                    ink);
    if (detail >= Detail::full) paintPin(p, node, look);
}

void paintEtcd(QPainter &p, const SceneNode &node, const Look &look, Detail detail, bool dimmed) {
    const Theme &t = look.theme;
    const QRectF box = node.rect();
    const bool faded = node.faded, selected = node.id == look.selected;
    const double lid = 18;
    QPainterPath body(QPointF(box.left(), box.top() + lid / 2));
    body.arcTo(QRectF(box.left(), box.top(), box.width(), lid), 180, -180);
    body.lineTo(box.right(), box.bottom() - lid / 2);
    body.arcTo(QRectF(box.left(), box.bottom() - lid, box.width(), lid), 0, -180);
    body.closeSubpath();
    QColor back = faded || dimmed ? mixed(t.card, t.canvas, 0.5) : t.card;
    QColor line = faded ? t.inkFaint : t.registration;
    if (dimmed) line = mixed(line, t.canvas, 0.5);
    if (detail >= Detail::full && !faded && !dimmed) paintShadow(p, body, look);
    p.setBrush(back);
    p.setPen(selected ? QPen(t.accent, 2.4) : QPen(line, 1.4, faded ? Qt::DashLine : Qt::SolidLine));
    p.drawPath(body);
    p.setBrush(mixed(back, line, 0.12));
    p.drawEllipse(QRectF(box.left(), box.top(), box.width(), lid));
    if (detail >= Detail::full) paintPin(p, node, look);
}

} // namespace portolan::views
