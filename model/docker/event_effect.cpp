#include "model/docker/event_effect.h"

#include <algorithm>
#include <array>

namespace portolan::docker {
namespace {

/// They leave the container as it was. An action that is not known here makes it dirty.
constexpr std::array<std::string_view, 15> harmless{
    "archive-path", "attach",      "commit",         "copy",     "detach",
    "exec",         "exec_create", "exec_detach",    "exec_die", "exec_died",
    "exec_start",   "export",      "extract-to-dir", "resize",   "top"};

/// An id of Docker's has 64 characters, one of a swarm 25.
bool usable(const std::string &id) { return !id.empty() && id.size() <= 256; }

Effect ofContainer(const Event &event) {
    Effect effect;
    if (!usable(event.actor)) return effect;
    if (std::find(harmless.begin(), harmless.end(), event.action) != harmless.end()) return effect;
    const bool destroyed = event.action == "destroy";
    (destroyed ? effect.goneContainer : effect.dirtyContainer) = event.actor;
    effect.linkers = destroyed || event.action == "rename";
    effect.tasks = true;
    return effect;
}

Effect ofNetwork(const Event &event) {
    Effect effect;
    if (!usable(event.actor)) return effect;
    // "remove" is said of the swarm's network, which may still be in use here.
    (event.action == "destroy" ? effect.goneNetwork : effect.dirtyNetwork) = event.actor;
    if (event.action == "connect" || event.action == "disconnect")
        if (const auto found = event.attributes.find("container");
            found != event.attributes.end() && usable(found->second))
            effect.dirtyContainer = found->second;
    // An engine tells by no other event that it has joined a swarm, or left one.
    const auto name = event.attributes.find("name");
    const bool ofSwarm =
        name != event.attributes.end() && (name->second == "docker_gwbridge" || name->second == "ingress");
    effect.info = ofSwarm && (event.action == "create" || event.action == "destroy");
    return effect;
}

} // namespace

Effect effectOf(const Event &event) {
    if (event.type == "container") return ofContainer(event);
    if (event.type == "network") return ofNetwork(event);
    Effect effect;
    effect.info = event.type == "daemon" || event.type == "node";
    effect.swarm = event.type == "node" || event.type == "service" || event.type == "task";
    return effect;
}

} // namespace portolan::docker
