#include "model/etcd/watch_steps.h"

namespace portolan::etcd {

std::string_view name(Phase phase) {
    switch (phase) {
    case Phase::idle:
        return "idle";
    case Phase::authenticating:
        return "authenticating";
    case Phase::checking:
        return "checking";
    case Phase::listing:
        return "listing";
    case Phase::opening:
        return "opening";
    case Phase::watching:
        return "watching";
    case Phase::settling:
        return "settling";
    case Phase::askingLife:
        return "askingLife";
    case Phase::waiting:
        return "waiting";
    case Phase::done:
        return "done";
    }
    return "unknown";
}

} // namespace portolan::etcd
