#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/core/container.h"
#include "model/core/id.h"

namespace portolan {

/// What the topology room derives from what engines and etcd said.

/// One container's attachment to one network. Addresses are empty on host and none, and while not running.
struct Endpoint {
    ContainerId container;
    NetworkId network;
    EngineKey engine;
    std::string ipv4; ///< without prefix length
    std::string ipv6;
    std::string mac;
    std::string gateway;
    std::vector<std::string> aliases;
    std::vector<std::string> dnsNames;

    friend bool operator==(const Endpoint &, const Endpoint &) = default;
};

enum class LinkKind { defaultBridge, userNetwork };

/// A legacy --link.
struct Link {
    ContainerId consumer;
    EngineKey engine;
    NetworkId network;
    std::string alias;
    LinkKind kind = LinkKind::defaultBridge;
    std::string targetName; ///< as the engine has it now
    ContainerId target;     ///< empty: nobody has that name any more

    friend bool operator==(const Link &, const Link &) = default;
};

/// A container in `container:` mode, joined to the owner of its network.
struct SharedNetwork {
    ContainerId guest;
    EngineKey engine;
    std::string ownerAsGiven; ///< id, or a name that never existed
    ContainerId owner;        ///< empty: it is gone
    bool stranded = false;    ///< the guest is up, but the network it joined is gone from under it

    friend bool operator==(const SharedNetwork &, const SharedNetwork &) = default;
};

/// By what a container was recognised as an ambassador.
enum class AmbassadorEvidence { label, image, relayVariable, command };

struct Ambassador {
    ContainerId container;
    EngineKey engine;
    std::vector<AmbassadorEvidence> evidence; ///< sorted, never empty

    friend bool operator==(const Ambassador &, const Ambassador &) = default;
};

enum class RelayState {
    ok,         ///< a running container, or a known host's publication, has the address
    malformed,  ///< the address cannot be read, so nothing is relayed
    stale,      ///< in a known network, but no running container has it, or it was seen to change hands
    unresolved, ///< no known network or host has it
};
enum class RelaySource { environment, command, link };

/// One forwarding of an ambassador.
struct Relay {
    ContainerId ambassador;
    EngineKey engine;
    std::uint16_t listen = 0; ///< 0: not told (malformed)
    std::string protocol = "tcp";
    std::string address; ///< as given, for example "tcp://172.17.0.2:6379"
    RelaySource source = RelaySource::environment;
    RelayState state = RelayState::unresolved;
    ContainerId target; ///< empty unless a container was found
    /// Who had the address when it was first resolved: a later holder of another id and name is a change of
    /// hands.
    ContainerId firstTarget;
    std::string firstTargetName;

    friend bool operator==(const Relay &, const Relay &) = default;
};

/// An etcd key that names an address.
struct Registration {
    EtcdKeyspace keyspace;
    std::string key;
    std::string name;       ///< DNS name, "1.rails.skydns.local"
    std::string host;       ///< address or name
    std::uint16_t port = 0; ///< 0: none given
    ContainerId container;  ///< the running container that has the address; empty: nobody known
    bool malformed = false; ///< the value is not a record; host is empty then

    friend bool operator==(const Registration &, const Registration &) = default;
};

std::string_view name(LinkKind kind); ///< "default-bridge", "user-network"
std::string_view name(RelayState state);
std::string_view name(RelaySource source);
std::string_view name(AmbassadorEvidence evidence);

} // namespace portolan
