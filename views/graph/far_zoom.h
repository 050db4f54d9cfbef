#pragma once

#include <QImage>
#include <array>

#include "views/graph/centre_grid.h"
#include "views/graph/labels.h"

namespace portolan::views {

/// World units to device pixels.
struct Projection {
    double scale = 1;
    QPointF offset;

    QPointF operator()(QPointF world) const { return world * scale + offset; }
    QRectF back(const QRectF &device) const {
        return {(device.topLeft() - offset) / scale, device.size() / scale};
    }
};

/// A part of the view that is in one piece in the picture of it, which is a ring in both directions.
struct Part {
    QRect view;
    QPoint shift; ///< from there into the picture
    QRect image() const { return view.translated(shift); }
    Projection shifted(const Projection &to) const { return {to.scale, to.offset + shift}; }
};
using Parts = std::array<Part, 4>; ///< some may be empty

/// Nodes and lines of a chart seen from far, by hand: opaque lines of one pixel and filled boxes. Keeps what
/// it needs of the scene as small flat arrays, and takes from it only what has changed.
class FarPicture {
public:
    void forget() {
        touched_.clear();
        nodeLooks_ = lineLooks_ = moves_ = ~std::uint64_t{0};
    }                                                    ///< theme or selection changed
    void touch(Index node) { touched_.push_back(node); } ///< it alone looks another way
    void refresh(const Scene &scene, const Look &look);

    /// Into `clip` of a 32-bit image, whose background is there already.
    void paintLines(QImage &image, const QRect &clip, const Projection &to) const;
    void paintNodes(QImage &image, const QRect &clip, const Projection &to) const;
    /// The same where the clip is small.
    void paintFewNodes(QImage &image, const QRect &clip, const Projection &to);

private:
    struct Dot {
        float x = 0, y = 0, width = 0, height = 0;
        QRgb colour = 0;
        enum class Kind : std::uint8_t { absent, small, hub, other } kind = Kind::absent;
        bool selected = false;
    };
    struct Stroke {
        Index a = none, b = none; ///< b none: a stub to `end`
        QRgb colour = 0;
        bool front = false;
        float endX = 0, endY = 0;
    };
    struct Palette;
    void takeNode(Index node, const Scene &scene, const Look &look, const std::vector<char> &near,
                  Palette &palette);
    void takePlace(Index node, const Scene::Spot &spot);
    void takeNodes(const Scene &scene, const Look &look);
    void takeLines(const Scene &scene, const Look &look);
    void seekPlaces();

    std::vector<Dot> dots_;    ///< by the scene's index
    CentreGrid places_;        ///< of the usual ones; see seekPlaces()
    std::vector<Index> large_; ///< those that reach further
    bool placesStale_ = true;
    std::vector<Stroke> strokes_;
    std::vector<Index> touched_;
    QRgb ink_ = 0;
    std::uint64_t nodeLooks_ = ~std::uint64_t{0}, lineLooks_ = ~std::uint64_t{0}, moves_ = ~std::uint64_t{0};
};

} // namespace portolan::views
