#include <algorithm>

#include "model/map/entity_json.h"
#include "model/map/map.h"

namespace portolan::map {
namespace {

template <class T>
Json listOf(const Table<T> &table, const Snapshot &snapshot) {
    Json list = Json::array();
    for (const auto &row : table) list.push_back(toEntity(*row, snapshot));
    return list;
}

} // namespace

std::string toJson(const Snapshot &snapshot) {
    Json networks = listOf(snapshot.networks, snapshot); // the table sorts by engine first
    std::stable_sort(networks.begin(), networks.end(),
                     [](const Json &a, const Json &b) { return a["id"] < b["id"]; });
    const Json map = {{"version", 1},
                      {"engines", listOf(snapshot.engines, snapshot)},
                      {"containers", listOf(snapshot.containers, snapshot)},
                      {"networks", std::move(networks)},
                      {"endpoints", listOf(snapshot.endpoints, snapshot)},
                      {"links", listOf(snapshot.links, snapshot)},
                      {"relays", listOf(snapshot.relays, snapshot)},
                      {"registrations", listOf(snapshot.registrations, snapshot)},
                      {"findings", Json::array()}};
    return dump(map, 2) + "\n";
}

} // namespace portolan::map
