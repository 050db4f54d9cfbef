#pragma once

#include <QSizeF>

namespace portolan::views {

/// Of the things on the chart, in world units.
inline constexpr QSizeF cardSize(170, 56), hubSize(136, 38), etcdSize(150, 66), titleSize(240, 24),
    groupSize(216, 76), portSize(104, 34), outsideSize(150, 44);

} // namespace portolan::views
