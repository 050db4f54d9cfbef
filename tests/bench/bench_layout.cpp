// The map beside d3-force, OGDF's fast FMMM and Graphviz' sfdp, on three kinds of graph: CPU seconds, stress,
// spread of the edges' lengths, overlapping cards and crossing lines; then what newcomers cost and what fifty
// per cent more of them leave of the picture. A peer's picture is scaled to the area of ours before its cards
// are laid on it. Peers that cannot be had are named with the reason.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "model/layout/part.h"
#include "tests/support/layout_quality.h"

using namespace portolan;
using namespace portolan::testing;
using layout::Point;

namespace {

struct Run {
    double seconds = 0;
    std::vector<Point> at;
};

double cpuSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// What a command prints; a limit of two minutes.
std::string printed(const std::string &command) {
    std::string out;
    std::FILE *pipe = popen(command.c_str(), "r");
    if (!pipe) return out;
    std::array<char, 65536> buffer{};
    for (std::size_t got = 0; (got = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
        out.append(buffer.data(), got);
    pclose(pipe);
    return out;
}

std::string cacheFolder() {
    const char *cache = std::getenv("XDG_CACHE_HOME"), *home = std::getenv("HOME");
    return (cache ? std::string(cache) : std::string(home ? home : "/tmp") + "/.cache") +
           "/portolan/layout_peers";
}

class Peers {
public:
    Peers()
        : file_(std::filesystem::temp_directory_path() /
                ("layout_" + std::to_string(std::clock()) + ".txt")) {
        std::istringstream lines(printed("bash '" PORTOLAN_BENCH_PEERS "/get'"));
        for (std::string line; std::getline(lines, line);)
            if (const auto colon = line.find(": "); colon != std::string::npos)
                missing_[line.substr(0, colon)] = line.substr(colon + 2);
    }
    ~Peers() { std::filesystem::remove(file_); }

    const std::map<std::string, std::string> &missing() const { return missing_; }
    bool has(const std::string &name) const { return missing_.count(name) == 0; }

    Run run(const std::string &name, const layout::Graph &graph) {
        const layout::Part part = layout::wholeOf(graph);
        std::ofstream out(file_);
        if (name == "sfdp") {
            out << "graph {\n";
            for (std::uint32_t i = 0; i < part.count(); ++i) out << i << ";\n";
            for (const auto &e : part.edges) out << e.a << "--" << e.b << ";\n";
            out << "}\n";
            out.close();
            return sfdp(part.count());
        }
        out << part.count() << ' ' << part.edges.size() << '\n';
        for (const auto &e : part.edges) out << e.a << ' ' << e.b << '\n';
        out.close();
        const std::string program = name == "fmmm" ? "./fmmm" : "node d3_force.mjs";
        std::istringstream in(printed("cd '" + cacheFolder() + "' && timeout 120 " + program + " < '" +
                                      file_.string() + "' 2>/dev/null"));
        Run run;
        in >> run.seconds;
        for (Point p; in >> p.x >> p.y;) run.at.push_back(p);
        if (run.at.size() != part.count()) run.at.clear();
        return run;
    }

private:
    Run sfdp(std::size_t count) {
        // bash's own word on the time goes to its standard error, and sfdp's warnings elsewhere.
        std::istringstream in(printed("bash -c 'TIMEFORMAT=%U; time timeout 120 sfdp -Tplain " +
                                      file_.string() + " 2>/dev/null' 2>&1"));
        Run run;
        run.at.resize(count);
        std::size_t found = 0;
        std::string line;
        while (std::getline(in, line)) {
            std::istringstream words(line);
            std::string kind;
            std::size_t i = 0;
            Point p;
            words >> kind;
            if (kind == "node" && words >> i >> p.x >> p.y && i < count) run.at[i] = p, ++found;
            if (kind != "node" && kind != "edge" && kind != "graph" && kind != "stop")
                run.seconds = std::atof(kind.c_str());
        }
        if (found != count) run.at.clear();
        return run;
    }

    std::filesystem::path file_;
    std::map<std::string, std::string> missing_;
};

Run ours(const layout::Graph &graph) {
    const auto map = layout::makeMapLayout();
    const double begin = cpuSeconds();
    auto positions = map->place(graph, {}, {});
    return {cpuSeconds() - begin, positions->points};
}

void scaleTo(std::vector<Point> &at, double wanted) {
    const double factor = wanted / std::max(diagonal(at), 1e-9);
    for (Point &p : at) p.x *= factor, p.y *= factor;
}

void line(const char *who, double seconds, const LayoutQuality &q) {
    std::printf("  %-10s %8.3f s   stress %.4f   spread %.2f   overlaps/node %6.3f   crossings/edge %7.3f   "
                "behind cards/edge %.3f\n",
                who, seconds, q.stress, q.edgeSpread, q.overlaps, q.crossings, q.behind);
}

void beside(Peers &peers, GraphKind kind, int nodes) {
    const layout::Graph graph = makeGraph(kind, nodes);
    std::printf("%s, %zu nodes, %zu lines\n", name(kind), graph.nodes.size(), graph.edges.size());
    const Run own = ours(graph);
    const LayoutQuality q = quality(graph, own.at);
    line("Portolan", own.seconds, q);
    for (const char *peer : {"d3-force", "fmmm", "sfdp"}) {
        if (!peers.has(peer)) continue;
        Run run = peers.run(peer, graph);
        if (run.at.empty()) {
            std::printf("  %-10s gave no picture within two minutes\n", peer);
            continue;
        }
        scaleTo(run.at, diagonal(own.at));
        const LayoutQuality other = quality(graph, run.at);
        line(peer, run.seconds, other);
        std::printf("             ours by theirs: time %.3f, stress %.3f, crossings %.3f",
                    own.seconds / std::max(run.seconds, 1e-6), q.stress / other.stress,
                    q.crossings / std::max(other.crossings, 1e-9));
        if (nodes == 10'000 && std::string(peer) == "d3-force") std::printf("   (targets .05, 1.0, 1.0)");
        if (nodes == 10'000 && std::string(peer) == "fmmm") std::printf("   (target of the time 1.2)");
        std::puts("");
    }
}

void growing(GraphKind kind, int nodes) {
    layout::Graph graph = makeGraph(kind, nodes);
    const auto map = layout::makeMapLayout();
    double begin = cpuSeconds();
    auto now = map->place(graph, {}, {})->points;
    const double full = cpuSeconds() - begin;
    std::mt19937 random(9);
    double place = 0, relax = 0, jump = 0, drift = 0;
    int relaxed = 0;
    constexpr int steps = 50;
    for (int step = 0; step < steps; ++step) {
        grow(graph, graph.nodes.size() / 100, random);
        std::vector<std::optional<Point>> known(now.begin(), now.end());
        known.resize(graph.nodes.size());
        begin = cpuSeconds();
        auto placed = map->place(graph, known, {})->points;
        place += cpuSeconds() - begin;
        jump = std::max(jump, meanMove(now, placed));
        now = std::move(placed);
        begin = cpuSeconds();
        const auto calmer = map->relax(graph, now, {});
        relax += cpuSeconds() - begin;
        if (!calmer) continue;
        ++relaxed;
        drift += meanMove(now, calmer->points);
        now = calmer->points;
    }
    const double stress = quality(graph, now).stress, fresh = quality(graph, ours(graph).at).stress;
    const LayoutQuality q = quality(graph, now);
    std::printf("%s, %d nodes and fifty times 1 %% more\n", name(kind), nodes);
    std::printf("  a step %.1f ms, by the full layout %.3f (target .1); old nodes moved %.5f of the diagonal "
                "(target .003)\n",
                place / steps * 1000, place / steps / full, jump);
    std::printf("  relaxing when idle %.1f ms, moves %.5f of the diagonal each time\n", relax / steps * 1000,
                drift / std::max(relaxed, 1));
    std::printf("  in the end: stress %.4f, by a fresh layout's %.3f (target 1.06), overlaps/node %.3f\n",
                stress, stress / fresh, q.overlaps);
}

} // namespace

/// With arguments only one kind of graph (a piece of its name) and one size: bench_layout hub 1000
int main(int argc, char **argv) {
    if (argc == 3) {
        Peers peers;
        for (const GraphKind kind : {GraphKind::docker, GraphKind::manyProjects, GraphKind::oneBigHub})
            if (std::string(name(kind)).find(argv[1]) != std::string::npos)
                beside(peers, kind, std::atoi(argv[2]));
        return 0;
    }
    Peers peers;
    for (const auto &[peer, why] : peers.missing())
        std::printf("not here: %s, %s\n", peer.c_str(), why.c_str());
    for (const GraphKind kind : {GraphKind::docker, GraphKind::manyProjects, GraphKind::oneBigHub})
        for (const int nodes : {100, 1'000, 10'000}) beside(peers, kind, nodes);
    growing(GraphKind::docker, 10'000);
    growing(GraphKind::manyProjects, 3'000);
    growing(GraphKind::oneBigHub, 3'000);
}
