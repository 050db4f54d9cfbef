#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace portolan {

/// A moment of the wall clock, for showing and comparing what others wrote. Never for measuring a wait.
using Moment = std::chrono::sys_time<std::chrono::nanoseconds>;

/// Reads RFC 3339 as Docker writes it ("2024-05-01T10:00:00.123456789Z", also with an offset).
/// Docker's zero time ("0001-01-01T00:00:00Z") and anything unreadable give nullopt.
std::optional<Moment> parseMoment(std::string_view rfc3339);

std::string toRfc3339(Moment moment); ///< UTC, with milliseconds

} // namespace portolan
