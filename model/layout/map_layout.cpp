#include <algorithm>
#include <cmath>

#include "model/layout/cluster.h"
#include "model/layout/framed.h"
#include "model/layout/multilevel.h"
#include "model/layout/relax.h"
#include "model/layout/small.h"

namespace portolan::layout {
namespace {

/// The hub of a part that is nothing but one network and its containers.
std::uint32_t starOf(const Part &part) {
    if (part.edges.size() + 1 != part.count()) return noNode;
    std::uint32_t centre = noNode;
    for (std::uint32_t i = 0; i < part.count(); ++i)
        if (part.of(i).size() + 1 == part.count() && (centre == noNode || part.hub(i))) centre = i;
    return centre;
}

void drawStar(const Part &part, std::uint32_t centre, Picture &picture) {
    const auto slots = starSlots(part.count() - 1, part.largest(), 1e9);
    picture.at.assign(part.count(), {0, 0});
    std::size_t next = 0;
    for (std::uint32_t i = 0; i < part.count(); ++i)
        if (i != centre) picture.at[i] = slots[next++];
}

class MapStyle final : public Style {
public:
    bool draw(const Part &part, Picture &picture, const std::stop_token &stop) const override {
        return drawMap(part, picture, stop);
    }

    Point wish(const Standing &standing, const Frame &frame, std::uint32_t node) const override {
        if (const auto centre = standing.neighboursCentre(node)) return *centre;
        return {frame.limits.left, frame.limits.top};
    }

    double price(const Standing &standing, std::uint32_t node, Point place) const override {
        constexpr double behindCard = 180; // a line behind a card is as bad as so much more length
        constexpr double shortLine = 6;    // one that is too short for its label, by its lack
        constexpr int most = 8;
        double price = 0;
        int seen = 0;
        for (const std::uint32_t other : standing.whole.of(node)) {
            if (!standing.stands(other)) continue;
            if (++seen > most) break;
            const Point &to = *standing.at[other];
            if (!standing.whole.hub(node) && !standing.whole.hub(other))
                price +=
                    shortLine * tooShort(place, standing.whole.sizes[node], to, standing.whole.sizes[other]);
            price += std::hypot(place.x - to.x, place.y - to.y) +
                     behindCard * standing.occupied.crossed(place, to);
        }
        return price;
    }
};

class MapLayout final : public Layout {
public:
    std::optional<Positions> place(const Graph &graph, const std::vector<std::optional<Point>> &known,
                                   std::stop_token stop) const override {
        return placeFramed(MapStyle(), graph, known, stop);
    }
    std::optional<Positions> relax(const Graph &graph, const std::vector<Point> &now,
                                   std::stop_token stop) const override {
        return relaxMap(graph, now, stop);
    }
};

} // namespace

bool drawMap(const Part &part, Picture &picture, const std::stop_token &stop) {
    if (part.edges.empty()) {
        picture.at = gridSlots(part.count(), part.largest(), 1e9);
        return true;
    }
    const std::uint32_t centre = starOf(part);
    if (centre != noNode && (part.hub(centre) || part.count() > smallPart)) {
        drawStar(part, centre, picture);
        return true;
    }
    return part.count() <= smallPart ? drawSmall(part, picture, stop) : drawByForces(part, picture, stop);
}

std::unique_ptr<Layout> makeMapLayout() { return std::make_unique<MapLayout>(); }

} // namespace portolan::layout
