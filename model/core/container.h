#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/core/id.h"
#include "model/core/time.h"

namespace portolan {

/// Source of all of this file: Docker Engine API, GET /containers/{id}/json.

enum class ContainerState { created, running, paused, restarting, removing, exited, dead, unknown };
enum class Health { none, starting, healthy, unhealthy };

/// A port inside a container. Protocol is Docker's word: tcp, udp or sctp.
struct Port {
    std::uint16_t number = 0;
    std::string protocol = "tcp";

    friend bool operator==(const Port &, const Port &) = default;
    friend auto operator<=>(const Port &, const Port &) = default;
};

/// A published port.
struct Publication {
    std::string hostIp;         ///< "0.0.0.0", "::" or one address; empty: all
    std::uint16_t hostPort = 0; ///< 0: chosen by the engine at start
    Port container;
    std::uint16_t hostPortLast =
        0; ///< configured only: the engine chooses one from hostPort to this; 0: none

    friend bool operator==(const Publication &, const Publication &) = default;
    friend auto operator<=>(const Publication &, const Publication &) = default;
};

/// NetworkSettings.Networks.<name>: raw material of an Endpoint. Addresses are empty while not running.
struct Attachment {
    std::string networkName;
    NetworkId networkId; ///< may be empty before the first start: look up by name then
    std::string endpointId;
    std::string ipv4;
    int ipv4PrefixLength = 0;
    std::string ipv6;
    int ipv6PrefixLength = 0;
    std::string gateway;
    std::string gateway6;
    std::string mac;
    std::vector<std::string> aliases;
    std::vector<std::string> dnsNames;  ///< engines of API 1.44 and later
    std::vector<std::string> links;     ///< "target:alias", user-defined networks only
    std::string fixedIpv4, fixedIpv6;   ///< asked for by whoever attached it, kept while it does not run
    std::vector<std::string> linkLocal; ///< further addresses that were asked for

    friend bool operator==(const Attachment &, const Attachment &) = default;
};

struct Container {
    ContainerId id;
    EngineKey engine;
    std::string name;  ///< without the leading slash
    std::string image; ///< as configured
    std::string imageId;
    ContainerState state = ContainerState::unknown;
    Health health = Health::none;
    int exitCode = 0;
    std::string stateError; ///< State.Error: why it did not start
    std::int64_t pid = 0;
    std::optional<Moment> created;
    std::optional<Moment> startedAt;
    std::optional<Moment> finishedAt;
    std::string hostname;
    std::string networkMode; ///< HostConfig.NetworkMode as configured: "default", "host", "container:<id>"…
    std::vector<std::string> command;     ///< Path and Args: what really runs
    std::vector<std::string> environment; ///< NAME=value
    std::map<std::string, std::string> labels;
    std::vector<Port> exposed;                       ///< as configured, sorted
    std::vector<Publication> publications;           ///< in force, sorted
    std::vector<Publication> publicationsConfigured; ///< HostConfig.PortBindings, sorted
    std::vector<Attachment> attachments;             ///< sorted by network name
    std::vector<std::string> legacyLinks;            ///< HostConfig.Links: "/target:/consumer/alias"
    std::shared_ptr<const std::string> raw;          ///< the engine's JSON; not part of ==

    friend bool operator==(const Container &, const Container &);
};

bool isUp(ContainerState state); ///< running, paused or restarting: it holds its addresses
std::string_view name(ContainerState state);
std::string_view name(Health health);
ContainerState containerStateFromName(std::string_view word); ///< Docker's word; anything else is unknown

} // namespace portolan
