#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/core/snapshot.h"

namespace portolan::map {

/// The chart as boxes and arrows with made-up names (n1, n2, …), so that no name of a stranger ever becomes
/// syntax. DOT and Mermaid differ only in how they write it. Labels are harmless lines, not yet escaped.
struct Drawing {
    enum class Shape { hub, container, ambassador, store };
    enum class Stroke { endpoint, link, relay, registration, shared };
    struct Node {
        std::string name;
        Shape shape = Shape::container;
        std::vector<std::string> lines;
        bool up = true;
    };
    struct Edge {
        std::string from, to;
        Stroke stroke = Stroke::endpoint;
        std::string label;
    };
    struct Frame {
        std::string title; ///< empty: outside all hosts
        std::vector<Node> nodes;
    };
    std::vector<Frame> frames;
    std::vector<Edge> edges;
};

Drawing draw(const Snapshot &snapshot);

} // namespace portolan::map
