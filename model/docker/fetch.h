#pragma once

#include <boost/asio/awaitable.hpp>

#include "model/docker/engine_reader.h"
#include "model/docker/fetched.h"

namespace portolan::docker {

/// Reading an engine, many requests side by side (the client bounds how many). An error is one of the
/// connection, of the protocol, or of a list that cannot be done without. A thing that is gone meanwhile
/// (404) is not there; one that the engine cannot tell of now (500, time-out) is `unsure`.

/// Everything: containers with their inspections, networks (overlays with their peers), the engine itself,
/// and on a manager the swarm.
boost::asio::awaitable<Result<Fetched>> fetchAll(EngineReader &reader, EngineKey engine);
/// These things.
boost::asio::awaitable<Result<Fetched>> fetchSome(EngineReader &reader, EngineKey engine, Wanted wanted);
/// The short lists, to compare.
boost::asio::awaitable<Result<Roll>> fetchRoll(EngineReader &reader, EngineKey engine);

/// An id as it goes into a path: events may name anything.
std::string escapedId(std::string_view id);

} // namespace portolan::docker
