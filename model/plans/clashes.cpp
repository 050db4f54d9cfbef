#include "model/plans/clashes.h"

#include <algorithm>
#include <map>
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

/// Who has the network stack already that it would share.
std::vector<std::shared_ptr<const Container>> sharers(const Snapshot &snapshot, const PortsWanted &wanted) {
    const std::string owner = wanted.network.substr(wanted.network.find(':') + 1);
    std::string mode;
    for (const auto &c : snapshot.containers)
        if (c->engine == wanted.engine && (c->name == owner || c->id.value == owner))
            mode = "container:" + c->id.value;
    std::vector<std::shared_ptr<const Container>> all;
    if (mode.empty()) return all;
    for (const auto &c : snapshot.containers)
        if (c->engine == wanted.engine && isUp(c->state) && c->id != wanted.itself &&
            ("container:" + c->id.value == mode || c->networkMode == mode))
            all.push_back(c);
    return all;
}

/// A port of the host that somebody has.
struct Holding {
    Clash::By by;
    Port port;
    std::string holder;
};

/// Ports where programs listen that are no engine's own proxies, nor the container's itself.
std::vector<Port> ofPrograms(const Snapshot &snapshot, const PortsWanted &wanted,
                             const std::vector<Port> &listening) {
    // Where a rootless engine's "host" listens, none of them does.
    const auto engine = snapshot.engines.find(std::string_view(wanted.engine.value));
    if (wanted.network == "host" && engine && engine->rootless) return {};
    std::set<Port> ofContainers;
    for (const auto &c : snapshot.containers) {
        if (c->engine != wanted.engine || !isUp(c->state)) continue;
        if (c->id == wanted.itself && c->networkMode == "host") return {}; // not to be told apart
        for (const Publication &p : c->publications) ofContainers.insert({p.hostPort, p.container.protocol});
    }
    std::vector<Port> ports;
    for (const Port &port : listening)
        if (!ofContainers.contains(port)) ports.push_back(port);
    return ports;
}

/// Whatever is in the way of a publication: at its port, or in its range.
std::vector<Holding> holdings(const Snapshot &snapshot, const PortsWanted &wanted,
                              const std::vector<Port> &programs, const Publication &p) {
    const auto isOfIt = [&p](const Port &port) {
        return port.protocol == p.container.protocol && port.number >= p.hostPort &&
               port.number <= std::max(p.hostPort, p.hostPortLast);
    };
    std::vector<Holding> found;
    for (const auto &c : snapshot.containers) {
        if (c->engine != wanted.engine || !isUp(c->state) || c->id == wanted.itself) continue;
        for (const Publication &other : c->publications) {
            const Port port{other.hostPort, other.container.protocol};
            if (isOfIt(port) && overlap(p.hostIp, other.hostIp))
                found.push_back({Clash::By::publication, port, c->name});
        }
        if (c->networkMode == "host")
            for (const Port &port : c->exposed)
                if (isOfIt(port)) found.push_back({Clash::By::hostMode, port, c->name});
    }
    for (const Port &port : programs)
        if (isOfIt(port)) found.push_back({Clash::By::program, port, {}});
    return found;
}

std::string rangeWord(const Publication &p) {
    const std::string protocol = p.container.protocol == "tcp" ? "" : "/" + p.container.protocol;
    return changes::hostPortWord(p) + protocol;
}

} // namespace

std::vector<Clash> clashes(const Snapshot &snapshot, const PortsWanted &wanted,
                           const std::vector<Port> &listening) {
    std::vector<Clash> found;
    const auto add = [&found](Clash clash) {
        if (std::find(found.begin(), found.end(), clash) == found.end()) found.push_back(std::move(clash));
    };
    if (wanted.network.rfind("container:", 0) == 0) {
        for (const auto &c : sharers(snapshot, wanted))
            for (const Port &port : wanted.exposed)
                if (contains(c->exposed, port)) add({Clash::By::owner, changes::portWord(port), c->name});
        return found;
    }
    const std::vector<Port> programs = ofPrograms(snapshot, wanted, listening);
    for (const Publication &p : taken(wanted)) {
        if (p.hostPort == 0) continue; // the engine finds a free one
        const std::vector<Holding> held = holdings(snapshot, wanted, programs, p);
        if (p.hostPortLast == 0) {
            for (const Holding &one : held) add({one.by, changes::portWord(one.port), one.holder});
            continue;
        }
        std::set<Port> ports;
        std::set<std::string> holders;
        for (const Holding &one : held) {
            ports.insert(one.port);
            if (!one.holder.empty()) holders.insert(one.holder);
        }
        if (ports.size() < std::size_t{p.hostPortLast} - p.hostPort + 1) continue; // it finds one there
        std::string names;
        for (const std::string &name : holders) names += (names.empty() ? "" : ", ") + name;
        add({Clash::By::wholeRange, rangeWord(p), names});
    }
    return found;
}

const Publication *givenTwice(const std::vector<Publication> &publications) {
    std::map<Port, std::vector<std::string>> given; // where on the host, at which of its addresses
    for (const Publication &p : publications) {
        if (p.hostPort == 0 || p.hostPortLast != 0) continue; // the engine chooses another one
        auto &addresses = given[{p.hostPort, p.container.protocol}];
        for (const std::string &address : addresses)
            if (overlap(address, p.hostIp)) return &p;
        addresses.push_back(p.hostIp);
    }
    return nullptr;
}

} // namespace portolan::plans
