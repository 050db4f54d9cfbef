#pragma once

#include <string_view>

#include "model/playground/etcd_keyspace.h"
#include "model/playground/netview.h"

namespace portolan::playground {

/// What CoreDNS's etcd plugin makes of the records under /skydns. nullopt: nothing there is of that domain,
/// somebody else may know. A record whose host is a name becomes an alias, which the server looks up itself.
std::optional<DnsReply> askSkyDns(const Keyspace &keys, std::string_view name, DnsType type);

} // namespace portolan::playground
