#pragma once

#include <QColor>
#include <QFontMetricsF>
#include <QString>
#include <array>
#include <unordered_map>
#include <vector>

#include "views/graph/scene.h"
#include "views/theme/theme.h"

namespace portolan::views {

/// How much of the chart is shown at a zoom.
enum class Detail {
    dots,   ///< far: rasterised by hand
    plates, ///< cards without words
    names,  ///< names only
    full,
    rich, ///< near: ports and addresses too
};
Detail detailFor(double zoom);

enum class TextRole { name, detail, port, hubName, hubDetail, pill, address, frameName, frameState };

/// The faces of a theme, in sizes of 100 %.
class Faces {
public:
    explicit Faces(const Theme &theme);
    const QFont &font(TextRole role) const { return fonts_[static_cast<std::size_t>(role)]; }
    const QFontMetricsF &metrics(TextRole role) const { return metrics_[static_cast<std::size_t>(role)]; }

private:
    std::vector<QFont> fonts_;
    std::vector<QFontMetricsF> metrics_;
};

/// Colours of a theme that have to be worked out, once.
struct Inks {
    explicit Inks(const Theme &theme);
    std::array<QColor, 7> line; ///< of a network by its driver, on the canvas
    std::array<QColor, 7> hub;  ///< its hub, under white text
};

/// One piece of text where it is painted, cut to its box. A plain value: tests look at it too.
struct Label {
    QRectF box; ///< world units
    QString text;
    TextRole role = TextRole::name;
    QColor colour;
    Qt::Alignment align = Qt::AlignLeft | Qt::AlignVCenter;
    double scale = 1; ///< of the face
};

/// What a painter is told beside the scene.
struct Look {
    const Theme &theme;
    const Faces &faces;
    const Inks &inks;
    Moment now{};         ///< for "3 min ago"
    EntityId selected{};  ///< its lines come forward, the rest steps back
    Index hovered = none; ///< a node
};

/// For each node whether it is what is selected, or at the other end of one of its lines; empty: no
/// selection.
std::vector<char> nearSelection(const Scene &scene, const Look &look);
/// Whether a node is what is selected, or at the other end of one of its lines.
bool nearSelection(const Scene &scene, const Look &look, Index node);
bool touchesSelection(const Scene &scene, const Look &look, const SceneEdge &edge);

/// All that is written on a node at Detail::full.
std::vector<Label> nodeLabels(const Scene &scene, Index node, const Look &look);
/// And at Detail::rich: all ports, and the address on each network.
std::vector<Label> richLabels(const Scene &scene, Index node, const Look &look, double scale);
/// Its name alone, large, at Detail::names.
Label nameLabel(const Scene &scene, Index node, const Look &look, double scale);
double nameScale(double zoom); ///< 1 when everything is written, less when even more is
QString frameName(const SceneFrame &frame);
std::vector<Label> frameLabels(const Scene &scene, const SceneFrame &frame, const Look &look, double zoom);
QString edgeText(const SceneEdge &edge);          ///< of its pill or its address; may be empty
bool isLookupService(const Container &container); ///< etcd, consul, zookeeper by their images

} // namespace portolan::views
