#pragma once

#include <map>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/core/snapshot.h"
#include "model/topology/address.h"

namespace portolan::topology {

/// The machines that engines run on, by the addresses others use, and what is published on their ports.
class Hosts {
public:
    explicit Hosts(const Snapshot &now);

    /// The engines of the machines that have the address. The same machine may run several engines, and every
    /// machine has its own 172.17.0.1: an address of a host's own bridge counts for its containers alone, so
    /// only where `viewer` is that engine. `viewer` may be nullptr.
    std::vector<const Engine *> at(const Engine *viewer, const HostPort &to) const;

    /// Some node of a swarm has it, whether we watch that node's engine or not.
    bool isSwarmNode(const HostPort &to) const;

    /// The running container that answers at a port of that host: by a publication in force, or because it is
    /// on the host's own network and exposes the port (`except` does not count for the latter).
    const Container *answering(const Engine &host, const HostPort &to, const std::string &protocol,
                               const Container *except);

private:
    using PortKey = std::pair<std::uint16_t, std::string>;
    struct Opening {
        const Container *container;
        const Publication *publication; ///< nullptr: on the host's own network
    };

    void add(std::string_view address, const Engine *engine);
    void indexOpenings();
    bool fits(const Opening &opening, const HostPort &to) const;

    const Snapshot &now_;
    std::multimap<IpAddress, const Engine *> byIp_;
    std::multimap<std::string, const Engine *> byName_;
    std::map<std::string_view, std::vector<Cidr>> bridges_; ///< by engine
    std::set<std::string> swarmNodes_;
    bool openingsIndexed_ = false;
    std::unordered_map<std::string_view, std::multimap<PortKey, Opening>> openings_; ///< by engine
};

} // namespace portolan::topology
