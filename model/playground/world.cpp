#include "model/playground/world.h"

#include <algorithm>

namespace portolan::playground {

World::World(Options options) : options_(std::move(options)) {
    images_ = Images::ofTheTests(now());
    const std::string id = newId();
    if (profile().modern()) {
        engineId_ = id.substr(0, 8) + "-" + id.substr(8, 4) + "-4" + id.substr(13, 3) + "-a" +
                    id.substr(17, 3) + "-" + id.substr(20, 12);
    } else {
        for (std::size_t i = 0; i < 48; ++i) {
            if (i > 0 && i % 4 == 0) engineId_ += ':';
            engineId_ += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[static_cast<unsigned char>(id[i]) * 7 % 32];
        }
    }
    for (const auto &[name, driver] :
         {std::pair("none", "null"), std::pair("host", "host"), std::pair("bridge", "bridge")}) {
        auto network = std::make_shared<Network>();
        network->id = newId();
        network->name = name;
        network->driver = driver;
        network->created = now();
        network->order = ++order_;
        networks_[network->id] = network;
        if (network->name != "bridge") continue;
        IpamEntry entry;
        entry.subnet = "172.17.0.0/16";
        entry.gatewayShown = profile().modern();
        entry.pool = Pool(*parseSubnet(entry.subnet), std::nullopt);
        entry.gatewayAddress = entry.pool.take();
        network->ipam.push_back(std::move(entry));
        network->options = {{"com.docker.network.bridge.default_bridge", "true"},
                            {"com.docker.network.bridge.enable_icc", "true"},
                            {"com.docker.network.bridge.enable_ip_masquerade", "true"},
                            {"com.docker.network.bridge.host_binding_ipv4", "0.0.0.0"},
                            {"com.docker.network.bridge.name", "docker0"},
                            {"com.docker.network.driver.mtu", "1500"}};
    }
}

void World::announce(std::string type, std::string action, std::string actor,
                     std::map<std::string, std::string> attributes) {
    ++revision_;
    events_.add(
        {0, std::move(type), std::move(action), std::move(actor), std::move(attributes), now(), false});
}

void World::announce(const Container &container, std::string action,
                     std::map<std::string, std::string> more) {
    for (const auto &[key, value] : field(container.config, "Labels").items())
        if (value.is_string()) more.emplace(key, value.get<std::string>());
    more["image"] = container.image;
    more["name"] = container.name;
    announce("container", std::move(action), container.id, std::move(more));
}

void World::announce(const Network &network, std::string action, std::map<std::string, std::string> more) {
    more["name"] = network.name;
    more["type"] = network.driver;
    announce("network", std::move(action), network.id, std::move(more));
}

void World::announceSwarm(std::string type, std::string action, std::string id, std::string name) {
    ++revision_;
    events_.add(
        {0, std::move(type), std::move(action), std::move(id), {{"name", std::move(name)}}, now(), true});
}

namespace {

template <class Map>
typename Map::mapped_type byPrefix(const Map &map, std::string_view prefix) {
    if (prefix.empty()) return nullptr;
    const auto at = map.lower_bound(std::string(prefix));
    if (at == map.end() || !at->first.starts_with(prefix)) return nullptr;
    const auto next = std::next(at);
    const bool only = next == map.end() || !next->first.starts_with(prefix);
    return only || at->first == prefix ? at->second : nullptr;
}

} // namespace

ContainerPtr World::findContainer(std::string_view reference) const {
    if (const auto exact = containers_.find(std::string(reference)); exact != containers_.end())
        return exact->second;
    std::string name(reference);
    if (name.starts_with('/')) name.erase(0, 1);
    if (const auto at = names_.find(name); at != names_.end()) return containers_.at(at->second);
    return byPrefix(containers_, reference);
}

Answer<ContainerPtr> World::container(std::string_view reference) const {
    if (auto found = findContainer(reference)) return found;
    return refuse(404, "No such container: " + std::string(reference));
}

NetworkPtr World::findNetwork(std::string_view reference) const {
    if (const auto exact = networks_.find(std::string(reference)); exact != networks_.end())
        return exact->second;
    for (const auto &[id, network] : networks_)
        if (network->name == reference) return network;
    return byPrefix(networks_, reference);
}

Answer<NetworkPtr> World::network(std::string_view reference) const {
    if (auto found = findNetwork(reference)) return found;
    return refuse(404, "network " + std::string(reference) + " not found");
}

std::vector<std::string> World::namesOf(const Container &container) const {
    std::vector<std::string> names{"/" + container.name};
    for (const std::string &id : linkers_) {
        const Container &other = *containers_.at(id);
        for (const auto &[alias, target] : other.links)
            if (target == container.id) names.push_back("/" + other.name + "/" + alias);
    }
    std::ranges::sort(names);
    return names;
}

void World::take(Container &container, Process process) {
    container.process = std::move(process);
    const auto self = containers_.at(container.id);
    for (const auto &[at, line] : container.process.due) due_.emplace(at, self);
    if (container.process.ends) due_.emplace(*container.process.ends, self);
}

void World::addImage(Image image, const std::string &reference) {
    const std::string id = image.id;
    if (!images_.find(id)) {
        image.tags.clear();
        images_.add(std::move(image));
    }
    images_.tag(images_.find(id), reference);
    announce("image", "pull", reference, {{"name", reference.substr(0, reference.rfind(':'))}});
}

std::optional<Moment> World::nextDue() const {
    std::optional<Moment> next;
    if (!due_.empty()) next = due_.begin()->first;
    if (!servicesDue_.empty() && (!next || servicesDue_.begin()->first < *next))
        next = servicesDue_.begin()->first;
    return next;
}

void World::advance() {
    const Moment moment = now();
    while (!due_.empty() && due_.begin()->first <= moment) {
        const ContainerPtr container = due_.begin()->second.lock();
        due_.erase(due_.begin());
        if (!container || !containers_.contains(container->id)) continue;
        if (container->state == Container::State::restarting && container->restartAt &&
            *container->restartAt <= moment) {
            container->restartAt.reset();
            container->state = Container::State::exited;
            (void)startNow(container);
            continue;
        }
        if (container->state != Container::State::running) continue;
        auto &lines = container->process.due;
        while (!lines.empty() && lines.front().first <= moment) {
            container->log.push_back(std::move(lines.front().second));
            if (container->log.size() > logLimit) container->log.pop_front();
            lines.erase(lines.begin());
            ++container->logged;
            ++revision_;
        }
        if (container->process.ends && *container->process.ends <= moment)
            ends(container, container->process.exitCode);
    }
    while (!servicesDue_.empty() && servicesDue_.begin()->first <= moment) {
        const auto service = findService(servicesDue_.begin()->second);
        servicesDue_.erase(servicesDue_.begin());
        if (service) reconcile(*service);
    }
}

} // namespace portolan::playground
