#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/core/result.h"
#include "model/net/peer.h"

namespace portolan::net {

/// The docker endpoint of a context in the CLI's store, `<folder>/contexts`.
struct DockerContext {
    std::string name;
    std::string host;    ///< a URL; empty: docker's default socket
    bool secure = false; ///< TLS is asked for: it has certificates, or says that they are not to be checked
    TlsOptions tls;
};

/// Errc::badInput when there is no such context (detail: the known ones) or its file is not what it should be
/// (target: the file).
Result<DockerContext> readContext(const std::string &folder, const std::string &name);

/// The names of all readable contexts, sorted; "default" is not among them.
std::vector<std::string> contextNames(const std::string &folder);

/// currentContext of `<folder>/config.json`; empty when there is none. Errc::badInput (target: the file).
Result<std::string> currentContext(const std::string &folder);

} // namespace portolan::net
