#pragma once

#include <optional>
#include <stop_token>
#include <vector>

#include "model/layout/cluster.h"

namespace portolan::layout {

inline constexpr Size newcomerGap{22, 26}; ///< kept free around what is placed one by one

/// What one call of place() works on: the graph, who neighbours whom, and what has a place by now.
struct Work {
    explicit Work(const Graph &graph);

    struct Neighbours {
        const std::uint32_t *first, *last;
        const std::uint32_t *begin() const { return first; }
        const std::uint32_t *end() const { return last; }
        std::size_t size() const { return static_cast<std::size_t>(last - first); }
    };
    Neighbours of(std::uint32_t node) const {
        return {neighbours.data() + offsets[node], neighbours.data() + offsets[node + 1]};
    }
    Box boxOf(std::uint32_t node) const { return Box::around(*at[node], graph.nodes[node].size); }
    void put(std::uint32_t node, Point where) { ///< for good
        at[node] = where;
        occupied.add(boxOf(node));
    }
    std::optional<Point> neighboursCentre(std::uint32_t node) const; ///< of those that have a place

    const Graph &graph;
    std::vector<std::optional<Point>> at; ///< centres
    Occupancy occupied;                   ///< by what stands for good; clusters may still be rearranged
    std::vector<std::uint32_t> offsets, neighbours;
};

/// One host's columns.
struct Strip {
    std::uint32_t title = noNode;
    std::vector<std::uint32_t> newcomers;
    std::vector<std::uint32_t> attached; ///< newcomers beside something that has a place
    std::vector<Cluster> clusters;       ///< of the others
    std::optional<Box> extent;           ///< of what is known; what the person pinned does not count
    bool onlyHubs = false;               ///< an engine whose containers are still to come
    double left = 0, right = 0, top = 0, usedRight = 0;

    bool known() const { return extent.has_value(); }
    void take(const Work &work, std::uint32_t node);
    void cluster(const Work &work); ///< sorts the newcomers into `attached` and `clusters`
    double newArea() const;         ///< about what the clusters will cover
    double widestCluster() const;
    void layClusters(Work &work, const std::stop_token &stop); ///< not for good yet
    void centre(Work &work);                                   ///< a strip that was laid afresh, in its width
    void settle(Work &work) const;                             ///< now for good

private:
    void shape(const Work &work, Cluster &cluster) const;
};

/// Puts each of `attached` beside its neighbours, at the free place with the shortest and clearest lines.
/// False: cancelled.
bool placeAttached(Work &work, const Strip &strip, const std::stop_token &stop);

} // namespace portolan::layout
