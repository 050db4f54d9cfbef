#include "model/map/diagram.h"
#include "model/map/map.h"

namespace portolan::map {
namespace {

/// For between double quotes of DOT. A backslash would begin one of its escapes (\N, \l), an ampersand an
/// entity of HTML.
std::string escaped(std::string_view text) {
    std::string out;
    for (char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
        if (c == '&') out += "amp;";
    }
    return out;
}

std::string label(const std::vector<std::string> &lines) {
    std::string out;
    for (const std::string &line : lines) out += (out.empty() ? "" : "\\n") + escaped(line);
    return "\"" + out + "\"";
}

const char *shapeOf(Diagram::Shape shape) {
    switch (shape) {
    case Diagram::Shape::container:
        return "shape=box, style=\"rounded,filled\", fillcolor=\"#FFFFFF\"";
    case Diagram::Shape::resting:
        return "shape=box, style=\"rounded,dashed\", fontcolor=\"#5F6B7A\"";
    case Diagram::Shape::ambassador:
        return "shape=cds, style=filled, fillcolor=\"#FFFFFF\"";
    case Diagram::Shape::network:
        return "shape=hexagon, style=filled, fillcolor=\"#DCEBF7\"";
    case Diagram::Shape::key:
        return "shape=cylinder, style=filled, fillcolor=\"#FFFFFF\"";
    case Diagram::Shape::address:
        return "shape=note, color=\"#C2481E\", fontcolor=\"#C2481E\"";
    }
    return "";
}

const char *styleOf(Diagram::Line line) {
    switch (line) {
    case Diagram::Line::endpoint:
        return "dir=none, color=\"#0072B2\"";
    case Diagram::Line::link:
        return "style=dashed, color=\"#6A3FA0\", constraint=false";
    case Diagram::Line::relay:
        return "style=dotted, color=\"#0B63A5\", penwidth=2, constraint=false";
    case Diagram::Line::sharedNetwork:
        return "style=bold, dir=none, color=\"#5F6B7A\"";
    case Diagram::Line::registration:
        return "color=\"#00795A\", arrowhead=vee";
    }
    return "";
}

void write(std::string &out, const Diagram::Node &node, const char *indent) {
    out += indent;
    out += "n" + std::to_string(node.number) + " [label=" + label(node.lines) + ", " + shapeOf(node.shape) +
           "];\n";
}

} // namespace

std::string toDot(const Snapshot &snapshot) {
    const Diagram diagram = diagramOf(snapshot);
    std::string out = "digraph portolan {\n"
                      "  graph [charset=\"UTF-8\", rankdir=LR, fontname=\"sans-serif\"];\n"
                      "  node [fontname=\"sans-serif\", fontsize=10];\n"
                      "  edge [fontname=\"sans-serif\", fontsize=9];\n";
    int cluster = 0;
    for (const Diagram::Group &group : diagram.groups) {
        out += "  subgraph cluster_" + std::to_string(++cluster) + " {\n    label=" + label({group.title}) +
               ";\n    style=\"rounded\";\n    color=\"#9AA5B1\";\n";
        for (const Diagram::Node &node : group.nodes) write(out, node, "    ");
        out += "  }\n";
    }
    for (const Diagram::Node &node : diagram.loose) write(out, node, "  ");
    for (const Diagram::Edge &edge : diagram.edges) {
        out +=
            "  n" + std::to_string(edge.from) + " -> n" + std::to_string(edge.to) + " [" + styleOf(edge.line);
        if (!edge.label.empty()) out += ", label=" + label({edge.label});
        out += "];\n";
    }
    return out + "}\n";
}

} // namespace portolan::map
