#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/changes/specs.h"
#include "model/core/id.h"

namespace portolan::changes {

/// What a change is about. Requests name it by its id, commands by its name; either may be empty: a thing
/// that is yet to be made has no id.
struct ContainerRef {
    ContainerId id;
    std::string name;

    friend bool operator==(const ContainerRef &, const ContainerRef &) = default;
};
struct NetworkRef {
    NetworkId id;
    std::string name;

    friend bool operator==(const NetworkRef &, const NetworkRef &) = default;
};

struct StartContainer {
    ContainerRef container;
    friend bool operator==(const StartContainer &, const StartContainer &) = default;
};
/// Between TERM and KILL, where neither a request nor the container says.
inline constexpr std::chrono::seconds usualGrace{10};
/// Of one that is never killed: so long it is waited for at most.
inline constexpr std::chrono::seconds endlessGrace{86'400};

struct StopContainer {
    ContainerRef container;
    std::optional<std::chrono::seconds> timeout;   ///< until it is killed; none: as the container says
    std::chrono::seconds itsOwnGrace = usualGrace; ///< what the container says: so long it is waited for
    friend bool operator==(const StopContainer &, const StopContainer &) = default;
};
struct RestartContainer {
    ContainerRef container;
    std::optional<std::chrono::seconds> timeout;
    std::chrono::seconds itsOwnGrace = usualGrace;
    friend bool operator==(const RestartContainer &, const RestartContainer &) = default;
};
struct PauseContainer {
    ContainerRef container;
    friend bool operator==(const PauseContainer &, const PauseContainer &) = default;
};
struct UnpauseContainer {
    ContainerRef container;
    friend bool operator==(const UnpauseContainer &, const UnpauseContainer &) = default;
};
struct KillContainer {
    ContainerRef container;
    std::string signal; ///< "TERM", "HUP"…; empty: KILL
    friend bool operator==(const KillContainer &, const KillContainer &) = default;
};
struct RenameContainer {
    ContainerRef container;
    std::string to;
    friend bool operator==(const RenameContainer &, const RenameContainer &) = default;
};
struct RemoveContainer {
    ContainerRef container;
    bool force = false;   ///< also when it is up: it is killed then
    bool volumes = false; ///< with its anonymous volumes
    friend bool operator==(const RemoveContainer &, const RemoveContainer &) = default;
};
/// Brings an image from its registry to the engine.
struct PullImage {
    std::string image; ///< "redis:7", "host:5000/name", "name@sha256:…"
    friend bool operator==(const PullImage &, const PullImage &) = default;
};
/// Makes a container and starts it. An image that the engine has not is pulled first.
struct RunContainer {
    ContainerSpec spec;
    friend bool operator==(const RunContainer &, const RunContainer &) = default;
};
struct CreateNetwork {
    NetworkSpec spec;
    friend bool operator==(const CreateNetwork &, const CreateNetwork &) = default;
};
struct RemoveNetwork {
    NetworkRef network;
    friend bool operator==(const RemoveNetwork &, const RemoveNetwork &) = default;
};
struct ConnectContainer {
    NetworkRef network;
    ContainerRef container;
    EndpointSpec endpoint;
    friend bool operator==(const ConnectContainer &, const ConnectContainer &) = default;
};
struct DisconnectContainer {
    NetworkRef network;
    ContainerRef container;
    bool force = false; ///< although the engine has lost sight of it
    friend bool operator==(const DisconnectContainer &, const DisconnectContainer &) = default;
};
/// Removes every network of a person's making that no container is on.
struct PruneNetworks {
    friend bool operator==(const PruneNetworks &, const PruneNetworks &) = default;
};
/// Makes the engine the first manager of a new swarm.
struct InitSwarm {
    std::string
        advertiseAddress;      ///< address or interface, with ":port" or without; empty: the engine's choice
    std::string listenAddress; ///< empty: all
    friend bool operator==(const InitSwarm &, const InitSwarm &) = default;
};

/// Makes a container from a whole configuration, without starting it.
struct CreateContainer {
    std::string name;
    std::string body;    ///< JSON, as POST /containers/create takes it
    std::string image;   ///< as the configuration names it
    std::string imageId; ///< what it must be: where the name means another image by now, the id is taken
    std::vector<std::string> words; ///< the command, with all that the command line has an option for
    friend bool operator==(const CreateContainer &, const CreateContainer &) = default;
};
/// Whether the engine starts it again by itself.
struct SetRestartPolicy {
    ContainerRef container;
    std::string policy; ///< "no", "always", "unless-stopped", "on-failure"
    int retries = 0;    ///< of on-failure; 0: no limit
    friend bool operator==(const SetRestartPolicy &, const SetRestartPolicy &) = default;
};
/// Changes nothing: waits until a container has proven to stay up. Where its image tells of its health that
/// it is healthy, else that it has run for a while without a restart.
struct AwaitContainer {
    ContainerRef container;
    std::chrono::seconds steady{5};    ///< how long it must have run
    std::chrono::seconds patience{60}; ///< until it must be healthy
    friend bool operator==(const AwaitContainer &, const AwaitContainer &) = default;
};

/// Everything that Portolan may do to an engine, as a value.
using Change = std::variant<StartContainer, StopContainer, RestartContainer, PauseContainer, UnpauseContainer,
                            KillContainer, RenameContainer, RemoveContainer, RunContainer, CreateNetwork,
                            RemoveNetwork, ConnectContainer, DisconnectContainer, PruneNetworks, InitSwarm,
                            CreateContainer, SetRestartPolicy, AwaitContainer, PullImage>;

/// What the engine said to a change that it made.
struct Outcome {
    std::string id;                    ///< of what was made, else empty
    bool unchanged = false;            ///< it had been so before: started, stopped
    std::vector<std::string> warnings; ///< the engine's own words, plain
    std::vector<std::string> removed;  ///< names of what was pruned

    friend bool operator==(const Outcome &, const Outcome &) = default;
};

/// How far a pull has come.
struct PullProgress {
    std::string image;                       ///< as it was asked for
    std::size_t layers = 0, layersHere = 0;  ///< as far as the engine has told of them
    std::uint64_t bytes = 0, bytesInAll = 0; ///< of the layers whose size is known
    bool over = false;                       ///< the image is here

    friend bool operator==(const PullProgress &, const PullProgress &) = default;
};

/// Error::operation of a pull that failed or was cancelled; Error::target is the image where the engine
/// refused it.
inline constexpr std::string_view pulling = "pull";

/// Error::operation of a new container that could not be started: it was removed again, or could not be.
inline constexpr std::string_view startingNew = "start new", leavingNew = "remove new";

/// Error::operation of a container that was awaited and did not stay up. Error::status is then its exit code,
/// Error::detail what the engine or its health check said; Errc::timeout: it is not healthy yet.
inline constexpr std::string_view stayingUp = "stay up";

/// What is lost for good by it: it is asked about before.
bool isDestructive(const Change &change);

/// What it is about; null where it is about nothing of that kind, or makes it.
const ContainerRef *containerOf(const Change &change);
const NetworkRef *networkOf(const Change &change);

} // namespace portolan::changes
