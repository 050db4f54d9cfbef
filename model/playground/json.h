#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace portolan::playground {

/// Keeps the order of its fields, so that answers read as the real engine's do.
using Json = nlohmann::ordered_json;

/// As the engine writes it: one line with a newline at its end. Bytes that are not UTF-8 are replaced.
std::string toText(const Json &value);

/// The field of an object, or null. Never throws.
const Json &field(const Json &object, std::string_view name);
std::string stringIn(const Json &object, std::string_view name);  ///< empty when it is no string
std::int64_t numberIn(const Json &object, std::string_view name); ///< 0 when it is no whole number
bool boolIn(const Json &object, std::string_view name);           ///< false when it is no boolean

} // namespace portolan::playground
