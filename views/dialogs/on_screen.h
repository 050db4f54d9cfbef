#pragma once

#include <QScreen>
#include <QWidget>

namespace portolan::views {

/// Resizes a window that is yet to be shown, but no larger than its screen has room for with a frame.
inline void resizeOnScreen(QWidget &window, QSize wish) {
    window.resize(wish.boundedTo(window.screen()->availableSize() - QSize(16, 48)));
}

} // namespace portolan::views
