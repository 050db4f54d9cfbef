#include "model/plans/leftover.h"

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

} // namespace

Plan putBack(const Snapshot &snapshot, const EngineKey &engine, const std::vector<Replaced> &replaced) {
    Plan plan;
    const auto add = [&plan](Change change) {
        plan.steps.push_back({std::move(change), std::nullopt, false});
    };
    const auto removeNamed = [&](const std::string &name, const Container &old) {
        for (const auto &c : snapshot.containers)
            if (c->engine == engine && c->name == name && c->id != old.id)
                add(RemoveContainer{{c->id, c->name}, true, false});
    };
    std::vector<std::pair<const Replaced *, std::shared_ptr<const Container>>> there;
    for (const Replaced &one : replaced) {
        const auto old = snapshot.containers.find(std::string_view(one.old.value));
        if (old && old->engine == engine && (old->name == one.name || old->name == one.backup))
            there.emplace_back(&one, old);
    }
    for (auto at = there.rbegin(); at != there.rend(); ++at) { // guests before the owner of their network
        removeNamed(at->first->temporary, *at->second);
        if (at->second->name == at->first->backup) removeNamed(at->first->name, *at->second);
    }
    for (const auto &[one, old] : there) {
        if (old->name == one->backup) add(RenameContainer{{old->id, old->name}, one->name});
        const bool kept = one->policy == "no" || policyNow(*old) == one->policy;
        if (!kept) add(SetRestartPolicy{{old->id, one->name}, one->policy, one->retries});
    }
    for (const auto &[one, old] : there)
        if (one->up && !isUp(old->state)) add(StartContainer{{old->id, one->name}});
    return plan;
}

} // namespace portolan::plans
