#pragma once

#include <string>

#include "model/core/result.h"
#include "model/docker/api_version.h"
#include "model/net/http.h"

namespace portolan::docker {

/// The engine's own words in a refusal, plain: {"message": …}, or the text that very old ones and proxies
/// send.
std::string refusalWords(const std::string &body);

/// What a status that is no success means: unauthorized, notFound, engineTooOld, engineTooNew, http.
Error refusal(std::string operation, std::string target, const net::Response &answer);

/// The rest of a refusal whose body was to be read as it comes.
boost::asio::awaitable<net::Response> restOf(net::ByteStream &refused);

/// An engine we share no version of the API with. `newest` and `oldest` are its own, where it tells.
Error tooOld(std::string operation, std::string target, std::optional<ApiVersion> newest);
Error tooNew(std::string operation, std::string target, std::optional<ApiVersion> oldest);

} // namespace portolan::docker
