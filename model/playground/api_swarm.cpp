#include <algorithm>
#include <charconv>

#include "model/playground/api.h"
#include "model/playground/views.h"

namespace portolan::playground {
namespace {

constexpr const char *noManager = "This node is not a swarm manager. Use \"docker swarm init\" or \"docker "
                                  "swarm join\" to connect this node to swarm and try again.";

/// The number that guards an update against another one in between.
Answer<std::uint64_t> versionIn(const Call &call, const std::string &what) {
    const std::string text = call.query["version"];
    std::uint64_t version = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size())
        return refuse(400, "invalid " + what + " version '" + text + "': strconv.ParseUint: parsing \"" +
                               text + "\": invalid syntax");
    return version;
}

std::optional<Response> swarmItself(Call &call) {
    World &world = call.world;
    const auto done = [](const Answer<> &answer) { return answer ? nothing(200) : fails(answer.error()); };
    if (call.is("POST", {"swarm", "init"}) || call.is("POST", {"swarm", "join"})) {
        const auto body = bodyOf(call);
        if (!body) return body.error();
        if (call.path[1] == "join") return done(world.joinSwarm(*body));
        const auto node = world.initSwarm(*body);
        return node ? answers(Json(*node)) : fails(node.error());
    }
    if (call.is("POST", {"swarm", "leave"})) return done(world.leaveSwarm(call.query.on("force")));
    const bool known = call.is("GET", {"swarm"}) || call.is("GET", {"swarm", "unlockkey"}) ||
                       call.is("POST", {"swarm", "update"}) || call.is("POST", {"swarm", "unlock"});
    if (!known) return std::nullopt;
    if (!world.swarm()) return fails({503, noManager});
    if (call.is("GET", {"swarm"})) return answers(swarmCluster(world, true));
    if (call.path[1] == "unlockkey") return answers({{"UnlockKey", ""}});
    if (call.path[1] == "unlock") return fails({409, "swarm is not locked"});
    const auto body = bodyOf(call);
    if (!body) return body.error();
    const auto version = versionIn(call, "swarm");
    if (!version) return fails(version.error());
    return done(world.updateSwarm(*version, *body, call.query.on("rotateWorkerToken"),
                                  call.query.on("rotateManagerToken")));
}

std::optional<Response> nodes(Call &call) {
    World &world = call.world;
    const Swarm &swarm = *world.swarm();
    if (call.is("GET", {"nodes"})) {
        const auto filters = readFilters(call.query["filters"], call.modern());
        if (!filters) return fails(filters.error());
        if (auto known = onlyKnown(*filters, {"id", "label", "membership", "name", "node.label", "role"},
                                   call.modern());
            !known)
            return fails(known.error());
        const auto any = [&](const char *key, const auto &matches) {
            const auto *values = valuesOf(*filters, key);
            return !values || std::ranges::any_of(*values, matches);
        };
        const bool fits =
            any("id", [&](const std::string &v) { return swarm.nodeId.starts_with(v); }) &&
            any("name", [&](const std::string &v) { return world.hostName().starts_with(v); }) &&
            any("role", [](const std::string &v) { return v == "manager"; }) &&
            any("membership", [](const std::string &v) { return v == "accepted"; });
        return answers(fits ? Json::array({swarmNode(world)}) : Json::array());
    }
    if (call.path.size() < 2) return std::nullopt;
    const std::string &reference = call.path[1];
    const bool ours =
        reference == world.hostName() || (!reference.empty() && swarm.nodeId.starts_with(reference));
    if (call.is("POST", {"nodes", "*", "update"})) {
        const auto body = bodyOf(call);
        if (!body) return body.error();
        const auto version = versionIn(call, "node");
        if (!version) return fails(version.error());
        if (!ours) return fails({404, "node " + reference + " not found"});
        const auto done = world.updateNode(*version, *body);
        return done ? nothing(200) : fails(done.error());
    }
    if (!call.is("GET", {"nodes", "*"}) && !call.is("DELETE", {"nodes", "*"})) return std::nullopt;
    if (!ours) return fails({404, "node " + reference + " not found"});
    if (call.request.method == "GET") return answers(swarmNode(world));
    return fails({400, "rpc error: code = FailedPrecondition desc = node " + swarm.nodeId +
                           " is a cluster manager and is a member of the raft cluster. It must be demoted to "
                           "worker before removal"});
}

std::optional<Response> services(Call &call) {
    World &world = call.world;
    if (call.is("GET", {"services"})) {
        const auto filters = readFilters(call.query["filters"], call.modern());
        if (!filters) return fails(filters.error());
        if (auto known = onlyKnown(*filters, {"id", "label", "mode", "name", "runtime"}, call.modern());
            !known)
            return fails(known.error());
        Json json = Json::array();
        for (const auto &[id, service] : world.swarm()->services) {
            const auto any = [&](const char *key, const auto &matches) {
                const auto *values = valuesOf(*filters, key);
                return !values || std::ranges::any_of(*values, matches);
            };
            if (!any("id", [&](const std::string &v) { return service->id.starts_with(v); })) continue;
            if (!any("name", [&](const std::string &v) { return service->name.starts_with(v); })) continue;
            if (!any("mode", [&](const std::string &v) { return (v == "global") == service->global(); }))
                continue;
            if (const auto *labels = valuesOf(*filters, "label");
                labels && !labelsMatch(*labels, field(service->spec, "Labels")))
                continue;
            json.push_back(shown(world, *service, call.query.on("status")));
        }
        return answers(json);
    }
    if (call.is("POST", {"services", "create"})) {
        const auto body = bodyOf(call);
        if (!body) return body.error();
        const auto made = world.createService(*body);
        if (!made) return fails(made.error());
        Json json = {{"ID", (*made)->id}};
        if (call.modern()) json["Warnings"] = Json();
        return answers(json, 201);
    }
    const bool update = call.is("POST", {"services", "*", "update"});
    if (!update && !call.is("GET", {"services", "*"}) && !call.is("DELETE", {"services", "*"}))
        return std::nullopt;
    const auto service = world.findService(call.path[1]);
    const Response missing = fails({404, "service " + call.path[1] + " not found"});
    if (update) {
        const auto body = bodyOf(call);
        if (!body) return body.error();
        const auto version = versionIn(call, "service");
        if (!version) return fails(version.error());
        if (!field(field(*body, "TaskTemplate"), "ContainerSpec").is_object())
            return fails({400, "mismatched Runtime and *Spec fields"});
        if (!service) return missing;
        const auto done = world.updateService(service, *version, *body);
        return done ? answers({{"Warnings", Json()}}) : fails(done.error());
    }
    if (!service) return missing;
    if (call.request.method == "GET") return answers(shown(world, *service, false));
    world.removeService(service);
    return nothing(200);
}

std::optional<Response> tasks(Call &call) {
    World &world = call.world;
    if (call.is("GET", {"tasks", "*"})) {
        for (const auto &[id, service] : world.swarm()->services)
            for (const auto &task : service->tasks)
                if (!call.path[1].empty() && task->id.starts_with(call.path[1]))
                    return answers(shown(world, *service, *task));
        return fails({404, "task " + call.path[1] + " not found"});
    }
    if (!call.is("GET", {"tasks"})) return std::nullopt;
    const auto filters = readFilters(call.query["filters"], call.modern());
    if (!filters) return fails(filters.error());
    if (auto known = onlyKnown(
            *filters, {"desired-state", "id", "label", "name", "node", "service", "_up-to-date", "runtime"},
            call.modern());
        !known)
        return fails(known.error());
    if (const auto *names = valuesOf(*filters, "service"))
        for (const std::string &name : *names)
            if (!world.findService(name)) return fails({404, "service " + name + " not found"});
    std::vector<Json> found;
    for (const auto &[id, service] : world.swarm()->services)
        for (const auto &task : service->tasks) {
            const auto any = [&](const char *key, const auto &matches) {
                const auto *values = valuesOf(*filters, key);
                return !values || std::ranges::any_of(*values, matches);
            };
            const std::string name = service->name + "." + std::to_string(task->slot) + "." + task->id;
            if (!any("id", [&](const std::string &v) { return task->id.starts_with(v); })) continue;
            if (!any("name", [&](const std::string &v) { return name.starts_with(v); })) continue;
            if (!any("service", [&](const std::string &v) { return world.findService(v) == service; }))
                continue;
            if (!any("node", [&](const std::string &v) {
                    return v == "self" || v == world.hostName() || v == world.swarm()->nodeId;
                }))
                continue;
            if (!any("desired-state",
                     [&](const std::string &v) { return v == (task->wanted ? "running" : "shutdown"); }))
                continue;
            found.push_back(shown(world, *service, *task));
        }
    std::ranges::sort(found, {}, [](const Json &task) { return task["ID"].get<std::string>(); });
    return answers(Json(found));
}

} // namespace

std::optional<Response> swarmApi(Call &call) {
    const std::string &first = call.path[0];
    if (first == "swarm") return swarmItself(call);
    if (first != "nodes" && first != "services" && first != "tasks" && first != "secrets" &&
        first != "configs")
        return std::nullopt;
    if (!call.world.swarm()) {
        const bool write = call.request.method != "GET";
        if (write && call.path.size() == 1) return std::nullopt;
        return fails({503, noManager});
    }
    if (first == "nodes") return nodes(call);
    if (first == "services") return services(call);
    if (first == "tasks") return tasks(call);
    if (call.is("GET", {first})) return answers(Json::array());
    return fails({501, "the playground keeps no secrets and no configs"});
}

} // namespace portolan::playground
