#include "model/fabric/skydns.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <string>

#include <nlohmann/json.hpp>

#include "model/core/text.h"

namespace portolan::fabric {
namespace {

using nlohmann::json;

constexpr std::size_t longestHost = 253; ///< of a DNS name; addresses are shorter

std::string reversedName(std::string_view path) {
    std::string name;
    while (!path.empty()) {
        const std::size_t slash = path.rfind('/');
        const std::string_view label = slash == std::string_view::npos ? path : path.substr(slash + 1);
        path = slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
        if (label.empty()) continue;
        if (!name.empty()) name += '.';
        name += label;
    }
    return validUtf8(name);
}

bool sameWord(std::string_view a, std::string_view lowerCase) {
    return std::equal(a.begin(), a.end(), lowerCase.begin(), lowerCase.end(), [](char x, char y) {
        return (x >= 'A' && x <= 'Z' ? static_cast<char>(x - 'A' + 'a') : x) == y;
    });
}

/// The servers are written in Go, whose decoder does not mind the case of a field's name and takes null for
/// "not there".
const json *field(const json &record, std::string_view name) {
    const json *found = nullptr;
    for (const auto &[key, value] : record.items())
        if (sameWord(key, name) && !value.is_null()) found = &value;
    return found;
}

std::string text(const json &record, std::string_view name) {
    const json *value = field(record, name);
    return value ? value->get_ref<const std::string &>() : std::string();
}

bool hasTypesOfARecord(const json &record) {
    constexpr std::array<std::string_view, 3> texts{"host", "text", "group"};
    constexpr std::array<std::string_view, 4> numbers{"port", "priority", "weight", "targetstrip"};
    const auto isText = [&](std::string_view name) {
        const json *value = field(record, name);
        return !value || value->is_string();
    };
    const auto isNumber = [&](std::string_view name) {
        const json *value = field(record, name);
        return !value || value->is_number_integer();
    };
    const json *ttl = field(record, "ttl");
    const bool ttlFits = !ttl || (ttl->is_number_unsigned() &&
                                  ttl->get<std::uint64_t>() <= std::numeric_limits<std::uint32_t>::max());
    const json *mail = field(record, "mail");
    return std::all_of(texts.begin(), texts.end(), isText) &&
           std::all_of(numbers.begin(), numbers.end(), isNumber) && ttlFits && (!mail || mail->is_boolean());
}

std::optional<std::uint16_t> portOf(const json &record) {
    const json *value = field(record, "port");
    if (!value) return 0;
    if (!value->is_number_unsigned() || value->get<std::uint64_t>() > 65535) return std::nullopt;
    return value->get<std::uint16_t>();
}

} // namespace

std::optional<Registration> decodeSkyDns(const EtcdEntry &entry, std::string_view prefix) {
    const std::string_view key = entry.key;
    if (!key.starts_with(prefix)) return std::nullopt;
    const std::string_view path = key.substr(prefix.size());

    Registration registration;
    registration.keyspace = entry.keyspace;
    registration.key = entry.key;
    registration.name = reversedName(path);
    if (registration.name.empty()) return std::nullopt;
    registration.malformed = true;

    const json record = json::parse(validUtf8(entry.value), nullptr, false);
    const bool object = record.is_object();
    if (path == "config" && object && !field(record, "host")) return std::nullopt;
    if (!object || !hasTypesOfARecord(record)) return registration;

    const std::string host = text(record, "host");
    if (host.empty() && !text(record, "text").empty()) return std::nullopt;
    const std::optional<std::uint16_t> port = portOf(record);
    if (host.empty() || host.size() > longestHost || !port) return registration;

    registration.host = host;
    registration.port = *port;
    registration.malformed = false;
    return registration;
}

} // namespace portolan::fabric
