#include "model/playground/filters.h"

#include <algorithm>
#include <regex>

namespace portolan::playground {

tl::expected<Filters, Refusal> readFilters(std::string_view json, bool modern) {
    Filters filters;
    if (json.empty()) return filters;
    const Json read = Json::parse(json, nullptr, false);
    const auto refuse = [&](std::string why) -> tl::expected<Filters, Refusal> {
        if (modern) return tl::unexpected(Refusal{400, "invalid filter"});
        return tl::unexpected(Refusal{500, std::move(why)});
    };
    if (read.is_discarded()) return refuse("unexpected end of JSON input");
    if (!read.is_object())
        return refuse("json: cannot unmarshal value into Go value of type map[string][]string");
    for (const auto &[key, values] : read.items()) {
        auto &list = filters[key];
        if (values.is_array()) {
            for (const Json &value : values)
                if (value.is_string()) list.push_back(value.get<std::string>());
        } else if (values.is_object()) {
            for (const auto &[value, on] : values.items())
                if (on.is_boolean() && on.get<bool>()) list.push_back(value);
        } else {
            return refuse("json: cannot unmarshal value into Go value of type []string");
        }
    }
    return filters;
}

tl::expected<void, Refusal> onlyKnown(const Filters &filters, std::initializer_list<std::string_view> known,
                                      bool modern) {
    for (const auto &[key, values] : filters)
        if (std::ranges::find(known, key) == known.end())
            return tl::unexpected(
                Refusal{400, (modern ? "invalid filter '" : "Invalid filter '") + key + "'"});
    return {};
}

const std::vector<std::string> *valuesOf(const Filters &filters, std::string_view key) {
    const auto at = filters.find(std::string(key));
    return at == filters.end() || at->second.empty() ? nullptr : &at->second;
}

bool labelsMatch(const std::vector<std::string> &wanted, const Json &labels) {
    return std::ranges::all_of(wanted, [&](const std::string &label) {
        const auto equals = label.find('=');
        const Json &value = field(labels, label.substr(0, equals));
        return value.is_string() &&
               (equals == std::string::npos || value.get<std::string>() == label.substr(equals + 1));
    });
}

bool nameMatches(const std::vector<std::string> &wanted, std::string_view name) {
    return std::ranges::any_of(wanted, [&](const std::string &pattern) {
        if (pattern == name) return true;
        if (pattern.size() > 256) return false; // std::regex recurses
        try {
            return std::regex_search(std::string(name), std::regex(pattern));
        } catch (const std::regex_error &) {
            return name.find(pattern) != std::string_view::npos;
        }
    });
}

} // namespace portolan::playground
