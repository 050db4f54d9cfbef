#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/core/container.h"
#include "model/core/network.h"

namespace portolan::changes {

/// How a container is to be attached to a network. Source: Docker Engine API, EndpointSettings.
struct EndpointSpec {
    std::string ipv4; ///< empty: the engine chooses
    std::string ipv6;
    std::vector<std::string> aliases;
    std::vector<std::string> linkLocal; ///< further addresses, 169.254.0.0/16 or fe80::/10
    std::vector<std::string> links;     ///< "target:alias"
    std::map<std::string, std::string> driverOptions;
    std::string mac;    ///< empty: the engine chooses; API 1.44 and later
    int gwPriority = 0; ///< the highest has the default route; API 1.48 and later

    friend bool operator==(const EndpointSpec &, const EndpointSpec &) = default;
};

/// A network to be made. Source: Docker Engine API, POST /networks/create.
struct NetworkSpec {
    std::string name;
    std::string driver = "bridge";
    std::vector<Subnet> subnets; ///< none: the engine chooses
    bool ipv6 = false;
    bool internal = false;
    bool attachable = false;
    bool ingress = false;
    std::map<std::string, std::string> options; ///< the driver's
    std::map<std::string, std::string> labels;

    friend bool operator==(const NetworkSpec &, const NetworkSpec &) = default;
};

/// A container to be made. Source: Docker Engine API, POST /containers/create.
struct ContainerSpec {
    std::string image;
    std::string name;      ///< empty: the engine invents one
    std::string network;   ///< name, "host", "none", "container:<name>"; empty: the default bridge
    EndpointSpec endpoint; ///< on that network
    std::string hostname;
    std::vector<Publication> publications;
    std::vector<Port> exposed;
    std::vector<std::string> links;       ///< "target:alias"; on any network that is no container's or host's
    std::vector<std::string> environment; ///< NAME=value
    std::vector<std::string> command;
    std::map<std::string, std::string> labels;
    std::string restartPolicy; ///< "no", "always", "unless-stopped", "on-failure"; empty: no
    bool removedAtEnd = false;

    friend bool operator==(const ContainerSpec &, const ContainerSpec &) = default;
};

} // namespace portolan::changes
