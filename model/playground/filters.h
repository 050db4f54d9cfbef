#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "model/playground/entities.h"

namespace portolan::playground {

/// The `filters` of a request: any of the values of a key must match, and all of the keys.
using Filters = std::map<std::string, std::vector<std::string>>;

/// Both forms that clients send: {"name":["a"]} and {"name":{"a":true}}.
tl::expected<Filters, Refusal> readFilters(std::string_view json, bool modern);

/// Refuses a key that is not among `known`.
tl::expected<void, Refusal> onlyKnown(const Filters &filters, std::initializer_list<std::string_view> known,
                                      bool modern);

const std::vector<std::string> *valuesOf(const Filters &filters,
                                         std::string_view key); ///< nullptr: not asked

/// What a prune takes: `until` (a time, or how long ago), `label` and `label!`.
struct PruneFilter {
    std::optional<Moment> before;
    std::vector<std::string> with, without;

    bool takes(Moment created, const Json &labels) const;
};
tl::expected<PruneFilter, Refusal> readPrune(std::string_view json, bool modern, Moment now);

/// "key" or "key=value" for every one of `wanted`.
bool labelsMatch(const std::vector<std::string> &wanted, const Json &labels);

/// As the engine matches a name: equal, or found in it as a regular expression.
bool nameMatches(const std::vector<std::string> &wanted, std::string_view name);

} // namespace portolan::playground
