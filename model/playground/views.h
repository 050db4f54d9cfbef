#pragma once

#include "model/playground/world.h"

namespace portolan::playground {

// The engine's answers. `api` is the minor number of the version asked for: 41 is API 1.41.

Json inspected(const World &world, const Container &container, int api, bool size = false);
Json listed(const World &world, const Container &container, int api, bool size = false);
std::string statusOf(const Container &container, Moment now); ///< "Up 3 minutes (Paused)"
std::string humanDuration(std::chrono::nanoseconds duration); ///< "Less than a second", "About a minute"

/// `whole`: with members, as inspect tells it; the list does not.
/// `verbose`: with a swarm's services on it.
Json shown(const World &world, const Network &network, int api, bool whole, bool verbose = false);

Json inspected(const World &world, const Image &image, int api);
Json listed(const World &world, const Image &image, int api);

Json swarmCluster(const World &world, bool tokens);
Json swarmNode(const World &world);
Json swarmInfo(const World &world);
Json shown(const World &world, const SwarmService &service, bool status);
Json shown(const World &world, const SwarmService &service, const SwarmTask &task);
Json servicesOn(const World &world, const Network &network); ///< by name, with their tasks

Json info(World &world, int listeners);

std::string toText(std::optional<Moment> moment); ///< RFC 3339 with nanoseconds, or the engine's zero time

} // namespace portolan::playground
