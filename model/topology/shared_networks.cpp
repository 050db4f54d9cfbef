#include "model/topology/attachments.h"
#include "model/topology/rows.h"

namespace portolan::topology {
namespace {

/// Running or paused. Between two tries of a restart the network namespace is gone, whatever `isUp` says of
/// the container as a whole.
bool hasNetwork(ContainerState state) {
    return state == ContainerState::running || state == ContainerState::paused;
}

/// An owner that came up after its guest did so with a new namespace; the guest sits in the old, empty one.
bool isStranded(const Container &guest, const Container *owner) {
    if (!hasNetwork(guest.state)) return false;
    if (!owner || !hasNetwork(owner->state)) return true;
    return guest.startedAt && owner->startedAt && *guest.startedAt < *owner->startedAt;
}

} // namespace

std::string_view networkOwnerAsGiven(const Container &container) {
    constexpr std::string_view mode = "container:";
    std::string_view given = container.networkMode;
    return given.starts_with(mode) ? given.substr(mode.size()) : std::string_view();
}

void tieSharedNetworks(Draft &draft, Atlas &atlas) {
    Beside<SharedNetwork> before(draft.before.sharedNetworks);
    std::vector<Table<SharedNetwork>::Row> rows;
    for (std::size_t i : concerned(draft, draft.before.sharedNetworks)) {
        const Container &guest = *draft.now.containers[i];
        const auto old = before.of(guest.id.value);
        const std::string_view given = networkOwnerAsGiven(guest);
        if (given.empty()) continue;
        const Container *owner = atlas.container(given);
        if (!owner || owner->engine != guest.engine) owner = atlas.containerReferred(guest.engine, given);
        SharedNetwork out;
        out.guest = guest.id;
        out.engine = guest.engine;
        out.ownerAsGiven = given;
        if (owner) out.owner = owner->id;
        out.stranded = isStranded(guest, owner);
        rows.push_back(keptOrNew<SharedNetwork>(old, std::move(out)));
    }
    draft.now.sharedNetworks = Table<SharedNetwork>::of(std::move(rows));
}

} // namespace portolan::topology
