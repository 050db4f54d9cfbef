#pragma once

#include <QImage>
#include <QRegion>

#include "views/graph/camera.h"
#include "views/graph/far_zoom.h"
#include "views/graph/painter.h"

namespace portolan::views {

/// The chart as a picture of the whole view, in device pixels. Only what is not true any more is painted
/// again; a pan paints the strips that come in and moves nothing: the picture is a ring in both directions,
/// that begins elsewhere then.
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
        if (dirty.node != none && !stale_) far_.touch(dirty.node);
        invalidate(dirty.rect, dirty.lines);
    }
    void invalidate(const QRectF &world, bool lines = true);     ///< not lines: only nodes look another way
    bool matches(const Camera &camera, double pixelRatio) const; ///< same size and zoom: no full painting

    /// Makes the picture true. True: more of it was painted than what was invalidated or came in.
    bool paint(const Scene &scene, const Look &look, LabelCache &labels, const Camera &camera,
               double pixelRatio);
    double lastFullPaint() const { return lastFull_; } ///< how many milliseconds it took
    /// How many device pixels the picture moves from one camera to another of the same zoom.
    static QPoint shift(const Camera &from, const Camera &to, double pixelRatio);

    bool isNull() const { return image_.isNull(); }
    void show(QPainter &p, const QRegion &region) const; ///< `region` in the widget's pixels, as `p`
    void showScaled(QPainter &p, const QRectF &target, QSize view) const; ///< all of it, there in the view
    QImage image() const;                                                 ///< a copy
    const Camera &camera() const { return camera_; }

private:
    Parts parts(const QRect &view) const;

    void scrollTo(const Camera &to);
    void paintFar(const Scene &scene, const Look &look, const Projection &to, double zoom);
    void paintFarFrames(const std::vector<QRect> &rects, const Scene &scene, const Look &look,
                        const Projection &to, double zoom);
    void paintRect(const QRect &view, const Scene &scene, const Look &look, LabelCache &labels,
                   const Projection &to, double zoom);

    QImage image_;
    QImage lines_;  ///< all but the nodes, where they are seen from far; as a ring too
    QPoint origin_; ///< where the view's corner lies in both
    FarPicture far_;
    Camera camera_;
    double ratio_ = 1;
    bool stale_ = true;
    QRegion dirty_; ///< device pixels
    std::vector<QRect> dirtyNodes_;
    double lastFull_ = 0;
};

} // namespace portolan::views
