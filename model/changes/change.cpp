#include "model/changes/change.h"

namespace portolan::changes {

bool isDestructive(const Change &change) {
    return std::holds_alternative<RemoveContainer>(change) || std::holds_alternative<KillContainer>(change) ||
           std::holds_alternative<RemoveNetwork>(change) || std::holds_alternative<PruneNetworks>(change);
}

} // namespace portolan::changes
