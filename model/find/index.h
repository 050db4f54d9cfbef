#pragma once

#include <unordered_map>
#include <vector>

#include "model/core/diff.h"
#include "model/find/record.h"

namespace portolan::find {

/// What everything of a snapshot can be found by. Follows the snapshots by their diffs: the cost is that of
/// what changed; only when networks or engines come, go or are renamed, their containers are looked through.
class Index {
public:
    /// All of a snapshot, into an empty index: what apply() does with everything new, in a fraction of the
    /// time.
    void build(const Snapshot &now);
    /// `now` is the later snapshot of the diff. Returns what came, went or may say something else now, each
    /// once.
    std::vector<EntityId> apply(const Diff &diff, const Snapshot &now);

    const std::vector<Record> &records() const { return records_; } ///< in no order
    const Record *find(const EntityId &id) const; ///< after build() the first one takes as long as many
    std::size_t filterable() const { return filterable_; } ///< containers, networks and etcds

private:
    std::unordered_map<EntityId, std::uint32_t> &places() const; ///< of the records; made when first needed
    void put(Record record);
    void remove(const EntityId &id);

    std::vector<Record> records_;
    mutable std::unordered_map<EntityId, std::uint32_t> at_;
    mutable bool placesStale_ = false;
    std::size_t filterable_ = 0;
};

/// Whether a filter over the chart concerns this kind.
bool isFilterable(EntityKind kind);

} // namespace portolan::find
