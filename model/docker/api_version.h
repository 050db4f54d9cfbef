#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace portolan::docker {

/// A version of the Docker Engine API, "1.41".
struct ApiVersion {
    int major = 0;
    int minor = 0;

    friend bool operator==(const ApiVersion &, const ApiVersion &) = default;
    friend auto operator<=>(const ApiVersion &, const ApiVersion &) = default;
};

std::optional<ApiVersion> parseApiVersion(std::string_view text);
std::string toString(ApiVersion version);

/// What this program speaks. The oldest is the one that engines without a version in their answer to /_ping
/// have; the newest is the newest that the codec is tested with.
inline constexpr ApiVersion ourOldest{1, 24};
inline constexpr ApiVersion ourNewest{1, 55};

/// The engine's limit in its refusal of a version: "client version 1.10 is too old. Minimum supported API
/// version is 1.12, …" and "client version 1.99 is too new. Maximum supported API version is 1.41".
struct VersionRefusal {
    bool weAreTooOld = false;
    std::optional<ApiVersion> limit;

    friend bool operator==(const VersionRefusal &, const VersionRefusal &) = default;
};
std::optional<VersionRefusal> versionRefusal(std::string_view words);

/// Seconds since 1970 of an HTTP date, "Tue, 24 Nov 2026 06:20:22 GMT".
std::optional<std::int64_t> parseHttpDate(std::string_view text);

} // namespace portolan::docker
