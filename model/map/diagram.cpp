#include "model/map/diagram.h"

#include <map>
#include <unordered_map>

#include "model/core/text.h"

namespace portolan::map {
namespace {

constexpr std::size_t longestText = 60;

std::string shown(std::string_view untrusted) {
    return untrusted.empty() ? std::string("?") : plain(untrusted, longestText);
}

class Builder {
public:
    explicit Builder(const Snapshot &snapshot) : s_(snapshot) {}

    Diagram build() {
        for (const auto &engine : s_.engines) addEngine(*engine);
        for (const auto &source : s_.etcdSources) addCluster(*source);
        for (const auto &endpoint : s_.endpoints)
            addEdge(endpoint->container, networkNumber(endpoint->engine, endpoint->network),
                    Diagram::Line::endpoint,
                    plain(endpoint->ipv4.empty() ? endpoint->ipv6 : endpoint->ipv4, longestText));
        for (const auto &link : s_.links)
            addEdge(link->consumer,
                    link->target.empty() ? looseNumber(link->targetName) : containerNumber(link->target),
                    Diagram::Line::link, plain(link->alias, longestText));
        for (const auto &shared : s_.sharedNetworks)
            addEdge(shared->guest,
                    shared->owner.empty() ? looseNumber(shared->ownerAsGiven)
                                          : containerNumber(shared->owner),
                    Diagram::Line::sharedNetwork, shared->stranded ? "stranded" : "");
        for (const auto &relay : s_.relays) {
            const std::string port = relay->listen ? std::to_string(relay->listen) + "/" : "";
            addEdge(relay->ambassador,
                    relay->target.empty() ? looseNumber(relay->address) : containerNumber(relay->target),
                    Diagram::Line::relay,
                    plain(port + relay->protocol + " " + std::string(name(relay->state)), longestText));
        }
        return std::move(out_);
    }

private:
    void addEngine(const Engine &engine) {
        Diagram::Group group;
        group.title = shown(engine.name.empty() ? engine.url : engine.name);
        if (engine.state != SourceState::live) group.title += " (" + std::string(name(engine.state)) + ")";
        for (const auto &network : s_.networks)
            if (network->engine == engine.key) group.nodes.push_back(nodeOf(*network));
        for (const auto &container : s_.containers)
            if (container->engine == engine.key) group.nodes.push_back(nodeOf(*container));
        out_.groups.push_back(std::move(group));
    }

    Diagram::Node nodeOf(const Network &network) {
        Diagram::Node node{++last_, Diagram::Shape::network, {shown(network.name), shown(network.driver)}};
        for (const Subnet &subnet : network.subnets) node.lines.push_back(shown(subnet.subnet));
        networks_[{network.engine.value, network.id.value}] = node.number;
        return node;
    }

    Diagram::Node nodeOf(const Container &container) {
        const bool ambassador = s_.ambassadors.find(container.id.value) != nullptr;
        Diagram::Node node{++last_,
                           !isUp(container.state) ? Diagram::Shape::resting
                           : ambassador           ? Diagram::Shape::ambassador
                                                  : Diagram::Shape::container,
                           {shown(container.name), shown(container.image)}};
        if (container.state != ContainerState::running)
            node.lines.push_back(std::string(name(container.state)));
        for (const Publication &publication : container.publications)
            node.lines.push_back(plain(std::to_string(publication.hostPort) + " → " +
                                           std::to_string(publication.container.number) + "/" +
                                           publication.container.protocol,
                                       longestText));
        containers_[container.id.value] = node.number;
        return node;
    }

    /// Only the keys that name an address; a cluster may hold thousands of others.
    void addCluster(const EtcdSource &source) {
        Diagram::Group group;
        group.title = "etcd " + shown(source.key.value);
        if (source.state != SourceState::live) group.title += " (" + std::string(name(source.state)) + ")";
        for (const auto &registration : s_.registrations) {
            if (registration->keyspace != source.key) continue;
            Diagram::Node node{++last_, Diagram::Shape::key, {shown(registration->name)}};
            std::string where = registration->host;
            if (registration->port) where += ":" + std::to_string(registration->port);
            node.lines.push_back(registration->malformed ? "malformed" : shown(where));
            if (!registration->container.empty())
                out_.edges.push_back(
                    {node.number, containerNumber(registration->container), Diagram::Line::registration, ""});
            group.nodes.push_back(std::move(node));
        }
        out_.groups.push_back(std::move(group));
    }

    void addEdge(const ContainerId &from, int to, Diagram::Line line, std::string label) {
        const int number = containerNumber(from);
        if (number && to) out_.edges.push_back({number, to, line, std::move(label)});
    }

    int containerNumber(const ContainerId &id) const {
        const auto at = containers_.find(id.value);
        return at == containers_.end() ? 0 : at->second;
    }
    int networkNumber(const EngineKey &engine, const NetworkId &id) const {
        const auto at = networks_.find({engine.value, id.value});
        return at == networks_.end() ? 0 : at->second;
    }
    int looseNumber(const std::string &text) {
        int &number = loose_[text];
        if (number) return number;
        number = ++last_;
        out_.loose.push_back({number, Diagram::Shape::address, {shown(text)}});
        return number;
    }

    const Snapshot &s_;
    Diagram out_;
    int last_ = 0;
    std::unordered_map<std::string_view, int> containers_;
    std::map<PairKey, int> networks_;
    std::map<std::string, int> loose_;
};

} // namespace

Diagram diagramOf(const Snapshot &snapshot) { return Builder(snapshot).build(); }

} // namespace portolan::map
