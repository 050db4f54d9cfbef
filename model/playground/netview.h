#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/playground/world.h"

namespace portolan::playground {

/// What a program inside a container finds on its network. Nothing here is canned: names, addresses and
/// listeners are those of the world at this moment.
class NetView {
public:
    NetView(const World &world, const Container &container)
        : world_(world), self_(container), owner_(world.networkOwner(container)) {}

    /// By /etc/hosts, then by the engine's DNS when there is one.
    std::optional<Ip4> resolve(std::string_view name) const;
    /// The engine's DNS alone; only user-defined networks have it.
    bool hasDns() const;
    std::optional<Ip4> askDns(std::string_view name) const;

    /// A name server, by the container that is one; false: nobody answers there.
    bool askServer(Ip4 server, std::string_view name, std::optional<Ip4> &found) const;
    std::optional<Ip4> firstServer() const; ///< of /etc/resolv.conf

    enum class Reach { answers, refused, timesOut, unreachable };
    struct Peer {
        Reach reach = Reach::timesOut;
        const Container *container = nullptr; ///< who answers
        std::uint16_t port = 0;               ///< at which of its ports
    };
    /// A TCP connection; published ports and relays are followed to their end.
    Peer connect(Ip4 address, std::uint16_t port) const;
    bool ping(Ip4 address) const;

    std::string hostsFile() const;
    std::string resolvFile() const;
    std::string tcpFile() const; ///< /proc/net/tcp
    std::string ipAddr() const;
    std::string ipRoute() const;
    std::string hostName() const { return stringIn(self_.config, "Hostname"); }

private:
    Peer connect(Ip4 address, std::uint16_t port, int hops) const;
    Peer into(const Container &container, std::uint16_t port, int hops) const;
    bool shares(const Container &other, Ip4 address, bool &blocked) const;
    bool isHost(Ip4 address) const;
    std::optional<Ip4> askSwarm(const Network &network, std::string_view name) const;
    const Container *behind(Ip4 address) const;
    const Container *taskOf(const SwarmService &service) const;

    const World &world_;
    const Container &self_;
    const Container *owner_;
};

/// What the process of another container that shares this network namespace listens at counts as its own.
bool listensAt(const World &world, const Container &owner, std::uint16_t port, const Container **who);

} // namespace portolan::playground
