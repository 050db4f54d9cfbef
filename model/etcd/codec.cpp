#include "model/etcd/codec.h"

#include <charconv>
#include <stdexcept>
#include <utility>

#include <nlohmann/json.hpp>

#include "model/core/text.h"
#include "model/etcd/base64.h"

namespace portolan::etcd {
namespace {

using nlohmann::json;

constexpr std::size_t longestWords = 300;

/// The codes of gRPC that we tell apart.
enum Code { canceled = 1, invalidArgument = 3, deadlineExceeded = 4, notFound = 5, permissionDenied = 7 };
enum MoreCodes { failedPrecondition = 9, outOfRange = 11, unavailable = 14, unauthenticated = 16 };

bool has(std::string_view text, std::string_view words) { return text.find(words) != std::string_view::npos; }

/// Thrown inside this file for wrong types, beside the JSON library's own.
struct WrongType : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// nullptr: left out, so it is zero.
const json *field(const json &object, const char *name) {
    if (!object.is_object()) throw WrongType(std::string("not an object around ") + name);
    const auto at = object.find(name);
    return at == object.end() || at->is_null() ? nullptr : &*at;
}

std::int64_t number(const json &object, const char *name) {
    const json *value = field(object, name);
    if (!value) return 0;
    if (value->is_number_integer()) return value->get<std::int64_t>();
    std::int64_t parsed = 0;
    if (value->is_string()) {
        const auto &text = value->get_ref<const std::string &>();
        const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), parsed);
        if (problem == std::errc() && end == text.data() + text.size()) return parsed;
    }
    throw WrongType(std::string("not a number: ") + name);
}

std::string words(const json &object, const char *name) {
    const json *value = field(object, name);
    if (!value) return {};
    if (!value->is_string()) throw WrongType(std::string("not a string: ") + name);
    return value->get<std::string>();
}

bool flag(const json &object, const char *name) {
    const json *value = field(object, name);
    if (!value) return false;
    if (!value->is_boolean()) throw WrongType(std::string("not a boolean: ") + name);
    return value->get<bool>();
}

const json &list(const json &object, const char *name) {
    static const json none = json::array();
    const json *value = field(object, name);
    if (!value) return none;
    if (!value->is_array()) throw WrongType(std::string("not an array: ") + name);
    return *value;
}

Decoded bytes(const json &object, const char *name, std::size_t limit = std::string::npos) {
    const json *value = field(object, name);
    if (!value) return {};
    if (!value->is_string()) throw WrongType(std::string("not a string: ") + name);
    auto decoded = fromBase64(value->get_ref<const std::string &>(), limit);
    if (!decoded) throw WrongType(std::string("not base64: ") + name);
    return std::move(*decoded);
}

std::int64_t revisionOf(const json &answer) {
    const json *header = field(answer, "header");
    return header ? number(*header, "revision") : 0;
}

EtcdEntry entryOf(const json &kv, const EtcdKeyspace &keyspace) {
    EtcdEntry entry;
    entry.keyspace = keyspace;
    entry.key = bytes(kv, "key").bytes;
    if (entry.key.empty()) throw WrongType("an entry without key");
    Decoded value = bytes(kv, "value", EtcdEntry::maxStoredValue);
    entry.value = std::move(value.bytes);
    entry.valueSize = value.size;
    entry.createRevision = number(kv, "create_revision");
    entry.modRevision = number(kv, "mod_revision");
    entry.version = number(kv, "version");
    entry.lease = number(kv, "lease");
    return entry;
}

WatchEvent eventOf(const json &event, const EtcdKeyspace &keyspace) {
    WatchEvent out;
    if (const json *type = field(event, "type"))
        out.deleted = type->is_string() ? *type == "DELETE" : number(event, "type") == 1;
    const json *kv = field(event, "kv");
    if (!kv) throw WrongType("an event without its key");
    out.entry = entryOf(*kv, keyspace);
    return out;
}

Errc errcOf(int code, std::string_view message) {
    switch (code) {
    case canceled:
        return Errc::disconnected;
    case invalidArgument: {
        const bool ofUsers = has(message, "user name is empty") || has(message, "authentication failed") ||
                             has(message, "auth store is old");
        return ofUsers ? Errc::unauthorized : Errc::http;
    }
    case deadlineExceeded:
        return Errc::timeout;
    case notFound:
        return Errc::notFound;
    case permissionDenied:
    case unauthenticated:
        return Errc::unauthorized;
    case outOfRange:
        return Errc::compacted;
    default:
        return Errc::http;
    }
}

Error errorOf(int code, const std::string &message) {
    return Error{errcOf(code, message), {}, {}, plain(message, longestWords), code, nullptr};
}

Error notAGateway(std::string_view body, int httpStatus) {
    return Error{Errc::protocol,
                 {},
                 {},
                 "not an answer of etcd's JSON gateway: " +
                     plain(body.substr(0, 4 * longestWords), longestWords),
                 httpStatus,
                 nullptr};
}

Error malformed(const std::exception &problem, int httpStatus) {
    return Error{Errc::protocol, {}, {}, plain(problem.what(), longestWords), httpStatus, nullptr};
}

/// The object of an answer, or the error that it is.
template <class T, class Read>
Result<T> decode(const net::Response &response, Read read) {
    if (response.status != 200) return tl::unexpected(decodeError(response.status, response.body));
    const json answer = json::parse(response.body, nullptr, false);
    if (!answer.is_object()) return tl::unexpected(notAGateway(response.body, response.status));
    try {
        if (answer.contains("code") && answer.contains("message"))
            return tl::unexpected(
                errorOf(static_cast<int>(number(answer, "code")), words(answer, "message")));
        return read(answer);
    } catch (const std::exception &problem) {
        return tl::unexpected(malformed(problem, response.status));
    }
}

std::string text(const json &request) { return request.dump(-1, ' ', false, json::error_handler_t::replace); }

const std::string allKeys(1, '\0'); ///< as the first key: the very first; as the end of a range: none

/// The first key after all that begin with it.
std::string endOf(std::string_view prefix) {
    std::string end(prefix);
    while (!end.empty() && end.back() == '\xFF') end.pop_back();
    if (end.empty()) return allKeys;
    ++end.back();
    return end;
}

} // namespace

std::string rangeRequest(std::string_view prefix, std::string_view firstKey, std::int64_t revision,
                         std::size_t limit) {
    if (firstKey.empty()) firstKey = prefix.empty() ? std::string_view(allKeys) : prefix;
    json request{{"key", toBase64(firstKey)},
                 {"range_end", toBase64(endOf(prefix))},
                 {"limit", std::to_string(limit)}};
    if (revision > 0) request["revision"] = std::to_string(revision);
    return text(request);
}

std::string watchRequest(std::string_view prefix, std::int64_t startRevision) {
    json request{{"key", toBase64(prefix.empty() ? std::string_view(allKeys) : prefix)},
                 {"range_end", toBase64(endOf(prefix))},
                 {"start_revision", std::to_string(startRevision)}};
    return text(json{{"create_request", std::move(request)}});
}

std::string authenticateRequest(std::string_view user, std::string_view password) {
    return text(json{{"name", user}, {"password", password}});
}

std::string statusRequest() { return "{}"; }

Result<Page> decodePage(const net::Response &response, const EtcdKeyspace &keyspace) {
    return decode<Page>(response, [&](const json &answer) {
        Page page;
        page.revision = revisionOf(answer);
        if (page.revision <= 0) throw WrongType("a list without its revision");
        page.count = number(answer, "count");
        page.more = flag(answer, "more");
        const json &kvs = list(answer, "kvs");
        page.entries.reserve(kvs.size());
        for (const json &kv : kvs) page.entries.push_back(entryOf(kv, keyspace));
        if (page.more && page.entries.empty()) throw WrongType("an empty page that is not the last");
        return page;
    });
}

Result<Status> decodeStatus(const net::Response &response) {
    return decode<Status>(response, [](const json &answer) {
        Status status;
        status.version = plain(words(answer, "version"), 40);
        if (status.version.empty()) throw WrongType("a status without version");
        // A member's number is unsigned and may be too large for us; only zero matters.
        const json *leader = field(answer, "leader");
        status.hasLeader = leader && *leader != "0" && *leader != 0;
        status.revision = revisionOf(answer);
        return status;
    });
}

Result<std::string> decodeToken(const net::Response &response) {
    return decode<std::string>(response, [](const json &answer) {
        std::string token = words(answer, "token");
        const auto unfit = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'; };
        if (token.empty() || std::any_of(token.begin(), token.end(), unfit))
            throw WrongType("no token in the answer");
        return token;
    });
}

Result<WatchMessage> decodeWatchMessage(std::string_view line, const EtcdKeyspace &keyspace) {
    const json answer = json::parse(line, nullptr, false);
    if (!answer.is_object()) return tl::unexpected(notAGateway(line, 0));
    try {
        if (const json *error = field(answer, "error")) {
            const char *code = error->is_object() && error->contains("grpc_code") ? "grpc_code" : "code";
            return tl::unexpected(errorOf(static_cast<int>(number(*error, code)), words(*error, "message")));
        }
        const json *result = field(answer, "result");
        if (!result) return tl::unexpected(notAGateway(line, 0));
        WatchMessage message;
        message.created = flag(*result, "created");
        message.canceled = flag(*result, "canceled");
        message.compactRevision = number(*result, "compact_revision");
        message.cancelReason = words(*result, "cancel_reason");
        message.revision = revisionOf(*result);
        const json &events = list(*result, "events");
        message.events.reserve(events.size());
        for (const json &event : events) message.events.push_back(eventOf(event, keyspace));
        return message;
    } catch (const std::exception &problem) {
        return tl::unexpected(malformed(problem, 0));
    }
}

Error decodeError(int httpStatus, std::string_view body) {
    const json answer = json::parse(body, nullptr, false);
    if (answer.is_object() && answer.contains("code")) {
        try {
            const int code = static_cast<int>(number(answer, "code"));
            const std::string message = words(answer, "message");
            if (code != 0) return errorOf(code, message.empty() ? words(answer, "error") : message);
        } catch (const std::exception &problem) {
            return malformed(problem, httpStatus);
        }
    }
    Error error = notAGateway(body, httpStatus);
    if (httpStatus == 401 || httpStatus == 403)
        error.code = Errc::unauthorized;
    else if (httpStatus == 404)
        error.code = Errc::notFound;
    else if (httpStatus > 404)
        error.code = Errc::http;
    return error;
}

Error cancelError(const WatchMessage &message) {
    const std::string_view reason = message.cancelReason;
    int code = canceled;
    if (message.compactRevision > 0)
        code = outOfRange;
    else if (has(reason, "permission denied"))
        code = permissionDenied;
    else if (has(reason, "invalid auth token"))
        code = unauthenticated;
    else if (errcOf(invalidArgument, reason) == Errc::unauthorized)
        code = invalidArgument;
    else if (has(reason, "no leader"))
        code = unavailable;
    return errorOf(code, reason.empty() ? "the server cancelled the watch" : message.cancelReason);
}

bool isTokenRejected(const Error &error) {
    return error.status == unauthenticated ||
           (error.status == invalidArgument && has(error.detail, "auth store is old"));
}

bool isPermissionDenied(const Error &error) { return error.status == permissionDenied; }

bool isAuthenticationOff(const Error &error) {
    return error.status == failedPrecondition && has(error.detail, "not enabled");
}

} // namespace portolan::etcd
