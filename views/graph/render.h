#pragma once

#include <QImage>

#include "model/core/snapshot.h"
#include "views/theme/theme.h"

class QIODevice;

namespace portolan::views {

/// The whole chart, laid out afresh, for `portolan map`. Needs a QGuiApplication (the offscreen platform will
/// do) and no window. `scale` 1 is 100 %; a chart too large for an image of some 100 megapixels is made
/// smaller.
QImage renderImage(const Snapshot &snapshot, const Theme &theme, qreal scale = 1);

/// The same as SVG 1.1 at 100 %. False: the device could not be written.
bool renderSvg(const Snapshot &snapshot, const Theme &theme, QIODevice *device);

} // namespace portolan::views
