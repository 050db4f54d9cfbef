#include "model/docker/json_fields.h"

#include "model/core/text.h"

namespace portolan::docker {
namespace {

/// A value costs the parser some 80 bytes however short its text is; these bounds keep what a hostile text
/// may cost in the range of what an honest one of its size costs.
constexpr std::size_t harmlessSize = 256U << 10U;
constexpr std::size_t maxDepth = 64;
constexpr std::size_t maxValues = 4'000'000;

bool exhausting(std::string_view bytes) {
    if (bytes.size() <= harmlessSize) return false;
    std::size_t depth = 0;
    std::size_t values = 0;
    bool inString = false;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const char byte = bytes[i];
        if (inString) {
            if (byte == '\\')
                ++i;
            else if (byte == '"')
                inString = false;
            continue;
        }
        if (byte == '"') inString = true;
        if (byte == '{' || byte == '[') ++depth, ++values;
        if ((byte == '}' || byte == ']') && depth > 0) --depth;
        if (byte == ',') ++values;
        if (depth > maxDepth || values > maxValues) return true;
    }
    return false;
}

/// The library's own words without its bracketed prefix, which names its exception and not our trouble.
std::string_view words(const Json::exception &error) {
    std::string_view text = error.what();
    const std::size_t prefix = text.find("] ");
    if (prefix != std::string_view::npos) text.remove_prefix(prefix + 2);
    return text;
}

} // namespace

tl::unexpected<Error> unusable(std::string_view document, std::string_view why) {
    return fail(Errc::protocol, std::string(document), {}, plain(why));
}

Result<Document> parseObject(std::string bytes, std::string_view document) {
    if (exhausting(bytes)) return unusable(document, "nested too deeply, or too many values");
    for (bool repaired = false;; repaired = true) {
        try {
            Json root = Json::parse(bytes);
            if (!root.is_object()) return unusable(document, "an object was expected at byte 0");
            return Document{std::move(root), std::move(bytes)};
        } catch (const Json::exception &error) {
            std::string valid = repaired ? std::string() : validUtf8(bytes);
            if (repaired || valid == bytes) return unusable(document, words(error));
            bytes = std::move(valid);
        }
    }
}

Json *member(Json &object, const char *key) {
    if (!object.is_object()) return nullptr;
    const auto found = object.find(key);
    return found == object.end() || found->is_null() ? nullptr : &*found;
}

Json &part(Json &object, const char *key) {
    if (!object.is_object()) object = Json::object();
    Json &found = object[key];
    if (!found.is_object()) found = Json::object();
    return found;
}

std::string takeText(Json &object, const char *key) {
    Json *const found = member(object, key);
    return found && found->is_string() ? std::move(found->get_ref<std::string &>()) : std::string();
}

std::int64_t integer(Json &object, const char *key) {
    Json *const found = member(object, key);
    if (!found || !found->is_number_integer()) return 0;
    if (found->is_number_unsigned() && found->get<std::uint64_t>() > std::uint64_t{INT64_MAX}) return 0;
    return found->get<std::int64_t>();
}

bool flag(Json &object, const char *key) {
    Json *const found = member(object, key);
    return found && found->is_boolean() && found->get<bool>();
}

std::vector<std::string> takeTexts(Json &object, const char *key) {
    std::vector<std::string> texts;
    forEachElement(object, key, [&](Json &value) {
        if (value.is_string()) texts.push_back(std::move(value.get_ref<std::string &>()));
    });
    return texts;
}

std::map<std::string, std::string> takeTextMap(Json &object, const char *key) {
    std::map<std::string, std::string> texts;
    forEachMember(object, key, [&](const std::string &name, Json &value) {
        if (value.is_string()) texts.emplace(name, std::move(value.get_ref<std::string &>()));
    });
    return texts;
}

} // namespace portolan::docker
