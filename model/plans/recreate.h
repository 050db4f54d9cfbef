#pragma once

#include <tl/expected.hpp>

#include "model/core/snapshot.h"
#include "model/plans/plan.h"

namespace portolan::plans {

/// What is to be different. What is not told stays as it is.
struct RecreateWish {
    std::optional<std::string> network; ///< name, "bridge", "host", "none", "container:<name>"
    changes::EndpointSpec endpoint;     ///< on that network, when it is another one
    std::optional<std::vector<Publication>> publications;
    std::optional<std::vector<std::string>> links; ///< "target:alias"
    bool removeOld = false;                        ///< once the new one has proven up
    std::chrono::seconds steady{5};                ///< how long it must have run to be proven

    friend bool operator==(const RecreateWish &, const RecreateWish &) = default;
};

/// Why there can be no plan.
struct Obstacle {
    enum class What {
        gone,              ///< no such container
        notInspected,      ///< the engine has not told of it in full yet
        removedAtEnd,      ///< --rm: it would be gone as soon as it is stopped
        swarmTask,         ///< the swarm makes it, as its service says
        paused,            ///< it would have to go on first
        nothingChanges,    ///< it is so already
        unknownNetwork,    ///< `subject`
        unknownOwner,      ///< no container `subject` whose network could be shared
        ownerNotUp,        ///< `subject`
        ownNetwork,        ///< it cannot share its own network, nor that of a guest of its own
        ownerIsGuest,      ///< `subject` has no network of its own
        guestsCannotFollow ///< guest `subject`: its owner would have no network to share
    };
    What what;
    std::string subject; ///< untrusted; beside the words above, the guest that it is about

    friend bool operator==(const Obstacle &, const Obstacle &) = default;
};

/// How to make a container anew with something changed that Docker cannot change. The new one is made beside
/// the old one, which goes on running until all is ready; then they change places. The containers that share
/// its network are made anew with it. Until the new one has proven up the old one is kept, renamed; with
/// every step undone it runs again under its own name, with its addresses.
tl::expected<Plan, Obstacle> recreate(const Snapshot &snapshot, const ContainerId &container,
                                      const RecreateWish &wish);

} // namespace portolan::plans
