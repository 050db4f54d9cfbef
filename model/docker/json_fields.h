#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "model/core/result.h"
#include "model/docker/json_scan.h"

namespace portolan::docker {

using Json = nlohmann::json;

struct Document {
    Json root;        ///< always an object
    std::string text; ///< what was read: the bytes given, with U+FFFD in place of what is not UTF-8
};

/// Reads one JSON object. Errc::protocol, with `document` as its operation and the place in its detail, when
/// the bytes are not JSON, not an object, or built to exhaust memory.
Result<Document> parseObject(std::string bytes, std::string_view document);
tl::unexpected<Error> unusable(std::string_view document, std::string_view why); ///< Errc::protocol

/// Reads a JSON array of objects one by one, so that the memory used is that of one. `read(Document &)` gives
/// an optional; nullopt: the object has not what it must have, and the whole document is unusable.
template <class T, class Read>
Result<std::vector<T>> decodeRows(std::string_view bytes, std::string_view document, Read &&read) {
    const auto rows = splitArray(bytes, document);
    if (!rows) return tl::unexpected(rows.error());
    std::vector<T> out;
    out.reserve(rows->size());
    for (const std::string_view text : *rows) {
        const std::string name = std::string(document) + ", row " + std::to_string(out.size());
        auto row = parseObject(std::string(text), name);
        if (!row) return tl::unexpected(std::move(row.error()));
        auto value = read(*row);
        if (!value) return unusable(name, "no id");
        out.push_back(std::move(*value));
    }
    return out;
}

/// Fields of strangers: whatever has not the type asked for counts as not there. Strings are moved out.
Json *member(Json &object, const char *key); ///< nullptr: not there, or null
Json &part(Json &object, const char *key);   ///< the object there; an empty one is put in when there is none
std::string takeText(Json &object, const char *key);
std::int64_t integer(Json &object, const char *key);
bool flag(Json &object, const char *key);
std::vector<std::string> takeTexts(Json &object, const char *key);
std::map<std::string, std::string> takeTextMap(Json &object, const char *key);

/// Calls `f(name, value)` for each member of the object at `key`, `f(value)` for each element of the array.
template <class F>
void forEachMember(Json &object, const char *key, F &&f) {
    Json *const found = member(object, key);
    if (!found || !found->is_object()) return;
    for (auto it = found->begin(); it != found->end(); ++it) f(it.key(), it.value());
}
template <class F>
void forEachElement(Json &object, const char *key, F &&f) {
    Json *const found = member(object, key);
    if (!found || !found->is_array()) return;
    for (Json &value : *found) f(value);
}

} // namespace portolan::docker
