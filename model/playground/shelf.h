#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/playground/entities.h"

namespace portolan::playground {

/// What the playground's registry has: the images that lessons and recipes name. Nothing is fetched.
struct Shelf {
    static bool hasRepository(std::string_view repository); ///< "redis", "quay.io/coreos/etcd"
    /// `reference`: with its tag. nullopt: no such image, or no such tag of it.
    static std::optional<Image> find(const std::string &reference);
};

/// The same for a name in every run: 64 hexadecimal digits.
std::string digestOf(std::string_view name);

} // namespace portolan::playground
