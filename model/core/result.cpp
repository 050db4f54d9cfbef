#include "model/core/result.h"

namespace portolan {

std::string_view name(Errc code) {
    switch (code) {
    case Errc::cancelled:
        return "cancelled";
    case Errc::timeout:
        return "timeout";
    case Errc::noSuchSocket:
        return "noSuchSocket";
    case Errc::permissionDenied:
        return "permissionDenied";
    case Errc::refused:
        return "refused";
    case Errc::unreachable:
        return "unreachable";
    case Errc::nameLookup:
        return "nameLookup";
    case Errc::tls:
        return "tls";
    case Errc::disconnected:
        return "disconnected";
    case Errc::protocol:
        return "protocol";
    case Errc::tooLarge:
        return "tooLarge";
    case Errc::unauthorized:
        return "unauthorized";
    case Errc::notFound:
        return "notFound";
    case Errc::http:
        return "http";
    case Errc::engineTooOld:
        return "engineTooOld";
    case Errc::engineTooNew:
        return "engineTooNew";
    case Errc::compacted:
        return "compacted";
    case Errc::badInput:
        return "badInput";
    case Errc::io:
        return "io";
    }
    return "unknown";
}

std::string toString(const Error &error) {
    std::string line(name(error.code));
    if (!error.operation.empty()) line += ": " + error.operation;
    if (!error.target.empty()) line += " at " + error.target;
    if (error.status != 0) line += " [" + std::to_string(error.status) + "]";
    if (!error.detail.empty()) line += ": " + error.detail;
    if (error.cause) line += " (" + toString(*error.cause) + ")";
    return line;
}

} // namespace portolan
