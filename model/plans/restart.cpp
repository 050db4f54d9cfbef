#include "model/plans/restart.h"

#include <algorithm>

#include "model/changes/ending.h"
#include "model/plans/configuration.h"

namespace portolan::plans {

std::vector<std::shared_ptr<const Container>> guestsOf(const Snapshot &snapshot, const Container &owner) {
    std::vector<std::shared_ptr<const Container>> guests;
    const std::string mode = "container:" + owner.id.value;
    for (const auto &c : snapshot.containers)
        if (c->engine == owner.engine && c->networkMode == mode) guests.push_back(c);
    std::sort(guests.begin(), guests.end(), [](const auto &a, const auto &b) { return a->name < b->name; });
    return guests;
}

Plan restart(const Snapshot &snapshot, const Container &owner, bool withGuests) {
    Plan plan;
    std::vector<Step> proofs; // when all are up: what the owner's health check asks may be a guest
    const auto add = [&](const Container &c, bool mayFail) {
        const changes::ContainerRef ref{c.id, c.name};
        const auto read = configurationOf(c, {});
        const auto patience = patienceFor(read ? read->body : nlohmann::json::object());
        plan.steps.push_back(
            {changes::RestartContainer{ref, {}, changes::graceOf(c)}, std::nullopt, mayFail});
        proofs.push_back(
            {changes::AwaitContainer{ref, std::chrono::seconds(2), patience}, std::nullopt, true});
    };
    add(owner, false);
    for (const auto &guest : guestsOf(snapshot, owner))
        if (withGuests && isUp(guest->state)) add(*guest, true);
    plan.steps.insert(plan.steps.end(), proofs.begin(), proofs.end());
    return plan;
}

} // namespace portolan::plans
