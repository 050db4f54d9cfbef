#include "model/etcd/failover.h"

#include <algorithm>

namespace portolan::etcd {

Failover::Failover(std::size_t members, net::Backoff::Limits limits)
    : members_(std::max<std::size_t>(members, 1)), quiet_(limits.quiet), backoff_(limits) {}

void Failover::live(net::Duration now) {
    if (!liveSince_) liveSince_ = now;
}

std::optional<net::Duration> Failover::failed(net::Duration now, double random01) {
    if (liveSince_) {
        const net::Duration lived = now - *liveSince_;
        backoff_.lived(lived);
        // Members that fail as soon as they are live must not be tried in turns without end.
        if (lived >= quiet_) failuresInRow_ = 0;
        liveSince_.reset();
    }
    member_ = (member_ + 1) % members_;
    if (++failuresInRow_ % members_ != 0) return std::nullopt;
    return backoff_.next(random01);
}

} // namespace portolan::etcd
