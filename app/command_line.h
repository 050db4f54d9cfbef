#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/chart_export.h"
#include "model/core/connections.h"
#include "model/net/docker_config.h"

namespace portolan::app {

enum class Command { window, map, watch, screenshot, playground };

/// `portolan playground`: which engine is played, where, and how much is in it.
struct PlaygroundOptions {
    std::string socket;
    std::string engine = "29"; ///< "20.10", "28" or "29"
    int containers = 0, networks = 0;
    std::uint64_t seed = 1;
    std::optional<std::uint16_t> etcdPort; ///< none: no etcd
};

/// What the person typed, checked as far as text can be.
struct Options {
    Command command = Command::window;

    std::vector<std::string> hosts;    ///< -H, in order
    std::vector<std::string> contexts; ///< --context, in order
    net::TlsFlags tls;
    EtcdRequest etcd;      ///< urls empty: none
    bool readOnly = false; ///< the window offers no change; nothing else ever makes one

    MapFormat format = MapFormat::json;
    views::Arrangement arrangement; ///< of pictures; the window has one of its own
    std::string output;             ///< empty or "-": standard output
    std::optional<std::chrono::milliseconds> wait;

    PlaygroundOptions playground;
    bool playgroundHarbour = false; ///< --playground: engines and etcd are those of an `EmbeddedHarbour`

    std::string screenshot;
    std::pair<int, int> size{1600, 1000}; ///< pixels
    std::string language;                 ///< "en", "ru", or empty: the system's
    std::string theme;                    ///< "light", "dark", or empty: the system's
};

/// Either options, or a text for standard output (exit code 0) or standard error (any other).
struct ParsedCommandLine {
    std::optional<Options> options;
    std::string text;
    int exitCode = 0;
};

constexpr int exitOk = 0, exitFailure = 1, exitUsage = 2;

ParsedCommandLine parseCommandLine(int argc, const char *const *argv);

} // namespace portolan::app
