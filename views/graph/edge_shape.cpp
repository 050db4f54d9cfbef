#include "views/graph/edge_shape.h"

#include <algorithm>
#include <cmath>

namespace portolan::views {
namespace {

constexpr int pieces = 20;

/// Where the line from the middle of `box` towards `to` leaves it, `gap` outside.
QPointF leaving(const QRectF &box, QPointF to, double gap) {
    const QPointF middle = box.center(), d = to - middle;
    const double length = std::hypot(d.x(), d.y());
    if (length < 0.01) return middle;
    const double tx = d.x() == 0 ? 1e9 : (box.width() / 2) / std::abs(d.x());
    const double ty = d.y() == 0 ? 1e9 : (box.height() / 2) / std::abs(d.y());
    return middle + d * std::min(std::min(tx, ty) + gap / length, 1.0);
}

EdgeShape finished(EdgeShape shape) {
    shape.bounds = QRectF(shape.curve[0], QSizeF(0, 0));
    for (int i = 0; i <= pieces; ++i) {
        const QPointF p = shape.at(static_cast<double>(i) / pieces);
        shape.bounds.setLeft(std::min(shape.bounds.left(), p.x()));
        shape.bounds.setRight(std::max(shape.bounds.right(), p.x()));
        shape.bounds.setTop(std::min(shape.bounds.top(), p.y()));
        shape.bounds.setBottom(std::max(shape.bounds.bottom(), p.y()));
    }
    shape.valid = true;
    return shape;
}

/// From a card to its hub: upright when one stands above the other, else level.
EdgeShape upright(const QRectF &card, const QRectF &hub, bool several) {
    EdgeShape shape;
    const double dx = hub.center().x() - card.center().x();
    const bool below = card.top() >= hub.bottom() - 1, above = card.bottom() <= hub.top() + 1;
    if (below || above) {
        const double reach = hub.width() / 2 - 22;
        const QPointF from(card.center().x() + std::clamp(dx * 0.08, -24.0, 24.0),
                           below ? card.top() : card.bottom());
        const QPointF to(hub.center().x() - std::clamp(dx * 0.16, -reach, reach),
                         below ? hub.bottom() : hub.top());
        const double bend = (to.y() - from.y()) * (std::abs(to.x() - from.x()) < 2 ? 0.33 : 0.55);
        shape.curve = {from, from + QPointF(0, bend), to - QPointF(0, bend), to};
        const double out = from.x() - card.center().x();
        const bool leftOf =
            several && std::abs(out) > 3 ? out < 0 : to.x() > from.x() + 2; // clear of the bend
        shape.label = from + QPointF((leftOf ? -1 : 1) * (several ? 18 : 15), below ? -14 : 15);
    } else {
        const bool right = card.center().x() > hub.center().x();
        const QPointF from(right ? card.left() : card.right(), card.center().y());
        const QPointF to(right ? hub.right() : hub.left(), hub.center().y());
        const double bend = (to.x() - from.x()) * 0.5;
        shape.curve = {from, from + QPointF(bend, 0), to - QPointF(bend, 0), to};
        shape.label = from + QPointF(right ? -20 : 20, -10);
    }
    return finished(shape);
}

} // namespace

QPointF EdgeShape::at(double t) const {
    const double u = 1 - t;
    return curve[0] * (u * u * u) + curve[1] * (3 * u * u * t) + curve[2] * (3 * u * t * t) +
           curve[3] * (t * t * t);
}

QPainterPath EdgeShape::path() const {
    QPainterPath path(curve[0]);
    path.cubicTo(curve[1], curve[2], curve[3]);
    return path;
}

double EdgeShape::distance(QPointF from) const {
    double best = 1e18;
    QPointF a = curve[0];
    for (int i = 1; i <= pieces; ++i) {
        const QPointF b = at(static_cast<double>(i) / pieces), d = b - a;
        const double squared = QPointF::dotProduct(d, d);
        const double t = squared > 0 ? std::clamp(QPointF::dotProduct(from - a, d) / squared, 0.0, 1.0) : 0.0;
        const QPointF gap = from - (a + d * t);
        best = std::min(best, std::hypot(gap.x(), gap.y()));
        a = b;
    }
    return best;
}

double EdgeShape::length() const {
    double sum = 0;
    QPointF a = curve[0];
    for (int i = 1; i <= pieces; ++i) {
        const QPointF b = at(static_cast<double>(i) / pieces);
        sum += std::hypot(b.x() - a.x(), b.y() - a.y());
        a = b;
    }
    return sum;
}

EdgeShape EdgeShape::seenIn(const QRectF &clip, double reach, double *before) const {
    *before = 0;
    const QRectF near = clip.adjusted(-reach, -reach, reach, reach);
    constexpr double longLine = 1500;
    const bool isLong = bounds.width() > longLine || bounds.height() > longLine;
    if (!valid || near.contains(bounds) || (!isLong && near.intersects(bounds.adjusted(-1, -1, 1, 1))))
        return *this;
    int first = -1, last = -1;
    double sum = 0;
    QPointF a = curve[0];
    for (int i = 0; i < pieces; ++i) {
        const QPointF b = at(static_cast<double>(i + 1) / pieces);
        const bool apart = std::max(a.x(), b.x()) < near.left() || std::min(a.x(), b.x()) > near.right() ||
                           std::max(a.y(), b.y()) < near.top() || std::min(a.y(), b.y()) > near.bottom();
        if (!apart) {
            if (first < 0) first = i, *before = sum;
            last = i + 1;
        }
        sum += std::hypot(b.x() - a.x(), b.y() - a.y());
        a = b;
    }
    EdgeShape part = *this;
    part.valid = first >= 0;
    if (!part.valid || (first == 0 && last == pieces)) return part;
    const double t0 = static_cast<double>(first) / pieces, t1 = static_cast<double>(last) / pieces;
    const auto slope = [&](double t) { // a third of the derivative
        const double u = 1 - t;
        return (curve[1] - curve[0]) * (u * u) + (curve[2] - curve[1]) * (2 * u * t) +
               (curve[3] - curve[2]) * (t * t);
    };
    part.curve = {at(t0), at(t0) + slope(t0) * (t1 - t0), at(t1) - slope(t1) * (t1 - t0), at(t1)};
    return part;
}

EdgeShape endpointEdge(const QRectF &card, const QRectF &hub, bool several) {
    return upright(card, hub, several);
}

EdgeShape railEdge(const QRectF &card, const QRectF &bar, int lane, int lanes) {
    const double room = card.width() - 36, step = lanes > 1 ? std::min(34.0, room / (lanes - 1)) : 0;
    const double x = card.center().x() + step * (lane - (lanes - 1) / 2.0);
    const bool below = card.center().y() > bar.center().y();
    const QPointF from(x, below ? card.top() : card.bottom());
    const double reach = std::min(12.0, bar.width() / 2);
    const QPointF to(std::clamp(x, bar.left() + reach, bar.right() - reach),
                     below ? bar.bottom() : bar.top());
    const double bend = (to.y() - from.y()) * 0.5;
    EdgeShape shape;
    shape.curve = {from, from + QPointF(0, bend), to - QPointF(0, bend), to};
    shape.label = from + QPointF(lane * 2 < lanes - 1 ? -16 : 16, below ? -14 : 15);
    return finished(shape);
}

EdgeShape bowedEdge(const QRectF &a, const QRectF &b, double bow) {
    const QPointF d = b.center() - a.center();
    const double length = std::hypot(d.x(), d.y());
    EdgeShape shape;
    if (length < 1) {
        shape.curve = {a.center(), a.center(), b.center(), b.center()};
        shape.label = a.center();
        return finished(shape);
    }
    const QPointF normal(d.y() / length, -d.x() / length);
    const QPointF middle = (a.center() + b.center()) / 2 + normal * bow;
    const QPointF from = leaving(a, middle, 0), to = leaving(b, middle, 2);
    shape.curve = {from, from + (middle - from) * 0.66, to + (middle - to) * 0.66, to};
    shape.label = shape.at(0.5);
    return finished(shape);
}

EdgeShape stubEdge(const QRectF &a, QPointF to) {
    EdgeShape shape;
    const QPointF from = leaving(a, {to.x(), a.center().y() + (to.y() - a.center().y()) * 0.4}, 0);
    const QPointF d = to - from;
    shape.curve = {from, from + QPointF(d.x() * 0.5, d.y() * 0.1), to - QPointF(d.x() * 0.2, d.y() * 0.6),
                   to};
    shape.label = to + QPointF(0, to.y() < a.center().y() ? -13 : 13);
    return finished(shape);
}

} // namespace portolan::views
