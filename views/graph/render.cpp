#include "views/graph/render.h"

#include <QPainter>
#include <QSvgGenerator>
#include <cmath>

#include "views/graph/painter.h"

namespace portolan::views {
namespace {

constexpr double margin = 28;
constexpr double mostPixels = 100e6, longestSide = 30'000;

Scene laidOut(const Snapshot &snapshot) {
    Scene scene;
    scene.apply(diff(Snapshot{}, snapshot));
    std::vector<std::optional<layout::Point>> known;
    const layout::Graph graph = scene.graph(known);
    if (const auto positions = layout::makeMapLayout()->place(graph, known, {}))
        for (std::size_t i = 0; i < graph.nodes.size(); ++i)
            scene.placeNew(graph.nodes[i].id, {positions->points[i].x, positions->points[i].y});
    scene.finishPlacing();
    return scene;
}

/// With room for the hosts' names, which stand above their frames when the chart is small.
QRectF pageOf(const Scene &scene, double zoom) {
    const QRectF bounds = scene.bounds();
    if (bounds.isNull()) return {0, 0, 640, 360};
    const double room = margin / std::min(zoom, 1.0);
    return bounds.adjusted(-room, -room, room, room);
}

void paintPage(QPainter &p, const Scene &scene, const Theme &theme, const Snapshot &snapshot,
               const QRectF &page, double zoom) {
    const Faces faces(theme);
    const Inks inks(theme);
    const Look look{theme, faces, inks, snapshot.taken};
    LabelCache labels;
    p.fillRect(QRectF(QPointF(0, 0), page.size() * zoom), theme.canvas);
    p.scale(zoom, zoom);
    p.translate(-page.topLeft());
    paintChart(p, scene, look, zoom, page, labels);
}

} // namespace

QImage renderImage(const Snapshot &snapshot, const Theme &theme, qreal scale) {
    const Scene scene = laidOut(snapshot);
    const QSizeF whole = pageOf(scene, 1).size();
    double zoom = std::max(scale, 0.02);
    zoom = std::min(zoom, std::sqrt(mostPixels / (whole.width() * whole.height())));
    zoom = std::min(zoom, longestSide / std::max(whole.width(), whole.height()));
    const QRectF page = pageOf(scene, zoom);
    QImage image((page.size() * zoom).toSize().expandedTo(QSize(1, 1)), QImage::Format_RGB32);
    QPainter p(&image);
    paintPage(p, scene, theme, snapshot, page, zoom);
    return image;
}

bool renderSvg(const Snapshot &snapshot, const Theme &theme, QIODevice *device) {
    const Scene scene = laidOut(snapshot);
    const QRectF page = pageOf(scene, 1);
    QSvgGenerator generator;
    generator.setOutputDevice(device);
    generator.setResolution(96);
    generator.setSize(page.size().toSize());
    generator.setViewBox(QRectF(QPointF(0, 0), page.size()));
    QPainter p;
    if (!p.begin(&generator)) return false;
    paintPage(p, scene, theme, snapshot, page, 1);
    return p.end();
}

} // namespace portolan::views
