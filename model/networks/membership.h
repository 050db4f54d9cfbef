#pragma once

#include <string>
#include <vector>

#include "model/changes/change.h"
#include "model/core/snapshot.h"

namespace portolan::networks {

/// Docker's own bridge, host and none, and what it makes for a swarm: cannot be removed by a person.
bool isPredefined(const Network &network);

/// Why a container cannot be connected to a network, as far as can be told before.
enum class Hindrance {
    none,
    already, ///< it is on it
    otherEngine,
    hostMode,      ///< it uses the host's own network
    guest,         ///< it uses another container's
    onNone,        ///< it is on "none", which suffers no other beside it
    noSuchMembers, ///< the network is host or none
    notAttachable, ///< an overlay for services only
};
Hindrance hindrance(const Container &container, const Network &network, const Snapshot &now);

/// Its attachment there, null when it has none.
const Attachment *attachmentTo(const Container &container, const Network &network);
/// It is on the network now. A connect that failed leaves an attachment behind that is none before the next
/// start.
bool isLive(const Container &container, const Attachment &attachment);

/// Who is on a network of an engine.
struct Members {
    std::vector<std::shared_ptr<const Container>> up;   ///< on it now: they keep it from being removed
    std::vector<std::shared_ptr<const Container>> down; ///< not on it now: they could not start without it
    // Of a swarm's network, so far as its managers and other hosts are watched. They keep it, too.
    std::vector<std::shared_ptr<const Container>> elsewhere; ///< on it now on other hosts
    std::vector<std::shared_ptr<const SwarmService>> services;
};
Members membersOf(const Network &network, const Snapshot &now);

/// It is a swarm's, and the engine is no manager: only managers remove it.
bool takesManager(const Network &network, const Snapshot &now);

/// What PruneNetworks would remove of an engine: networks that nobody who is up is on, and no service; of
/// Docker's own what a swarm left behind.
std::vector<std::shared_ptr<const Network>> unused(const EngineKey &engine, const Snapshot &now);

/// Overlay networks of the engine's swarm that it does not list, as they would be seen there: a worker learns
/// of one when its first container joins. Told by the swarm's managers, so far as they are watched.
std::vector<std::shared_ptr<const Network>> joinable(const EngineKey &engine, const Snapshot &now);

/// It would be left without any network.
bool isLastNetwork(const Container &container, const Network &network);

enum class AttachField { ipv4, ipv6, aliases, linkLocal };
enum class AttachTrouble {
    notAddress,
    wrongFamily,
    outside,         ///< of the network's subnets
    reserved,        ///< the subnet's own or its broadcast address, its gateway, an auxiliary one
    taken,           ///< culprit: who has it
    noSubnet,        ///< the network has none of this family
    needsOwnNetwork, ///< not on Docker's default bridge
    notName,         ///< an alias that no name server would answer
    notLinkLocal,
};
struct AttachFinding {
    AttachField field;
    AttachTrouble what;
    std::string subject; ///< the text concerned
    std::string culprit;

    friend bool operator==(const AttachFinding &, const AttachFinding &) = default;
};
std::vector<AttachFinding> check(const changes::EndpointSpec &spec, const Network &network,
                                 const Container *container, const Snapshot &now);

} // namespace portolan::networks
