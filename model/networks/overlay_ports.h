#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "model/core/snapshot.h"

namespace portolan::networks {

// Overlay networks take open ports between the hosts of a swarm: TCP 2377 of its managers, TCP and UDP 7946
// and UDP 4789 of all. Source: https://docs.docker.com/engine/network/drivers/overlay/

/// A host that takes part in a swarm's overlay networks, or shall.
struct OverlayHost {
    std::string name;    ///< untrusted, as all text here
    std::string address; ///< where its swarm ports are; empty: nobody told
    SwarmRole role = SwarmRole::none;
    std::string state;        ///< as the managers see it: ready, down, unknown…; empty: nobody told
    std::string reachability; ///< of a manager, as the others see it: reachable, unreachable; else empty
    bool gossips = false;     ///< another engine names it as a peer of an overlay network

    friend bool operator==(const OverlayHost &, const OverlayHost &) = default;
};

/// The hosts of an engine's swarm as its managers tell, and the other engines that are connected. Sorted by
/// name.
std::vector<OverlayHost> overlayHosts(const Snapshot &snapshot, const EngineKey &engine);

/// A port of a host, to be tried.
struct PortQuestion {
    std::string address;
    Port port;

    friend bool operator==(const PortQuestion &, const PortQuestion &) = default;
};
/// What has to be open of a host; none when its address is not known.
std::vector<PortQuestion> portsOf(const OverlayHost &host);

enum class PortAnswer {
    open,
    refused, ///< the host answers that nobody listens
    silent,  ///< no answer: of TCP a firewall or a host that is off, of UDP nothing can be concluded
    unreachable,
    failed, ///< could not be tried
};

/// Trying ports from this machine. Sends nothing that changes anything. The composition root implements it.
class PortProber {
public:
    using Ticket = std::uint64_t;
    /// Called on another thread, never twice at once: the answer to the question of this index.
    using Answered = std::function<void(std::size_t question, PortAnswer answer)>;
    using Ended = std::function<void()>; ///< on that thread, once: all are answered, or it was cancelled

    virtual ~PortProber() = default;
    /// Returns at once. Each question takes a few seconds at most; they are asked side by side.
    virtual Ticket probe(std::vector<PortQuestion> questions, Answered answered, Ended ended) = 0;
    virtual void cancel(Ticket ticket) = 0;
};

} // namespace portolan::networks
