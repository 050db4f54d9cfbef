#pragma once

#include <QIcon>

namespace portolan::views {

/// A funnel, the sign of a filter.
QIcon funnelIcon(const QColor &colour, qreal devicePixelRatio);

} // namespace portolan::views
