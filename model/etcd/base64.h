#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace portolan::etcd {

/// RFC 4648 with the standard alphabet and padding: how etcd's JSON gateway carries keys and values.
std::string toBase64(std::string_view bytes);

struct Decoded {
    std::string bytes;    ///< at most as many as were asked for
    std::size_t size = 0; ///< of the whole
};

/// nullopt: a foreign character, or a length or padding that cannot be. What lies beyond `maxBytes` is
/// counted, not read.
std::optional<Decoded> fromBase64(std::string_view text, std::size_t maxBytes = std::string::npos);

} // namespace portolan::etcd
