#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/core/observation.h"
#include "model/core/snapshot.h"

namespace portolan::testing {

/// Observations from a small language, one statement a line, so that a case of a table reads at a glance.
/// Words are parted by blanks; '…' keeps blanks together; a repeated setting adds. Statements about networks
/// and containers are about the engine named last (without one: "here", live, of version 20.10.24).
///
///   engine KEY [version= api= state= id= name= addresses=a,b node=NODEID:ADDRESS listed=no bare]
///       with its networks bridge (172.17.0.0/16, gateway .1), host and none, unless `bare`
///   network NAME [driver= subnet=S,GATEWAY id= scope= ingress]
///   container NAME [on=NETWORK[:IPV4[,IPV6]]]… [image= state= started=SECONDS mode= hostname= id=]
///       [run='PROGRAM ARGS' | sh='SCRIPT'] [env=NAME=VALUE]… [label=K=V]… [expose=6379 | 53/udp]…
///       [publish=[IP:]HOSTPORT:PORT[/udp]]… [link=TARGET:ALIAS]… [ulink=NETWORK:TARGET:ALIAS]…
///       [alias=NETWORK:NAME]… [dns=NETWORK:NAME]…
///   node ID ADDRESS          service NAME [net= vip= publish=HOSTPORT:PORT]     task SERVICE CONTAINER
///   [STATE] etcd KEY [state= listed=no]          key KEY VALUE
///
/// Anything that cannot be read throws, since the test itself is wrong then.
Observations observe(std::string_view text);

/// The id of a container or network of that language.
std::string idIn(std::string_view engine, std::string_view name);

/// A snapshot as sorted lines, with names in place of ids ("far/redis" on any engine but the first); only
/// those that begin with one of `kinds`, all when there are none. For comparing.
std::string describe(const Snapshot &snapshot, const std::vector<std::string> &kinds = {});

/// Lines without their indentation, sorted and without empty ones: what a test expects of `describe`.
std::string sortedLines(std::string_view text);

} // namespace portolan::testing
