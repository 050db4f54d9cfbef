#pragma once

#include <string_view>

#include "model/core/id.h"

namespace portolan {

/// Whether the engine has put it there by itself: a container gets the first 12 characters of its id for a
/// hostname and an alias. A word that the id only begins with, like "db", is a person's own.
inline bool isItsOwnId(const ContainerId &id, std::string_view word) {
    constexpr std::size_t shortId = 12;
    return word == id.value || word == std::string_view(id.value).substr(0, shortId);
}

} // namespace portolan
