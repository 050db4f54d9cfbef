#include "model/map/drawing.h"

#include "model/core/text.h"

namespace portolan::map {
namespace {

constexpr std::size_t maxLabel = 80;

class Drawer {
public:
    explicit Drawer(const Snapshot &snapshot) : snapshot_(snapshot) {}

    Drawing draw() {
        for (const auto &engine : snapshot_.engines) drawHost(*engine);
        drawStores();
        for (const auto &e : snapshot_.endpoints)
            edge(containerId(e->container), networkId(e->engine, e->network), Drawing::Stroke::endpoint,
                 e->ipv4);
        for (const auto &l : snapshot_.links) {
            const EntityId target = l->target ? containerId(l->target) : missing(l->targetName);
            edge(containerId(l->consumer), target, Drawing::Stroke::link, l->alias);
        }
        for (const auto &r : snapshot_.relays) {
            const EntityId target = r->target ? containerId(r->target) : missing(r->address);
            const std::string state =
                r->state == RelayState::ok ? "" : " (" + std::string(name(r->state)) + ")";
            edge(containerId(r->ambassador), target, Drawing::Stroke::relay, r->address + state);
        }
        for (const auto &s : snapshot_.sharedNetworks) {
            const EntityId owner = s->owner ? containerId(s->owner) : missing(s->ownerAsGiven);
            edge(containerId(s->guest), owner, Drawing::Stroke::shared,
                 s->stranded ? "shared network (stranded)" : "shared network");
        }
        for (const auto &r : snapshot_.registrations)
            if (r->container)
                edge({EntityKind::etcdSource, r->keyspace.value}, containerId(r->container),
                     Drawing::Stroke::registration, r->name);
        if (!outside_.nodes.empty()) out_.frames.push_back(std::move(outside_));
        return std::move(out_);
    }

private:
    void drawHost(const Engine &engine) {
        Drawing::Frame frame;
        frame.title = plain(engine.name.empty() ? engine.url : engine.name, maxLabel);
        if (engine.state != SourceState::live) frame.title += " (" + std::string(name(engine.state)) + ")";
        for (const auto &network : snapshot_.networks)
            if (network->engine == engine.key) {
                std::vector<std::string> lines{network->name, network->driver};
                for (const Subnet &subnet : network->subnets) lines.push_back(subnet.subnet);
                frame.nodes.push_back(node(idOf(*network), Drawing::Shape::hub, lines));
            }
        for (const auto &container : snapshot_.containers)
            if (container->engine == engine.key) {
                const bool relays =
                    snapshot_.ambassadors.find(std::string_view(container->id.value)) != nullptr;
                std::vector<std::string> lines{container->name, container->image};
                const bool up = container->state == ContainerState::running;
                if (!up) lines.emplace_back(name(container->state));
                for (const Publication &p : container->publications)
                    lines.push_back(":" + std::to_string(p.hostPort) + " -> " +
                                    std::to_string(p.container.number) + "/" + p.container.protocol);
                frame.nodes.push_back(node(idOf(*container),
                                           relays ? Drawing::Shape::ambassador : Drawing::Shape::container,
                                           lines));
                frame.nodes.back().up = up;
            }
        out_.frames.push_back(std::move(frame));
    }

    void drawStores() {
        for (const auto &source : snapshot_.etcdSources)
            outside_.nodes.push_back(node(idOf(*source), Drawing::Shape::store, {"etcd", source->key.value}));
    }

    /// Something that is named and not there stands outside, so that its arrow can be seen.
    EntityId missing(const std::string &what) {
        const EntityId id{EntityKind::container, "missing " + what};
        if (!names_.contains(id)) {
            outside_.nodes.push_back(node(id, Drawing::Shape::container, {what}));
            outside_.nodes.back().up = false;
        }
        return id;
    }

    Drawing::Node node(const EntityId &id, Drawing::Shape shape, const std::vector<std::string> &lines) {
        Drawing::Node out{"n" + std::to_string(names_.size() + 1), shape, {}, true};
        names_[id] = out.name;
        for (const std::string &line : lines)
            if (!line.empty()) out.lines.push_back(plain(line, maxLabel));
        return out;
    }

    void edge(const EntityId &from, const EntityId &to, Drawing::Stroke stroke, const std::string &label) {
        const auto a = names_.find(from), b = names_.find(to);
        if (a != names_.end() && b != names_.end())
            out_.edges.push_back({a->second, b->second, stroke, plain(label, maxLabel)});
    }

    const Snapshot &snapshot_;
    Drawing out_;
    Drawing::Frame outside_;
    std::map<EntityId, std::string> names_;
};

} // namespace

Drawing draw(const Snapshot &snapshot) { return Drawer(snapshot).draw(); }

} // namespace portolan::map
