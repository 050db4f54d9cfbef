#pragma once

#include <string_view>
#include <unordered_map>
#include <utility>

#include "model/core/snapshot.h"

namespace portolan::topology {

/// Finds networks and containers of one engine by what others call them. Indexes are made when they are
/// first asked for; the snapshot's tables must be filled by then and stay as they are.
class Atlas {
public:
    explicit Atlas(const Snapshot &now) : now_(now) {}

    const Engine *engine(const EngineKey &key);
    const Network *network(const EngineKey &engine, std::string_view id);
    const Network *networkNamed(const EngineKey &engine, std::string_view name);
    /// The one that containers without --network are on; nullptr where the daemon has none.
    const Network *defaultBridge(const EngineKey &engine);

    const Container *container(std::string_view id);
    const Container *containerNamed(const EngineKey &engine, std::string_view name);
    /// By name, else by full id, else by the beginning of one (12 digits at least, as Docker prints it).
    const Container *containerReferred(const EngineKey &engine, std::string_view reference);

private:
    struct OfEngine {
        std::unordered_map<std::string_view, const Network *> networksById, networksByName;
        std::unordered_map<std::string_view, const Container *> containersByName;
    };
    OfEngine &of(const EngineKey &engine);
    OfEngine &networksOf(const EngineKey &engine);

    const Snapshot &now_;
    bool networksIndexed_ = false, containersIndexed_ = false;
    std::unordered_map<std::string, OfEngine> engines_;
    std::pair<std::string_view, OfEngine *> last_{{}, nullptr};
};

} // namespace portolan::topology
