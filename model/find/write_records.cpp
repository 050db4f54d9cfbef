#include "model/find/write_records.h"

#include <algorithm>

#include "model/topology/address.h"

namespace portolan::find {
namespace {

template <class Iterator, class KeyOf>
Iterator seek(Iterator at, Iterator end, std::string_view key, KeyOf &&keyOf) {
    for (int step = 0; step < 4; ++step, ++at)
        if (at == end || keyOf(**at) >= key) return at;
    return std::lower_bound(at, end, key,
                            [&](const auto &row, std::string_view wanted) { return keyOf(*row) < wanted; });
}

std::string_view nameOf(const Engine *engine) {
    if (!engine) return {};
    return engine->name.empty() ? engine->url : engine->name;
}

std::string_view hostOf(const EngineKey &key, const Snapshot &now) {
    const auto engine = now.engines.find(std::string_view(key.value));
    return nameOf(engine.get());
}

void addUrl(RecordWriter &writer, std::string_view url) {
    writer.add(Field::url, url);
    if (const auto place = topology::parseHostPort(url)) {
        writer.add(Field::address, place->host);
        writer.addPort(place->port, "tcp");
    }
}

} // namespace

ContainerWriter::ContainerWriter(const Snapshot &now)
    : now_(now), container_(now.containers.begin()), endpoint_(now.endpoints.begin()) {}

std::optional<Record> ContainerWriter::write(std::string_view id) {
    container_ = seek(container_, now_.containers.end(), id,
                      [](const Container &c) -> std::string_view { return c.id.value; });
    if (container_ == now_.containers.end() || (*container_)->id.value != id) return std::nullopt;
    const Container &c = **container_;
    RecordWriter writer(idOf(c));
    writer.add(Field::name, c.name);
    writer.add(Field::id, c.id.value);
    writer.add(Field::kind, "container");
    if (now_.ambassadors.size() > 0 && now_.ambassadors.find(id)) writer.add(Field::kind, "ambassador");
    writer.add(Field::image, c.image);
    writer.add(Field::state, name(c.state));
    if (c.health != Health::none) writer.add(Field::health, name(c.health));
    endpoint_ = seek(endpoint_, now_.endpoints.end(), id,
                     [](const Endpoint &e) -> std::string_view { return e.container.value; });
    addEndpoints(writer, endpoint_, id);
    if (now_.sharedNetworks.size() > 0)
        if (const auto shared = now_.sharedNetworks.find(id); shared && shared->owner && !shared->stranded) {
            writer.record().guest = true;
            const std::string_view owner = shared->owner.value;
            addEndpoints(writer,
                         seek(now_.endpoints.begin(), now_.endpoints.end(), owner,
                              [](const Endpoint &e) -> std::string_view { return e.container.value; }),
                         owner);
        }
    for (const Publication &p : c.publications) {
        writer.addPort(p.hostPort, p.container.protocol);
        writer.addPort(p.container.number, p.container.protocol);
    }
    for (const Port &p : c.exposed) writer.addPort(p.number, p.protocol);
    writer.addLabels(c.labels);
    addHost(writer, c.engine);
    return writer.take();
}

void ContainerWriter::addEndpoints(RecordWriter &writer, Endpoints at, std::string_view container) {
    for (; at != now_.endpoints.end() && (*at)->container.value == container; ++at) {
        const Endpoint &e = **at;
        writer.record().networks.push_back(networkId(e.engine, e.network));
        if (const Network *network = networkOf(e)) {
            writer.add(Field::network, network->name);
            writer.add(Field::driver, network->driver);
        }
        writer.add(Field::address, e.ipv4);
        writer.add(Field::address, e.ipv6);
        for (const std::string &alias : e.aliases)
            if (!container.starts_with(alias)) writer.add(Field::alias, alias); // Docker adds the short id
    }
}

const Network *ContainerWriter::networkOf(const Endpoint &e) {
    const Network *&known = networks_[e.network.value];
    if (!known || known->engine != e.engine) // a swarm network has one id on every node
        known = now_.networks.find(PairKey{e.engine.value, e.network.value}).get();
    return known;
}

void ContainerWriter::addHost(RecordWriter &writer, const EngineKey &key) {
    if (!engine_ || engine_->key != key) engine_ = now_.engines.find(std::string_view(key.value)).get();
    writer.add(Field::host, nameOf(engine_));
}

Record recordOf(const Network &n, const Snapshot &now) {
    RecordWriter writer(idOf(n));
    writer.add(Field::name, n.name);
    writer.add(Field::id, n.id.value);
    writer.add(Field::kind, "network");
    writer.add(Field::network, n.name);
    writer.add(Field::driver, n.driver);
    for (const Subnet &subnet : n.subnets) {
        writer.add(Field::address, subnet.subnet);
        writer.add(Field::address, subnet.gateway);
    }
    writer.addLabels(n.labels);
    writer.add(Field::host, hostOf(n.engine, now));
    return writer.take();
}

Record recordOf(const Engine &e) {
    RecordWriter writer(idOf(e));
    writer.add(Field::name, nameOf(&e));
    writer.add(Field::state, name(e.state));
    writer.add(Field::url, e.url);
    for (const std::string &address : e.addresses) writer.add(Field::address, address);
    return writer.take();
}

Record recordOf(const EtcdSource &s) {
    RecordWriter writer(idOf(s));
    writer.add(Field::name, s.activeEndpoint.empty() ? s.key.value : s.activeEndpoint);
    writer.add(Field::kind, "etcd");
    writer.add(Field::state, name(s.state));
    for (const std::string &endpoint : s.endpoints) addUrl(writer, endpoint);
    return writer.take();
}

Record recordOf(const EtcdEntry &e, const Snapshot &now) {
    RecordWriter writer(idOf(e));
    writer.add(Field::name, e.key);
    writer.add(Field::value, e.value);
    if (now.registrations.size() > 0)
        if (const auto r = now.registrations.find(keyOf(e))) writer.add(Field::alias, r->name);
    writer.add(Field::host, e.keyspace.value);
    return writer.take();
}

Record recordOf(const SwarmNode &n, const Snapshot &now) {
    RecordWriter writer(idOf(n));
    writer.add(Field::name, n.hostname);
    writer.add(Field::id, n.id);
    writer.add(Field::address, n.address);
    writer.add(Field::state, n.state);
    writer.add(Field::host, hostOf(n.engine, now));
    return writer.take();
}

Record recordOf(const SwarmService &s, const Snapshot &now) {
    RecordWriter writer(idOf(s));
    writer.add(Field::name, s.name);
    writer.add(Field::id, s.id);
    writer.add(Field::image, s.image);
    for (const Publication &p : s.publications) {
        writer.addPort(p.hostPort, p.container.protocol);
        writer.addPort(p.container.number, p.container.protocol);
    }
    for (const std::string &address : s.virtualAddresses) writer.add(Field::address, address);
    writer.add(Field::host, hostOf(s.engine, now));
    return writer.take();
}

} // namespace portolan::find
