#pragma once

#include <QPixmap>

namespace portolan::views {

/// A filled dot in the middle of a square of `size` pixels, for chips, menus and status lines.
QPixmap stateDot(const QColor &colour, int size, qreal devicePixelRatio);

} // namespace portolan::views
