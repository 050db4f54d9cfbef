#include <algorithm>
#include <cmath>
#include <map>

#include "model/layout/refine.h"
#include "model/layout/strip.h"

namespace portolan::layout {
namespace {

constexpr double aspect = 1.6;    // of the whole chart, width to height, when it is laid out afresh
constexpr double outsideGap = 84; // from the first strip to what has no host

/// One call of place(). Strips with something known come first and keep their columns; then the fresh ones.
class Placing {
public:
    Placing(const Graph &graph, const std::vector<std::optional<Point>> &known, std::stop_token stop)
        : work_(graph), stop_(std::move(stop)) {
        for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
            const Node &node = graph.nodes[i];
            const auto &at = node.pinned ? node.pinned : i < known.size() ? known[i] : std::nullopt;
            if (at && std::isfinite(at->x) && std::isfinite(at->y)) work_.put(i, *at);
        }
    }

    std::optional<Positions> run() {
        collectStrips();
        layKnownStrips();
        layFreshStrips();
        for (Strip &strip : strips_) {
            if (stop_.stop_requested()) return std::nullopt;
            if (!refine(work_, strip.clusters, stop_)) return std::nullopt;
            strip.settle(work_);
        }
        for (Strip &strip : strips_)
            if (!placeAttached(work_, strip, stop_)) return std::nullopt;
        placeOutside();
        if (stop_.stop_requested()) return std::nullopt;

        Positions result{work_.graph.revision, {}};
        result.points.reserve(work_.at.size());
        for (const auto &at : work_.at) result.points.push_back(at.value_or(Point{}));
        return result;
    }

private:
    void collectStrips() {
        std::map<EntityId, std::size_t> byHost;
        for (std::uint32_t i = 0; i < work_.graph.nodes.size(); ++i) {
            const Node &node = work_.graph.nodes[i];
            if (node.frame.empty()) {
                outside_.push_back(i);
                continue;
            }
            const auto [at, isNew] = byHost.try_emplace(node.frame, strips_.size());
            if (isNew) strips_.emplace_back();
            strips_[at->second].take(work_, i);
        }
        for (Strip &strip : strips_) strip.cluster(work_);
        std::stable_sort(strips_.begin(), strips_.end(), [](const Strip &a, const Strip &b) {
            return a.known() != b.known() ? a.known() : a.known() && a.extent->left < b.extent->left;
        });
    }

    void layKnownStrips() {
        for (std::size_t i = 0; i < strips_.size() && strips_[i].known(); ++i) {
            Strip &strip = strips_[i];
            strip.left = strip.extent->left;
            strip.top = strip.extent->top;
            const bool last = i + 1 == strips_.size() || !strips_[i + 1].known();
            const double current = std::max(strip.extent->width(), frameMinWidth);
            if (!last) {
                strip.right = std::max(strips_[i + 1].extent->left - frameGap, strip.left + frameMinWidth);
            } else { // room to the right: the strip may widen as it grows
                const double area = current * strip.extent->height() + strip.newArea();
                strip.right = strip.left + std::max(current, std::sqrt(area * aspect));
            }
            strip.layClusters(work_, stop_);
            const double used = std::max(strip.usedRight, strip.left + frameMinWidth);
            if (strip.left - frameGap - nextLeft_ >= frameMinWidth)
                gaps_.push_back({nextLeft_, strip.left - frameGap});
            nextLeft_ = std::max(nextLeft_, used + frameGap);
        }
    }

    void layFreshStrips() {
        double area = 0;
        for (const Strip &strip : strips_)
            if (!strip.known()) area += strip.newArea();
        const double height = std::max(300.0, std::sqrt(area / aspect));
        for (Strip &strip : strips_) {
            if (strip.known()) continue;
            const bool empty = strip.newcomers.empty();
            const double wanted =
                empty ? frameEmptyWidth
                      : std::max({frameMinWidth, strip.newArea() / height, strip.widestCluster()});
            strip.top = 0;
            const auto gap = std::find_if(gaps_.begin(), gaps_.end(), [&](const Gap &g) {
                constexpr double tall = 1800,
                                 narrow = 560; // a column that is neither may be a little too slim
                return g.width() >= std::min(wanted, narrow) && strip.newArea() / g.width() < tall;
            });
            strip.left = gap != gaps_.end() ? gap->left : nextLeft_;
            strip.right = strip.left + (gap != gaps_.end() ? std::min(wanted, gap->width()) : wanted);
            strip.layClusters(work_, stop_);
            strip.centre(work_);
            const double used =
                std::max(strip.usedRight, strip.left + (empty ? frameEmptyWidth : frameMinWidth));
            if (gap != gaps_.end())
                gap->left = used + frameGap;
            else
                nextLeft_ = used + frameGap;
        }
    }

    void placeOutside() {
        double left = strips_.empty() ? 0 : strips_.front().left;
        for (const Strip &strip : strips_) left = std::min(left, strip.left);
        for (const std::uint32_t i : outside_) {
            if (work_.at[i]) continue;
            const Size size = work_.graph.nodes[i].size;
            const Point column{left - outsideGap - size.width / 2, 0};
            const auto wish = work_.neighboursCentre(i);
            const Point near{column.x, wish ? wish->y : size.height};
            const auto places = work_.occupied.freePlaces(near, {column.x, near.y}, size, newcomerGap,
                                                          {-1e9, left - outsideGap, 0}, 1);
            work_.put(i, places.front());
        }
    }

    struct Gap { ///< columns between two strips where a third could stand
        double left, right;
        double width() const { return right - left; }
    };

    Work work_;
    std::stop_token stop_;
    std::vector<Gap> gaps_;
    std::vector<Strip> strips_;
    std::vector<std::uint32_t> outside_;
    double nextLeft_ = 0;
};

class StripLayout final : public Layout {
public:
    std::optional<Positions> place(const Graph &graph, const std::vector<std::optional<Point>> &known,
                                   std::stop_token stop) const override {
        if (stop.stop_requested()) return std::nullopt;
        return Placing(graph, known, std::move(stop)).run();
    }
};

} // namespace

std::unique_ptr<Layout> makeMapLayout() { return std::make_unique<StripLayout>(); }

} // namespace portolan::layout
