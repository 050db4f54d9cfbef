#include "model/changes/change.h"

namespace portolan::changes {

bool isDestructive(const Change &change) {
    return std::holds_alternative<RemoveContainer>(change) || std::holds_alternative<KillContainer>(change) ||
           std::holds_alternative<RemoveNetwork>(change) || std::holds_alternative<PruneNetworks>(change);
}

const ContainerRef *containerOf(const Change &change) {
    return std::visit(
        [](const auto &c) -> const ContainerRef * {
            if constexpr (requires { c.container; }) return &c.container;
            return nullptr;
        },
        change);
}

const NetworkRef *networkOf(const Change &change) {
    return std::visit(
        [](const auto &c) -> const NetworkRef * {
            if constexpr (requires { c.network; }) return &c.network;
            return nullptr;
        },
        change);
}

} // namespace portolan::changes
