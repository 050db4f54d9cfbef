#pragma once

#include <string>
#include <vector>

#include "model/core/snapshot.h"

namespace portolan::map {

/// The chart as boxes and lines, for the languages of graph drawers. Texts are plain (model/core/text.h) but
/// not escaped; nodes are numbered, so that nothing from strangers becomes a name in those languages.
struct Diagram {
    enum class Shape { container, resting, ambassador, network, key, address };
    enum class Line { endpoint, link, relay, sharedNetwork, registration };

    struct Node {
        int number = 0;
        Shape shape = Shape::container;
        std::vector<std::string> lines; ///< never empty
    };
    struct Group { ///< an engine or an etcd cluster
        std::string title;
        std::vector<Node> nodes;
    };
    struct Edge {
        int from = 0, to = 0;
        Line line = Line::endpoint;
        std::string label; ///< may be empty
    };

    std::vector<Group> groups;
    std::vector<Node> loose; ///< addresses that belong to nobody we know
    std::vector<Edge> edges;
};

Diagram diagramOf(const Snapshot &snapshot);

} // namespace portolan::map
