#include <algorithm>
#include <utility>

#include "model/map/entities.h"
#include "model/map/map.h"

namespace portolan::map {
namespace {

/// One table in the order of the identities. Most tables are in that order already; the others are short.
template <class T>
Json listed(const Entities &entities, const Table<T> &table, bool ordered) {
    Json out = Json::array();
    if (ordered) {
        for (const auto &row : table) out.push_back(entities.of(*row));
        return out;
    }
    std::vector<std::pair<Identity, const T *>> rows;
    for (const auto &row : table) rows.emplace_back(entities.identity(*row), row.get());
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    for (const auto &[identity, row] : rows) out.push_back(entities.of(*row));
    return out;
}

} // namespace

std::string toJson(const Snapshot &snapshot) {
    const Entities entities(snapshot);
    const Json map = {{"version", 1},
                      {"engines", listed(entities, snapshot.engines, false)},
                      {"containers", listed(entities, snapshot.containers, true)},
                      {"networks", listed(entities, snapshot.networks, false)},
                      {"endpoints", listed(entities, snapshot.endpoints, true)},
                      {"links", listed(entities, snapshot.links, true)},
                      {"relays", listed(entities, snapshot.relays, true)},
                      {"registrations", listed(entities, snapshot.registrations, false)},
                      {"findings", Json::array()}};
    return dump(map, 2) + "\n";
}

} // namespace portolan::map
