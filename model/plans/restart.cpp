#include "model/plans/restart.h"

#include <algorithm>

#include "model/changes/ending.h"

namespace portolan::plans {

std::vector<std::shared_ptr<const Container>> guestsOf(const Snapshot &snapshot, const Container &owner) {
    std::vector<std::shared_ptr<const Container>> guests;
    const std::string mode = "container:" + owner.id.value;
    for (const auto &c : snapshot.containers)
        if (c->engine == owner.engine && c->networkMode == mode) guests.push_back(c);
    std::sort(guests.begin(), guests.end(), [](const auto &a, const auto &b) { return a->name < b->name; });
    return guests;
}

Plan restartWithGuests(const Snapshot &snapshot, const Container &owner) {
    Plan plan;
    const auto add = [&plan](const Container &c, bool mayFail) {
        const changes::ContainerRef ref{c.id, c.name};
        plan.steps.push_back(
            {changes::RestartContainer{ref, {}, changes::graceOf(c)}, std::nullopt, mayFail});
        plan.steps.push_back(
            {changes::AwaitContainer{ref, std::chrono::seconds(2), std::chrono::seconds(120)}, std::nullopt,
             mayFail});
    };
    add(owner, false);
    for (const auto &guest : guestsOf(snapshot, owner))
        if (isUp(guest->state)) add(*guest, true);
    return plan;
}

} // namespace portolan::plans
