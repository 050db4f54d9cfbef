#include "model/net/docker_config.h"

#include <filesystem>
#include <set>

#include "model/net/docker_contexts.h"
#include "model/net/this_machine.h"

namespace portolan::net {

namespace {

namespace fs = std::filesystem;

bool isReachable(const Peer &peer) {
    return peer.transport != Peer::Transport::unix || socketIsOpenToUs(peer.path);
}

std::vector<std::string> usualSockets(const DockerEnvironment &environment) {
    std::vector<std::string> sockets = environment.systemSockets;
    const std::string runtime = environment.variable("XDG_RUNTIME_DIR");
    if (!runtime.empty()) {
        sockets.push_back(fs::path(runtime) / "docker.sock"); // rootless
        sockets.push_back(fs::path(runtime) / "podman" / "podman.sock");
    }
    if (environment.home.empty()) return sockets;
    const fs::path home = environment.home;
    for (const char *file : {".docker/run/docker.sock", ".orbstack/run/docker.sock", ".rd/docker.sock"})
        sockets.push_back(home / file);
    std::error_code error;
    std::set<std::string> profiles;
    for (const auto &entry : fs::directory_iterator(home / ".colima", error))
        profiles.insert(entry.path() / "docker.sock");
    sockets.insert(sockets.end(), profiles.begin(), profiles.end());
    return sockets;
}

/// The environment's own choice as an explicit request.
std::optional<EngineCandidate> fromEnvironment(const DockerEnvironment &environment) {
    const std::string host = environment.variable("DOCKER_HOST");
    const std::string context = environment.variable("DOCKER_CONTEXT");
    if (host.empty() && (context.empty() || context == "default")) return std::nullopt;
    EngineCandidate candidate;
    candidate.origin = EngineCandidate::Origin::environment;
    if (host.empty()) {
        candidate.request.context = context;
        candidate.label = context;
        const auto engine = resolveEngine(candidate.request, environment);
        if (!engine) return std::nullopt;
        candidate.reachable = isReachable(engine->peer);
        return candidate;
    }
    const auto engine = resolveEngines({}, {}, {}, environment).front();
    if (!engine) return std::nullopt;
    candidate.request.url = engine->url;
    candidate.request.tls = engine->peer.transport == Peer::Transport::tls;
    candidate.request.tlsVerify = engine->peer.tls.verify;
    candidate.request.caFile = engine->peer.tls.caFile;
    candidate.request.certFile = engine->peer.tls.certFile;
    candidate.request.keyFile = engine->peer.tls.keyFile;
    candidate.label = engine->url;
    candidate.reachable = isReachable(engine->peer);
    return candidate;
}

} // namespace

std::vector<EngineCandidate> engineCandidates(const DockerEnvironment &environment) {
    std::vector<EngineCandidate> candidates;
    std::set<std::string> sockets; // real paths of those already offered
    const auto remember = [&](const std::string &path) {
        std::error_code error;
        const fs::path real = fs::canonical(path, error);
        return sockets.insert(error ? path : real.string()).second;
    };
    const auto offer = [&](EngineCandidate candidate) {
        const auto engine = resolveEngine(candidate.request, environment);
        if (engine && engine->peer.transport == Peer::Transport::unix) remember(engine->peer.path);
        candidates.push_back(std::move(candidate));
    };

    const auto chosen = fromEnvironment(environment);
    if (chosen) offer(*chosen);
    for (const std::string &name : contextNames(environment.configFolder())) {
        if (chosen && chosen->request.context == name) continue;
        EngineCandidate candidate;
        candidate.origin = EngineCandidate::Origin::context;
        candidate.request.context = name;
        candidate.label = name;
        const auto engine = resolveEngine(candidate.request, environment);
        if (!engine) continue;
        candidate.reachable = isReachable(engine->peer);
        offer(std::move(candidate));
    }
    for (const std::string &path : usualSockets(environment)) {
        std::error_code error;
        if (!fs::is_socket(path, error) || !remember(path)) continue;
        EngineCandidate candidate;
        candidate.request.url = "unix://" + path;
        candidate.label = path;
        candidate.reachable = socketIsOpenToUs(path);
        candidates.push_back(std::move(candidate));
    }
    return candidates;
}

} // namespace portolan::net
