#include "model/changes/inverse.h"

#include "model/changes/ending.h"
#include "model/core/own_id.h"

namespace portolan::changes {
namespace {

using Maybe = std::optional<Change>;

const Container *found(const ContainerRef &ref, const Snapshot &in) {
    const auto row = in.containers.find(std::string_view(ref.id.value));
    return row.get();
}

/// One that is removed when it ends would not be there any more.
Maybe inverseOf(const StartContainer &c, const Snapshot &before) {
    const Container *container = found(c.container, before);
    if (!container || isUp(container->state) || isRemovedAtEnd(*container)) return std::nullopt;
    return StopContainer{c.container, std::nullopt, graceOf(*container)};
}
/// Started again, one that was down, or paused, would not be as it was before.
Maybe inverseOf(const StopContainer &c, const Snapshot &before) {
    const Container *container = found(c.container, before);
    if (!container || !isUp(container->state) || container->state == ContainerState::paused ||
        isRemovedAtEnd(*container))
        return std::nullopt;
    return StartContainer{c.container};
}
Maybe inverseOf(const PauseContainer &c, const Snapshot &) { return UnpauseContainer{c.container}; }
Maybe inverseOf(const UnpauseContainer &c, const Snapshot &) { return PauseContainer{c.container}; }
Maybe inverseOf(const RenameContainer &c, const Snapshot &) {
    if (c.container.name.empty()) return std::nullopt;
    return RenameContainer{{c.container.id, c.to}, c.container.name};
}
Maybe inverseOf(const ConnectContainer &c, const Snapshot &) {
    return DisconnectContainer{c.network, c.container, false};
}
Maybe inverseOf(const DisconnectContainer &c, const Snapshot &before) {
    const Container *container = found(c.container, before);
    if (!container) return std::nullopt;
    for (const Attachment &attachment : container->attachments) {
        const bool same = c.network.id.empty() || attachment.networkId.empty()
                              ? attachment.networkName == c.network.name
                              : attachment.networkId == c.network.id;
        if (same) return ConnectContainer{c.network, c.container, specOf(*container, attachment)};
    }
    return std::nullopt;
}
Maybe inverseOf(const CreateNetwork &c, const Snapshot &) { return RemoveNetwork{{{}, c.spec.name}}; }

template <class Other>
Maybe inverseOf(const Other &, const Snapshot &) {
    return std::nullopt;
}

} // namespace

EndpointSpec specOf(const Container &container, const Attachment &attachment) {
    EndpointSpec spec;
    spec.ipv4 = attachment.fixedIpv4;
    spec.ipv6 = attachment.fixedIpv6;
    spec.linkLocal = attachment.linkLocal;
    spec.links = attachment.links;
    // The engine adds the short id by itself, and from API 1.45 on tells it apart as a DNS name.
    for (const std::string &alias : attachment.aliases)
        if (!isItsOwnId(container.id, alias)) spec.aliases.push_back(alias);
    return spec;
}

std::optional<Change> inverse(const Change &change, const Snapshot &before) {
    return std::visit([&](const auto &c) { return inverseOf(c, before); }, change);
}

} // namespace portolan::changes
