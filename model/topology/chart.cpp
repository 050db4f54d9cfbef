#include "model/topology/chart.h"

#include "model/topology/ambassadors.h"
#include "model/topology/attachments.h"
#include "model/topology/relays.h"
#include "model/topology/sources.h"

namespace portolan::topology {

Snapshot chart(const Observations &observations, const Snapshot &previous, Moment now) {
    Draft draft{previous};
    draft.now.revision = previous.revision + 1;
    draft.now.taken = now;
    takeSources(observations, draft);
    Atlas atlas(draft.now);
    tieEndpoints(draft, atlas);
    tieLinks(draft, atlas);
    tieSharedNetworks(draft, atlas);
    recogniseAmbassadors(draft);
    Places places(draft.now, atlas);
    tieRelays(draft, atlas, places);
    tieRegistrations(draft, places);
    forEachTable(draft.now, previous, [](auto &table, const auto &before) { table.shareRowsWith(before); });
    return std::move(draft.now);
}

} // namespace portolan::topology
