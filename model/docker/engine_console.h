#pragma once

#include <memory>

#include <boost/asio/awaitable.hpp>

#include "model/docker/api_version.h"
#include "model/net/http.h"
#include "model/output/output.h"

namespace portolan::docker {

/// What programs in containers write: the third of an engine's interfaces. Logs are reading; exec is a
/// change, and nobody calls it with --read-only. Errors: those of net, plus unauthorized, notFound, http with
/// the engine's own words, protocol.
class EngineConsole {
public:
    virtual ~EngineConsole() = default;
    /// The last lines and then every new one, until the container ends.
    virtual boost::asio::awaitable<Result<void>> logs(output::LogsWanted wanted, output::Lines lines) = 0;
    /// Runs a command to its end and gives its exit code.
    virtual boost::asio::awaitable<Result<int>> exec(output::ExecWanted wanted, output::Lines lines) = 0;
};

/// `version` is the negotiated one.
std::unique_ptr<EngineConsole> makeEngineConsole(std::shared_ptr<net::HttpClient> client, ApiVersion version);

} // namespace portolan::docker
