#pragma once

#include <cstddef>
#include <optional>

#include "model/net/backoff.h"

namespace portolan::etcd {

/// Which member of a cluster serves us, and when the next one is to be tried: at once, or, when none of them
/// would do, after a growing wait. A member that works is kept. Without clock and chance of its own.
class Failover {
public:
    Failover(std::size_t members, net::Backoff::Limits limits);

    std::size_t member() const { return member_; }
    bool isLive() const { return liveSince_.has_value(); }

    void live(net::Duration now); ///< the member serves us
    void stop() { liveSince_.reset(); }

    /// The member failed; the next is its neighbour. The wait before it is to be tried, nullopt: none.
    std::optional<net::Duration> failed(net::Duration now, double random01);

private:
    std::size_t members_;
    net::Duration quiet_;
    net::Backoff backoff_;
    std::size_t member_ = 0;
    std::size_t failuresInRow_ = 0;
    std::optional<net::Duration> liveSince_;
};

} // namespace portolan::etcd
