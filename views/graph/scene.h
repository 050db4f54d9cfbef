#pragma once

#include <QByteArray>
#include <QRectF>
#include <algorithm>
#include <memory>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <variant>
#include <vector>

#include "model/core/diff.h"
#include "model/layout/layout.h"
#include "views/graph/edge_shape.h"
#include "views/graph/hit_grid.h"

namespace portolan::views {

using Index = std::uint32_t;
inline constexpr Index none = 0xFFFFFFFF;

enum class NodeKind { container, hub, etcd, title };

/// What becomes of containers, networks and etcd that a filter does not match.
enum class Misses { fade, vanish };

/// What a filter says of a node.
enum class Match : std::uint8_t { hit, faded, vanished };

/// A thing that stands on the chart. Holds rows of the snapshot, no sentences: painters make those.
struct SceneNode {
    EntityId id;
    EntityId host; ///< its engine; empty for etcd
    NodeKind kind = NodeKind::container;
    bool alive = false;  ///< in the snapshot; else only something that edges still name
    bool placed = false; ///< `centre` counts
    bool pinned = false;
    bool faded = false; ///< its engine or etcd is not live: what we know is old
    Match match = Match::hit;
    QPointF centre;
    QSizeF size;
    std::variant<std::monostate, std::shared_ptr<const Container>, std::shared_ptr<const Network>,
                 std::shared_ptr<const EtcdSource>, std::shared_ptr<const Engine>>
        row;
    std::shared_ptr<const Ambassador> ambassador;
    std::vector<Index> edges;
    int endpoints = 0; ///< how many of its edges are endpoints

    QRectF rect() const {
        return {centre.x() - size.width() / 2, centre.y() - size.height() / 2, size.width(), size.height()};
    }
    const Container *container() const;
    const Network *network() const;
    const EtcdSource *etcd() const;
    const Engine *engine() const;
    bool shown() const; ///< alive, and not a predefined host or none network that nobody uses
    bool seen() const { return placed && match != Match::vanished && shown(); } ///< drawn, hit, walked
};

/// A line. Its ends are nodes that may not be alive yet; `b` is `none` when it leads to nothing that is
/// known.
struct SceneEdge {
    EntityId id;
    EdgeKind kind = EdgeKind::endpoint;
    bool alive = false;
    Index a = none, b = none; ///< container and hub; consumer and target; guest and owner; etcd and container
    std::variant<std::monostate, std::shared_ptr<const Endpoint>, std::shared_ptr<const Link>,
                 std::shared_ptr<const Relay>, std::shared_ptr<const Registration>,
                 std::shared_ptr<const SharedNetwork>>
        row;
    EdgeShape shape;

    bool dangling() const { return b == none; }
    bool trouble() const; ///< drawn in the colour of danger and with a word
    template <class T>
    const T *as() const {
        const auto *held = std::get_if<std::shared_ptr<const T>>(&row);
        return held ? held->get() : nullptr;
    }
};

/// A host.
struct SceneFrame {
    EntityId id;
    std::shared_ptr<const Engine> engine;
    Index title = none;
    QRectF rect;
    int things = 0;     ///< nodes in it
    int containers = 0; ///< of them
    double contentBottom = 0;
    bool anchored = false; ///< its title stands for good; that of an empty strip may still move
    bool lost() const {
        return engine->state != SourceState::live && engine->state != SourceState::connecting;
    }
};

/// The chart as flat arrays that mirror the snapshot. Slots of what is gone are used again; indices are good
/// until the next apply().
class Scene {
public:
    void apply(const Diff &diff); ///< touches only what changed

    const std::vector<SceneNode> &nodes() const { return nodes_; }
    const std::vector<SceneEdge> &edges() const { return edges_; }
    const std::vector<SceneFrame> &frames() const { return frames_; }
    Index node(const EntityId &id) const; ///< none when it is not seen on the chart
    Index edge(const EntityId &id) const;
    bool drawn(const SceneEdge &edge) const { ///< it has a way, and both its ends are seen
        return edge.shape.valid && nodes_[edge.a].match != Match::vanished &&
               (edge.dangling() || nodes_[edge.b].match != Match::vanished);
    }
    Match match(const SceneEdge &edge) const { ///< the worse of its ends'
        return edge.dangling() ? nodes_[edge.a].match : std::max(nodes_[edge.a].match, nodes_[edge.b].match);
    }
    const SceneFrame *frameOf(const SceneNode &node) const;
    Index other(const SceneEdge &edge, Index node) const { return edge.a == node ? edge.b : edge.a; }

    void place(Index node, QPointF centre); ///< its lines follow with finishPlacing()
    /// What a layout found: moves only what had no place, or the title of an empty strip. False: it is gone.
    bool placeNew(const EntityId &id, QPointF centre);
    void setPinned(Index node, bool pinned);
    /// What a filter lets through; null: everything. What vanishes keeps its place. True: something changed.
    bool setMatches(std::shared_ptr<const std::unordered_set<EntityId>> matches, Misses misses);
    void finishPlacing(); ///< after a batch of place(): lines, frames, crowded labels
    std::size_t unplaced() const { return unplaced_; }
    bool needsLayout() const;
    std::uint64_t version() const {
        return version_;
    } ///< another one whenever something comes, goes or moves

    /// What the layout needs, and in `known` what already stands.
    layout::Graph graph(std::vector<std::optional<layout::Point>> &known) const;

    QRectF bounds() const; ///< of all that is placed, with frames; null when there is nothing
    Index nodeAt(QPointF world) const;
    Index edgeAt(QPointF world, double within) const;
    Index frameTitleAt(QPointF world, double zoom) const; ///< index into frames()
    const HitGrid &grid() const { return grid_; }

    std::vector<QRectF> takeDirty(); ///< world rectangles whose picture is not true any more
    void markAged();                 ///< whatever says how long ago something was
    void markAll();                  ///< everything has to be painted again

    /// Where things stand and what is pinned, by engine id and name, so that it survives a new container id.
    QByteArray saveState() const;
    bool restoreState(const QByteArray &state); ///< false: not ours; nothing is changed then

private:
    struct Remembered {
        QPointF centre;
        bool pinned = false;
    };

    Index slot(const EntityId &id);
    void releaseIfUnused(Index node);
    template <class Row>
    void upsertNode(const EntityId &id, NodeKind kind, const EntityId &host, QSizeF size, Row row);
    void removeNode(const EntityId &id);
    template <class Row>
    void upsertEdge(const EntityId &id, EdgeKind kind, const EntityId &a, const EntityId &b, Row row);
    void removeEdge(const EntityId &id);
    void applyEngines(const Changes<Engine> &changes);
    void applyNodes(const Diff &diff);
    void applyEdges(const Diff &diff);
    void removeGone(const Diff &diff);
    void respan(const Network &network, bool present);
    void noteShown(Index node, bool before);
    Match matchOf(const SceneNode &node) const;
    void adoptRemembered(Index node);
    void reshape(Index edge);
    void reshapeAround(Index node);
    void reshapeMoved();
    void touchNode(Index node);
    void touchEdge(Index edge);
    void updateFrames();
    void updateFading(const EntityId &host, bool faded);
    void addDirty(const QRectF &world);
    static QRectF titleArea(const QRectF &frame);
    void settleRoutes();
    bool isClear(const QRectF &rect) const;
    EdgeShape routed(const SceneEdge &edge, int lane, const std::vector<QRectF> &taken) const;
    EdgeShape stub(const SceneEdge &edge, int lane, const std::vector<QRectF> &taken) const;
    int laneOf(Index edge) const;
    QString memoryKey(const SceneNode &node) const;

    std::vector<SceneNode> nodes_;
    std::vector<SceneEdge> edges_;
    std::vector<SceneFrame> frames_;
    std::vector<Index> freeNodes_, freeEdges_;
    std::unordered_map<EntityId, Index> nodeIndex_, edgeIndex_;
    std::unordered_map<std::string, Remembered> remembered_;
    std::unordered_map<std::string, std::vector<EntityId>> spans_; ///< network id → its hubs on several hosts
    std::shared_ptr<const std::unordered_set<EntityId>> matches_; ///< null: no filter
    Misses misses_ = Misses::fade;
    HitGrid grid_;
    std::vector<Index> moved_;
    std::vector<QRectF> dirty_;
    bool allDirty_ = false;
    std::size_t unplaced_ = 0;
    std::uint64_t version_ = 0;
};

} // namespace portolan::views
