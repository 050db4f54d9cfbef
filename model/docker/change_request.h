#pragma once

#include "model/changes/change.h"
#include "model/core/result.h"
#include "model/docker/api_version.h"
#include "model/net/http.h"

namespace portolan::docker {

/// The one HTTP request that makes a change; its path is unversioned, its deadline fits the change. For
/// RunContainer it is the one that makes the container: starting it is another change. For AwaitContainer it
/// is one look at it.
net::Request requestOf(const changes::Change &change, ApiVersion version);

/// What the engine answered with success. Errc::protocol when it promised an id and gave none.
Result<changes::Outcome> outcomeOf(const changes::Change &change, const net::Response &answer);

} // namespace portolan::docker
