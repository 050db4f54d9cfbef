#include "model/core/secrets.h"

#include <algorithm>
#include <array>
#include <vector>

#include <nlohmann/json.hpp>

namespace portolan {
namespace {

bool isLower(char c) { return c >= 'a' && c <= 'z'; }
bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// "DB_PASSWORD", "db-password" and "dbPassword" → {"db", "password"}.
std::vector<std::string> wordsOf(std::string_view name) {
    std::vector<std::string> words(1);
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if (!isLower(c) && !isUpper(c) && !isDigit(c)) {
            words.emplace_back();
            continue;
        }
        if (isUpper(c) && i > 0 && isLower(name[i - 1])) words.emplace_back();
        words.back() += isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    }
    std::erase(words, std::string());
    return words;
}

template <std::size_t N>
bool isAnyOf(std::string_view word, const std::array<std::string_view, N> &words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool startsWith(std::string_view text, std::string_view head) { return text.substr(0, head.size()) == head; }

bool isTokenText(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return isLower(c) || isUpper(c) || isDigit(c) || c == '-' || c == '_'; });
}

/// Three base64url parts, the first of which is the beginning of {"…
bool looksJwt(std::string_view value) {
    if (!startsWith(value, "eyJ")) return false;
    const std::size_t first = value.find('.');
    if (first == std::string_view::npos) return false;
    const std::size_t second = value.find('.', first + 1);
    if (second == std::string_view::npos) return false;
    return isTokenText(value.substr(0, first)) && isTokenText(value.substr(first + 1, second - first - 1)) &&
           isTokenText(value.substr(second + 1));
}

bool looksServiceToken(std::string_view value) {
    struct Shape {
        std::string_view head;
        std::size_t least; ///< characters after it
    };
    static constexpr std::array<Shape, 13> shapes{{{"ghp_", 30},
                                                   {"gho_", 30},
                                                   {"ghs_", 30},
                                                   {"github_pat_", 30},
                                                   {"glpat-", 16},
                                                   {"xoxb-", 20},
                                                   {"xoxp-", 20},
                                                   {"AKIA", 16},
                                                   {"AIza", 30},
                                                   {"sk-", 20},
                                                   {"sk_live_", 16},
                                                   {"hvs.", 20},
                                                   {"npm_", 30}}};
    return std::any_of(shapes.begin(), shapes.end(), [&](const Shape &shape) {
        const std::string_view tail = value.substr(std::min(value.size(), shape.head.size()));
        return startsWith(value, shape.head) && tail.size() >= shape.least && isTokenText(tail);
    });
}

/// The password of "scheme://user:password@host"; empty when there is none.
std::string_view passwordOfUrl(std::string_view value) {
    const std::size_t scheme = value.find("://");
    if (scheme == std::string_view::npos || value.find_first_of(" \t\n") < scheme) return {};
    const std::string_view rest = value.substr(scheme + 3);
    const std::string_view authority = rest.substr(0, rest.find_first_of("/?# \t\n"));
    const std::size_t at = authority.rfind('@');
    const std::size_t colon = authority.find(':');
    if (at == std::string_view::npos || colon == std::string_view::npos || colon > at) return {};
    return authority.substr(colon + 1, at - colon - 1);
}

std::string maskValue(std::string_view value) {
    if (const std::string_view password = passwordOfUrl(value); !password.empty()) {
        std::string masked(value.substr(0, static_cast<std::size_t>(password.data() - value.data())));
        masked += secretMask;
        masked += value.substr(masked.size() - secretMask.size() + password.size());
        return masked;
    }
    return std::string(looksSecretValue(value) ? secretMask : value);
}

using Json = nlohmann::ordered_json;

void maskIn(Json &json) {
    if (json.is_object()) {
        for (auto &[name, value] : json.items()) {
            if (!value.is_string())
                maskIn(value);
            else if (auto &text = value.get_ref<std::string &>(); !text.empty())
                text = looksSecret(name) ? std::string(secretMask) : maskValue(text);
        }
    } else if (json.is_array()) {
        bool secretFollows = false;
        for (Json &value : json) {
            if (!value.is_string()) {
                maskIn(value);
                continue;
            }
            auto &text = value.get_ref<std::string &>();
            const bool option = startsWith(text, "-");
            const bool bare = option && text.find('=') == std::string::npos;
            text = secretFollows && !option ? std::string(secretMask) : maskSecrets(text);
            secretFollows = bare && looksSecret(text);
        }
    }
}

} // namespace

bool looksSecret(std::string_view variableName) {
    static constexpr std::array<std::string_view, 20> secret{
        "password", "passwd",    "passphrase", "pwd",         "pass",         "secret",    "secrets",
        "token",    "tokens",    "credential", "credentials", "apikey",       "authtoken", "privatekey",
        "cookie",   "secretkey", "accesskey",  "accesstoken", "rootpassword", "dsn"};
    static constexpr std::array<std::string_view, 12> keyOf{"api",     "access",     "private", "secret",
                                                            "signing", "encryption", "master",  "session",
                                                            "auth",    "license",    "app",     "account"};
    static constexpr std::array<std::string_view, 4> elsewhere{"file", "path", "dir", "name"};
    const std::vector<std::string> words = wordsOf(variableName);
    if (words.empty() || isAnyOf(words.back(), elsewhere)) return false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (isAnyOf(words[i], secret)) return true;
        if (words[i] == "key" && i > 0 && isAnyOf(words[i - 1], keyOf)) return true;
    }
    return words.back() == "auth"; // REDIS_AUTH, _auth
}

bool looksSecretValue(std::string_view value) {
    return looksJwt(value) || looksServiceToken(value) || !passwordOfUrl(value).empty() ||
           (startsWith(value, "-----BEGIN") && value.find("PRIVATE KEY") != std::string_view::npos);
}

std::string maskSecrets(std::string_view line) {
    const std::size_t equals = line.find('=');
    // "redis://:secret@host/?a=b" has its equals sign inside the URL
    const bool pair = equals != std::string_view::npos && equals > 0 && equals < line.find("://");
    if (!pair) return maskValue(line);
    const std::string_view value = line.substr(equals + 1);
    std::string masked(line.substr(0, equals + 1));
    if (!value.empty())
        masked += looksSecret(line.substr(0, equals)) ? std::string(secretMask) : maskValue(value);
    return masked;
}

std::optional<std::string> prettyJson(std::string_view text, Secrets secrets) {
    constexpr int maxDepth = 100; // writing is recursive
    const auto shallow = [](int depth, Json::parse_event_t, Json &) { return depth < maxDepth; };
    Json json = Json::parse(text, shallow, /*allow_exceptions=*/false);
    if (json.is_discarded()) return std::nullopt;
    if (secrets == Secrets::masked) maskIn(json);
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

} // namespace portolan
