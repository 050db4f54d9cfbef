#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/playground/world.h"

namespace portolan::playground {

enum class Family { any, four, six };
enum class DnsType { a, aaaa, ptr, srv };

/// What a name server says.
struct DnsReply {
    enum class Outcome { answered, noSuchName, fails, silent, refused };
    Outcome outcome = Outcome::silent;
    bool authoritative = false;
    std::string alias;              ///< the name is another name for this one
    std::vector<Ip> addresses;      ///< none: the name has others
    std::vector<std::string> texts; ///< PTR: names; SRV: "priority weight port name"
};

/// What a program inside a container finds on its network. Nothing here is canned: names, addresses and
/// listeners are those of the world at this moment.
class NetView {
public:
    /// `hops`: how many others have asked before, of which there is an end.
    NetView(const World &world, const Container &container, int hops = 0)
        : world_(world), self_(container), owner_(world.networkOwner(container)), hops_(hops) {}

    /// An address as it is, or a name by /etc/hosts, then by the name servers. Of both kinds an IPv6 one is
    /// preferred where the container has one, too.
    std::optional<Ip> resolve(std::string_view name, Family family = Family::any) const;
    /// Asks a server, the engine's or a container that is one.
    DnsReply ask(const Ip &server, std::string_view name, DnsType type) const;
    std::optional<Ip> firstServer() const; ///< of /etc/resolv.conf

    enum class Reach { answers, refused, timesOut, noHost, unreachable, noAddress };
    struct Peer {
        Reach reach = Reach::timesOut;
        const World *world = nullptr;         ///< where that is
        const Container *container = nullptr; ///< who answers
        std::uint16_t port = 0;               ///< at which of its ports
    };
    /// A connection; published ports, relays and hosts on the wire are followed to their end.
    Peer connect(const Ip &address, std::uint16_t port, const char *protocol = "tcp") const;
    Reach ping(const Ip &address) const;

    std::string hostsFile() const;
    std::string resolvFile() const;
    std::string tcpFile() const;  ///< /proc/net/tcp
    std::string tcp6File() const; ///< /proc/net/tcp6
    std::string ipAddr(Family family = Family::any, std::string_view device = {}) const;
    std::string ipRoute() const;
    std::string ipRoute6() const;
    std::string hostName() const { return stringIn(self_.config, "Hostname"); }

private:
    std::vector<Listening> listening() const;
    bool hasDns() const; ///< the engine's; only user-defined networks have it
    DnsReply askEngine(std::string_view name, DnsType type) const;
    DnsReply askMembers(std::string_view name, DnsType type) const;
    DnsReply forward(std::string_view name, DnsType type) const;
    DnsReply serveDns(std::string_view name, DnsType type) const;
    std::optional<Ip4> askSwarm(const Network &network, std::string_view name) const;

    Peer into(const World &world, const Container &container, const Ip &address, std::uint16_t port) const;
    Peer atHost(const World &host, const Ip &address, std::uint16_t port, std::string_view protocol) const;
    bool shares(const Container &other, const Ip &address, bool &blocked) const;
    bool isOwn(const Ip &address) const;
    bool isOwnGateway(const Ip &address) const;
    bool isOnLink(const Ip &address) const;
    bool hasRoute(bool six) const;
    bool hasIp6() const; ///< at least a loopback of it
    bool isOnBridge() const;
    /// Whose address that is, of the hosts that are reached from here.
    const World *hostAt(const Ip &address) const;
    Reach nobodyAt(const Ip &address) const;
    const Container *behind(const Ip &address) const;
    const Container *taskOf(const World &world, const SwarmService &service) const;

    const World &world_;
    const Container &self_;
    const Container *owner_;
    int hops_;
};

/// What the process of another container that shares this network namespace listens at counts as its own.
/// Without `address`: at any.
bool listensAt(const World &world, const Container &owner, std::uint16_t port, const Ip *address,
               const Container **who);

} // namespace portolan::playground
