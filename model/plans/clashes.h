#pragma once

#include "model/core/snapshot.h"

namespace portolan::plans {

/// A port that a container would need and that is taken.
struct Clash {
    enum class By {
        publication, ///< container `holder` publishes it
        hostMode,    ///< container `holder` is in host mode and says that it listens there
        owner,       ///< container `holder` shares the network and says that it listens there
        program,     ///< a program of the host listens there
        wholeRange,  ///< all ports are taken of which the engine would choose one; `holder`: by whom, "a, b"
    };
    By by;
    std::string port;   ///< "8080", "53/udp", "9100-9110"
    std::string holder; ///< names of containers; empty: programs only

    friend bool operator==(const Clash &, const Clash &) = default;
};

/// What a container is about to be.
struct PortsWanted {
    EngineKey engine;
    ContainerId itself;  ///< it does not clash with itself; empty: it is new
    std::string network; ///< "host", "container:<name>"…
    std::vector<Publication> publications;
    std::vector<Port> exposed; ///< where its program listens
};

/// Only containers that are up hold a port. `listening` are the ports of the engine's host where programs
/// listen, as far as they are known; those of engines' own proxies among them do no harm.
std::vector<Clash> clashes(const Snapshot &snapshot, const PortsWanted &wanted,
                           const std::vector<Port> &listening = {});

/// A port of the host that is asked for twice; null: none is.
const Publication *givenTwice(const std::vector<Publication> &publications);

} // namespace portolan::plans
