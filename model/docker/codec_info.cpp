#include "model/docker/codec.h"
#include "model/docker/json_fields.h"

namespace portolan::docker {
namespace {

SwarmRole swarmRole(Json &swarm) {
    if (flag(swarm, "ControlAvailable")) return SwarmRole::manager;
    const std::string state = takeText(swarm, "LocalNodeState");
    if (state == "active") return SwarmRole::worker;
    if (state == "pending") return SwarmRole::pending;
    if (state == "locked") return SwarmRole::locked;
    return state == "error" ? SwarmRole::failing : SwarmRole::none;
}

} // namespace

Result<EngineFacts> decodeInfo(std::string bytes) {
    auto document = parseObject(std::move(bytes), "info");
    if (!document) return tl::unexpected(std::move(document.error()));
    Json &root = document->root;
    EngineFacts facts;
    facts.id = takeText(root, "ID");
    facts.name = takeText(root, "Name");
    facts.version = takeText(root, "ServerVersion");
    facts.operatingSystem = takeText(root, "OperatingSystem");
    Json &swarm = part(root, "Swarm");
    facts.swarmNodeId = takeText(swarm, "NodeID");
    facts.swarmNodeAddress = takeText(swarm, "NodeAddr");
    facts.swarm = swarmRole(swarm);
    const auto security = takeTexts(root, "SecurityOptions");
    facts.rootless = std::find(security.begin(), security.end(), "name=rootless") != security.end();
    return facts;
}

Result<EngineVersion> decodeVersion(std::string bytes) {
    auto document = parseObject(std::move(bytes), "version");
    if (!document) return tl::unexpected(std::move(document.error()));
    Json &root = document->root;
    return EngineVersion{takeText(root, "Version"), takeText(root, "ApiVersion"),
                         takeText(root, "MinAPIVersion")};
}

Result<Event> decodeEvent(std::string bytes) {
    auto document = parseObject(std::move(bytes), "event");
    if (!document) return tl::unexpected(std::move(document.error()));
    Json &root = document->root;
    Event event;
    event.type = takeText(root, "Type");
    event.action = takeText(root, "Action");
    event.action.resize(std::min(event.action.find(": "), event.action.size()));
    Json &actor = part(root, "Actor");
    event.actor = takeText(actor, "ID");
    event.attributes = takeTextMap(actor, "Attributes");
    event.timeNano = integer(root, "timeNano");
    return event;
}

} // namespace portolan::docker
