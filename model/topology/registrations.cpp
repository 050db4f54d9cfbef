#include "model/fabric/skydns.h"
#include "model/topology/relays.h"

namespace portolan::topology {

void tieRegistrations(Draft &draft, Places &places) {
    const Snapshot &before = draft.before;
    std::vector<Table<Registration>::Row> rows;
    auto oldEntry = before.etcdEntries.begin();
    auto oldRow = before.registrations.begin();
    for (const auto &entry : draft.now.etcdEntries) {
        const auto key = keyOf(*entry);
        while (oldEntry != before.etcdEntries.end() && *oldEntry != entry && keyOf(**oldEntry) < key)
            ++oldEntry;
        while (oldRow != before.registrations.end() && keyOf(**oldRow) < key) ++oldRow;
        const bool sameEntry = oldEntry != before.etcdEntries.end() && *oldEntry == entry;
        const Registration *old =
            oldRow != before.registrations.end() && keyOf(**oldRow) == key ? oldRow->get() : nullptr;
        std::optional<Registration> record;
        if (!sameEntry)
            record = fabric::decodeSkyDns(*entry); // the costly part
        else if (old)
            record = *old;
        if (!record) continue;
        record->container = {};
        if (!record->malformed && !record->host.empty()) {
            HostPort to;
            to.host = record->host;
            to.ip = parseIp(record->host);
            to.port = record->port;
            if (const Container *holder = places.anywhere(to)) record->container = holder->id;
        }
        if (old && *old == *record)
            rows.push_back(*oldRow);
        else
            rows.push_back(std::make_shared<const Registration>(std::move(*record)));
    }
    draft.now.registrations = Table<Registration>::of(std::move(rows));
}

} // namespace portolan::topology
