#include "model/playground/etcd_json.h"

#include <cctype>
#include <charconv>
#include <sstream>

#include "model/etcd/base64.h"

namespace portolan::playground {
namespace {

std::string camel(std::string_view name) {
    std::string out;
    bool upper = false;
    for (const char c : name) {
        if (c == '_')
            upper = true;
        else
            out += std::exchange(upper, false)
                       ? static_cast<char>(std::toupper(static_cast<unsigned char>(c)))
                       : c;
    }
    return out;
}

const char *typeOf(const Json &value) {
    if (value.is_object()) return "object";
    if (value.is_array()) return "array";
    if (value.is_string()) return "string";
    if (value.is_boolean()) return "bool";
    return "number";
}

[[noreturn]] void notInto(const Json &value, const char *type, bool withNumber = false) {
    std::string what = typeOf(value);
    if (withNumber && value.is_number()) what += " " + value.dump();
    throw NotReadable{"json: cannot unmarshal " + what + " into Go value of type " + type};
}

/// What Go's scanner was about to read where a text goes wrong: known from what comes before.
std::string unexpected(const std::string &text, std::size_t at) {
    if (at >= text.size()) return "unexpected EOF";
    std::string open;
    char last = 0;
    bool quoted = false, key = false;
    std::size_t quote = 0;
    for (std::size_t i = 0; i < at; ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                quoted = false;
            continue;
        }
        if (std::isspace(static_cast<unsigned char>(c))) continue;
        if (c == '"') {
            quoted = true;
            quote = i;
            key = !open.empty() && open.back() == '{' && (last == '{' || last == ',');
        } else if (c == '{' || c == '[') {
            open += c;
        } else if ((c == '}' || c == ']') && !open.empty()) {
            open.pop_back();
        }
        last = c;
    }
    if (quoted && text[at] == '"') return unexpected(text, quote); // a whole string where none may be
    const bool object = !open.empty() && open.back() == '{';
    const char *where = " looking for beginning of value";
    if (quoted)
        where = " in string literal";
    else if (object && (last == '{' || last == ','))
        where = " looking for beginning of object key string";
    else if (object && last == '"' && key)
        where = " after object key";
    else if (object && last != ':')
        where = " after object key:value pair";
    else if (!open.empty() && !object && last != '[' && last != ',')
        where = " after array element";
    const std::string shown = text[at] == '\'' ? "\\'" : std::string(1, text[at]);
    return "invalid character '" + shown + "'" + where;
}

/// Where Go's base64 stumbles.
std::size_t badByte(std::string_view text) {
    const auto good = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || c == '+' || c == '/';
    };
    for (std::size_t at = 0; at < text.size(); at += 4)
        for (std::size_t j = 0; j < 4; ++j) {
            if (at + j >= text.size()) return at;
            if (good(text[at + j])) continue;
            if (text[at + j] != '=' || j < 2) return at + j;
            if (j == 2 && at + 3 >= text.size()) return text.size();
            if (j == 2 && text[at + 3] != '=') return at + 2;
            return at + 4;
        }
    return text.size();
}

constexpr int deepest = 1000; ///< as JSON is copied and freed level by level, on the stack

bool tooDeep(const std::string &text) {
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '\\')
            ++i;
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '{' || c == '[') && ++depth > deepest)
            return true;
        else if (!quoted && (c == '}' || c == ']'))
            --depth;
    }
    return false;
}

} // namespace

std::vector<Json> valuesIn(const std::string &text, std::size_t most, std::string &why) {
    std::vector<Json> values;
    if (tooDeep(text)) {
        why = "exceeded max depth";
        return values;
    }
    std::istringstream in(text);
    while (values.size() < most && !(in >> std::ws).eof()) {
        const auto begin = static_cast<std::size_t>(in.tellg());
        try {
            in >> values.emplace_back();
        } catch (const Json::parse_error &error) {
            values.pop_back();
            if (values.empty()) {
                const std::string part = text.substr(begin);
                why = unexpected(part, error.byte > 0 ? error.byte - 1 : 0);
            }
            return values;
        } catch (const Json::exception &) { // a number beyond all numbers
            values.pop_back();
            if (values.empty()) why = "json: cannot unmarshal number into Go value of type float64";
            return values;
        }
        in.clear();
    }
    return values;
}

Fields::Fields(const Json &message) : message_(message) {
    if (!message.is_object() && !message.is_null()) notInto(message, "map[string]json.RawMessage");
}

const Json *Fields::find(std::string_view name) const {
    if (!message_.is_object()) return nullptr;
    for (const std::string &spelling : {camel(name), std::string(name)})
        if (const auto at = message_.find(spelling); at != message_.end())
            return at->is_null() ? nullptr : &*at;
    return nullptr;
}

std::string Fields::bytes(std::string_view name) const {
    const Json *value = find(name);
    if (!value) return {};
    if (!value->is_string()) notInto(*value, "[]uint8");
    const auto &text = value->get_ref<const std::string &>();
    auto decoded = etcd::fromBase64(text);
    if (!decoded) throw NotReadable{"illegal base64 data at input byte " + std::to_string(badByte(text))};
    return std::move(decoded->bytes);
}

std::string Fields::text(std::string_view name) const {
    const Json *value = find(name);
    if (!value) return {};
    if (!value->is_string()) notInto(*value, "string");
    return value->get<std::string>();
}

std::int64_t Fields::number(std::string_view name) const {
    const Json *value = find(name);
    if (!value) return 0;
    if (value->is_number_integer() && !value->is_number_unsigned()) return value->get<std::int64_t>();
    if (!value->is_string() && !value->is_number()) notInto(*value, "int64");
    const std::string text = value->is_string() ? value->get<std::string>() : value->dump();
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem == std::errc() && end == text.data() + text.size()) return number;
    const Json inner = Json::parse(text, nullptr, false);
    if (inner.is_discarded())
        throw NotReadable{text.empty() ? "unexpected end of JSON input" : unexpected(text, 0)};
    if (inner.is_number())
        throw NotReadable{"json: cannot unmarshal number " + text + " into Go value of type int64"};
    notInto(inner, "int64");
}

bool Fields::flag(std::string_view name) const {
    const Json *value = find(name);
    if (!value) return false;
    if (!value->is_boolean()) notInto(*value, "bool");
    return value->get<bool>();
}

std::vector<Json> Fields::list(std::string_view name) const {
    const Json *value = find(name);
    if (!value) return {};
    if (!value->is_array()) notInto(*value, "[]json.RawMessage");
    return {value->begin(), value->end()};
}

std::int64_t Fields::choice(std::string_view name, std::string_view type,
                            std::initializer_list<std::string_view> values) const {
    const Json *value = find(name);
    return value ? choiceOf(*value, type, values) : 0;
}

std::int64_t choiceOf(const Json &value, std::string_view type,
                      std::initializer_list<std::string_view> values) {
    if (value.is_string()) {
        std::int64_t number = 0;
        for (const std::string_view known : values) {
            if (value == known) return number;
            ++number;
        }
        throw NotReadable{"unknown value " + value.dump(-1, ' ', true, Json::error_handler_t::replace) +
                          " for enum etcdserverpb." + std::string(type)};
    }
    if (!value.is_number_integer()) notInto(value, "int32", true);
    return value.get<std::int64_t>();
}

} // namespace portolan::playground
