#include "model/map/entity_json.h"

#include <algorithm>

namespace portolan::map {
namespace {

Json orNull(const std::string &text) { return text.empty() ? Json() : Json(text); }

/// Engines are known outside by the daemon's own id, not by our key.
Json engineOf(const EngineKey &key, const Snapshot &snapshot) {
    const auto engine = snapshot.engines.find(std::string_view(key.value));
    return engine ? orNull(engine->id) : Json();
}

Json toObject(const std::map<std::string, std::string> &values) {
    Json object = Json::object();
    for (const auto &[name, value] : values) object[name] = value;
    return object;
}

} // namespace

Json toEntity(const Engine &engine, const Snapshot &) {
    return {{"id", orNull(engine.id)},
            {"name", orNull(engine.name)},
            {"url", engine.url},
            {"state", name(engine.state)},
            {"engineVersion", orNull(engine.engineVersion)},
            {"apiVersion", orNull(engine.apiVersion)}};
}

Json toEntity(const Container &container, const Snapshot &snapshot) {
    Json publications = Json::array();
    for (const Publication &p : container.publications)
        publications.push_back({{"hostIp", orNull(p.hostIp)},
                                {"hostPort", p.hostPort},
                                {"containerPort", p.container.number},
                                {"protocol", p.container.protocol}});
    Json exposed = Json::array();
    for (const Port &port : container.exposed)
        exposed.push_back(std::to_string(port.number) + "/" + port.protocol);
    const bool ambassador = snapshot.ambassadors.find(std::string_view(container.id.value)) != nullptr;
    return {{"id", container.id.value},
            {"engine", engineOf(container.engine, snapshot)},
            {"name", orNull(container.name)},
            {"image", orNull(container.image)},
            {"state", name(container.state)},
            {"ambassador", ambassador},
            {"networkMode", orNull(container.networkMode)},
            {"publications", std::move(publications)},
            {"exposed", std::move(exposed)}};
}

Json toEntity(const Network &network, const Snapshot &snapshot) {
    Json subnets = Json::array();
    for (const Subnet &s : network.subnets)
        subnets.push_back(
            {{"subnet", orNull(s.subnet)}, {"gateway", orNull(s.gateway)}, {"ipRange", orNull(s.ipRange)}});
    return {{"id", network.id.value},         {"engine", engineOf(network.engine, snapshot)},
            {"name", network.name},           {"driver", orNull(network.driver)},
            {"scope", orNull(network.scope)}, {"subnets", std::move(subnets)},
            {"internal", network.internal},   {"attachable", network.attachable},
            {"ingress", network.ingress},     {"options", toObject(network.options)}};
}

Json toEntity(const Endpoint &endpoint, const Snapshot &) {
    return {{"container", endpoint.container.value}, {"network", endpoint.network.value},
            {"ipv4", orNull(endpoint.ipv4)},         {"ipv6", orNull(endpoint.ipv6)},
            {"mac", orNull(endpoint.mac)},           {"aliases", Json(endpoint.aliases)}};
}

Json toEntity(const Link &link, const Snapshot &) {
    return {{"consumer", link.consumer.value},
            {"target", orNull(link.target.value)},
            {"alias", link.alias},
            {"kind", name(link.kind)},
            {"network", orNull(link.network.value)}};
}

Json toEntity(const Relay &relay, const Snapshot &) {
    return {
        {"ambassador", relay.ambassador.value}, {"listen", relay.listen == 0 ? Json() : Json(relay.listen)},
        {"protocol", relay.protocol},           {"address", relay.address},
        {"target", orNull(relay.target.value)}, {"state", name(relay.state)}};
}

Json toEntity(const Registration &registration, const Snapshot &) {
    return {{"key", registration.key},
            {"name", orNull(registration.name)},
            {"host", orNull(registration.host)},
            {"port", registration.port == 0 ? Json() : Json(registration.port)},
            {"container", orNull(registration.container.value)}};
}

std::string dump(const Json &json, int indent) {
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

} // namespace portolan::map
