#pragma once

#include <QByteArray>
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "model/core/diff.h"
#include "views/graph/hit_grid.h"
#include "views/graph/scene_values.h"

namespace portolan::views {

/// The chart as flat arrays that mirror the snapshot. Slots of what is gone are used again; indices are good
/// until the next apply().
class Scene {
public:
    void apply(const Diff &diff); ///< touches only what changed

    const std::vector<SceneNode> &nodes() const { return nodes_; }
    const std::vector<SceneEdge> &edges() const { return edges_; }
    const std::vector<SceneFrame> &frames() const { return frames_; }
    const std::map<EntityId, std::shared_ptr<const Engine>> &engines() const { return engines_; }
    Index node(const EntityId &id) const; ///< none when it is not seen on the chart
    Index edge(const EntityId &id) const;
    const SceneFrame *frame(const EntityId &id) const;
    const SceneFrame *frameOf(const SceneNode &node) const {
        return node.frameAt == none ? nullptr : &frames_[node.frameAt];
    }
    Index other(const SceneEdge &edge, Index node) const { return edge.a == node ? edge.b : edge.a; }
    bool drawn(const SceneEdge &edge) const { ///< both its ends are seen
        return edge.alive && nodes_[edge.a].seen() && (edge.dangling() || nodes_[edge.b].seen());
    }
    Match match(const SceneEdge &edge) const { ///< the worse of its ends'
        return edge.dangling() ? nodes_[edge.a].match : std::max(nodes_[edge.a].match, nodes_[edge.b].match);
    }

    struct Place {
        EntityId id;
        QPointF centre;
        QSizeF size; ///< empty: that of its kind
    };

    void place(Index node, QPointF centre); ///< its lines follow with finishPlacing()
    /// What a layout found: moves only what had no place, or the title of an empty strip, and what it
    /// stretched. Lines and labels follow at once.
    void placeNewcomers(const std::vector<Place> &places);
    void setPinned(Index node, bool pinned);
    void finishPlacing(); ///< after a batch of place(): lines, frames, crowded labels
    std::size_t unplaced() const { return unplaced_; }
    bool needsLayout() const;
    /// Another one whenever something comes, goes or moves.
    std::uint64_t version() const { return version_; }

    /// Other ones whenever nodes, or lines, look another way than by their places; single nodes are told of
    /// as dirty.
    std::uint64_t nodeLooks() const { return nodeLooks_; }
    std::uint64_t lineLooks() const { return lineLooks_; }
    std::uint64_t moves() const { return moves_; } ///< another one whenever something is elsewhere

    // Views of the whole: none of these moves anything by itself.
    const Arrangement &arrangement() const { return arrangement_; }
    /// Remembers the places of the arrangement before; everything then awaits a place in this one.
    void setArrangement(Arrangement next);
    bool awaitsPlaces() const { return awaits_; }
    void forgetPlaces(); ///< of all but what is pinned: everything awaits a new place
    bool hidesDefaults() const { return hideDefaults_; }
    void setHidesDefaults(bool hide); ///< Docker's own networks bridge, host and none
    void setFolded(const EntityId &frame, bool folded);
    void setAllFolded(bool folded);
    /// What a filter lets through; null: everything. What vanishes keeps its place. True: something changed.
    bool setMatches(std::shared_ptr<const std::unordered_set<EntityId>> matches, Misses misses);

    /// Width to height of the view that a new arrangement is to fill.
    void setAspect(double aspect) { aspect_ = std::clamp(aspect, 0.4, 4.0); }
    /// What the layout needs, and in `known` what already stands.
    layout::Graph graph(std::vector<std::optional<layout::Point>> &known) const;

    std::vector<Place> places() const; ///< where everything belongs, apart from what awaits a place
    /// Sets out for other places; what is pinned or was moved meanwhile stays. Nothing is seen of it before
    /// glide(). False: nothing has to move.
    bool setOut(const std::vector<Place> &places);
    void glide(double share); ///< 0 … 1 of the way; at 1 all has arrived
    bool gliding() const { return !moving_.empty(); }

    /// After a glide lines have no true shape: those in `world` get one of a kind, or settle() all of them
    /// their own. A picture of dots needs neither.
    void roughShapes(const QRectF &world);
    void settle();
    bool settled() const { return !shapesStale_; }

    QRectF goalBounds() const; ///< where a glide leads, about
    QRectF bounds() const;     ///< of all that is placed, with frames; null when there is nothing
    Index nodeAt(QPointF world, Index except = none) const;
    Index edgeAt(QPointF world, double within) const;
    Index frameTitleAt(QPointF world, double zoom) const; ///< index into frames()
    const HitGrid &grid() const;
    struct Spot { ///< of a node: small, for who looks at all of them
        float x = 0, y = 0, width = 0, height = 0;
        Index frame = none; ///< that it widens
    };
    const std::vector<Spot> &spots() const;
    /// Calls `f(index)` for each drawn line whose way touches `world`.
    template <class F>
    void linesIn(const QRectF &world, F &&f) const {
        const Box around{static_cast<float>(world.left()), static_cast<float>(world.top()),
                         static_cast<float>(world.right()), static_cast<float>(world.bottom())};
        for (Index i = 0; i < boxes_.size(); ++i)
            if (boxes_[i].touches(around) && drawn(edges_[i])) f(i);
    }

    struct Dirty {
        QRectF rect;
        bool lines = false; ///< else only nodes look another way there
        Index node = none;  ///< it is this one alone
    };
    std::vector<Dirty> takeDirty(); ///< world rectangles whose picture is not true any more
    void markAged();                ///< whatever says how long ago something was
    bool ages() const;              ///< something does
    void markAll();                 ///< everything has to be painted again

    /// Where things stand and what is pinned, by engine id and name, so that it survives a new container id,
    /// in each arrangement; and how it is arranged and folded.
    QByteArray saveState() const;
    bool restoreState(const QByteArray &state); ///< false: not ours; nothing is changed then

private:
    struct Remembered {
        QPointF centre;
        bool pinned = false;
    };
    struct Memory {
        std::unordered_map<std::string, Remembered> places; ///< of what is not shown now
        std::set<std::string> folded;                       ///< frames, by their keys
    };
    struct Box { ///< of a line, small: all of them are asked for each strip that is painted
        float left = 1e30F, top = 1e30F, right = -1e30F, bottom = -1e30F;
        /// Without a branch: it is a pass over all lines, most of which do not touch. An empty one, as a
        /// line has that is not drawn, touches nothing.
        bool touches(const Box &o) const {
            return static_cast<bool>(static_cast<int>(left <= o.right) & static_cast<int>(right >= o.left) &
                                     static_cast<int>(top <= o.bottom) & static_cast<int>(bottom >= o.top));
        }
    };
    struct Moving {
        Index node = none;
        QPointF from;
        QSizeF fromSize;
    };

    void placeNew(const Place &place);
    void stretch(const Place &place); ///< its size, and the centre that goes with it

    // scene_apply.cpp
    Index slot(const EntityId &id);
    void releaseIfUnused(Index node);
    using NodeRow = decltype(SceneNode::row);
    using EdgeRow = decltype(SceneEdge::row);
    void upsertNode(const EntityId &id, NodeKind kind, const EntityId &host, QSizeF size, NodeRow row);
    void removeNode(const EntityId &id);
    void upsertEdge(const EntityId &id, EdgeKind kind, const EntityId &a, const EntityId &b, EdgeRow row);
    void removeEdge(const EntityId &id);
    void applyEngines(const Changes<Engine> &changes);
    void applyNodes(const Diff &diff);
    void applyEdges(const Diff &diff);
    void removeGone(const Diff &diff);
    void respan(const Network &network, bool present);
    bool wanted(const SceneNode &node) const;
    bool drawn(const SceneNode &network) const;
    Index ownerOf(const SceneNode &guest) const;
    void noteShown(Index node);
    bool lost(const EntityId &engine) const;
    void updateFading(const EntityId &host, bool faded);
    Match matchOf(const SceneNode &node) const;

    // scene_frames.cpp
    EntityId groupOf(const SceneNode &node, std::string *name = nullptr) const;
    Index frameFor(const SceneNode &node) const;
    void regroup();
    void renumberFrames();
    void updateFrames();
    void countFrames();
    void staleSpots() { spotsStale_ = boundsStale_ = countsStale_ = true; }
    static QRectF titleArea(const QRectF &frame);

    // scene_fold.cpp
    std::string frameKey(const SceneFrame &frame) const;
    void dressTitle(Index frame);
    void fold(Index frame, bool folded);
    Index standIn(Index node) const;
    void rebundle();

    // scene_layers.cpp
    void syncPorts(Index container);
    void dropPorts(Index container);
    void syncLayers();

    // scene_memory.cpp
    std::string memoryKey(const SceneNode &node) const;
    void adoptRemembered(Index node);
    void remember(const SceneNode &node);
    Memory &memory() { return memories_[memoryIndex(arrangement_)]; }
    const Memory &memory() const { return memories_[memoryIndex(arrangement_)]; }
    static std::size_t memoryIndex(const Arrangement &arrangement) {
        return static_cast<std::size_t>(arrangement.kind) * 4 + static_cast<std::size_t>(arrangement.by);
    }

    // scene_route.cpp, scene.cpp
    void reshape(Index edge);
    void boxUp(Index edge);
    void reshapeAround(Index node);
    void reshapeMoved();
    void settleRoutes();
    bool isClear(const QRectF &rect) const;
    EdgeShape roughShape(const SceneEdge &edge, Index at) const;
    struct Lane {
        int number = 0, of = 0;
        bool reversed = false;
    };
    EdgeShape routed(const SceneEdge &edge, Lane lane, const std::vector<QRectF> &taken) const;
    EdgeShape stub(const SceneEdge &edge, int lane, const std::vector<QRectF> &taken) const;
    EdgeShape straight(const SceneEdge &edge, Index at) const;
    Lane laneOf(Index edge) const;
    void touchNode(Index node);
    void touchEdge(Index edge);
    void addDirty(const QRectF &world, bool lines = false);

    std::vector<SceneNode> nodes_;
    std::vector<SceneEdge> edges_;
    std::vector<Box> boxes_; ///< of edges_
    std::vector<SceneFrame> frames_;
    std::map<EntityId, std::shared_ptr<const Engine>> engines_; ///< all but duplicates
    std::vector<Index> freeNodes_, freeEdges_;
    std::unordered_map<EntityId, Index> nodeIndex_, edgeIndex_;
    std::unordered_map<EntityId, Index> frameIndex_;
    std::unordered_map<std::string, std::vector<EntityId>> spans_; ///< network id → its hubs on several hosts
    Arrangement arrangement_;
    std::array<Memory, 12> memories_;
    bool hideDefaults_ = false;
    double aspect_ = layout::Graph{}.aspect;
    bool framesStale_ = false, bundlesStale_ = false, countsStale_ = false, shapesStale_ = false,
         awaits_ = false;
    std::shared_ptr<const std::unordered_set<EntityId>> matches_; ///< null: no filter
    Misses misses_ = Misses::fade;
    mutable HitGrid grid_; ///< made anew when somebody asks after a glide
    mutable bool gridStale_ = false, spotsStale_ = true, boundsStale_ = true;
    mutable QRectF bounds_;
    mutable std::vector<Spot> spots_;
    std::vector<Index> moved_;
    std::vector<Moving> moving_;
    std::vector<Dirty> dirty_;
    bool allDirty_ = false;
    std::size_t unplaced_ = 0;
    std::uint64_t version_ = 0, nodeLooks_ = 0, lineLooks_ = 0, moves_ = 0;
};

/// What a layout answered, as places in a scene.
std::vector<Scene::Place> placesOf(const layout::Graph &graph, const layout::Positions &positions);

} // namespace portolan::views
