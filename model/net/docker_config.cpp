#include "model/net/docker_config.h"

#include <pwd.h>
#include <unistd.h>

#include <filesystem>
#include <string_view>

#include "model/net/docker_contexts.h"

namespace portolan::net {

namespace {

namespace fs = std::filesystem;

constexpr std::uint16_t plainPort = 2375;
constexpr std::string_view defaultSocket = "unix:///var/run/docker.sock";
constexpr std::string_view defaultTls = "tcp://localhost:2376";
constexpr std::string_view defaultContext = "default";

bool there(const std::string &file) {
    std::error_code error;
    return fs::exists(file, error);
}

/// TLS for hosts as flags and variables ask for it; nullopt: none.
Result<std::optional<TlsOptions>> tlsForHosts(const TlsFlags &flags, const DockerEnvironment &environment) {
    const bool verifyByVariable = !environment.variable("DOCKER_TLS_VERIFY").empty(); // "0" too, as docker
    const bool wanted =
        flags.tls || flags.verify || verifyByVariable || !environment.variable("DOCKER_TLS").empty();
    if (!wanted) return std::nullopt;

    std::string folder = environment.variable("DOCKER_CERT_PATH");
    if (folder.empty()) folder = environment.configFolder();
    const auto given = [&](const std::string &file, const char *usual) {
        return file.empty() ? (fs::path(folder) / usual).string() : file;
    };
    TlsOptions options;
    options.verify = flags.verify.value_or(verifyByVariable);
    options.caFile = given(flags.caFile, "ca.pem");
    options.certFile = given(flags.certFile, "cert.pem");
    options.keyFile = given(flags.keyFile, "key.pem");
    if (options.verify && !there(options.caFile))
        return fail(Errc::badInput, "read certificates", options.caFile, "no such file");
    // The usual files of a client's own certificate may be missing.
    if (!options.verify && flags.caFile.empty() && !there(options.caFile)) options.caFile.clear();
    if (flags.certFile.empty() && !there(options.certFile)) options.certFile.clear();
    if (flags.keyFile.empty() && !there(options.keyFile)) options.keyFile.clear();
    return options;
}

Result<ResolvedEngine> engineAt(const std::string &url, const std::optional<TlsOptions> &tls,
                                std::string name) {
    // "unix://" alone is docker's way to say the usual socket.
    auto peer = parsePeer(url == "unix://" ? defaultSocket : std::string_view(url), plainPort);
    if (!peer) return tl::unexpected<Error>(peer.error());
    ResolvedEngine engine;
    engine.name = std::move(name);
    if (engine.name.empty()) engine.name = peer->transport == Peer::Transport::unix ? peer->path : peer->host;
    if (peer->transport == Peer::Transport::tls) {
        peer->transport = Peer::Transport::tcp;
        engine.url = toUrl(*peer);
        peer->transport = Peer::Transport::tls;
    } else {
        engine.url = toUrl(*peer);
    }
    const bool network = peer->transport == Peer::Transport::tcp || peer->transport == Peer::Transport::tls;
    if (network && tls) {
        peer->transport = Peer::Transport::tls;
        peer->tls = *tls;
    }
    engine.peer = std::move(*peer);
    return engine;
}

bool isBlank(const std::string &text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

/// What docker calls the default context: a host that was given, or DOCKER_HOST, or the usual socket.
Result<ResolvedEngine> defaultEngine(const std::string &host, const TlsFlags &flags,
                                     const DockerEnvironment &environment) {
    const std::string url = isBlank(host) ? environment.variable("DOCKER_HOST") : host;
    const auto tls = tlsForHosts(flags, environment);
    if (!isBlank(url)) {
        // Certificates that cannot be found are no matter where no TLS is spoken.
        auto engine = engineAt(url, tls ? *tls : std::nullopt, {});
        const bool network = engine && engine->peer.transport != Peer::Transport::unix &&
                             engine->peer.transport != Peer::Transport::ssh;
        if (network && !tls) return tl::unexpected<Error>(tls.error());
        return engine;
    }
    if (!tls) return tl::unexpected<Error>(tls.error());
    return engineAt(std::string(*tls ? defaultTls : defaultSocket), *tls, {});
}

Result<ResolvedEngine> contextEngine(const std::string &name, const DockerEnvironment &environment) {
    if (name == defaultContext) return defaultEngine({}, {}, environment);
    const auto context = readContext(environment.configFolder(), name);
    if (!context) return tl::unexpected<Error>(context.error());
    const std::string url = isBlank(context->host) ? std::string(defaultSocket) : context->host;
    return engineAt(url, context->secure ? std::optional(context->tls) : std::nullopt, name);
}

Result<ResolvedEngine> usualEngine(const TlsFlags &tls, const DockerEnvironment &environment) {
    if (!environment.variable("DOCKER_HOST").empty()) return defaultEngine({}, tls, environment);
    std::string name = environment.variable("DOCKER_CONTEXT");
    if (name.empty()) {
        const auto current = currentContext(environment.configFolder());
        if (!current) return tl::unexpected<Error>(current.error());
        name = *current;
    }
    if (name.empty() || name == defaultContext) return defaultEngine({}, tls, environment);
    return contextEngine(name, environment);
}

} // namespace

DockerEnvironment DockerEnvironment::ofThisProcess() {
    DockerEnvironment environment;
    for (char **entry = environ; entry && *entry; ++entry) {
        const std::string_view text(*entry);
        const auto equals = text.find('=');
        if (equals != std::string_view::npos)
            environment.variables.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
    environment.home = environment.variable("HOME");
    if (environment.home.empty()) {
        std::vector<char> space(16U << 10U);
        passwd entry{};
        passwd *found = nullptr;
        if (::getpwuid_r(::getuid(), &entry, space.data(), space.size(), &found) == 0 && found)
            environment.home = found->pw_dir;
    }
    return environment;
}

std::string DockerEnvironment::variable(const std::string &name) const {
    const auto found = variables.find(name);
    return found == variables.end() ? std::string() : found->second;
}

std::string DockerEnvironment::configFolder() const {
    const std::string folder = variable("DOCKER_CONFIG");
    return folder.empty() ? (fs::path(home) / ".docker").string() : folder;
}

std::vector<Result<ResolvedEngine>> resolveEngines(const std::vector<std::string> &hosts,
                                                   const std::vector<std::string> &contexts,
                                                   const TlsFlags &tls,
                                                   const DockerEnvironment &environment) {
    std::vector<Result<ResolvedEngine>> engines;
    for (const std::string &context : contexts) engines.push_back(contextEngine(context, environment));
    for (const std::string &host : hosts) engines.push_back(defaultEngine(host, tls, environment));
    if (engines.empty()) engines.push_back(usualEngine(tls, environment));
    return engines;
}

Result<ResolvedEngine> resolveEngine(const EngineRequest &request, const DockerEnvironment &environment) {
    if (isBlank(request.url)) {
        if (request.context.empty()) return fail(Errc::badInput, "read URL", {}, "nothing given");
        return contextEngine(request.context, environment);
    }
    TlsOptions options;
    options.verify = request.tlsVerify;
    options.caFile = request.caFile;
    options.certFile = request.certFile;
    options.keyFile = request.keyFile;
    const auto engine = engineAt(request.url, std::nullopt, {});
    // https asks for TLS by itself.
    const bool secure = request.tls || (engine && engine->peer.transport == Peer::Transport::tls);
    return secure ? engineAt(request.url, options, {}) : engine;
}

} // namespace portolan::net
