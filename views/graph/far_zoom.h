#pragma once

#include <QImage>

#include "views/graph/labels.h"

namespace portolan::views {

/// World units to device pixels.
struct Projection {
    double scale = 1;
    QPointF offset;

    QPointF operator()(QPointF world) const { return world * scale + offset; }
    QRectF back(const QRectF &device) const {
        return {(device.topLeft() - offset) / scale, device.size() / scale};
    }
};

/// Nodes and lines of a chart seen from far, by hand: opaque lines of one pixel and filled boxes, in `clip`
/// of a 32-bit image, whose background is there already.
void rasterFar(QImage &image, const QRect &clip, const Scene &scene, const Look &look, const Projection &to);

} // namespace portolan::views
