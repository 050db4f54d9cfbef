#pragma once

#include <QImage>

#include "model/core/snapshot.h"
#include "views/graph/scene.h"
#include "views/theme/theme.h"

class QIODevice;
class QPainter;

namespace portolan::views {

/// A whole chart as a picture, for exports. Needs a QGuiApplication (the offscreen platform will do) and no
/// window. `taken`: when what it shows was so; ages are counted to it.
struct Picture {
    const Scene &scene;
    const Theme &theme;
    Moment taken;
};

/// A scene of its own with everything laid out afresh, for `portolan map`.
Scene laidOut(const Snapshot &snapshot, Arrangement arrangement = {});

/// `scale` 1 is 100 %; a chart too large for an image of some 100 megapixels is made smaller.
QImage renderImage(const Picture &picture, qreal scale = 1);

/// SVG 1.1 at 100 %. False: the device could not be written.
bool renderSvg(const Picture &picture, QIODevice *device);

/// One page as large as the chart at 100 % (a pixel is 1/96 inch). False: the device could not be written.
bool renderPdf(const Picture &picture, QIODevice *device);

/// As large as fits into `target` (the painter's units), but no larger than 100 % at `dotsPerInch`.
void renderOnto(QPainter &painter, const Picture &picture, const QRectF &target, double dotsPerInch);

} // namespace portolan::views
