#include "model/core/chronicle.h"

namespace portolan {
namespace {

struct Writer {
    const Snapshot &now;
    std::vector<Happening> all;

    Happening &add(Verb verb, EntityId subject, std::string_view name) {
        Happening h;
        h.at = now.taken;
        h.verb = verb;
        h.subject = std::move(subject);
        h.name = std::string(name.substr(0, 300));
        return all.emplace_back(std::move(h));
    }
    void object(Happening &h, EntityId id, std::string_view name) {
        h.object = std::move(id);
        h.objectName = std::string(name.substr(0, 300));
    }
    std::string_view containerName(const ContainerId &id) const {
        const auto c = now.containers.find(std::string_view(id.value));
        return c ? std::string_view(c->name) : std::string_view(id.value).substr(0, 12);
    }
    std::string_view networkName(const EngineKey &engine, const NetworkId &id) const {
        const auto n = now.networks.find(PairKey{engine.value, id.value});
        return n ? std::string_view(n->name) : std::string_view(id.value).substr(0, 12);
    }
};

std::string_view nameOf(const Engine &e) { return e.name.empty() ? e.url : e.name; }
std::string_view nameOf(const EtcdSource &s) {
    return s.activeEndpoint.empty() ? s.key.value : s.activeEndpoint;
}

template <class Source>
void tellSource(Writer &writer, const Source *before, const Source &after) {
    if (before && before->state == after.state) return;
    if (after.state == SourceState::live) {
        writer.add(Verb::connect, idOf(after), nameOf(after));
    } else if (after.state == SourceState::lost || after.state == SourceState::failed ||
               after.state == SourceState::refused) {
        Happening &h = writer.add(Verb::lost, idOf(after), nameOf(after));
        h.trouble = true;
        if (after.loss) h.detail = after.loss->why.target;
    }
}

void die(Writer &writer, const Container &c) {
    Happening &h = writer.add(Verb::die, idOf(c), c.name);
    h.code = c.exitCode;
    h.detail = c.stateError.substr(0, 500);
    h.trouble = c.exitCode != 0 || !c.stateError.empty() || c.state == ContainerState::dead;
}

void tellChange(Writer &writer, const Container &before, const Container &after) {
    const EntityId id = idOf(after);
    if (before.name != after.name) {
        Happening &h = writer.add(Verb::rename, id, before.name);
        h.objectName = after.name.substr(0, 300);
    }
    const bool was = isUp(before.state), is = isUp(after.state);
    if (was && !is) die(writer, after);
    if (!was && is) writer.add(Verb::start, id, after.name);
    if (!was && !is && before.finishedAt != after.finishedAt && after.finishedAt) { // too quick to be seen up
        writer.add(Verb::start, id, after.name);
        die(writer, after);
    }
    if (was && is) {
        const bool crashed = after.state == ContainerState::restarting && before.state != after.state;
        if (crashed) die(writer, after);
        if (before.startedAt != after.startedAt && !crashed)
            writer.add(Verb::restart, id, after.name);
        else if (after.state == ContainerState::paused && before.state != after.state)
            writer.add(Verb::pause, id, after.name);
        else if (before.state == ContainerState::paused && before.state != after.state)
            writer.add(Verb::unpause, id, after.name);
    }
    const bool told = after.health == Health::healthy || after.health == Health::unhealthy;
    if (before.health != after.health && told) {
        Happening &h = writer.add(Verb::health, id, after.name);
        h.detail = name(after.health);
        h.trouble = after.health == Health::unhealthy;
    }
}

void tellRelay(Writer &writer, const Relay &r) {
    Happening &h = writer.add(Verb::relay, containerId(r.ambassador), writer.containerName(r.ambassador));
    h.detail = name(r.state);
    h.objectName = r.address.substr(0, 300);
    h.trouble = r.state != RelayState::ok;
}

} // namespace

std::string_view name(Verb verb) {
    constexpr std::string_view names[]{"create", "start",  "die",    "pause",   "unpause",    "restart",
                                       "remove", "rename", "health", "connect", "disconnect", "readdress",
                                       "link",   "unlink", "relay",  "lost",    "put",        "erase"};
    return names[static_cast<std::size_t>(verb)];
}

std::vector<Happening> Chronicle::follow(const Diff &diff, const Snapshot &now) {
    Writer writer{now, {}};
    const auto gone = [&](const EngineKey &key) { return !now.engines.find(std::string_view(key.value)); };
    for (const auto &e : diff.engines.added) tellSource<Engine>(writer, nullptr, *e);
    for (const auto &[before, after] : diff.engines.changed) tellSource(writer, before.get(), *after);
    for (const auto &s : diff.etcdSources.added) tellSource<EtcdSource>(writer, nullptr, *s);
    for (const auto &[before, after] : diff.etcdSources.changed) tellSource(writer, before.get(), *after);

    std::unordered_set<std::string_view> dead;
    for (const auto &c : diff.containers.removed) dead.insert(c->id.value);
    for (const auto &n : diff.networks.added)
        if (knows(n->engine)) writer.add(Verb::create, idOf(*n), n->name).detail = n->driver;
    for (const auto &c : diff.containers.added)
        if (knows(c->engine)) writer.add(Verb::create, idOf(*c), c->name).detail = c->image.substr(0, 300);
    const auto attach = [&](Verb verb, const Endpoint &e) {
        Happening &h = writer.add(verb, containerId(e.container), writer.containerName(e.container));
        writer.object(h, networkId(e.engine, e.network), writer.networkName(e.engine, e.network));
        h.detail = e.ipv4.empty() ? e.ipv6 : e.ipv4;
    };
    for (const auto &e : diff.endpoints.added)
        if (knows(e->engine)) attach(Verb::connect, *e);
    for (const auto &[before, after] : diff.endpoints.changed)
        if (!before->ipv4.empty() && !after->ipv4.empty() && before->ipv4 != after->ipv4)
            attach(Verb::readdress, *after);
    for (const auto &e : diff.endpoints.removed)
        if (knows(e->engine) && !gone(e->engine) && !dead.contains(e->container.value))
            attach(Verb::disconnect, *e);
    for (const auto &c : diff.containers.added) {
        if (!knows(c->engine)) continue;
        if (isUp(c->state)) writer.add(Verb::start, idOf(*c), c->name);
        if (c->state == ContainerState::exited || c->state == ContainerState::dead) die(writer, *c);
    }
    for (const auto &[before, after] : diff.containers.changed) tellChange(writer, *before, *after);
    const auto tie = [&](Verb verb, const Link &l) {
        Happening &h = writer.add(verb, containerId(l.consumer), writer.containerName(l.consumer));
        writer.object(h, containerId(l.target), l.targetName);
        h.detail = l.alias.substr(0, 300);
    };
    for (const auto &l : diff.links.added)
        if (knows(l->engine)) tie(Verb::link, *l);
    for (const auto &[before, after] : diff.links.changed)
        if (!before->target.empty() && after->target.empty()) tie(Verb::unlink, *after);
    for (const auto &l : diff.links.removed)
        if (knows(l->engine) && !gone(l->engine) && !dead.contains(l->consumer.value)) tie(Verb::unlink, *l);
    for (const auto &r : diff.relays.added)
        if (knows(r->engine)) tellRelay(writer, *r);
    for (const auto &[before, after] : diff.relays.changed)
        if (before->state != after->state) tellRelay(writer, *after);
    for (const auto &c : diff.containers.removed)
        if (!gone(c->engine)) writer.add(Verb::remove, idOf(*c), c->name);
    for (const auto &n : diff.networks.removed)
        if (!gone(n->engine)) writer.add(Verb::remove, idOf(*n), n->name).detail = n->driver;
    const auto key = [&](Verb verb, const EtcdEntry &e) {
        if (keyspaces_.contains(e.keyspace.value))
            writer.add(verb, idOf(e), e.key).detail =
                verb == Verb::put ? e.value.substr(0, 200) : std::string();
    };
    for (const auto &e : diff.etcdEntries.added) key(Verb::put, *e);
    for (const auto &change : diff.etcdEntries.changed) key(Verb::put, *change.after);
    for (const auto &e : diff.etcdEntries.removed) key(Verb::erase, *e);
    for (const auto &s : diff.swarmServices.added)
        if (knows(s->engine)) writer.add(Verb::create, idOf(*s), s->name).detail = s->image.substr(0, 300);
    for (const auto &s : diff.swarmServices.removed)
        if (!gone(s->engine)) writer.add(Verb::remove, idOf(*s), s->name);
    for (const auto &e : diff.engines.removed) writer.add(Verb::disconnect, idOf(*e), nameOf(*e));
    for (const auto &s : diff.etcdSources.removed) writer.add(Verb::disconnect, idOf(*s), nameOf(*s));

    for (const auto &e : diff.engines.removed) engines_.erase(e->key.value);
    for (const auto &s : diff.etcdSources.removed) keyspaces_.erase(s->key.value);
    for (const auto &n : diff.networks.added) engines_.insert(n->engine.value); // an engine always has some
    for (const auto &s : now.etcdSources)
        if (s->state == SourceState::live) keyspaces_.insert(s->key.value);
    if (writer.all.size() > mostAtOnce)
        writer.all.erase(writer.all.begin(), writer.all.end() - std::ptrdiff_t(mostAtOnce));
    for (Happening &h : writer.all) h.number = ++number_;
    return std::move(writer.all);
}

} // namespace portolan
