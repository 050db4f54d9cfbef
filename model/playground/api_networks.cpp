#include <algorithm>

#include "model/playground/api.h"
#include "model/playground/views.h"

namespace portolan::playground {
namespace {

Answer<std::vector<NetworkPtr>> chosen(Call &call) {
    const bool modern = call.modern();
    const auto filters = readFilters(call.query["filters"], modern);
    if (!filters) return tl::unexpected(filters.error());
    if (auto known =
            onlyKnown(*filters, {"dangling", "driver", "id", "label", "name", "scope", "type"}, modern);
        !known)
        return tl::unexpected(known.error());
    std::optional<bool> dangling;
    if (const auto *values = valuesOf(*filters, "dangling")) {
        const std::string &word = values->front();
        if (word != "true" && word != "1" && word != "false" && word != "0")
            return refuse(400, std::string("invalid value for filter 'dangling'") + (modern ? ":" : ",") +
                                   " must be \"true\" (or \"1\"), or \"false\" (or \"0\")");
        dangling = word == "true" || word == "1";
    }
    if (const auto *types = valuesOf(*filters, "type"))
        for (const std::string &type : *types)
            if (type != "custom" && type != "builtin")
                return modern ? refuse(400, "invalid value for filter 'type': must be 'builtin' or 'custom'")
                              : refuse(500, "invalid filter: 'type'='" + type + "'");
    std::vector<NetworkPtr> found;
    for (const auto &[id, network] : call.world.networks()) {
        const auto any = [&](const char *key, const auto &matches) {
            const auto *values = valuesOf(*filters, key);
            return !values || std::ranges::any_of(*values, matches);
        };
        const Network &n = *network;
        if (!any("driver", [&](const std::string &v) { return v == n.driver; })) continue;
        if (!any("scope", [&](const std::string &v) { return v == n.scope; })) continue;
        if (!any("type", [&](const std::string &v) { return (v == "builtin") == n.predefined(); })) continue;
        if (!any("name", [&](const std::string &v) { return nameMatches({v}, n.name); })) continue;
        if (!any("id", [&](const std::string &v) { return id.starts_with(v); })) continue;
        if (const auto *labels = valuesOf(*filters, "label"); labels && !labelsMatch(*labels, n.labels))
            continue;
        if (dangling) {
            // Engines before 28 look at their list, which has no members.
            const bool unused = n.members.empty() || !modern;
            if (n.predefined() || unused != *dangling) continue;
        }
        found.push_back(network);
    }
    std::ranges::sort(found, [](const auto &a, const auto &b) { return a->order < b->order; });
    return found;
}

Response prune(Call &call) {
    const auto filter = readPrune(call.query["filters"], call.modern(), call.world.now());
    if (!filter) return fails(filter.error());
    std::vector<NetworkPtr> gone;
    for (const auto &[id, network] : call.world.networks())
        if (!network->predefined() && !network->ingress && network->members.empty() &&
            filter->takes(network->created, network->labels))
            gone.push_back(network);
    std::ranges::sort(gone, [](const auto &a, const auto &b) { return a->order < b->order; });
    Json names;
    for (const auto &network : gone)
        if (call.world.removeNetwork(network)) names.push_back(network->name);
    call.world.announce("network", "prune", "", {{"reclaimed", "0"}});
    return answers({{"NetworksDeleted", names}});
}

} // namespace

std::optional<Response> networksApi(Call &call) {
    World &world = call.world;
    if (call.path[0] != "networks") return std::nullopt;
    if (call.is("GET", {"networks"})) {
        const auto list = chosen(call);
        if (!list) return fails(list.error());
        Json json = Json::array();
        for (const auto &network : *list) json.push_back(shown(world, *network, call.api, false));
        return answers(json);
    }
    if (call.is("POST", {"networks", "prune"})) return prune(call);
    if (call.is("POST", {"networks", "create"})) {
        const auto body = bodyOf(call);
        if (!body) return body.error();
        const auto created = world.createNetwork(*body);
        if (!created) return fails(created.error());
        return answers({{"Id", (*created)->id}, {"Warning", ""}}, 201);
    }
    if (call.is("GET", {"networks", "*"})) {
        const auto network = world.network(call.path[1]);
        if (!network) return fails(network.error());
        if (const std::string scope = call.query["scope"]; !scope.empty() && scope != (*network)->scope)
            return fails({404, "network " + call.path[1] + " not found"});
        return answers(shown(world, **network, call.api, true, call.query.on("verbose")));
    }
    if (call.is("DELETE", {"networks", "*"})) {
        const auto network = world.network(call.path[1]);
        if (!network) return fails(network.error());
        const auto removed = world.removeNetwork(*network);
        return removed ? nothing() : fails(removed.error());
    }
    const bool connects = call.is("POST", {"networks", "*", "connect"});
    if (!connects && !call.is("POST", {"networks", "*", "disconnect"})) return std::nullopt;
    const auto body = bodyOf(call);
    if (!body) return body.error();
    const auto container = world.container(stringIn(*body, "Container"));
    if (!container) return fails(container.error());
    const auto network = world.network(call.path[1]);
    if (!network) return fails(network.error());
    const auto done = connects ? world.connect(*network, *container, field(*body, "EndpointConfig"))
                               : world.disconnect(*network, *container);
    return done ? nothing(200) : fails(done.error());
}

} // namespace portolan::playground
