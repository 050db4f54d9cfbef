#include "model/map/drawing.h"
#include "model/map/map.h"

namespace portolan::map {
namespace {

/// A DOT string: within quotes only the quote and the backslash are special.
std::string quoted(const std::string &text) {
    std::string out = "\"";
    for (char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}

std::string label(const std::vector<std::string> &lines) {
    std::string out;
    for (const std::string &line : lines) {
        std::string text = quoted(line);
        text = text.substr(1, text.size() - 2);
        out += (out.empty() ? "" : "\\n") + text;
    }
    return "\"" + out + "\"";
}

const char *shape(Drawing::Shape shape) {
    switch (shape) {
    case Drawing::Shape::hub:
        return "ellipse";
    case Drawing::Shape::container:
        return "box";
    case Drawing::Shape::ambassador:
        return "cds";
    case Drawing::Shape::store:
        return "cylinder";
    }
    return "box";
}

const char *style(Drawing::Stroke stroke) {
    switch (stroke) {
    case Drawing::Stroke::endpoint:
        return "style=solid, color=\"#0072B2\", dir=none";
    case Drawing::Stroke::link:
        return "style=dashed, color=\"#6B4FB3\"";
    case Drawing::Stroke::relay:
        return "style=dotted, color=\"#8A4B1F\"";
    case Drawing::Stroke::registration:
        return "style=solid, color=\"#4A6B8A\"";
    case Drawing::Stroke::shared:
        return "style=bold, color=\"#5B6677\", dir=none";
    }
    return "";
}

} // namespace

std::string toDot(const Snapshot &snapshot) {
    const Drawing drawing = draw(snapshot);
    std::string out =
        "digraph portolan {\n  graph [layout=fdp, overlap=false, splines=true];\n"
        "  node [fontname=\"sans-serif\", fontsize=11];\n  edge [fontname=\"sans-serif\", fontsize=9];\n";
    int cluster = 0;
    for (const Drawing::Frame &frame : drawing.frames) {
        if (!frame.title.empty())
            out += "  subgraph cluster_" + std::to_string(++cluster) +
                   " {\n    label=" + quoted(frame.title) + ";\n";
        for (const Drawing::Node &node : frame.nodes)
            out += "    " + node.name + " [shape=" + shape(node.shape) + ", label=" + label(node.lines) +
                   (node.up ? "];\n" : ", style=dashed];\n");
        if (!frame.title.empty()) out += "  }\n";
    }
    for (const Drawing::Edge &edge : drawing.edges)
        out += "  " + edge.from + " -> " + edge.to + " [" + style(edge.stroke) +
               ", label=" + quoted(edge.label) + "];\n";
    return out + "}\n";
}

} // namespace portolan::map
