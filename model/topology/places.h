#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "model/topology/address.h"
#include "model/topology/atlas.h"
#include "model/topology/hosts.h"
#include "model/topology/names.h"

namespace portolan::topology {

/// What is at an address, as one container sees it.
struct Place {
    enum class Kind {
        answered, ///< a running container has it, or something published does
        /// It belongs to a network or host we know, and nothing there has it. On a host that may still be a
        /// program outside of Docker; but nobody vouches for it, so it is shown like an address left behind.
        empty,
        unknown, ///< no network and no host we know
    };
    Kind kind = Kind::unknown;
    const Container *holder = nullptr; ///< may be missing when a swarm's service answers
    bool byName = false;               ///< by one of Docker's own names: whoever answers now is meant
};

/// Looks addresses up in the finished tables of engines, networks, containers, endpoints, links and shared
/// networks. Its indexes are made when first needed.
class Places {
public:
    Places(const Snapshot &now, Atlas &atlas) : now_(now), atlas_(atlas), names_(now, atlas) {}

    /// Where `from` gets to when it connects to `to`.
    Place find(const Container &from, const HostPort &to, const std::string &protocol);

    /// The running container that has the address on any engine, or whose publication on a known host is
    /// meant; nullptr when there is none or more than one.
    const Container *anywhere(const HostPort &to);

private:
    struct Viewer;
    struct SubnetOf {
        Cidr cidr;
        const Network *network;
    };

    Viewer viewerOf(const Container &from);
    std::optional<Place> loopback(const Viewer &viewer, const HostPort &to, const std::string &protocol);
    std::optional<Place> linked(const Viewer &viewer, const HostPort &to);
    std::optional<Place> named(const Viewer &viewer, std::string_view name);
    std::optional<Place> endpoint(const Viewer &viewer, const IpAddress &ip);
    std::optional<Place> service(const Viewer &viewer, const HostPort &to);
    std::optional<Place> host(const Viewer &viewer, const HostPort &to, const std::string &protocol);
    bool isOwnGateway(const Viewer &viewer, const IpAddress &ip);
    bool isReachable(const Viewer &viewer, const Endpoint &endpoint);
    const Container *holderOf(const SwarmService &service) const;
    bool isServed(const SwarmService &service) const;

    Hosts &hosts();
    const std::vector<SubnetOf> &subnetsOf(const EngineKey &engine);
    const std::unordered_multimap<std::string_view, const Endpoint *> &endpointsByAddress();

    const Snapshot &now_;
    Atlas &atlas_;
    Names names_;
    std::optional<Hosts> hosts_;
    bool addressesIndexed_ = false;
    std::unordered_multimap<std::string_view, const Endpoint *> endpointsByAddress_;
    std::unordered_map<std::string_view, std::vector<SubnetOf>> subnetsByEngine_;
};

} // namespace portolan::topology
