#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/core/connections.h"
#include "model/core/result.h"
#include "model/net/peer.h"

// How the docker CLI finds its engine (docker/cli: cli/command/cli.go, opts/hosts.go, cli/context), so that
// whoever can say `docker ps` can see the same engine here.

namespace portolan::net {

/// What the CLI looks at besides its command line. Files are read when they are asked for.
struct DockerEnvironment {
    std::map<std::string, std::string> variables;
    std::string home;
    std::vector<std::string> systemSockets = {"/var/run/docker.sock", "/run/podman/podman.sock"};

    static DockerEnvironment ofThisProcess();
    std::string variable(const std::string &name) const; ///< empty: not set
    std::string configFolder() const;                    ///< DOCKER_CONFIG, or .docker in the home
};

/// --tls, --tlsverify[=false], --tlscacert, --tlscert, --tlskey as they were given.
struct TlsFlags {
    bool tls = false;
    std::optional<bool> verify; ///< given at all, it turns TLS on
    std::string caFile, certFile, keyFile;
};

struct ResolvedEngine {
    Peer peer;
    std::string url;  ///< in docker's form (tcp:// with TLS too) and normal: good for a key
    std::string name; ///< of the context; else the host, or a unix socket's path
    std::vector<std::string> hostAddresses = {}; ///< of a host that is only played; else they are looked up
};

/// All engines that are wanted: each of `contexts`, then each of `hosts`, in the order given; without any,
/// the one that DOCKER_HOST, DOCKER_CONTEXT, config.json's currentContext or docker's default name, in this
/// order. The TLS flags and variables count for hosts only: a context brings its own. Errors: badInput, with
/// the URL, context or file concerned as target.
std::vector<Result<ResolvedEngine>> resolveEngines(const std::vector<std::string> &hosts,
                                                   const std::vector<std::string> &contexts,
                                                   const TlsFlags &tls, const DockerEnvironment &environment);

/// The same for one explicit request: what it does not say is not looked for in the environment.
Result<ResolvedEngine> resolveEngine(const EngineRequest &request, const DockerEnvironment &environment);

/// What this machine offers, each way once: the environment's engine, every context, and the usual sockets
/// that are there. Contexts that cannot be read are left out.
std::vector<EngineCandidate> engineCandidates(const DockerEnvironment &environment);

} // namespace portolan::net
