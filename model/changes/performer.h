#pragma once

#include <cstdint>
#include <functional>

#include "model/changes/change.h"
#include "model/core/result.h"

namespace portolan::changes {

/// Changing engines, as the rest of the program sees it. The composition root implements it, and with
/// --read-only there is none: whoever is given a null pointer offers no changes.
class Performer {
public:
    using Ticket = std::uint64_t;
    using Done = std::function<void(Result<Outcome>)>;
    using Told = std::function<void(const PullProgress &)>;

    virtual ~Performer() = default;
    /// Returns at once. `done` is called exactly once, on another thread, unless the performer is destroyed
    /// before. A deadline that fits the change is kept. `told` may be called before it, there too, when the
    /// change pulls an image: at its beginning, on the way, and when it is over.
    virtual Ticket perform(const EngineKey &engine, Change change, Done done, Told told) = 0;
    /// Stops waiting for it (Errc::cancelled); what the engine has begun it may yet finish. A pull ends.
    virtual void cancel(Ticket ticket) = 0;
};

} // namespace portolan::changes
