#pragma once

#include <QPainterPath>
#include <QPointF>
#include <QRectF>
#include <array>
#include <cstdint>

namespace portolan::views {

enum class EdgeKind : std::uint8_t {
    endpoint,
    link,
    relay,
    registration,
    shared,
    span,
    publication, ///< outside to host port, host port to container
    bundle,      ///< what leads to or from a folded group
};

/// Where a line runs, in world units: one cubic curve from a to b.
struct EdgeShape {
    std::array<QPointF, 4> curve;
    QRectF bounds; ///< of the curve
    QPointF label; ///< middle of its pill, or of the address near the container
    bool valid = false;

    QPointF at(double t) const;
    QPainterPath path() const;
    double distance(QPointF from) const; ///< of a point to the curve
    double length() const;
    /// Of a long curve the piece that can be seen in `clip`, grown by `reach`; not valid when there is none.
    /// `before` gets the length of what is cut off at the beginning.
    EdgeShape seenIn(const QRectF &clip, double reach, double *before) const;
};

/// A container's line to its network: leaves the card straight up, down or sideways. With `several` lines at
/// one card their labels stand on the outer sides.
EdgeShape endpointEdge(const QRectF &card, const QRectF &hub, bool several = false);

/// The same where the network is a bar: upright, the `lane`th of `lanes` lines at this card.
EdgeShape railEdge(const QRectF &card, const QRectF &bar, int lane, int lanes);

/// From one thing to another, `bow` units out of the straight line in its middle, to the left of the way.
EdgeShape bowedEdge(const QRectF &a, const QRectF &b, double bow);

/// A short line from `a` to `to`, where nothing is: what it should lead to is gone.
EdgeShape stubEdge(const QRectF &a, QPointF to);

} // namespace portolan::views
