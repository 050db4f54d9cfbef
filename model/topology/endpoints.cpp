#include <algorithm>

#include "model/topology/attachments.h"
#include "model/topology/rows.h"

namespace portolan::topology {
namespace {

/// Docker's own rule: the id counts where there is one. A network made anew under the old name is another.
const Network *networkOf(const Container &container, const Attachment &attachment, Atlas &atlas) {
    return attachment.networkId.empty() ? atlas.networkNamed(container.engine, attachment.networkName)
                                        : atlas.network(container.engine, attachment.networkId.value);
}

Endpoint endpointOf(const Container &container, const Attachment &attachment, const Network &network) {
    Endpoint out;
    out.container = container.id;
    out.network = network.id;
    out.engine = container.engine;
    out.mac = attachment.mac;
    out.aliases = attachment.aliases;
    out.dnsNames = attachment.dnsNames;
    const DriverKind kind = driverKind(network);
    if (!isUp(container.state) || kind == DriverKind::host || kind == DriverKind::none) return out;
    out.ipv4 = attachment.ipv4;
    out.ipv6 = attachment.ipv6;
    out.gateway = attachment.gateway;
    return out;
}

} // namespace

void tieEndpoints(Draft &draft, Atlas &atlas) {
    Beside<Endpoint> before(draft.before.endpoints);
    std::vector<Table<Endpoint>::Row> rows;
    rows.reserve(draft.before.endpoints.size() + 16);
    for (std::size_t i = 0; i < draft.now.containers.size(); ++i) {
        const Container &container = *draft.now.containers[i];
        const auto old = before.of(container.id.value);
        if (draft.sameContainer[i] && draft.sameNetworks) {
            rows.insert(rows.end(), old.begin(), old.end());
            continue;
        }
        if (!networkOwnerAsGiven(container).empty()) continue;
        for (const Attachment &attachment : container.attachments) {
            const Network *network = networkOf(container, attachment, atlas);
            if (!network) continue;
            const auto same = std::find_if(old.begin(), old.end(), [&](const auto &row) {
                return draft.sameContainer[i] && row->network == network->id;
            });
            rows.push_back(same != old.end()
                               ? *same
                               : keptOrNew<Endpoint>(old, endpointOf(container, attachment, *network)));
        }
    }
    draft.now.endpoints = Table<Endpoint>::of(std::move(rows));
}

} // namespace portolan::topology
