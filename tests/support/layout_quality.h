#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "model/layout/layout.h"

namespace portolan::testing {

/// Graphs as Docker makes them, the same for the same seed; each with one frame and no title.
enum class GraphKind {
    docker,       ///< zipf-sized networks, containers on one to three of them, 10 % links
    manyProjects, ///< small projects of one or two networks
    oneBigHub,    ///< docker, and one network that 60 % of the containers are on
};
const char *name(GraphKind kind);
layout::Graph makeGraph(GraphKind kind, int nodes, unsigned seed = 1);
/// More containers, each on the networks of one that is there.
void grow(layout::Graph &graph, std::size_t newcomers, std::mt19937 &random);

struct LayoutQuality {
    double stress = 0; ///< sampled, of the graph distances, 1 is as bad as nothing at all; scale is fitted
    double edgeSpread = 0; ///< the standard deviation of the edges' lengths by their mean
    double overlaps = 0;   ///< pairs of cards that overlap, a node
    double crossings = 0;  ///< of lines, sampled, an edge
    double behind = 0;     ///< cards that a line runs behind, sampled, an edge
};
LayoutQuality quality(const layout::Graph &graph, const std::vector<layout::Point> &at);

/// Whether a node is where it was: a bar, that grows where it has to, still lies over its place.
bool stays(const layout::Positions &positions, std::size_t node, layout::Point before);

/// Names of the first two things that stand on one another or nearer than a gap, or empty.
std::string firstOverlap(const layout::Graph &graph, const layout::Positions &positions, double gap = 0);

double diagonal(const std::vector<layout::Point> &at);
/// How far nodes are from where they were, on average, as a share of the diagonal; newcomers do not count.
double meanMove(const std::vector<layout::Point> &before, const std::vector<layout::Point> &after);

} // namespace portolan::testing
