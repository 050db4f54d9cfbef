#pragma once

#include <memory>

#include <boost/asio/awaitable.hpp>

#include "model/changes/performer.h"
#include "model/core/result.h"
#include "model/docker/api_version.h"
#include "model/net/http.h"

namespace portolan::docker {

/// Changing one engine: the second of its three interfaces. With --read-only nobody makes one. Errors: those
/// of net, plus unauthorized, notFound, http with the engine's own words; `operation` is the request.
class EngineChanger {
public:
    virtual ~EngineChanger() = default;
    /// `told` is told of a pull; it may be empty. Cancelled, a pull ends on the engine too.
    virtual boost::asio::awaitable<Result<changes::Outcome>> perform(changes::Change change,
                                                                     changes::Performer::Told told) = 0;
};

/// `version` is the negotiated one.
std::unique_ptr<EngineChanger> makeEngineChanger(std::shared_ptr<net::HttpClient> client, ApiVersion version);

} // namespace portolan::docker
