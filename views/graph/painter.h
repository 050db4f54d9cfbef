#pragma once

#include "views/graph/labels.h"

class QPainter;

namespace portolan::views {

/// The text of a line of what is selected or hovered, in a chart that is seen from so far away that it would
/// be too small to read.
struct ForwardText {
    Index edge = none;
    QRectF box;       ///< world units
    double scale = 1; ///< of the face
    friend bool operator==(const ForwardText &, const ForwardText &) = default;
};

/// Keeps the cut texts of nodes between two changes of what they say, the theme or the language.
class LabelCache {
public:
    const std::vector<Label> &of(const Scene &scene, Index node, const Look &look, double nameScale);
    /// Which texts of lines have room in `world`: of two that would overlap, the one of what is selected
    /// stays, and pills before addresses. What it is asked about once stays so until clear() or the next
    /// call.
    void makeRoom(const Scene &scene, const Look &look, const QRectF &world);
    bool hasRoom(const Scene &scene, const SceneEdge &edge) const {
        const auto at = static_cast<std::size_t>(&edge - scene.edges().data());
        return at >= crowded_.size() || !crowded_[at];
    }
    /// Which texts come forward, and where each has room: beside all that is written otherwise, and not upon
    /// a card that says something. Settled for the whole chart at once, so that a pan changes nothing.
    /// `unit`: zoom of 100 %. Before makeRoom(), which leaves their places to them.
    const std::vector<ForwardText> &bringForward(const Scene &scene, const Look &look, double zoom,
                                                 double unit = 1);
    const std::vector<ForwardText> &forward() const { return forward_; }
    /// How many lines there are in `world`: in a crowd none is smoothed, here or in any strip of it.
    void lookAround(const Scene &scene, const QRectF &world);
    bool crowd() const { return crowd_; }
    void clear() {
        labels_.clear();
        forwardFor_ = {};
    }

private:
    struct Forward { ///< what was brought forward, and of which scene
        std::uint64_t version = 0, looks = 0;
        EntityId selected;
        Index hovered = none;
        double zoom = 0, unit = 0;
        friend bool operator==(const Forward &, const Forward &) = default;
    };
    struct Kept {
        QRectF rect; ///< of the node then
        std::vector<Label> labels;
    };
    std::unordered_map<Index, Kept> labels_;
    double nameScale_ = 1;
    bool crowd_ = false;
    std::vector<char> crowded_; ///< by the index of the line
    Forward forwardFor_;
    std::vector<ForwardText> forward_;
};

/// Paints what lies in `clip`. The painter's transformation maps world units to the device at `zoom`.
void paintChart(QPainter &p, const Scene &scene, const Look &look, double zoom, const QRectF &clip,
                LabelCache &labels);

/// The parts of it, in the order in which they are painted.
void paintFrame(QPainter &p, const Scene &scene, const SceneFrame &frame, const Look &look, double zoom,
                const QRectF &clip);
void paintEdge(QPainter &p, const Scene &scene, const SceneEdge &edge, const Look &look, Detail detail,
               const QRectF &clip);
void paintCard(QPainter &p, const Scene &scene, const SceneNode &node, const Look &look, Detail detail,
               bool dimmed);
void paintHub(QPainter &p, const Scene &scene, const SceneNode &node, const Look &look, Detail detail,
              bool dimmed);
void paintEtcd(QPainter &p, const SceneNode &node, const Look &look, Detail detail, bool dimmed);
void paintGroup(QPainter &p, const Scene &scene, const SceneNode &node, const Look &look, Detail detail,
                bool dimmed);
void paintPort(QPainter &p, const Scene &scene, const SceneNode &node, const Look &look, Detail detail,
               bool dimmed);
void paintOutside(QPainter &p, const SceneNode &node, const Look &look, bool dimmed);
void paintEdgeText(QPainter &p, const Scene &scene, const SceneEdge &edge, const Look &look,
                   bool forward = false);
void paintForward(QPainter &p, const Scene &scene, const Look &look, const std::vector<ForwardText> &texts,
                  const QRectF &clip);
void paintLabel(QPainter &p, const Label &label, const Look &look);

/// The pill of a link or relay with its text cut, or an empty box.
struct Pill {
    QRectF box;
    QString text;
    bool mark = false; ///< with the sign of trouble
};
Pill pillOf(const SceneEdge &edge, const Look &look);
QRectF addressBox(const SceneEdge &edge, const Look &look); ///< empty: no address is written there

QColor edgeColour(const Scene &scene, const SceneEdge &edge, const Look &look);

} // namespace portolan::views
