#include "model/plans/leftover.h"

#include <algorithm>

#include "model/plans/configuration.h"

namespace portolan::plans {
namespace {

using namespace changes;

std::string policyNow(const Container &container) {
    const auto now = configurationOf(container, {});
    if (!now) return {};
    try {
        return now->body.at("HostConfig").at("RestartPolicy").at("Name").get<std::string>();
    } catch (const nlohmann::json::exception &) {
        return {};
    }
}

bool isInspected(const Container &container) {
    return container.raw && container.raw->find("HostConfig") != std::string::npos;
}

std::shared_ptr<const Container> named(const Snapshot &snapshot, const EngineKey &engine,
                                       const std::string &name) {
    for (const auto &c : snapshot.containers)
        if (c->engine == engine && c->name == name) return c;
    return nullptr;
}

/// The one that the plan has made. Cut short before the engine had told its id, the plan has done nothing
/// more with it: it has its first name, was never started, and is like the old one.
std::shared_ptr<const Container> madeFor(const Snapshot &snapshot, const Replaced &one,
                                         const Container &old) {
    if (!one.made.empty()) {
        const auto made = snapshot.containers.find(std::string_view(one.made.value));
        const bool ours =
            made && made->engine == old.engine && (made->name == one.temporary || made->name == one.name);
        return ours ? made : nullptr;
    }
    const auto made = named(snapshot, old.engine, one.temporary);
    const bool ours = made && made->id != old.id && made->state == ContainerState::created &&
                      made->imageId == old.imageId && made->command == old.command &&
                      made->environment == old.environment && made->labels == old.labels;
    return ours ? made : nullptr;
}

} // namespace

bool isTold(const Snapshot &snapshot, const EngineKey &engine, const std::vector<Replaced> &replaced) {
    return std::all_of(replaced.begin(), replaced.end(), [&](const Replaced &one) {
        const auto old = snapshot.containers.find(std::string_view(one.old.value));
        const auto made = one.made.empty() ? named(snapshot, engine, one.temporary) : nullptr;
        return (!old || isInspected(*old)) && (!made || isInspected(*made));
    });
}

Plan putBack(const Snapshot &snapshot, const EngineKey &engine, const std::vector<Replaced> &replaced) {
    Plan plan;
    const auto add = [&plan](Change change) {
        plan.steps.push_back({std::move(change), std::nullopt, false});
    };
    struct Pair {
        const Replaced &as;
        std::shared_ptr<const Container> old, made;
        std::string name; ///< of the old one in the end
    };
    std::vector<Pair> there;
    for (const Replaced &one : replaced) {
        const auto old = snapshot.containers.find(std::string_view(one.old.value));
        if (!old || old->engine != engine || (old->name != one.name && old->name != one.backup)) continue;
        there.push_back({one, old, madeFor(snapshot, one, *old), one.name});
    }
    for (auto at = there.rbegin(); at != there.rend(); ++at) // guests before the owner of their network
        if (at->made) add(RemoveContainer{{at->made->id, at->made->name}, true, false});
    for (Pair &one : there) {
        const auto holder = named(snapshot, engine, one.as.name);
        if (holder && holder != one.old && holder != one.made) {
            one.name = one.old->name;
            plan.notes.push_back({Note::What::nameIsTaken, one.as.name, one.name});
        }
        if (one.old->name != one.name) add(RenameContainer{{one.old->id, one.old->name}, one.name});
        const bool kept = one.as.policy == "no" || policyNow(*one.old) == one.as.policy;
        if (!kept) add(SetRestartPolicy{{one.old->id, one.name}, one.as.policy, one.as.retries});
    }
    for (const Pair &one : there)
        if (one.as.up && !isUp(one.old->state)) add(StartContainer{{one.old->id, one.name}});
    return plan;
}

} // namespace portolan::plans
