// Reads a graph ("nodes edges", then pairs), prints the CPU seconds of OGDF's fast FMMM and the positions.
#include <cstdio>
#include <ctime>
#include <ogdf/basic/Graph.h>
#include <ogdf/basic/GraphAttributes.h>
#include <ogdf/energybased/FMMMLayout.h>
#include <vector>

int main() {
    int count = 0, edges = 0;
    if (std::scanf("%d %d", &count, &edges) != 2) return 1;
    ogdf::Graph graph;
    std::vector<ogdf::node> nodes;
    for (int i = 0; i < count; ++i) nodes.push_back(graph.newNode());
    for (int i = 0; i < edges; ++i) {
        int a = 0, b = 0;
        if (std::scanf("%d %d", &a, &b) != 2) return 1;
        graph.newEdge(nodes[static_cast<std::size_t>(a)], nodes[static_cast<std::size_t>(b)]);
    }
    ogdf::GraphAttributes attributes(graph);
    ogdf::FMMMLayout layout;
    layout.useHighLevelOptions(true);
    layout.unitEdgeLength(30);
    layout.newInitialPlacement(true);
    layout.qualityVersusSpeed(ogdf::FMMMOptions::QualityVsSpeed::NiceAndIncredibleSpeed);
    const std::clock_t begin = std::clock();
    layout.call(attributes);
    std::printf("%f\n", static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    for (const ogdf::node v : nodes) std::printf("%f %f\n", attributes.x(v), attributes.y(v));
}
