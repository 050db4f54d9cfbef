#pragma once

#include "model/net/http.h"

namespace portolan::net {

/// How long to wait before the next try: a pure value without clock and without chance of its own.
/// Steps grow from `first` by doubling to `cap`; each wait is drawn from the upper half of its step, so that
/// many clients of one server do not come back in the same moment.
class Backoff {
public:
    struct Limits {
        Duration first{500};
        Duration cap{30'000};
        Duration quiet{60'000}; ///< a connection that lived this long wipes out the failures before it
    };

    Backoff() = default;
    explicit Backoff(Limits limits) : limits_(limits) {}

    /// The wait after one more failure. `random01` is from [0, 1); other values are brought into it.
    Duration next(double random01);
    /// Tells how long the connection that has just ended had been good.
    void lived(Duration good);
    void reset() { failures_ = 0; }
    int failures() const { return failures_; } ///< in a row

private:
    Limits limits_;
    int failures_ = 0;
};

} // namespace portolan::net
