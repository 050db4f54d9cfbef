#include "model/map/entities.h"

namespace portolan::map {
namespace {

Json orNull(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }
Json orNull(std::uint16_t number) { return number == 0 ? Json(nullptr) : Json(number); }

} // namespace

std::string Entities::engineOf(const EngineKey &key) const {
    const auto engine = snapshot_.engines.find(key.value);
    return engine ? engine->id : std::string();
}

Json Entities::of(const Engine &engine) const {
    return {{"id", orNull(engine.id)},
            {"name", orNull(engine.name)},
            {"url", orNull(engine.url)},
            {"state", name(engine.state)},
            {"engineVersion", orNull(engine.engineVersion)},
            {"apiVersion", orNull(engine.apiVersion)}};
}

Json Entities::of(const Container &container) const {
    Json publications = Json::array();
    for (const Publication &publication : container.publications)
        publications.push_back({{"hostIp", orNull(publication.hostIp)},
                                {"hostPort", orNull(publication.hostPort)},
                                {"containerPort", publication.container.number},
                                {"protocol", publication.container.protocol}});
    Json exposed = Json::array();
    for (const Port &port : container.exposed)
        exposed.push_back(std::to_string(port.number) + "/" + port.protocol);
    return {{"id", container.id.value},
            {"engine", orNull(engineOf(container.engine))},
            {"name", orNull(container.name)},
            {"image", orNull(container.image)},
            {"state", name(container.state)},
            {"ambassador", snapshot_.ambassadors.find(container.id.value) != nullptr},
            {"networkMode", orNull(container.networkMode)},
            {"publications", std::move(publications)},
            {"exposed", std::move(exposed)}};
}

Json Entities::of(const Network &network) const {
    Json subnets = Json::array();
    for (const Subnet &subnet : network.subnets)
        subnets.push_back({{"subnet", orNull(subnet.subnet)},
                           {"gateway", orNull(subnet.gateway)},
                           {"ipRange", orNull(subnet.ipRange)}});
    Json options = Json::object();
    for (const auto &[key, value] : network.options) options[key] = value;
    return {{"id", network.id.value},         {"engine", orNull(engineOf(network.engine))},
            {"name", orNull(network.name)},   {"driver", orNull(network.driver)},
            {"scope", orNull(network.scope)}, {"subnets", std::move(subnets)},
            {"internal", network.internal},   {"attachable", network.attachable},
            {"ingress", network.ingress},     {"options", std::move(options)}};
}

Json Entities::of(const Endpoint &endpoint) const {
    return {{"container", endpoint.container.value}, {"network", endpoint.network.value},
            {"ipv4", orNull(endpoint.ipv4)},         {"ipv6", orNull(endpoint.ipv6)},
            {"mac", orNull(endpoint.mac)},           {"aliases", endpoint.aliases}};
}

Json Entities::of(const Link &link) const {
    return {{"consumer", link.consumer.value},
            {"target", orNull(link.target.value)},
            {"alias", link.alias},
            {"kind", name(link.kind)},
            {"network", orNull(link.network.value)}};
}

Json Entities::of(const Relay &relay) const {
    // A variable may be empty; of a link whose target was not up when we came, nobody knows the address.
    const bool unknown = relay.source == RelaySource::link && relay.address.empty();
    return {
        {"ambassador", relay.ambassador.value}, {"listen", orNull(relay.listen)},
        {"protocol", relay.protocol},           {"address", unknown ? Json(nullptr) : Json(relay.address)},
        {"target", orNull(relay.target.value)}, {"state", name(relay.state)}};
}

Json Entities::of(const Registration &registration) const {
    return {{"key", registration.key},
            {"name", orNull(registration.name)},
            {"host", orNull(registration.host)},
            {"port", orNull(registration.port)},
            {"container", orNull(registration.container.value)}};
}

// An engine that nobody has reached yet has no id, and two ways to one daemon have the same.
Identity Entities::identity(const Engine &engine) const { return {engine.id, engine.url}; }
Identity Entities::identity(const Container &container) const { return {container.id.value}; }
// A swarm's network has one id on all nodes.
Identity Entities::identity(const Network &network) const {
    return {network.id.value, engineOf(network.engine)};
}
Identity Entities::identity(const Endpoint &endpoint) const {
    return {endpoint.container.value, endpoint.network.value};
}
Identity Entities::identity(const Link &link) const {
    return {link.consumer.value, link.network.value, link.alias};
}
Identity Entities::identity(const Relay &relay) const {
    return {relay.ambassador.value, std::to_string(relay.listen), relay.protocol, relay.address};
}
Identity Entities::identity(const Registration &registration) const { return {registration.key}; }

std::string dump(const Json &json, int indent) {
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

} // namespace portolan::map
