#include "model/playground/ipam_problems.h"

#include "model/topology/address.h"

namespace portolan::playground {
namespace {

std::string written(const topology::Cidr &cidr) {
    return topology::toString(cidr.base) + "/" + std::to_string(cidr.prefix - (cidr.base.isV4() ? 96 : 0));
}

/// "10.1.2.3/16": bits of the host are set.
bool isUnmasked(const std::string &text, const topology::Cidr &cidr) {
    return topology::parseIp(text.substr(0, text.find('/'))) != cidr.base;
}

} // namespace

std::string ipamProblems(const Json &config) {
    const std::string subnetText = stringIn(config, "Subnet"), rangeText = stringIn(config, "IPRange");
    const auto subnet = topology::parseCidr(subnetText), range = topology::parseCidr(rangeText);
    const bool four = !subnet || subnet->base.isV4();
    const std::string parent = "parent subnet " + (subnet ? subnetText : "invalid Prefix"),
                      otherKind = std::string("parent subnet is an IPv") + (four ? "4" : "6") + " block";
    std::string problems;
    const auto tell = [&problems](const std::string &what, const std::string &why) {
        problems += "\ninvalid " + what + ": " + why;
    };
    if (subnet && isUnmasked(subnetText, *subnet))
        tell("subnet " + subnetText, "it should be " + written(*subnet));
    if (range && range->base.isV4() != four) {
        tell("ip-range " + rangeText, otherKind);
    } else if (range) {
        if (subnet && range->prefix < subnet->prefix)
            tell("ip-range " + rangeText, "CIDR block is bigger than its " + parent);
        if (isUnmasked(rangeText, *range)) tell("ip-range " + rangeText, "it should be " + written(*range));
        if (!subnet || (!subnet->contains(range->base) && !range->contains(subnet->base)))
            tell("ip-range " + rangeText, parent + " doesn't contain ip-range");
    }
    const auto address = [&](const std::string &what, const std::string &text) {
        const auto ip = topology::parseIp(text);
        if (ip && ip->isV4() != four)
            tell(what, otherKind);
        else if (ip && (!subnet || !subnet->contains(*ip)))
            tell(what, parent + " doesn't contain this address");
    };
    const std::string gateway = stringIn(config, "Gateway");
    address("gateway " + gateway, gateway);
    for (const auto &[name, value] : field(config, "AuxiliaryAddresses").items())
        if (value.is_string()) address("auxiliary address " + name, value.get<std::string>());
    return problems;
}

} // namespace portolan::playground
