#include "model/find/complete.h"

#include <algorithm>
#include <unordered_map>

#include "model/find/fold.h"

namespace portolan::find {
namespace {

std::string quoted(std::string_view value) {
    std::string text(value);
    std::erase(text, '"');
    return text.find_first_of(" \t\n\r,*") == std::string::npos ? text : '"' + text + '"';
}

/// The last of the values that commas separate is the one being typed.
std::size_t valueBegin(std::string_view token, std::size_t from) {
    bool inside = false;
    std::size_t begin = from;
    for (std::size_t i = from; i < token.size(); ++i) {
        if (token[i] == '"') inside = !inside;
        if (token[i] == ',' && !inside) begin = i + 1;
    }
    return begin;
}

std::vector<Suggestion> valuesOf(Key key, std::string_view typed, std::string_view before, const Index &index,
                                 std::size_t limit) {
    const auto field = key == Key::id ? std::nullopt : fieldOf(key); // nobody types an id from a list
    if (!field) return {};
    std::string wanted = fold(typed);
    std::erase(wanted, '"');
    struct Seen {
        std::string_view shown;
        int count = 0;
    };
    std::unordered_map<std::string_view, Seen> seen;
    for (const Record &record : index.records()) {
        if (!isFilterable(record.id.kind)) continue;
        for (const Record::Span &span : record.spans) {
            if (span.field != *field) continue;
            const std::string_view value = record.foldedOf(span);
            if (value.find(wanted) == std::string_view::npos) continue;
            Seen &one = seen[value];
            one.shown = record.of(span);
            ++one.count;
        }
    }
    std::vector<std::pair<std::string_view, Seen>> all(seen.begin(), seen.end());
    const auto better = [&](const auto &a, const auto &b) {
        const bool x = a.first.starts_with(wanted), y = b.first.starts_with(wanted);
        if (x != y) return x;
        return a.second.count != b.second.count ? a.second.count > b.second.count : a.first < b.first;
    };
    const auto end = all.begin() + static_cast<std::ptrdiff_t>(std::min(limit, all.size()));
    std::partial_sort(all.begin(), end, all.end(), better);
    std::vector<Suggestion> items;
    for (auto it = all.begin(); it != end; ++it) {
        if (it->first == wanted && all.size() == 1) break; // it is typed already
        items.push_back({std::string(before) + quoted(it->second.shown), key, std::string(it->second.shown),
                         it->second.count});
    }
    return items;
}

} // namespace

Completion complete(std::string_view query, std::size_t cursor, const Index &index, std::size_t limit) {
    cursor = std::min(cursor, query.size());
    Completion out{cursor, cursor, {}};
    for (const Token &token : tokens(query))
        if (token.begin <= cursor && cursor <= token.end) out.begin = token.begin, out.end = token.end;
    const std::string_view token = query.substr(out.begin, cursor - out.begin);
    const std::size_t sign = token.starts_with('-') ? 1 : 0;
    const auto colon = token.find(':');
    if (colon != std::string_view::npos) {
        const auto key = keyFromName(token.substr(sign, colon - sign));
        if (!key) return out;
        const std::size_t begin = valueBegin(token, colon + 1);
        out.items = valuesOf(*key, token.substr(begin), token.substr(0, begin), index, limit);
        return out;
    }
    const std::string wanted = fold(token.substr(sign));
    for (const Key key : keys())
        if (name(key).starts_with(wanted) && out.items.size() < limit)
            out.items.push_back(
                {std::string(token.substr(0, sign)) + std::string(name(key)) + ':', key, {}, 0});
    return out;
}

} // namespace portolan::find
