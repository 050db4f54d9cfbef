#include "model/topology/relay_specs.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "model/topology/relay_variables.h"
#include "model/topology/relays.h"

namespace portolan::topology {
namespace {

bool holds(const Ambassador &ambassador, AmbassadorEvidence evidence) {
    return std::find(ambassador.evidence.begin(), ambassador.evidence.end(), evidence) !=
           ambassador.evidence.end();
}

/// "/real-redis:/consumer/real-redis" is REAL_REDIS in the names of variables.
std::string variablePrefix(std::string_view alias) {
    std::string out(alias);
    for (char &c : out) c = c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return out;
}

/// The variables of one link port that scripts take to pieces: <ALIAS>_PORT_<n>_TCP and its parts.
void addVariables(std::vector<std::string> &environment, const std::string &alias, const RelaySpec &spec) {
    std::string protocol = spec.protocol;
    std::transform(protocol.begin(), protocol.end(), protocol.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    const std::string port = std::to_string(spec.listen);
    const std::string name = variablePrefix(alias) + "_PORT_" + port + "_" + protocol;
    const auto host = spec.address.find("://");
    if (host == std::string::npos) return;
    environment.push_back(name + "=" + spec.address);
    environment.push_back(name +
                          "_ADDR=" + spec.address.substr(host + 3, spec.address.rfind(':') - host - 3));
    environment.push_back(name + "_PORT=" + port);
    environment.push_back(name + "_PROTO=" + spec.protocol);
}

bool isTaken(const std::vector<RelaySpec> &specs, std::uint16_t listen, std::string_view protocol) {
    return std::any_of(specs.begin(), specs.end(), [&](const RelaySpec &spec) {
        return spec.listen == listen && spec.protocol == protocol;
    });
}

RelaySpec specOf(Forwarding forwarding, RelaySource source) {
    RelaySpec out;
    out.listen = forwarding.listen;
    out.protocol = std::move(forwarding.protocol);
    out.address = std::move(forwarding.address);
    out.source = source;
    out.malformed = forwarding.malformed || out.address.empty();
    return out;
}

/// What was read from the same container before.
std::vector<RelaySpec> remembered(Rows<Relay> old) {
    std::vector<RelaySpec> out;
    for (const auto &row : old)
        if (row->source != RelaySource::link)
            out.push_back({row->listen,
                           row->protocol,
                           row->address,
                           row->source,
                           row->state == RelayState::malformed,
                           {},
                           {}});
    return out;
}

bool wasMalformed(Rows<Relay> old) {
    return std::any_of(old.begin(), old.end(),
                       [](const auto &row) { return row->state == RelayState::malformed; });
}

} // namespace

/// A process keeps the variables it was started with: whatever became of the link's target since, the relay
/// sends where it did. What was read while the engine's version was not known yet is no such memory.
bool RelaySpecs::isFrozen(const Container &container, const Container *containerBefore) const {
    if (!containerBefore || !containerBefore->startedAt || containerBefore->startedAt != container.startedAt)
        return false;
    const auto engine = draft_.before.engines.find(containerBefore->engine.value);
    return engine && !(engine->engineVersion.empty() && engine->apiVersion.empty());
}

/// Docker sets variables for each port that the target exposes, with its address on the default bridge.
std::vector<RelaySpec> RelaySpecs::fromLinks(const Container &container, bool tcp, bool udp, Rows<Relay> old,
                                             bool frozen) {
    std::vector<RelaySpec> out;
    if (frozen)
        for (const auto &row : old)
            if (row->source == RelaySource::link && !row->address.empty())
                out.push_back({row->listen, row->protocol, row->address, RelaySource::link, false,
                               row->firstTarget, row->firstTargetName});
    const Engine *engine = atlas_.engine(container.engine);
    const Network *bridge = atlas_.defaultBridge(container.engine);
    if (!engine || !bridge || !setsLinkVariables(*engine)) return out;
    const Snapshot &now = draft_.now;
    if (!now.endpoints.find(PairKey(container.id.value, bridge->id.value))) return out;
    for (const auto &link : rowsOf<Link>(now.links, container.id.value)) {
        if (link->kind != LinkKind::defaultBridge || link->target.empty()) continue;
        const Container *target = atlas_.container(link->target.value);
        if (!target) continue;
        const auto at = now.endpoints.find(PairKey(target->id.value, bridge->id.value));
        const std::string host = at ? at->ipv4 : std::string();
        for (const Port &port : target->exposed) {
            if ((port.protocol == "tcp" && !tcp) || (port.protocol == "udp" && !udp)) continue;
            const bool known = std::any_of(out.begin(), out.end(), [&](const RelaySpec &spec) {
                return spec.listen == port.number && spec.protocol == port.protocol &&
                       spec.meant == target->id;
            });
            if (known) continue;
            RelaySpec spec;
            spec.listen = port.number;
            spec.protocol = port.protocol;
            if (!host.empty())
                spec.address = port.protocol + "://" + host + ":" + std::to_string(port.number);
            spec.source = RelaySource::link;
            spec.meant = target->id;
            spec.meantName = target->name;
            out.push_back(std::move(spec));
        }
    }
    return out;
}

std::vector<RelaySpec> RelaySpecs::of(const Container &container, const Ambassador &ambassador,
                                      Rows<Relay> old) {
    const auto containerBefore = draft_.before.containers.find(container.id.value);
    const bool links =
        !container.legacyLinks.empty() ||
        std::any_of(old.begin(), old.end(), [](const auto &row) { return row->source == RelaySource::link; });
    const bool sameObject = containerBefore.get() == &container;
    if (sameObject && !links) return remembered(old);

    const bool frozen = isFrozen(container, containerBefore.get());
    CommandReading reading;
    if (holds(ambassador, AmbassadorEvidence::command)) reading = readCommand(container, {});
    const bool relaysVariables = reading.relaysTcpVariables || reading.relaysUdpVariables;
    // A program that was told what to forward leaves variables alone.
    const bool told = reading.forwards && !relaysVariables;
    std::vector<RelaySpec> fromLink;
    std::vector<std::string> linkVariables;
    if (links) {
        fromLink = fromLinks(container, !relaysVariables || reading.relaysTcpVariables,
                             !relaysVariables || reading.relaysUdpVariables, old, frozen);
        for (const auto &link : rowsOf<Link>(draft_.now.links, container.id.value))
            for (const RelaySpec &spec : fromLink)
                if (spec.meant == link->target) addVariables(linkVariables, link->alias, spec);
    }
    std::vector<RelaySpec> configured;
    const bool sameText = frozen && containerBefore->command == container.command &&
                          containerBefore->environment == container.environment;
    if (sameText && !wasMalformed(old)) {
        configured = remembered(old);
    } else {
        if (reading.forwards) reading = readCommand(container, linkVariables);
        for (Forwarding &forwarding : reading.forwardings)
            configured.push_back(specOf(std::move(forwarding), RelaySource::command));
        VariableRules rules;
        rules.tcp = !relaysVariables || reading.relaysTcpVariables;
        rules.udp = !relaysVariables || reading.relaysUdpVariables;
        rules.everyLine = relaysVariables;
        if (relaysVariables || hasRelayVariable(container.environment))
            for (Forwarding &forwarding : variableForwardings(container.environment, rules))
                if (!told || !isTaken(configured, forwarding.listen, forwarding.protocol))
                    configured.push_back(specOf(std::move(forwarding), RelaySource::environment));
    }
    // Of two with one key the last stays: what was configured does not change with the links.
    std::vector<RelaySpec> out = told ? std::vector<RelaySpec>() : std::move(fromLink);
    std::move(configured.begin(), configured.end(), std::back_inserter(out));
    return out;
}

} // namespace portolan::topology
