#pragma once

#include <optional>
#include <string_view>

#include "model/core/edges.h"
#include "model/core/etcd.h"

namespace portolan::fabric {

/// Where SkyDNS and CoreDNS's etcd plugin keep their records, unless told otherwise.
inline constexpr std::string_view skyDnsPrefix = "/skydns/";

/// Reads a SkyDNS 2 / CoreDNS record: the key is the reversed name ("/skydns/local/skydns/rails/1" is
/// "1.rails.skydns.local"), the value JSON with host, port, priority, weight, text, ttl, group. The container
/// is left empty, for topology to find.
///
/// nullopt: no record of an address at all, that is a key elsewhere, SkyDNS's own configuration, or a record
/// with text alone (TXT). `malformed`: what stands there makes the DNS server fail: no JSON object, a field
/// of the wrong type (a port as a string), no host, or a port or host that cannot be one.
std::optional<Registration> decodeSkyDns(const EtcdEntry &entry, std::string_view prefix = skyDnsPrefix);

} // namespace portolan::fabric
