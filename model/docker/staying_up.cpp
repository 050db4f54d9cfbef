#include "model/docker/staying_up.h"

#include "model/core/text.h"
#include "model/docker/json_fields.h"

namespace portolan::docker {
namespace {

constexpr std::size_t longestWords = 600;

tl::unexpected<Error> down(Errc code, const std::string &name, std::string words, int exitCode = 0) {
    return fail(code, std::string(changes::stayingUp), name, plain(words, longestWords), exitCode);
}

/// What the last look of the health check printed.
std::string lastHealthWords(Json &health) {
    std::string words;
    forEachElement(health, "Log", [&](Json &entry) { words = takeText(entry, "Output"); });
    return words;
}

} // namespace

std::optional<Result<void>> StayingUp::look(std::string inspection, Clock::time_point now) {
    auto document = parseObject(std::move(inspection), "container");
    if (!document) return tl::unexpected(document.error());
    Json &root = document->root, &state = part(root, "State");
    const std::string name = wanted_.container.name;
    if (!first_) first_ = now;
    const std::string started = takeText(state, "StartedAt");
    if (startedAt_.empty()) startedAt_ = started;
    const bool again = started != startedAt_ || integer(root, "RestartCount") > 0;
    if (again || !flag(state, "Running") || flag(state, "Restarting"))
        return down(Errc::http, name, takeText(state, "Error"), static_cast<int>(integer(state, "ExitCode")));

    const auto waited = now - *first_;
    Json *const health = member(state, "Health");
    const std::string healthy = health ? takeText(*health, "Status") : std::string();
    if (healthy == "unhealthy") return down(Errc::http, name, lastHealthWords(*health));
    if (healthy == "starting") {
        if (waited < wanted_.patience) return std::nullopt;
        return down(Errc::timeout, name, lastHealthWords(*health));
    }
    if (healthy == "healthy") return Result<void>();
    if (waited < wanted_.steady) return std::nullopt;
    return Result<void>();
}

} // namespace portolan::docker
