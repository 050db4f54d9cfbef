#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "model/layout/framed.h"
#include "model/layout/ordering.h"

namespace portolan::layout {
namespace {

constexpr double columnGap = 44, rowGap = 34, layerGap = 96;
constexpr std::size_t fewColumns = 8; // so many columns a chart may have, however small
constexpr double aspect = 1.6;

std::size_t layerOf(Role role) {
    switch (role) {
    case Role::outside:
    case Role::source:
        return 0;
    case Role::hostPort:
        return 1;
    case Role::hub:
        return 2;
    case Role::container:
    case Role::title:
        break;
    }
    return 3;
}

class Layers {
public:
    Layers(const Part &part, const std::stop_token &stop) : part_(part), stop_(stop), x_(part.count(), 0) {}

    bool run(Picture &picture) {
        for (const std::uint32_t hub : orderedHubs(part_, stop_)) layers_[2].push_back(hub);
        for (std::uint32_t i = 0; i < part_.count(); ++i)
            if (!part_.hub(i)) layers_[layerOf(part_.roles[i])].push_back(i);
        if (stop_.stop_requested()) return false;
        for (auto &layer : layers_) number(layer);
        constexpr int sweeps = 8;
        for (int s = 0; s < sweeps; ++s) { // downwards and upwards
            for (const std::size_t l : {3U, 1U, 0U, 1U, 2U}) {
                if (stop_.stop_requested()) return false;
                if (l != 2 || s + 1 < sweeps) sortByNeighbours(layers_[l]);
            }
        }
        if (!sortContainers()) return false;
        stand(picture);
        return true;
    }

private:
    void number(const std::vector<std::uint32_t> &layer) {
        const auto n = static_cast<double>(layer.size());
        for (std::size_t k = 0; k < layer.size(); ++k) x_[layer[k]] = (static_cast<double>(k) + 0.5) / n;
    }
    double barycentre(std::uint32_t i) const {
        double sum = 0, count = 0;
        for (const std::uint32_t other : part_.of(i))
            if (layerOf(part_.roles[other]) != layerOf(part_.roles[i])) sum += x_[other], ++count;
        return count > 0 ? sum / count : x_[i];
    }
    void sortByNeighbours(std::vector<std::uint32_t> &layer) {
        std::vector<double> wish(part_.count());
        for (const std::uint32_t i : layer) wish[i] = barycentre(i);
        std::stable_sort(layer.begin(), layer.end(), [&](auto a, auto b) { return wish[a] < wish[b]; });
        number(layer);
    }

    /// Among equals those who hang together stand together. Who is on no network goes with whom he has to do.
    bool sortContainers() {
        auto &row = layers_[3];
        std::vector<double> wish(part_.count(), 0);
        std::vector<std::uint8_t> knows(part_.count(), 0);
        for (const std::uint32_t i : row) {
            const auto others = part_.of(i);
            knows[i] = std::any_of(others.begin(), others.end(),
                                   [&](auto o) { return layerOf(part_.roles[o]) != 3; });
            wish[i] = barycentre(i);
        }
        for (const std::uint32_t i : row) {
            if (knows[i]) continue;
            const auto others = part_.of(i);
            const auto friendly =
                std::find_if(others.begin(), others.end(), [&](auto o) { return knows[o]; });
            if (friendly != others.end()) wish[i] = wish[*friendly];
        }
        std::stable_sort(row.begin(), row.end(), [&](auto a, auto b) { return wish[a] < wish[b]; });
        std::vector<std::size_t> ends;
        for (std::size_t k = 1; k <= row.size(); ++k)
            if (k == row.size() || wish[row[k]] > wish[row[k - 1]]) ends.push_back(k);
        if (!keepTogether(part_, row, ends, stop_)) return false;
        number(row);
        return true;
    }

    void stand(Picture &picture) {
        picture.at.assign(part_.count(), {0, 0});
        const Size card = part_.largest();
        const double pitch = card.width + columnGap;
        const auto n = static_cast<double>(part_.count());
        const auto columns = std::max<std::size_t>(
            fewColumns, static_cast<std::size_t>(std::sqrt(n * aspect * (card.height + rowGap) / pitch)));
        double y = 0;
        // The containers give the columns; whatever is above stands over its own.
        std::array<double, 4> tops{}, heights{};
        for (std::size_t l = 0; l < layers_.size(); ++l) {
            double high = 0;
            for (const std::uint32_t i : layers_[l]) high = std::max(high, part_.sizes[i].height);
            heights[l] = high;
            tops[l] = y;
            const std::size_t rows = (layers_[l].size() + columns - 1) / columns;
            if (rows > 0) y += static_cast<double>(rows) * (high + rowGap) - rowGap + layerGap;
        }
        for (const std::size_t l : {3U, 2U, 1U, 0U}) {
            auto &layer = layers_[l];
            const std::size_t rows = (layer.size() + columns - 1) / columns;
            if (rows == 0) continue;
            const std::size_t used = (layer.size() + rows - 1) / rows;
            const bool wishful = l < 3 && rows == 1;
            std::vector<double> wishes, distances;
            std::vector<double> x(used, 0);
            double gap = rowGap;
            if (l == 3) gap = leaveRoomForWords(rows, x);
            for (std::size_t c = 1; c < used; ++c) x[c] += x[c - 1] + pitch;
            const double middle = x.back() / 2;
            for (std::size_t k = 0; k < layer.size(); ++k) {
                const std::size_t row = k % rows;
                // Every other row is set off, so that lines to the rows below find their way.
                const double aside = rows > 1 ? (row % 2 == 0 ? -0.25 : 0.25) * pitch : 0;
                picture.at[layer[k]] = {x[k / rows] - middle + aside,
                                        tops[l] + heights[l] / 2 +
                                            static_cast<double>(row) * (heights[l] + gap)};
            }
            if (!wishful) continue;
            for (std::size_t k = 0; k < layer.size(); ++k) {
                wishes.push_back(below(picture, layer[k], l));
                const double next = k + 1 < layer.size() ? part_.sizes[layer[k + 1]].width : 0;
                distances.push_back((part_.sizes[layer[k]].width + next) / 2 + columnGap);
            }
            const auto places = spaced(wishes, distances);
            for (std::size_t k = 0; k < layer.size(); ++k) picture.at[layer[k]].x = places[k];
        }
    }

    /// Containers fill columns downwards. Adds to `before` by how much more a column stands away from the one
    /// before it; answers how far rows are apart.
    double leaveRoomForWords(std::size_t rows, std::vector<double> &before) const {
        const auto &row = layers_[3];
        std::vector<std::size_t> at(part_.count(), row.size());
        for (std::size_t k = 0; k < row.size(); ++k) at[row[k]] = k;
        double gap = rowGap;
        for (const Edge &e : part_.edges) {
            if (!carriesWords(part_, e.a, e.b)) continue;
            const auto [low, high] = std::minmax(at[e.a], at[e.b]);
            if (high == low + rows) before[high / rows] = wordsGap - columnGap;
            if (high == low + 1 && high / rows == low / rows) gap = wordsRowGap;
        }
        return gap;
    }

    double below(const Picture &picture, std::uint32_t i, std::size_t layer) const {
        double sum = 0, count = 0;
        for (const std::uint32_t other : part_.of(i))
            if (layerOf(part_.roles[other]) > layer) sum += picture.at[other].x, ++count;
        return count > 0 ? sum / count : picture.at[i].x;
    }

    const Part &part_;
    const std::stop_token &stop_;
    std::vector<double> x_; ///< 0 to 1, in its layer
    std::array<std::vector<std::uint32_t>, 4> layers_;
};

class LayersStyle final : public Style {
public:
    bool draw(const Part &part, Picture &picture, const std::stop_token &stop) const override {
        return Layers(part, stop).run(picture);
    }
    bool wholeFrames() const override { return true; }

    Point wish(const Standing &s, const Frame &frame, std::uint32_t node) const override {
        const auto centre = s.neighboursCentre(node);
        const double x = centre ? centre->x : frame.extent ? frame.extent->centre().x : 0;
        return {x, rowOf(s, frame, node)};
    }
    Point anchor(const Standing &s, const Frame &frame, std::uint32_t node, Point wish) const override {
        Point best = wish;
        double nearest = -1;
        const std::size_t layer = layerOf(s.whole.roles[node]);
        for (const std::uint32_t i : frame.standing) {
            if (layerOf(s.whole.roles[i]) != layer || std::abs(s.at[i]->y - wish.y) > 1) continue;
            const double d = std::abs(s.at[i]->x - wish.x);
            if (nearest < 0 || d < nearest) nearest = d, best = *s.at[i];
        }
        return best;
    }
    double price(const Standing &s, std::uint32_t node, Point place) const override {
        double price = 0;
        int seen = 0;
        for (const std::uint32_t other : s.whole.of(node)) {
            if (!s.stands(other)) continue;
            if (++seen > 8) break;
            price += std::abs(place.x - s.at[other]->x) + 4 * std::abs(place.y - s.at[other]->y);
            const bool order = layerOf(s.whole.roles[node]) < layerOf(s.whole.roles[other]);
            const bool same = layerOf(s.whole.roles[node]) == layerOf(s.whole.roles[other]);
            if (!same && order != (place.y < s.at[other]->y)) price += 4000;
        }
        return price;
    }

private:
    /// The height of the last row of its own kind; else over or under the other layers.
    static double rowOf(const Standing &s, const Frame &frame, std::uint32_t node) {
        const std::size_t layer = layerOf(s.whole.roles[node]);
        double own = -1e12, above = -1e12, below = 1e12;
        for (const std::uint32_t i : frame.standing) {
            const std::size_t l = layerOf(s.whole.roles[i]);
            if (l == layer) own = std::max(own, s.at[i]->y);
            if (l < layer) above = std::max(above, s.boxOf(i).bottom);
            if (l > layer) below = std::min(below, s.boxOf(i).top);
        }
        const double half = s.whole.sizes[node].height / 2;
        if (own > -1e11) return own;
        if (above > -1e11) return above + layerGap + half;
        if (below < 1e11) return below - layerGap - half;
        return frame.limits.top + half;
    }
};

class LayersLayout final : public Layout {
public:
    std::optional<Positions> place(const Graph &graph, const std::vector<std::optional<Point>> &known,
                                   std::stop_token stop) const override {
        return placeFramed(LayersStyle(), graph, known, stop);
    }
};

} // namespace

std::unique_ptr<Layout> makeLayersLayout() { return std::make_unique<LayersLayout>(); }

} // namespace portolan::layout
