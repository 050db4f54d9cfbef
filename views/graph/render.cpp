#include "views/graph/render.h"

#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <cmath>

#include "views/graph/painter.h"

namespace portolan::views {
namespace {

constexpr double margin = 28;
constexpr double mostPixels = 100e6, longestSide = 30'000;
constexpr int screenDots = 96, pdfDots = 288; // an inch
constexpr double longestPdfSide = 14'400; // points: more is not a page for many readers (PDF 1.4, annex C)

/// With room for the hosts' names, which stand above their frames when the chart is small.
QRectF pageOf(const Scene &scene, double zoom) {
    const QRectF bounds = scene.bounds();
    if (bounds.isNull()) return {0, 0, 640, 360};
    const double room = margin / std::min(zoom, 1.0);
    return bounds.adjusted(-room, -room, room, room).toAlignedRect(); // whole pixels at every whole scale
}

void paintPage(QPainter &p, const Picture &picture, const QRectF &page, double zoom) {
    const Faces faces(picture.theme);
    const Inks inks(picture.theme);
    const Look look{picture.theme, faces, inks, picture.taken};
    LabelCache labels;
    p.fillRect(QRectF(QPointF(0, 0), page.size() * zoom), picture.theme.canvas);
    p.scale(zoom, zoom);
    p.translate(-page.topLeft());
    labels.lookAround(picture.scene, page);
    labels.makeRoom(picture.scene, look, page);
    paintChart(p, picture.scene, look, zoom, page, labels);
}

} // namespace

Scene laidOut(const Snapshot &snapshot, Arrangement arrangement) {
    Scene scene;
    scene.setArrangement(arrangement);
    scene.apply(diff(Snapshot{}, snapshot));
    std::vector<std::optional<layout::Point>> known;
    const layout::Graph graph = scene.graph(known);
    if (const auto positions = layout::makeLayout(arrangement.kind)->place(graph, known, {}))
        scene.placeNewcomers(placesOf(graph, *positions));
    return scene;
}

QImage renderImage(const Picture &picture, qreal scale) {
    const QSizeF whole = pageOf(picture.scene, 1).size();
    double zoom = std::max(scale, 0.02);
    zoom = std::min(zoom, std::sqrt(mostPixels / (whole.width() * whole.height())));
    zoom = std::min(zoom, longestSide / std::max(whole.width(), whole.height()));
    const QRectF page = pageOf(picture.scene, zoom);
    QImage image((page.size() * zoom).toSize().expandedTo(QSize(1, 1)), QImage::Format_RGB32);
    QPainter p(&image);
    paintPage(p, picture, page, zoom);
    return image;
}

bool renderSvg(const Picture &picture, QIODevice *device) {
    const QRectF page = pageOf(picture.scene, 1);
    QSvgGenerator generator;
    generator.setOutputDevice(device);
    generator.setResolution(screenDots);
    generator.setSize(page.size().toSize());
    generator.setViewBox(QRectF(QPointF(0, 0), page.size()));
    QPainter p;
    if (!p.begin(&generator)) return false;
    paintPage(p, picture, page, 1);
    return p.end();
}

bool renderPdf(const Picture &picture, QIODevice *device) {
    const QRectF page = pageOf(picture.scene, 1);
    const double points = std::min(72.0 / screenDots, longestPdfSide / std::max(page.width(), page.height()));
    QPdfWriter writer(device);
    writer.setCreator(QStringLiteral("Portolan"));
    writer.setResolution(pdfDots);
    writer.setPageSize(QPageSize(page.size() * points, QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    QPainter p;
    if (!p.begin(&writer)) return false;
    paintPage(p, picture, page, points * pdfDots / 72);
    return p.end();
}

void renderOnto(QPainter &painter, const Picture &picture, const QRectF &target, double dotsPerInch) {
    const QRectF page = pageOf(picture.scene, 1);
    const double zoom =
        std::min({target.width() / page.width(), target.height() / page.height(), dotsPerInch / screenDots});
    painter.save();
    painter.translate(target.center() - QPointF(page.width(), page.height()) * zoom / 2);
    paintPage(painter, picture, page, zoom);
    painter.restore();
}

} // namespace portolan::views
