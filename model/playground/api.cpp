#include "model/playground/api.h"

#include <algorithm>
#include <charconv>

namespace portolan::playground {
namespace {

std::string decoded(std::string_view text, bool plusIsBlank) {
    std::string out;
    const auto digit = [](char c) {
        return c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0) {
            out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
            i += 2;
        } else {
            out += text[i] == '+' && plusIsBlank ? ' ' : text[i];
        }
    }
    return out;
}

/// "v1.41" gives 41; nullopt when the word is no version.
std::optional<int> versionOf(std::string_view word) {
    if (!word.starts_with("v1.")) return std::nullopt;
    int minor = 0;
    const auto [end, error] = std::from_chars(word.data() + 3, word.data() + word.size(), minor);
    if (error != std::errc{} || end != word.data() + word.size()) return std::nullopt;
    return minor;
}

} // namespace

Query::Query(std::string_view text) {
    while (!text.empty()) {
        const auto end = text.find('&');
        const std::string pair(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        const auto equals = pair.find('=');
        if (pair.empty()) continue;
        const std::string value = equals == std::string::npos ? std::string() : pair.substr(equals + 1);
        values.emplace_back(decoded(pair.substr(0, equals), true), decoded(value, true));
    }
}

std::string Query::operator[](std::string_view name) const {
    for (const auto &[key, value] : values)
        if (key == name) return value;
    return {};
}

bool Query::has(std::string_view name) const {
    return std::ranges::any_of(values, [&](const auto &pair) { return pair.first == name; });
}

bool Query::on(std::string_view name) const {
    std::string value = (*this)[name];
    std::ranges::transform(value, value.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 32) : c; });
    return !value.empty() && value != "0" && value != "no" && value != "false" && value != "none";
}

bool Call::is(std::string_view method, std::initializer_list<std::string_view> pattern) const {
    if (request.method != method || pattern.size() != path.size()) return false;
    std::size_t i = 0;
    for (const std::string_view part : pattern) {
        if (part != "*" && part != path[i]) return false;
        ++i;
    }
    return true;
}

Response answers(const Json &json, int status) {
    return {status, "application/json", toText(json), nullptr, false, {}};
}

Response nothing(int status) { return {status, "", "", nullptr, false, {}}; }

Response fails(const Refusal &why) {
    return why.status == 304 ? nothing(304) : answers({{"message", why.message}}, why.status);
}

tl::expected<Json, Response> bodyOf(const Call &call) {
    const std::string &body = call.request.body, &type = call.request.contentType;
    if (!type.empty() && type.substr(0, type.find(';')) != "application/json")
        return tl::unexpected(fails(
            {400, call.modern() ? "unsupported Content-Type header (" + type + "): must be 'application/json'"
                                : "Content-Type specified (" + type + ") must be 'application/json'"}));
    const bool networks = call.path[0] == "networks" || call.path[0] == "swarm" ||
                          call.path[0] == "services" || call.path[0] == "nodes";
    const auto refuse = [&](const char *today, const char *network, const char *other) {
        const Refusal why = call.modern() ? Refusal{400, today}
                            : networks    ? Refusal{400, network}
                                          : Refusal{500, other};
        return tl::unexpected(fails(why));
    };
    if (body.find_first_not_of(" \t\r\n") == std::string::npos) {
        if (call.modern() && networks) return Json::object();
        return refuse("invalid JSON: EOF", "got EOF while reading request body", "EOF");
    }
    Json read = Json::parse(body, nullptr, false);
    if (read.is_discarded())
        return refuse("invalid JSON: unexpected EOF", "unexpected EOF", "unexpected EOF");
    if (!read.is_object())
        return refuse("invalid JSON: json: cannot unmarshal value into Go value",
                      "json: cannot unmarshal value into Go value",
                      "json: cannot unmarshal value into Go value");
    return read;
}

Response Api::handle(const Request &request) {
    try {
        return answer(request);
    } catch (const std::exception &error) { // the JSON library's, for fields of a type nobody sends
        return fails({400, error.what()});
    }
}

Response Api::answer(const Request &request) {
    world_.advance();
    if (request.method == "OPTIONS") return nothing(200);
    const Profile &profile = world_.profile();
    const auto mark = request.target.find('?');
    std::string_view text = std::string_view(request.target).substr(0, mark);
    Call call{world_,
              request,
              profile.api,
              {},
              Query(mark == std::string::npos ? "" : std::string_view(request.target).substr(mark + 1)),
              listeners};
    while (!text.empty()) {
        text.remove_prefix(1);
        const auto end = std::min(text.find('/'), text.size());
        call.path.push_back(decoded(text.substr(0, end), false));
        text.remove_prefix(end);
    }
    Response response;
    const Refusal unknown{404, "page not found"};
    if (!call.path.empty())
        if (const auto minor = versionOf(call.path[0])) {
            call.api = *minor;
            call.path.erase(call.path.begin());
            const std::string version = "1." + std::to_string(*minor);
            if (*minor > profile.api)
                response = fails({400, "client version " + version +
                                           " is too new. Maximum supported API version is 1." +
                                           std::to_string(profile.api)});
            if (*minor < profile.oldestApi) {
                response = {400,
                            "text/plain; charset=utf-8",
                            "client version " + version + " is too old. Minimum supported API version is 1." +
                                std::to_string(profile.oldestApi) +
                                ", please upgrade your client to a newer version\n",
                            nullptr,
                            false,
                            {}};
                if (*minor >= 24)
                    response = fails({400, "client version " + version +
                                               " is too old. Minimum supported API version is 1." +
                                               std::to_string(profile.oldestApi) +
                                               ", please upgrade your client to a newer version"});
            }
        }
    if (response.status == 200) {
        std::optional<Response> found;
        if (!call.path.empty())
            for (const auto part : {containerOutputApi, containersApi, networksApi, swarmApi, systemApi})
                if (!found) found = part(call);
        response = found ? std::move(*found) : fails(unknown);
    }
    response.headers.emplace_back("Api-Version", "1." + std::to_string(profile.api));
    response.headers.emplace_back("Docker-Experimental", "false");
    response.headers.emplace_back("Ostype", "linux");
    response.headers.emplace_back("Server", "Docker/" + profile.version + " (linux)");
    return response;
}

} // namespace portolan::playground
