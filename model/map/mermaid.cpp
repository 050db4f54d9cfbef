#include <utility>

#include "model/map/diagram.h"
#include "model/map/map.h"

namespace portolan::map {
namespace {

/// For between double quotes of Mermaid: all of ASCII's signs as entity codes, since Mermaid reads HTML,
/// Markdown and its own words in there.
std::string escaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        const bool endsWord = i + 1 == text.size() || text[i + 1] == ' '; // "1. " and "- " begin lists
        const bool inWord = !endsWord && (c == '.' || c == '-');
        const bool harmless = inWord || c == ' ' || c == ':' || c == '/' || c == '_' || c == ',';
        if (letter || harmless || static_cast<unsigned char>(c) >= 0x80)
            out += c;
        else
            out += "#" + std::to_string(static_cast<int>(c)) + ";";
    }
    return out;
}

std::string label(const std::vector<std::string> &lines) {
    std::string out;
    for (const std::string &line : lines) out += (out.empty() ? "" : "<br/>") + escaped(line);
    return "\"" + out + "\"";
}

std::pair<const char *, const char *> bracketsOf(Diagram::Shape shape) {
    switch (shape) {
    case Diagram::Shape::container:
    case Diagram::Shape::resting:
        return {"(", ")"};
    case Diagram::Shape::ambassador:
        return {">", "]"};
    case Diagram::Shape::network:
        return {"{{", "}}"};
    case Diagram::Shape::key:
        return {"[(", ")]"};
    case Diagram::Shape::address:
        return {"[/", "/]"};
    }
    return {"[", "]"};
}

const char *classOf(Diagram::Shape shape) {
    switch (shape) {
    case Diagram::Shape::resting:
        return ":::resting";
    case Diagram::Shape::network:
        return ":::network";
    case Diagram::Shape::address:
        return ":::address";
    default:
        return "";
    }
}

/// Its own pen for each kind of line: Mermaid's "dotted" is really dashed.
const char *styleOf(Diagram::Line line) {
    switch (line) {
    case Diagram::Line::endpoint:
        return "stroke:#0072B2";
    case Diagram::Line::link:
        return "stroke:#6A3FA0,stroke-dasharray:7 4";
    case Diagram::Line::relay:
        return "stroke:#0B63A5,stroke-width:2px,stroke-dasharray:1 4";
    case Diagram::Line::sharedNetwork:
        return "stroke:#5F6B7A,stroke-width:3px";
    case Diagram::Line::registration:
        return "stroke:#00795A";
    }
    return "";
}

bool hasArrow(Diagram::Line line) {
    return line != Diagram::Line::endpoint && line != Diagram::Line::sharedNetwork;
}

void write(std::string &out, const Diagram::Node &node, const char *indent) {
    const auto [open, close] = bracketsOf(node.shape);
    out += indent;
    out += "n" + std::to_string(node.number) + open + label(node.lines) + close + classOf(node.shape) + "\n";
}

} // namespace

std::string toMermaid(const Snapshot &snapshot) {
    const Diagram diagram = diagramOf(snapshot);
    std::string out = "flowchart LR\n"
                      "  classDef network fill:#DCEBF7,stroke:#0072B2\n"
                      "  classDef resting stroke-dasharray:4 3,color:#5F6B7A\n"
                      "  classDef address stroke:#C2481E,color:#C2481E\n";
    int group = 0;
    for (const Diagram::Group &of : diagram.groups) {
        out += "  subgraph g" + std::to_string(++group) + "[" + label({of.title}) + "]\n";
        for (const Diagram::Node &node : of.nodes) write(out, node, "    ");
        out += "  end\n";
    }
    for (const Diagram::Node &node : diagram.loose) write(out, node, "  ");
    for (const Diagram::Edge &edge : diagram.edges) {
        const bool broken = edge.line == Diagram::Line::link || edge.line == Diagram::Line::relay;
        const std::string stroke = broken ? "-.-" : hasArrow(edge.line) ? "--" : "---";
        out += "  n" + std::to_string(edge.from) + " " + stroke + (hasArrow(edge.line) ? ">" : "");
        if (!edge.label.empty()) out += "|" + label({edge.label}) + "|";
        out += " n" + std::to_string(edge.to) + "\n";
    }
    for (std::size_t i = 0; i < diagram.edges.size(); ++i)
        out += "  linkStyle " + std::to_string(i) + " " + styleOf(diagram.edges[i].line) + "\n";
    return out;
}

} // namespace portolan::map
