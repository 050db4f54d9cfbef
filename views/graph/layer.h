#pragma once

#include <QImage>
#include <QRegion>

#include "views/graph/camera.h"
#include "views/graph/far_zoom.h"
#include "views/graph/painter.h"

namespace portolan::views {

/// The chart as a picture of the whole view, in device pixels. Only what is not true any more is painted
/// again; a pan moves what is there and paints the strips that come in.
class Layer {
public:
    /// Rounds the camera's place so that the chart falls on whole pixels; a pan then moves it exactly.
    static Camera snapped(Camera camera, double pixelRatio);
    static Projection projection(const Camera &camera, double pixelRatio);

    void invalidate() {
        stale_ = true;
        far_.forget();
    }
    void invalidate(const Scene::Dirty &dirty) {
        if (dirty.node != none) far_.touch(dirty.node);
        invalidate(dirty.rect, dirty.lines);
    }
    void invalidate(const QRectF &world, bool lines = true);     ///< not lines: only nodes look another way
    bool matches(const Camera &camera, double pixelRatio) const; ///< same size and zoom: no full painting

    /// Makes the picture true. Returns how many milliseconds the last full painting took.
    void paint(const Scene &scene, const Look &look, LabelCache &labels, const Camera &camera,
               double pixelRatio);
    double lastFullPaint() const { return lastFull_; }

    const QImage &image() const { return image_; }
    const Camera &camera() const { return camera_; }

private:
    void scrollTo(const Projection &to);
    static void scroll(QImage &image, int dx, int dy);
    void paintFar(const Scene &scene, const Look &look, const Projection &to, double zoom);
    void paintRect(const QRect &device, const Scene &scene, const Look &look, LabelCache &labels,
                   const Projection &to, double zoom);

    QImage image_;
    QImage lines_; ///< all but the nodes, where they are seen from far
    FarPicture far_;
    Camera camera_;
    double ratio_ = 1;
    bool stale_ = true;
    QRegion dirty_, dirtyNodes_; ///< device pixels
    double lastFull_ = 0;
};

} // namespace portolan::views
