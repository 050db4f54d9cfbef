#include "model/networks/membership.h"

#include "model/networks/subnets.h"

namespace portolan::networks {
namespace {

using changes::EndpointSpec;

bool isDefaultBridge(const Network &network) {
    return network.name == "bridge" && driverKind(network) == DriverKind::bridge;
}

bool isAlias(std::string_view alias) {
    if (alias.empty() || alias.size() > 253) return false;
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '_' || c == '.';
    };
    return std::all_of(alias.begin(), alias.end(), allowed);
}

struct Checker {
    const Network &network;
    const Container *container;
    const Snapshot &now;
    std::vector<AttachFinding> found;

    void add(AttachField field, AttachTrouble what, const std::string &subject, std::string culprit = {}) {
        found.push_back({field, what, subject, std::move(culprit)});
    }
    void checkFixed(AttachField field, const std::string &text) {
        if (text.empty()) return;
        const bool v4 = field == AttachField::ipv4;
        const auto address = topology::parseIp(text);
        if (!address) return add(field, AttachTrouble::notAddress, text);
        if (address->isV4() != v4) return add(field, AttachTrouble::wrongFamily, text);
        if (isDefaultBridge(network)) return add(field, AttachTrouble::needsOwnNetwork, text);
        bool any = false;
        for (const Subnet &subnet : network.subnets) {
            const auto range = topology::parseCidr(subnet.subnet);
            if (!range || isV4(*range) != v4) continue;
            any = true;
            if (range->contains(*address)) return checkPlace(field, text, *address, subnet, *range);
        }
        add(field, any ? AttachTrouble::outside : AttachTrouble::noSubnet, text);
    }
    void checkPlace(AttachField field, const std::string &text, const topology::IpAddress &address,
                    const Subnet &subnet, const topology::Cidr &range) {
        const auto is = [&](const std::string &other) { return topology::parseIp(other) == address; };
        bool reserved = address == range.base || is(subnet.gateway);
        if (isV4(range) && address == lastOf(range)) reserved = true;
        if (reserved) return add(field, AttachTrouble::reserved, text);
        for (const auto &[name, aux] : subnet.auxAddresses)
            if (is(aux)) return add(field, AttachTrouble::reserved, text, name);
        for (const auto &endpoint : now.endpoints) {
            if (endpoint->network != network.id || (container && endpoint->container == container->id))
                continue;
            if (!is(endpoint->ipv4) && !is(endpoint->ipv6)) continue;
            const auto who = now.containers.find(std::string_view(endpoint->container.value));
            return add(field, AttachTrouble::taken, text, who ? who->name : endpoint->container.value);
        }
    }
    void checkAlias(const std::string &alias) {
        if (!isAlias(alias))
            add(AttachField::aliases, AttachTrouble::notName, alias);
        else if (isDefaultBridge(network))
            add(AttachField::aliases, AttachTrouble::needsOwnNetwork, alias);
    }
    void checkLinkLocal(const std::string &text) {
        static const auto v4 = *topology::parseCidr("169.254.0.0/16"), v6 = *topology::parseCidr("fe80::/10");
        const auto address = topology::parseIp(text);
        if (!address)
            add(AttachField::linkLocal, AttachTrouble::notAddress, text);
        else if (!v4.contains(*address) && !v6.contains(*address))
            add(AttachField::linkLocal, AttachTrouble::notLinkLocal, text);
        else if (isDefaultBridge(network))
            add(AttachField::linkLocal, AttachTrouble::needsOwnNetwork, text);
    }
};

} // namespace

bool isPredefined(const Network &network) {
    const DriverKind kind = driverKind(network);
    return isDefaultBridge(network) || kind == DriverKind::host || kind == DriverKind::none ||
           network.ingress || network.name == "docker_gwbridge";
}

const Attachment *attachmentTo(const Container &container, const Network &network) {
    for (const Attachment &attachment : container.attachments) {
        const bool same = attachment.networkId.empty() ? attachment.networkName == network.name
                                                       : attachment.networkId == network.id;
        if (same) return &attachment;
    }
    return nullptr;
}

bool isLive(const Container &container, const Attachment &attachment) {
    return isUp(container.state) &&
           !(attachment.endpointId.empty() && attachment.ipv4.empty() && attachment.ipv6.empty());
}

Hindrance hindrance(const Container &container, const Network &network, const Snapshot &now) {
    if (container.engine != network.engine) return Hindrance::otherEngine;
    const DriverKind kind = driverKind(network);
    if (kind == DriverKind::host || kind == DriverKind::none) return Hindrance::noSuchMembers;
    const Attachment *attachment = attachmentTo(container, network);
    if (attachment && (!isUp(container.state) || isLive(container, *attachment))) return Hindrance::already;
    if (container.networkMode == "host") return Hindrance::hostMode;
    if (container.networkMode.rfind("container:", 0) == 0) return Hindrance::guest;
    for (const auto &other : now.networks)
        if (other->engine == network.engine && driverKind(*other) == DriverKind::none &&
            attachmentTo(container, *other))
            return Hindrance::onNone;
    if (network.ingress || (kind == DriverKind::overlay && !network.attachable))
        return Hindrance::notAttachable;
    return Hindrance::none;
}

Members membersOf(const Network &network, const Snapshot &now) {
    Members members;
    for (const auto &container : now.containers) {
        const Attachment *attachment = attachmentTo(*container, network);
        if (!attachment) continue;
        const bool live = isLive(*container, *attachment);
        if (container->engine == network.engine)
            (live ? members.up : members.down).push_back(container);
        else if (live && attachment->networkId == network.id)
            members.elsewhere.push_back(container);
    }
    for (const auto &service : now.swarmServices)
        if (std::find(service->networks.begin(), service->networks.end(), network.id) !=
            service->networks.end())
            members.services.push_back(service);
    return members;
}

bool takesManager(const Network &network, const Snapshot &now) {
    const auto engine = now.engines.find(std::string_view(network.engine.value));
    return network.scope == "swarm" && !(engine && engine->swarm == SwarmRole::manager);
}

std::vector<std::shared_ptr<const Network>> unused(const EngineKey &engine, const Snapshot &now) {
    std::vector<std::shared_ptr<const Network>> found;
    const auto here = now.engines.find(std::string_view(engine.value));
    const bool inSwarm = here && (here->swarm == SwarmRole::manager || here->swarm == SwarmRole::worker);
    for (const auto &network : now.networks) {
        if (network->engine != engine || takesManager(*network, now)) continue;
        // A swarm is on its docker_gwbridge. What it leaves behind goes like any other.
        const bool leftover = network->name == "docker_gwbridge" && !inSwarm;
        if (isPredefined(*network) && !leftover) continue;
        const Members members = membersOf(*network, now);
        if (members.up.empty() && members.elsewhere.empty() && members.services.empty())
            found.push_back(network);
    }
    return found;
}

std::vector<std::shared_ptr<const Network>> joinable(const EngineKey &engine, const Snapshot &now) {
    std::vector<std::shared_ptr<const Network>> found;
    const auto here = now.engines.find(std::string_view(engine.value));
    if (!here || here->swarmNodeId.empty()) return found;
    std::vector<EngineKey> managers;
    for (const auto &node : now.swarmNodes)
        if (node->id == here->swarmNodeId && node->engine != engine) managers.push_back(node->engine);
    const auto isKnown = [&](const NetworkId &id) {
        return now.networks.find(PairKey{engine.value, id.value}) ||
               std::any_of(found.begin(), found.end(), [&](const auto &other) { return other->id == id; });
    };
    for (const auto &network : now.networks) {
        if (!network->attachable || network->scope != "swarm" || isKnown(network->id)) continue;
        if (std::find(managers.begin(), managers.end(), network->engine) == managers.end()) continue;
        Network seen = *network;
        seen.engine = engine;
        found.push_back(std::make_shared<const Network>(std::move(seen)));
    }
    return found;
}

bool isLastNetwork(const Container &container, const Network &network) {
    const Attachment *here = attachmentTo(container, network);
    return here &&
           std::none_of(container.attachments.begin(), container.attachments.end(), [&](const Attachment &a) {
               return &a != here && (!isUp(container.state) || isLive(container, a));
           });
}

std::vector<AttachFinding> check(const EndpointSpec &spec, const Network &network, const Container *container,
                                 const Snapshot &now) {
    Checker checker{network, container, now, {}};
    checker.checkFixed(AttachField::ipv4, spec.ipv4);
    checker.checkFixed(AttachField::ipv6, spec.ipv6);
    for (const std::string &alias : spec.aliases) checker.checkAlias(alias);
    for (const std::string &address : spec.linkLocal) checker.checkLinkLocal(address);
    return checker.found;
}

} // namespace portolan::networks
