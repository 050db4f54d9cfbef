#include "model/plans/clashes.h"

#include <algorithm>
#include <set>

#include "model/changes/ports.h"

namespace portolan::plans {
namespace {

bool everywhere(const std::string &ip) { return ip.empty() || ip == "0.0.0.0" || ip == "::"; }

bool overlap(const std::string &a, const std::string &b) {
    if (everywhere(a) && everywhere(b)) return (a == "::") == (b == "::") || a.empty() || b.empty();
    return everywhere(a) || everywhere(b) || a == b;
}

bool contains(const std::vector<Port> &ports, const Port &port) {
    return std::find(ports.begin(), ports.end(), port) != ports.end();
}

/// What the container takes of its host: published ports, or in host mode where it listens itself.
std::vector<Publication> taken(const PortsWanted &wanted) {
    if (wanted.network != "host") return wanted.publications;
    std::vector<Publication> all;
    for (const Port &port : wanted.exposed) all.push_back({{}, port.number, port});
    return all;
}

} // namespace

std::vector<Clash> clashes(const Snapshot &snapshot, const PortsWanted &wanted,
                           const std::vector<Port> &listening) {
    std::vector<Clash> found;
    const auto add = [&found](Clash::By by, const Port &port, const std::string &holder) {
        Clash clash{by, changes::portWord(port), holder};
        if (std::find(found.begin(), found.end(), clash) == found.end()) found.push_back(std::move(clash));
    };
    const bool shares = wanted.network.rfind("container:", 0) == 0;
    const std::string ownerGiven =
        shares ? wanted.network.substr(wanted.network.find(':') + 1) : std::string();
    std::string ownerMode;
    for (const auto &c : snapshot.containers)
        if (shares && c->engine == wanted.engine && (c->name == ownerGiven || c->id.value == ownerGiven))
            ownerMode = "container:" + c->id.value;

    std::set<Port> ofContainers;
    for (const auto &c : snapshot.containers) {
        if (c->engine != wanted.engine || !isUp(c->state)) continue;
        for (const Publication &p : c->publications) ofContainers.insert({p.hostPort, p.container.protocol});
        if (c->id == wanted.itself) continue;
        if (shares) {
            const bool sameStack = "container:" + c->id.value == ownerMode || c->networkMode == ownerMode;
            if (sameStack && !ownerMode.empty())
                for (const Port &port : wanted.exposed)
                    if (contains(c->exposed, port)) add(Clash::By::owner, port, c->name);
            continue;
        }
        for (const Publication &p : taken(wanted)) {
            if (p.hostPort == 0 || p.hostPortLast != 0) continue; // the engine finds a free one
            const Port port{p.hostPort, p.container.protocol};
            for (const Publication &other : c->publications)
                if (other.hostPort == p.hostPort && other.container.protocol == p.container.protocol &&
                    overlap(p.hostIp, other.hostIp))
                    add(Clash::By::publication, port, c->name);
            if (c->networkMode == "host" && contains(c->exposed, port))
                add(Clash::By::hostMode, port, c->name);
        }
    }
    const auto self = snapshot.containers.find(std::string_view(wanted.itself.value));
    const bool ownPrograms = self && isUp(self->state) && self->networkMode == "host"; // not to be told apart
    if (!shares && !ownPrograms)
        for (const Publication &p : taken(wanted)) {
            const Port port{p.hostPort, p.container.protocol};
            if (p.hostPortLast == 0 && contains(listening, port) && !ofContainers.contains(port))
                add(Clash::By::program, port, {});
        }
    return found;
}

} // namespace portolan::plans
