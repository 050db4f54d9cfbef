#include "model/networks/abilities.h"

#include "model/docker/api_version.h"
#include "model/networks/surroundings.h"

namespace portolan::networks {
namespace {

using docker::ApiVersion;

constexpr ApiVersion engine23{1, 42}, engine26{1, 45}, engine27{1, 46}, engine28{1, 48}, engine29{1, 52};

bool isFrom(ApiVersion least, const std::string &apiVersion) {
    const auto version = docker::parseApiVersion(apiVersion);
    return version && *version >= least;
}

} // namespace

std::vector<std::string> driverModes(DriverKind kind, const std::string &apiVersion) {
    if (kind == DriverKind::macvlan) return {"bridge", "private", "vepa", "passthru"};
    if (kind != DriverKind::ipvlan) return {};
    if (!isFrom(engine23, apiVersion)) return {"l2", "l3"};
    return {"l2", "l3", "l3s"};
}

std::vector<std::string> ipvlanFlags(const std::string &apiVersion) {
    if (!isFrom(engine23, apiVersion)) return {};
    return {"bridge", "private", "vepa"};
}

std::vector<std::string> gatewayModes(const std::string &apiVersion) {
    if (isFrom(engine28, apiVersion)) return {"nat", "nat-unprotected", "routed", "isolated"};
    if (isFrom(engine27, apiVersion)) return {"nat", "routed"};
    return {};
}

bool dealsGateway(DriverKind kind, const std::string &apiVersion) {
    return !sharesLan(kind) || !isFrom(engine29, apiVersion);
}
bool dealsPairs(DriverKind kind, const std::string &apiVersion) {
    return kind != DriverKind::overlay && isFrom(engine23, apiVersion);
}
bool keepsReserved(DriverKind kind) { return kind != DriverKind::overlay; }
bool sharesParents(const std::string &apiVersion) { return isFrom(engine26, apiVersion); }
bool choosesIpv6(const std::string &apiVersion) { return isFrom(engine27, apiVersion); }
bool hasIpv6Overlays(const std::string &apiVersion) { return !isFrom(engine27, apiVersion); }

} // namespace portolan::networks
