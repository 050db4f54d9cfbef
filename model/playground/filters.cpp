#include "model/playground/filters.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
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

bool PruneFilter::takes(Moment created, const Json &labels) const {
    return (!before || created < *before) && labelsMatch(with, labels) &&
           std::ranges::none_of(without,
                                [&](const std::string &label) { return labelsMatch({label}, labels); });
}

namespace {

/// "1h30m", "500ms" as the engine's language writes durations.
std::optional<std::chrono::nanoseconds> durationOf(std::string_view text) {
    static constexpr std::pair<std::string_view, double> units[] = {{"ns", 1},  {"us", 1e3}, {"ms", 1e6},
                                                                    {"s", 1e9}, {"m", 60e9}, {"h", 3600e9}};
    double total = 0;
    if (text.empty()) return std::nullopt;
    while (!text.empty()) {
        const auto end = text.find_first_not_of("0123456789.");
        if (end == 0 || end == std::string_view::npos || end > 12) return std::nullopt;
        const double number = std::strtod(std::string(text.substr(0, end)).c_str(), nullptr);
        text.remove_prefix(end);
        const auto unit = std::ranges::find_if(units, [&](const auto &u) {
            const auto rest = text.substr(std::min(u.first.size(), text.size()));
            return text.starts_with(u.first) &&
                   (rest.empty() || std::isdigit(static_cast<unsigned char>(rest[0])));
        });
        if (unit == std::end(units)) return std::nullopt;
        total += number * unit->second;
        text.remove_prefix(unit->first.size());
    }
    return std::chrono::nanoseconds(static_cast<std::int64_t>(std::min(total, 9e18)));
}

} // namespace

tl::expected<PruneFilter, Refusal> readPrune(std::string_view json, bool modern, Moment now) {
    const auto filters = readFilters(json, modern);
    if (!filters) return tl::unexpected(filters.error());
    if (auto known = onlyKnown(*filters, {"label", "label!", "until"}, modern); !known)
        return tl::unexpected(known.error());
    PruneFilter read;
    if (const auto *labels = valuesOf(*filters, "label")) read.with = *labels;
    if (const auto *labels = valuesOf(*filters, "label!")) read.without = *labels;
    const auto *until = valuesOf(*filters, "until");
    if (!until) return read;
    const std::string &word = until->front();
    const auto problem = [&](const std::string &why) {
        return tl::unexpected(Refusal{modern ? 400 : 500, why});
    };
    if (until->size() > 1) return problem("more than one until filter specified");
    if (const auto ago = durationOf(word)) {
        read.before = now - *ago;
    } else if (const auto moment = parseMoment(word)) {
        read.before = *moment;
    } else if (!word.empty() && word.size() < 11 &&
               word.find_first_not_of("0123456789") == std::string::npos) {
        read.before = Moment(std::chrono::seconds(std::stoll(word)));
    } else {
        return problem("failed to parse value as time or duration: " +
                       (modern ? "invalid seconds \"" + word + "\": invalid syntax" : "\"" + word + "\""));
    }
    return read;
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
