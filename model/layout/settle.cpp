#include <algorithm>
#include <cmath>
#include <numeric>

#include "model/layout/multilevel.h"
#include "model/layout/occupancy.h"

namespace portolan::layout {

bool settle(const Part &part, Picture &picture, const std::vector<std::uint8_t> &fixed,
            const std::stop_token &stop) {
    constexpr double least = 4; // so much at least stays free between two cards
    Occupancy taken;
    std::vector<std::uint32_t> rest;
    const auto box = [&](std::uint32_t i) { return Box::around(picture.at[i], part.sizes[i]); };
    for (std::uint32_t i = 0; i < part.count(); ++i)
        if (!fixed.empty() && fixed[i]) taken.add(box(i));
    std::vector<std::uint32_t> order(part.count());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return part.of(a).size() > part.of(b).size(); // the hubs first: they stay in the middle
    });
    for (const std::uint32_t i : order) {
        if (!fixed.empty() && fixed[i]) continue;
        if (taken.isFree(box(i).grown({least, least})))
            taken.add(box(i));
        else
            rest.push_back(i);
    }
    for (const std::uint32_t i : rest) {
        if (stop.stop_requested()) return false;
        const Point wish = picture.at[i];
        const auto places = taken.freePlaces(wish, wish, part.sizes[i], {least, least}, {-1e9, 1e9, -1e9}, 1);
        picture.at[i] = places.front();
        taken.add(box(i));
    }
    return true;
}

} // namespace portolan::layout
