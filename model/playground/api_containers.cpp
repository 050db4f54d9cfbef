#include <algorithm>

#include "model/playground/api.h"
#include "model/playground/views.h"

namespace portolan::playground {
namespace {

using State = Container::State;

Response done(const Answer<> &answer, int status = 204) {
    return answer ? nothing(status) : fails(answer.error());
}

/// Newest first, as the engine lists them.
Answer<std::vector<ContainerPtr>> chosen(Call &call) {
    World &world = call.world;
    const bool modern = call.modern();
    const auto filters = readFilters(call.query["filters"], modern);
    if (!filters) return tl::unexpected(filters.error());
    if (auto known =
            onlyKnown(*filters,
                      {"ancestor", "before", "exited", "expose", "health", "id", "is-task", "isolation",
                       "label", "name", "network", "publish", "since", "status", "volume"},
                      modern);
        !known)
        return tl::unexpected(known.error());
    const auto wordOf = [](State state) {
        switch (state) {
        case State::created:
            return "created";
        case State::running:
            return "running";
        case State::paused:
            return "paused";
        case State::restarting:
            return "restarting";
        case State::exited:
            break;
        }
        return "exited";
    };
    const auto *status = valuesOf(*filters, "status"), *exited = valuesOf(*filters, "exited");
    if (status)
        for (const std::string &word : *status) {
            static constexpr std::string_view all[] = {"created",  "running", "paused", "restarting",
                                                       "removing", "exited",  "dead"};
            if (std::ranges::find(all, word) == std::end(all))
                return modern
                           ? refuse(400,
                                    "invalid filter 'status=" + word + "': invalid value for state (" + word +
                                        "): must be one of created, running, paused, restarting, removing, "
                                        "exited, dead")
                           : refuse(400, "Invalid filter 'status=" + word + "'");
        }
    if (exited)
        for (const std::string &word : *exited)
            if (word.empty() || word.find_first_not_of("-0123456789") != std::string::npos) {
                const std::string why = "strconv.Atoi: parsing \"" + word + "\": invalid syntax";
                return modern ? refuse(400, "invalid filter 'exited=" + word + "': " + why)
                              : refuse(500, why);
            }
    std::uint64_t before = ~std::uint64_t{0}, since = 0;
    for (const auto &[key, bound] : {std::pair("before", &before), std::pair("since", &since)})
        if (const auto *names = valuesOf(*filters, key)) {
            const auto other = world.findContainer(names->front());
            if (!other)
                return modern ? refuse(404, "No such container: " + names->front())
                              : refuse(500, "no such container " + names->front());
            *bound = other->order;
        }
    const std::string limit = call.query["limit"];
    const long most = limit.empty() ? 0 : std::atol(limit.c_str());
    const bool all = call.query.on("all") || most > 0 || status || exited;
    std::vector<ContainerPtr> found;
    for (const auto &[id, container] : world.containers()) {
        const Container &c = *container;
        const auto any = [&](const char *key, const auto &matches) {
            const auto *values = valuesOf(*filters, key);
            return !values || std::ranges::any_of(*values, matches);
        };
        if (!all && !c.running()) continue;
        if (c.order >= before || c.order <= since) continue;
        if (status && !any("status", [&](const std::string &v) { return v == wordOf(c.state); })) continue;
        if (exited && (c.state != State::exited || !any("exited", [&](const std::string &v) {
                           return std::atoi(v.c_str()) == c.exitCode;
                       })))
            continue;
        if (!any("id", [&](const std::string &v) { return id.starts_with(v); })) continue;
        if (const auto *names = valuesOf(*filters, "name");
            names && !nameMatches(*names, "/" + c.name) && !nameMatches(*names, c.name))
            continue;
        if (const auto *labels = valuesOf(*filters, "label");
            labels && !labelsMatch(*labels, field(c.config, "Labels")))
            continue;
        if (!any("ancestor", [&](const std::string &v) {
                const auto image = world.images().find(v);
                return image && image->id == c.imageId;
            }))
            continue;
        if (!any("network", [&](const std::string &v) {
                return std::ranges::any_of(c.endpoints, [&](const auto &e) {
                    return e.first == v || (!v.empty() && e.second.networkId.starts_with(v));
                });
            }))
            continue;
        if (valuesOf(*filters, "volume")) continue;
        if (!any("is-task", [](const std::string &v) { return v == "false" || v == "0"; })) continue;
        if (!any("health", [](const std::string &v) { return v == "none"; })) continue;
        const auto port = [](const std::string &v) {
            return v.find('/') == std::string::npos ? v + "/tcp" : v;
        };
        if (!any("expose", [&](const std::string &v) {
                return std::ranges::find(c.openPorts, port(v)) != c.openPorts.end();
            }))
            continue;
        if (!any("publish", [&](const std::string &v) {
                return std::ranges::any_of(c.bindings, [&](const Binding &b) {
                    return std::to_string(b.hostPort) + b.port.substr(b.port.find('/')) == port(v);
                });
            }))
            continue;
        found.push_back(container);
    }
    std::ranges::sort(found, [](const auto &a, const auto &b) { return a->order > b->order; });
    if (most > 0 && found.size() > static_cast<std::size_t>(most))
        found.resize(static_cast<std::size_t>(most));
    return found;
}

Response prune(Call &call) {
    const auto filter = readPrune(call.query["filters"], call.modern(), call.world.now());
    if (!filter) return fails(filter.error());
    Json deleted;
    std::vector<ContainerPtr> gone;
    for (const auto &[id, container] : call.world.containers())
        if (!container->running() && filter->takes(container->created, field(container->config, "Labels")))
            gone.push_back(container);
    for (const auto &container : gone) {
        deleted.push_back(container->id);
        (void)call.world.remove(container, container->id, false);
    }
    call.world.announce("container", "prune", "", {{"reclaimed", "0"}});
    return answers({{"ContainersDeleted", deleted}, {"SpaceReclaimed", 0}});
}

} // namespace

std::optional<Response> containersApi(Call &call) {
    World &world = call.world;
    const Query &query = call.query;
    if (call.path[0] != "containers") return std::nullopt;
    if (call.is("GET", {"containers", "json"})) {
        const auto list = chosen(call);
        if (!list) return fails(list.error());
        Json json = Json::array();
        for (const auto &container : *list)
            json.push_back(listed(world, *container, call.api, query.on("size")));
        return answers(json);
    }
    if (call.is("POST", {"containers", "prune"})) return prune(call);
    if (call.is("POST", {"containers", "create"})) {
        const auto body = bodyOf(call);
        if (!body) return body.error();
        if (const std::string name = query["name"]; !name.empty()) { // before anything else is looked at
            const auto bad = world.nameProblem(name);
            if (bad) return fails(*bad);
        }
        const auto created = world.create(query["name"], *body);
        if (!created) return fails(created.error());
        return answers({{"Id", created->id}, {"Warnings", created->warnings}}, 201);
    }
    if (call.path.size() < 2) return std::nullopt;
    const std::string &reference = call.path[1];
    const bool killing = call.is("POST", {"containers", "*", "kill"});
    if (call.path.size() == 2 ? call.request.method != "DELETE" : call.path.size() != 3) return std::nullopt;
    if (call.path.size() == 3) {
        static constexpr std::string_view verbs[] = {"start", "stop",    "restart", "kill",
                                                     "pause", "unpause", "rename",  "update"};
        const bool read =
            call.request.method == "GET" && (call.path[2] == "json" || call.path[2] == "changes");
        const bool write =
            call.request.method == "POST" && std::ranges::find(verbs, call.path[2]) != std::end(verbs);
        if (!read && !write) return std::nullopt;
    }
    const auto found = world.container(reference);
    if (killing && !found) {
        // An unknown signal is found out first by engines before 28.
        return fails({404, (call.modern() ? "cannot kill container: " : "Cannot kill container: ") +
                               reference + ": " + found.error().message});
    }
    if (call.is("POST", {"containers", "*", "rename"}) && query["name"].empty() && !found)
        return fails({400, "Neither old nor new names may be empty"});
    if (!found) return fails(found.error());
    const ContainerPtr &container = *found;
    if (call.request.method == "DELETE") return done(world.remove(container, reference, query.on("force")));
    const std::string &verb = call.path[2];
    if (verb == "json") return answers(inspected(world, *container, call.api, query.on("size")));
    if (verb == "changes") return answers(Json());
    if (verb == "start") return done(world.start(container));
    if (verb == "stop") return done(world.stop(container));
    if (verb == "restart") return done(world.restart(container));
    if (verb == "kill") return done(world.kill(container, reference, query["signal"]));
    if (verb == "pause") return done(world.pause(container));
    if (verb == "unpause") return done(world.unpause(container));
    if (verb == "rename") return done(world.rename(container, query["name"]));
    return fails({501, "the playground changes no limits"});
}

} // namespace portolan::playground
