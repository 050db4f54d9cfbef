#pragma once

#include <QColor>

namespace portolan::views {

/// WCAG's contrast ratio of two opaque colours, 1 to 21.
double contrast(const QColor &a, const QColor &b);

/// `colour`, made lighter or darker only as far as text in it can be read on `background`.
QColor readableOn(const QColor &colour, const QColor &background, double ratio = 4.5);

/// A part `share` of `towards` in `colour`: opaque, so it costs nothing to paint.
QColor mixed(const QColor &colour, const QColor &towards, double share);

} // namespace portolan::views
