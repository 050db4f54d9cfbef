#pragma once

#include <cstddef>
#include <vector>

#include "model/core/entities.h"
#include "model/core/etcd.h"
#include "model/core/result.h"
#include "model/core/table.h"
#include "model/etcd/codec.h"

namespace portolan::etcd {

/// Our copy of a cluster's keys: filled by lists, kept true by events. What did not change stays the same
/// object, over a new list too.
class Replica {
public:
    /// More than this we do not hold; keys and stored values count as bytes.
    struct Limits {
        std::size_t keys = 200'000;
        std::size_t bytes = 256U << 20U;
    };

    explicit Replica(Limits limits) : limits_(limits) {}

    const Table<EtcdEntry> &entries() const { return entries_; }

    /// A list that comes in pages. Until its end `entries` are the old ones. Errc::tooLarge beyond the
    /// limits, Errc::protocol when keys do not rise.
    void beginList();
    Result<void> addPage(std::vector<EtcdEntry> page, std::int64_t keysInAll);
    void endList();

    /// True when anything changed. Errc::tooLarge beyond the limits: the replica is not true any more.
    Result<bool> apply(std::vector<WatchEvent> events);

private:
    bool applyOne(WatchEvent &event);
    bool merge(std::vector<WatchEvent> &events);
    Result<void> checkLimits(std::size_t keys, std::size_t bytes) const;

    Limits limits_;
    Table<EtcdEntry> entries_;
    std::size_t bytes_ = 0; ///< in entries_
    std::vector<Table<EtcdEntry>::Row> listed_;
    std::size_t listedBytes_ = 0;
};

} // namespace portolan::etcd
