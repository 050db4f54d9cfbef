#include "model/plans/recreate.h"

#include <algorithm>
#include <set>

#include "model/changes/ending.h"
#include "model/plans/configuration.h"
#include "model/plans/create_words.h"
#include "model/plans/differences.h"

namespace portolan::plans {
namespace {

using namespace changes;
using What = Obstacle::What;
using nlohmann::json;

tl::unexpected<Obstacle> refuse(What what, std::string subject = {}) {
    return tl::unexpected(Obstacle{what, std::move(subject)});
}

/// One container that is made anew, with its names on the way.
struct Subject {
    std::shared_ptr<const Container> old;
    Configuration now;
    std::string temporary; ///< of the new one, while the old one has the name
    std::string backup;    ///< of the old one afterwards
    bool up = false;

    ContainerRef oldAs(const std::string &name) const { return {old->id, name}; }
};

std::set<std::string> namesOn(const Snapshot &snapshot, const EngineKey &engine) {
    std::set<std::string> names;
    for (const auto &c : snapshot.containers)
        if (c->engine == engine) names.insert(c->name);
    return names;
}

std::string freeName(const std::string &wanted, std::set<std::string> &taken) {
    std::string name = wanted;
    for (int i = 2; taken.contains(name); ++i) name = wanted + "-" + std::to_string(i);
    taken.insert(name);
    return name;
}

std::shared_ptr<const Container> named(const Snapshot &snapshot, const EngineKey &engine,
                                       const std::string &name) {
    for (const auto &c : snapshot.containers)
        if (c->engine == engine && (c->name == name || c->id.value == name)) return c;
    return nullptr;
}

std::optional<Obstacle> cannotBeMadeAnew(const Container &c, const Configuration &now) {
    if (now.removedAtEnd) return Obstacle{What::removedAtEnd, {}};
    if (c.labels.contains("com.docker.swarm.task.id")) return Obstacle{What::swarmTask, {}};
    if (c.state == ContainerState::paused) return Obstacle{What::paused, {}};
    return std::nullopt;
}

/// Whether the network that is wished for can be had, and how the request names it.
tl::expected<std::string, Obstacle> checked(const Snapshot &snapshot, const Container &c,
                                            const std::string &network) {
    if (!isContainerMode(network)) {
        if (!isUserNetwork(network)) return network == "default" ? "bridge" : network;
        for (const auto &n : snapshot.networks)
            if (n->engine == c.engine && n->name == network) return network;
        return refuse(What::unknownNetwork, network);
    }
    const std::string name = network.substr(network.find(':') + 1);
    const auto owner = named(snapshot, c.engine, name);
    if (!owner) return refuse(What::unknownOwner, name);
    if (owner->id == c.id) return refuse(What::ownNetwork, name);
    if (isContainerMode(owner->networkMode))
        return refuse(owner->networkMode == "container:" + c.id.value ? What::ownNetwork : What::ownerIsGuest,
                      name);
    if (isUp(c.state) && owner->state != ContainerState::running) return refuse(What::ownerNotUp, name);
    return "container:" + owner->id.value;
}

SetRestartPolicy policyOf(const json &host, const ContainerRef &ref) {
    SetRestartPolicy policy{ref, "no", 0};
    const auto found = host.find("RestartPolicy");
    if (found == host.end() || !found->is_object()) return policy;
    if (const auto name = found->find("Name"); name != found->end() && name->is_string() && !name->empty())
        policy.policy = name->get<std::string>();
    if (policy.policy.empty()) policy.policy = "no";
    if (const auto most = found->find("MaximumRetryCount"); most != found->end() && most->is_number_integer())
        policy.retries = most->get<int>();
    return policy;
}

/// Its network, its processes or its memory; the engine keeps all of them by the owner's id.
bool shares(const Container &guest, const Container &owner) {
    const std::string mode = "container:" + owner.id.value;
    if (guest.engine != owner.engine || guest.id == owner.id) return false;
    if (guest.networkMode == mode) return true;
    if (!guest.raw || guest.raw->find(mode) == std::string::npos) return false;
    const auto its = configurationOf(guest, {});
    if (!its) return false;
    const json &host = its->body["HostConfig"];
    return host.value("PidMode", json()) == mode || host.value("IpcMode", json()) == mode;
}

/// What it shares with others that are made anew, it shares with the new ones.
void followOwners(Configuration &now, const std::vector<Subject> &subjects) {
    json &host = now.body["HostConfig"];
    for (const Subject &owner : subjects) {
        const std::string before = "container:" + owner.old->id.value, after = "container:" + owner.temporary;
        if (now.network == before) now.network = after;
        for (const char *key : {"PidMode", "IpcMode"})
            if (host.value(key, json()) == before) host[key] = after;
    }
}

/// The steps for all of them together, the owner of a network before its guests.
class Steps {
public:
    Steps(Plan &plan, const RecreateWish &wish) : plan_(plan), wish_(wish) {}

    void make(const Subject &s, const std::string &networkShown) {
        json body = s.now.body;
        json &host = body["HostConfig"];
        host["NetworkMode"] = s.now.network;
        if (!s.now.links.empty() && !isUserNetwork(s.now.network)) host["Links"] = s.now.links;
        const auto own = s.now.endpoints.find(s.now.network);
        if (own != s.now.endpoints.end() && !own->second.empty())
            body["NetworkingConfig"]["EndpointsConfig"][own->first] = own->second;
        CreateCommand command = createCommand(s.temporary, body, networkShown);
        for (const std::string &setting : command.unspoken)
            plan_.notes.push_back({Note::What::hasNoOption, setting, {}});
        CreateContainer create{s.temporary, body.dump(-1, ' ', false, json::error_handler_t::replace),
                               s.old->image, s.old->imageId, std::move(command.words)};
        add(std::move(create), RemoveContainer{{{}, s.temporary}, true, false});
        for (const auto &[name, endpoint] : s.now.endpoints)
            if (name != s.now.network) {
                add(ConnectContainer{{{}, name}, {{}, s.temporary}, endpointSpec(endpoint)}, std::nullopt);
                if (!endpointSpec(endpoint).mac.empty())
                    plan_.notes.push_back({Note::What::hasNoOption, "MacAddress (" + name + ")", {}});
            }
        if (s.now.onNone)
            add(DisconnectContainer{{{}, s.now.network}, {{}, s.temporary}, false}, std::nullopt);
    }
    void stop(const Subject &s) {
        if (!s.up) return;
        add(StopContainer{s.oldAs(s.old->name), {}, changes::graceOf(*s.old)},
            StartContainer{s.oldAs(s.old->name)});
        plan_.ensure.insert(plan_.ensure.begin(), StartContainer{s.oldAs(s.old->name)});
    }
    /// The old one is put aside: it must neither come back by itself nor have the name.
    void swap(const Subject &s) {
        const SetRestartPolicy policy = policyOf(s.now.body["HostConfig"], s.oldAs(s.old->name));
        if (policy.policy != "no") add(SetRestartPolicy{policy.container, "no", 0}, policy);
        add(RenameContainer{s.oldAs(s.old->name), s.backup}, RenameContainer{s.oldAs(s.backup), s.old->name});
        add(RenameContainer{{{}, s.temporary}, s.old->name}, RenameContainer{{{}, s.old->name}, s.temporary});
    }
    void start(const Subject &s) {
        if (!s.up) return;
        add(StartContainer{{{}, s.old->name}}, StopContainer{{{}, s.old->name}, std::chrono::seconds(2)});
    }
    void await(const Subject &s) {
        if (!s.up) return;
        add(AwaitContainer{{{}, s.old->name}, wish_.steady, patienceFor(s.now.body)}, std::nullopt);
    }
    void remove(const Subject &s) {
        plan_.steps.push_back({RemoveContainer{s.oldAs(s.backup), false, false}, std::nullopt, true});
    }

private:
    void add(Change change, std::optional<Change> undo) {
        plan_.steps.push_back({std::move(change), std::move(undo), false});
    }

    Plan &plan_;
    const RecreateWish &wish_;
};

tl::expected<Plan, Obstacle> planned(const Snapshot &snapshot, const ContainerId &container,
                                     const RecreateWish &wish) {
    const auto old = snapshot.containers.find(std::string_view(container.value));
    if (!old) return refuse(What::gone);
    const auto engine = snapshot.engines.find(std::string_view(old->engine.value));
    const std::string engineName = engine ? engine->name : std::string();
    auto read = configurationOf(*old, engineName);
    if (!read) return refuse(What::notInspected);
    if (const auto obstacle = cannotBeMadeAnew(*old, *read)) return tl::unexpected(*obstacle);

    std::set<std::string> taken = namesOn(snapshot, old->engine);
    const auto subject = [&](std::shared_ptr<const Container> c, Configuration now) {
        return Subject{c, std::move(now), freeName(c->name + "-new", taken),
                       freeName(c->name + "-old", taken), isUp(c->state)};
    };
    Plan plan;
    keepMacAddresses(*read, *old, snapshot);
    std::vector<Subject> subjects{subject(old, *read)};
    Subject &first = subjects.front();
    std::optional<std::string> network;
    if (wish.network) {
        auto possible = checked(snapshot, *old, *wish.network);
        if (!possible) return tl::unexpected(possible.error());
        network = std::move(*possible);
    }
    if (!change(first.now, wish, network, plan.notes)) return refuse(What::nothingChanges);
    for (std::size_t i = 0; i < subjects.size(); ++i) // of guests, too: such a one may share its processes
        for (const auto &guest : snapshot.containers) {
            if (!shares(*guest, *subjects[i].old)) continue;
            const auto same = [&](const Subject &s) { return s.old == guest; };
            if (std::any_of(subjects.begin(), subjects.end(), same)) continue;
            const bool ofNetwork = guest->networkMode == "container:" + subjects[i].old->id.value;
            if (ofNetwork && isContainerMode(subjects[i].now.network))
                return refuse(What::guestsCannotFollow, guest->name);
            auto its = configurationOf(*guest, engineName);
            if (!its) return refuse(What::notInspected, guest->name);
            if (auto obstacle = cannotBeMadeAnew(*guest, *its)) return refuse(obstacle->what, guest->name);
            keepMacAddresses(*its, *guest, snapshot);
            subjects.push_back(subject(guest, std::move(*its)));
            plan.notes.push_back(
                {ofNetwork ? Note::What::guestFollows : Note::What::sharerFollows, guest->name, {}});
        }
    for (Subject &s : subjects) followOwners(s.now, subjects);

    for (const Subject &s : subjects) {
        const json host = s.now.body.value("HostConfig", json::object());
        const SetRestartPolicy policy = policyOf(host, s.oldAs(s.old->name));
        plan.replaced.push_back(
            {s.old->id, s.old->name, s.temporary, s.backup, s.up, policy.policy, policy.retries, {}});
    }
    Steps steps(plan, wish);
    for (const Subject &s : subjects) {
        const bool shared = network && isContainerMode(*network) && &s == &subjects.front();
        steps.make(s, shared ? *wish.network : s.now.network);
    }
    for (auto s = subjects.rbegin(); s != subjects.rend(); ++s) steps.stop(*s);
    for (const Subject &s : subjects) steps.swap(s);
    for (const Subject &s : subjects) steps.start(s);
    // Then all of them: what the owner's health check asks may be a guest.
    for (const Subject &s : subjects) steps.await(s);
    if (wish.removeOld && isUp(old->state))
        for (auto s = subjects.rbegin(); s != subjects.rend(); ++s)
            if (s->up) steps.remove(*s);
    tellOfWhatStays(snapshot, *old, subjects.front().now, subjects.front().backup, wish, plan.notes);
    return plan;
}

} // namespace

tl::expected<Plan, Obstacle> recreate(const Snapshot &snapshot, const ContainerId &container,
                                      const RecreateWish &wish) {
    try {
        return planned(snapshot, container, wish);
    } catch (const json::exception &) { // a configuration of strange types
        return refuse(What::notInspected);
    }
}

} // namespace portolan::plans
