#include <cctype>

#include "model/map/drawing.h"
#include "model/map/map.h"

namespace portolan::map {
namespace {

/// Mermaid has entity codes ("#35;") for what would be syntax or markup: all ASCII but letters, digits and a
/// few harmless signs is written so.
std::string escaped(const std::string &text) {
    std::string out;
    for (char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool safe = byte >= 0x80 || std::isalnum(byte) || c == ' ' || c == '.' || c == ':' ||
                          c == '/' || c == '_' || c == '-' || c == ',';
        out += safe ? std::string(1, c) : "#" + std::to_string(byte) + ";";
    }
    return out;
}

std::string box(const Drawing::Node &node) {
    std::string text;
    for (const std::string &line : node.lines) text += (text.empty() ? "" : "<br/>") + escaped(line);
    text = "\"" + text + "\"";
    switch (node.shape) {
    case Drawing::Shape::hub:
        return "([" + text + "])";
    case Drawing::Shape::container:
        return "[" + text + "]";
    case Drawing::Shape::ambassador:
        return ">" + text + "]";
    case Drawing::Shape::store:
        return "[(" + text + ")]";
    }
    return "[" + text + "]";
}

const char *arrow(Drawing::Stroke stroke) {
    switch (stroke) {
    case Drawing::Stroke::endpoint:
        return "---";
    case Drawing::Stroke::link:
        return "-.->";
    case Drawing::Stroke::relay:
        return "==>";
    case Drawing::Stroke::registration:
        return "-->";
    case Drawing::Stroke::shared:
        return "===";
    }
    return "---";
}

} // namespace

std::string toMermaid(const Snapshot &snapshot) {
    const Drawing drawing = draw(snapshot);
    std::string out = "flowchart LR\n";
    int frameNumber = 0;
    for (const Drawing::Frame &frame : drawing.frames) {
        if (!frame.title.empty())
            out +=
                "  subgraph host" + std::to_string(++frameNumber) + " [\"" + escaped(frame.title) + "\"]\n";
        for (const Drawing::Node &node : frame.nodes)
            out += "    " + node.name + box(node) + (node.up ? "\n" : ":::down\n");
        if (!frame.title.empty()) out += "  end\n";
    }
    for (const Drawing::Edge &edge : drawing.edges) {
        const std::string label = edge.label.empty() ? "" : "|\"" + escaped(edge.label) + "\"|";
        out += "  " + edge.from + " " + arrow(edge.stroke) + label + " " + edge.to + "\n";
    }
    return out + "  classDef down stroke-dasharray: 4 3\n";
}

} // namespace portolan::map
