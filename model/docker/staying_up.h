#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "model/changes/change.h"
#include "model/core/result.h"

namespace portolan::docker {

/// Whether a container stays up, told from looking at it again and again.
class StayingUp {
public:
    using Clock = std::chrono::steady_clock;

    explicit StayingUp(const changes::AwaitContainer &wanted) : wanted_(wanted) {}

    /// What GET /containers/{id}/json says of it at that moment. Nothing: look again. An error: it does not
    /// stay up (changes::stayingUp), or the bytes cannot be used.
    std::optional<Result<void>> look(std::string inspection, Clock::time_point now);

private:
    changes::AwaitContainer wanted_;
    std::optional<Clock::time_point> first_;
    std::string startedAt_;
};

} // namespace portolan::docker
