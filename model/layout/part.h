#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/layout/layout.h"
#include "model/layout/occupancy.h"

namespace portolan::layout {

inline constexpr std::uint32_t noNode = 0xFFFFFFFF;

/// A piece of a graph with its own numbering, and who neighbours whom: each once, nobody itself.
struct Part {
    std::vector<std::uint32_t> nodes; ///< their indices in the graph
    std::vector<Size> sizes;          ///< finite, and large enough to be seen
    std::vector<Role> roles;
    std::vector<Edge> edges;
    std::vector<std::uint32_t> offsets, neighbours;
    bool hurried = false; ///< of so large a graph that its small pieces cannot have all the time in the world

    struct Neighbours {
        const std::uint32_t *first, *last;
        const std::uint32_t *begin() const { return first; }
        const std::uint32_t *end() const { return last; }
        std::size_t size() const { return static_cast<std::size_t>(last - first); }
    };
    std::uint32_t count() const { return static_cast<std::uint32_t>(nodes.size()); }
    Neighbours of(std::uint32_t node) const {
        return {neighbours.data() + offsets[node], neighbours.data() + offsets[node + 1]};
    }
    bool hub(std::uint32_t node) const { return roles[node] == Role::hub; }
    Size largest() const; ///< width and height that hold each of them

    void connect(); ///< sorts the edges, drops doubles, fills offsets and neighbours
};

/// The whole graph as one part; edges that lead nowhere or back are left out.
Part wholeOf(const Graph &graph);
/// The nodes of `whole` that are named, with the edges among them.
Part partOf(const Part &whole, const std::vector<std::uint32_t> &nodes, std::vector<std::uint32_t> &scratch);
/// The connected pieces of such a part, the largest first; what has no neighbour at all comes as one last
/// piece.
std::vector<Part> piecesOf(const Part &whole, const std::vector<std::uint32_t> &nodes,
                           std::vector<std::uint32_t> &scratch);

/// How much the clear line between two cards is too short for an arrow and a label; 0 if it is not.
double tooShort(Point a, Size sizeOfA, Point b, Size sizeOfB);

/// How a part looks: centres, and sizes where something was stretched.
struct Picture {
    std::vector<Point> at;
    std::vector<std::optional<Size>> sizes; ///< empty: nothing was

    Size sizeOf(const Part &part, std::uint32_t i) const {
        return sizes.empty() ? part.sizes[i] : sizes[i].value_or(part.sizes[i]);
    }
    Box extent(const Part &part) const;
    void shift(double dx, double dy);
};

} // namespace portolan::layout
