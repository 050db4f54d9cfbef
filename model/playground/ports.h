#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <tl/expected.hpp>

#include "model/playground/entities.h"

namespace portolan::playground {

/// "80/tcp" or "80": number and protocol; nullopt when it is none.
std::optional<std::pair<std::uint16_t, std::string>> readPort(std::string_view text);

/// "8080" or "8080-8090": first and last.
std::optional<std::pair<std::uint16_t, std::uint16_t>> readPortRange(std::string_view text);

/// As the engine checks HostConfig.PortBindings when a container is created.
tl::expected<void, Refusal> checkPortBindings(const Json &bindings, bool modern);

} // namespace portolan::playground
