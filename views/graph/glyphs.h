#pragma once

#include <QColor>
#include <QRectF>

#include "model/core/network.h"

class QPainter;

namespace portolan::views {

/// Small signs, drawn as paths: no font has to have them. Each fills `box`, which should be square.
void drawDriverGlyph(QPainter &p, DriverKind kind, const QRectF &box, const QColor &colour);
void drawFlag(QPainter &p, const QRectF &box, const QColor &colour);     ///< an ambassador
void drawCylinder(QPainter &p, const QRectF &box, const QColor &colour); ///< a lookup service
void drawPin(QPainter &p, const QRectF &box, const QColor &colour);      ///< the person put it there
void drawMark(QPainter &p, const QRectF &box, const QColor &colour);     ///< something is wrong

} // namespace portolan::views
