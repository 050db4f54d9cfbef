#pragma once

#include <string>
#include <vector>

#include "model/playground/etcd_keyspace.h"
#include "model/playground/world.h"

namespace portolan::playground {

/// Where the two hosts of the harbour would be on a wire: what `host-a` is to others, and `host-b`.
inline const std::string harbourAddressA = "192.168.64.2", harbourAddressB = "192.168.64.3";

inline const std::string harbourEtcdVersion = "3.4.34";

/// Fills two empty engines on one wire and a keyspace with the ambassadors of the old tutorials: on `there` a
/// redis and the ambassador that publishes it, on `here` the ambassador that leads to it, the demo linked to
/// that one and to its dnmonster, a network of its own with an etcd and a name server, a macvlan, something
/// paused, something that has ended. The etcd there keeps its keys in `keys`: SkyDNS's records of them.
/// Tells what an engine refused (nothing, when all is well). All three must outlive each other's use.
std::vector<Refusal> fillHarbour(World &here, World &there, Keyspace &keys);

} // namespace portolan::playground
