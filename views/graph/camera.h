#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace portolan::views {

/// What part of the chart a view shows: a plain value. World units are pixels at 100 %.
class Camera {
public:
    static constexpr double minZoom = 0.004, maxZoom = 4.0; ///< 50,000 containers fit into a window

    QPointF centre; ///< the world point in the middle of the view
    QSizeF view{1, 1};

    double zoom() const { return zoom_; }
    QPointF toScreen(QPointF world) const;
    QRectF toScreen(const QRectF &world) const;
    QPointF toWorld(QPointF screen) const;
    QRectF toWorld(const QRectF &screen) const;
    QRectF visible() const; ///< in world units

    void pan(QPointF screenDelta);                     ///< what is seen moves by so many pixels
    void zoomAt(QPointF screen, double factor);        ///< the world point under `screen` stays there
    void setZoom(double zoom);                         ///< about the middle; kept within the limits
    void fit(const QRectF &world, double largest = 1); ///< all of `world` in the view, no larger than that
    void reveal(const QRectF &world, double margin);   ///< pans as little as shows it

    friend bool operator==(const Camera &, const Camera &) = default;

private:
    double zoom_ = 1;
};

} // namespace portolan::views
