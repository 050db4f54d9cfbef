#include "views/graph/glyphs.h"

#include <QPainter>
#include <QPainterPath>

namespace portolan::views {
namespace {

QPolygonF diamond(const QRectF &b) {
    return {{b.center().x(), b.top()},
            {b.right(), b.center().y()},
            {b.center().x(), b.bottom()},
            {b.left(), b.center().y()}};
}

QRectF shrunk(const QRectF &b, double share) {
    const double dx = b.width() * share, dy = b.height() * share;
    return b.adjusted(dx, dy, -dx, -dy);
}

void fill(QPainter &p, const QColor &colour) {
    p.setPen(Qt::NoPen);
    p.setBrush(colour);
}

void outline(QPainter &p, const QColor &colour, double width) {
    p.setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::MiterJoin));
    p.setBrush(Qt::NoBrush);
}

} // namespace

void drawDriverGlyph(QPainter &p, DriverKind kind, const QRectF &box, const QColor &colour) {
    const double line = box.width() * 0.11;
    switch (kind) {
    case DriverKind::bridge:
        fill(p, colour);
        p.drawPolygon(diamond(box));
        return;
    case DriverKind::overlay:
        outline(p, colour, line);
        p.drawPolygon(diamond(shrunk(box, 0.05)));
        fill(p, colour);
        p.drawPolygon(diamond(shrunk(box, 0.27)));
        return;
    case DriverKind::macvlan:
        outline(p, colour, line);
        p.drawRect(shrunk(box, 0.1));
        fill(p, colour);
        p.drawRect(shrunk(box, 0.29));
        return;
    case DriverKind::ipvlan: {
        outline(p, colour, line);
        const QRectF inner = shrunk(box, 0.1);
        p.drawRect(inner);
        for (const double y : {0.27, 0.5, 0.73}) {
            const double at = inner.top() + inner.height() * y;
            p.drawLine(QPointF(inner.left(), at), QPointF(inner.right(), at));
        }
        return;
    }
    case DriverKind::host:
        fill(p, colour);
        p.drawPolygon(QPolygonF{{box.center().x(), box.top() + box.height() * 0.08},
                                {box.right(), box.bottom() - box.height() * 0.08},
                                {box.left(), box.bottom() - box.height() * 0.08}});
        return;
    case DriverKind::none:
        outline(p, colour, line * 1.3);
        p.drawEllipse(shrunk(box, 0.1));
        return;
    case DriverKind::other:
        outline(p, colour, line * 1.2);
        p.drawPolygon(diamond(shrunk(box, 0.05)));
        return;
    }
}

void drawFlag(QPainter &p, const QRectF &box, const QColor &colour) {
    const double w = box.width(), h = box.height();
    outline(p, colour, w * 0.12);
    p.drawLine(box.topLeft() + QPointF(w * 0.14, h * 0.04), box.topLeft() + QPointF(w * 0.14, h * 0.98));
    QPainterPath cloth(box.topLeft() + QPointF(w * 0.16, h * 0.08));
    cloth.cubicTo(box.topLeft() + QPointF(w * 0.5, -h * 0.04), box.topLeft() + QPointF(w * 0.6, h * 0.24),
                  box.topLeft() + QPointF(w * 0.98, h * 0.1));
    cloth.lineTo(box.topLeft() + QPointF(w * 0.98, h * 0.56));
    cloth.cubicTo(box.topLeft() + QPointF(w * 0.6, h * 0.7), box.topLeft() + QPointF(w * 0.5, h * 0.42),
                  box.topLeft() + QPointF(w * 0.16, h * 0.54));
    cloth.closeSubpath();
    fill(p, colour);
    p.drawPath(cloth);
}

void drawCylinder(QPainter &p, const QRectF &box, const QColor &colour) {
    const QRectF b = shrunk(box, 0.08);
    const double lid = b.height() * 0.28;
    outline(p, colour, box.width() * 0.1);
    QPainterPath path;
    path.addEllipse(QRectF(b.left(), b.top(), b.width(), lid));
    path.moveTo(b.left(), b.top() + lid / 2);
    path.lineTo(b.left(), b.bottom() - lid / 2);
    path.arcTo(QRectF(b.left(), b.bottom() - lid, b.width(), lid), 180, 180);
    path.lineTo(b.right(), b.top() + lid / 2);
    path.moveTo(b.left(), b.center().y() + lid * 0.1);
    path.arcTo(QRectF(b.left(), b.center().y() + lid * 0.1 - lid / 2, b.width(), lid), 180, 180);
    p.drawPath(path);
}

void drawPin(QPainter &p, const QRectF &box, const QColor &colour) {
    const double w = box.width(), h = box.height();
    outline(p, colour, w * 0.13);
    p.drawLine(QPointF(box.center().x(), box.top() + h * 0.5), QPointF(box.center().x(), box.bottom()));
    fill(p, colour);
    p.drawEllipse(QPointF(box.center().x(), box.top() + h * 0.32), w * 0.3, h * 0.3);
}

void drawMark(QPainter &p, const QRectF &box, const QColor &colour) {
    fill(p, colour);
    p.drawPolygon(QPolygonF{{box.center().x(), box.top()}, box.bottomRight(), box.bottomLeft()});
}

} // namespace portolan::views
