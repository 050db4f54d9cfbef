#include "model/changes/known_refusal.h"

#include <array>
#include <string>

namespace portolan::changes {
namespace {

struct Sign {
    std::string_view words; ///< lower case
    KnownRefusal meaning;
};

// The first that fits counts: what is more special stands before what is less.
constexpr std::array signs{
    Sign{"cannot assign requested address", KnownRefusal::notHostsAddress},
    Sign{"port is already allocated", KnownRefusal::portTaken},
    Sign{"failed to bind host port", KnownRefusal::portTaken},
    Sign{"bind: address already in use", KnownRefusal::portTaken},
    Sign{"all ports are allocated", KnownRefusal::portsUsedUp},
    Sign{"pool overlaps with other one", KnownRefusal::rangeTaken},
    Sign{"overlaps with existing routes", KnownRefusal::rangeTaken},
    Sign{"cannot overlap", KnownRefusal::rangeTaken},
    Sign{"ipv6 address pool among the defaults", KnownRefusal::noRanges6},
    Sign{"could not find an available", KnownRefusal::rangesUsedUp},
    Sign{"all predefined address pools have been fully subnetted", KnownRefusal::rangesUsedUp},
    Sign{"user configured subnets", KnownRefusal::ownSubnetOnly},
    Sign{"address already in use", KnownRefusal::addressTaken},
    Sign{"no configured subnet contains ip address", KnownRefusal::outsideSubnet},
    Sign{"does not belong to any of this network's subnets", KnownRefusal::outsideSubnet},
    Sign{"requested address is out of range", KnownRefusal::outsideSubnet},
    Sign{"doesn't contain this address", KnownRefusal::outsideSubnet},
    Sign{"no available addresses on this pool", KnownRefusal::subnetFull},
    Sign{"addresses on this network's address pools", KnownRefusal::subnetFull},
    Sign{"not manually attachable", KnownRefusal::notAttachable},
    Sign{"attaching to network failed, make sure your network options", KnownRefusal::notBrought},
    Sign{"name must be valid as a dns name component", KnownRefusal::notDnsName},
    Sign{"name must be 63 characters or fewer", KnownRefusal::notDnsName},
    Sign{") is already present", KnownRefusal::ingressHeld},
    Sign{"ingress network cannot be removed because service", KnownRefusal::servicesUse},
    Sign{"is in use by service", KnownRefusal::serviceOn},
    Sign{"is in use by task", KnownRefusal::taskOn},
    Sign{"has active endpoints", KnownRefusal::stillUsed},
    Sign{"already using parent interface", KnownRefusal::parentTaken},
    Sign{"requested ipvlan mode", KnownRefusal::modeUnknown},
    Sign{"invalid subinterface vlan name", KnownRefusal::noParent},
    Sign{"parent interface was not found", KnownRefusal::noParent},
    Sign{"vlan link: operation not supported", KnownRefusal::lacksVlan},
    Sign{"the ipvlan port: operation not supported", KnownRefusal::lacksIpvlan},
    Sign{"the macvlan port: operation not supported", KnownRefusal::lacksMacvlan},
    Sign{"operation not supported", KnownRefusal::kernelLacks},
    Sign{"protocol not supported", KnownRefusal::kernelLacks},
    Sign{"not a swarm manager", KnownRefusal::noManager},
    Sign{"no such image", KnownRefusal::noImage},
    Sign{"of a non running container", KnownRefusal::ownerDown},
    Sign{"is not running", KnownRefusal::notRunning},
    Sign{"pre-defined network", KnownRefusal::predefined},
    Sign{"predefined", KnownRefusal::predefined},
    Sign{"only one instance of", KnownRefusal::predefined},
    Sign{"is already in use by", KnownRefusal::nameTaken},
    Sign{"already exists in network", KnownRefusal::alreadyOn},
    Sign{"already exists", KnownRefusal::nameTaken},
    Sign{"invalid reference format", KnownRefusal::noImageName},
    Sign{"no space left on device", KnownRefusal::diskFull},
};

// A registry's refusal comes with words of the engine and of Go's library about the way there.
constexpr std::array pullSigns{
    Sign{"invalid reference format", KnownRefusal::noImageName},
    Sign{"invalid tag format", KnownRefusal::noImageName},
    Sign{"no space left on device", KnownRefusal::diskFull},
    Sign{"http response to https client", KnownRefusal::registryPlain},
    Sign{"x509: ", KnownRefusal::registryUntrusted},
    Sign{"toomanyrequests", KnownRefusal::pullLimit},
    Sign{"429 too many requests", KnownRefusal::pullLimit},
    Sign{"access denied", KnownRefusal::needsLogin},
    Sign{"no basic auth credentials", KnownRefusal::needsLogin},
    Sign{"authentication required", KnownRefusal::needsLogin},
    Sign{"authorization failed", KnownRefusal::needsLogin},
    Sign{"unauthorized: ", KnownRefusal::needsLogin},
    Sign{"denied: ", KnownRefusal::needsLogin},
    Sign{"401 unauthorized", KnownRefusal::needsLogin},
    Sign{"403 forbidden", KnownRefusal::needsLogin},
    Sign{"no matching manifest", KnownRefusal::otherPlatform},
    Sign{"no match for platform", KnownRefusal::otherPlatform},
    Sign{"dial tcp", KnownRefusal::registryAway},
    Sign{"no such host", KnownRefusal::registryAway},
    Sign{"connection refused", KnownRefusal::registryAway},
    Sign{"client.timeout exceeded", KnownRefusal::registryAway},
    Sign{"tls handshake timeout", KnownRefusal::registryAway},
    Sign{"i/o timeout", KnownRefusal::registryAway},
    Sign{"deadline exceeded", KnownRefusal::registryAway},
    Sign{"not found", KnownRefusal::noSuchTag},
    Sign{"manifest unknown", KnownRefusal::noSuchTag},
};

template <class Signs>
KnownRefusal meaningOf(std::string_view words, const Signs &signs) {
    std::string low(words.substr(0, 4000));
    for (char &c : low)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    for (const Sign &sign : signs)
        if (low.find(sign.words) != std::string::npos) return sign.meaning;
    return KnownRefusal::none;
}

} // namespace

KnownRefusal knownRefusal(std::string_view words) { return meaningOf(words, signs); }

KnownRefusal knownPullRefusal(std::string_view words) { return meaningOf(words, pullSigns); }

} // namespace portolan::changes
