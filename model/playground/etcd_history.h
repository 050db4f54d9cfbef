#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/playground/etcd_requests.h"

namespace portolan::playground {

/// All versions of all keys since the last compaction. Every change belongs to a revision; changes of one
/// transaction share theirs. Knows neither leases nor limits.
class KeyHistory {
public:
    std::int64_t revision() const { return revision_; }   ///< an empty keyspace is at 1
    std::int64_t compacted() const { return compacted_; } ///< -1: never
    std::size_t bytes() const { return bytes_; }          ///< of keys and values that are kept

    std::optional<KeyValue> find(const std::string &key, std::int64_t revision) const;
    /// Calls `see(const KeyValue &)` for each key that was there at the revision, in order.
    template <class F>
    void forEach(const KeyRange &range, std::int64_t revision, F &&see) const {
        const auto end = last(range);
        for (auto at = keys_.lower_bound(range.key); at != end && range.contains(at->first); ++at)
            if (const auto found = visible(at->first, at->second, revision)) see(*found);
    }

    /// Changes until `commit` belong to revision() + 1; `find` and `forEach` see them at that revision.
    void put(KeyValue kv); ///< only key, value and lease count
    bool remove(const std::string &key);
    bool changed() const { return changed_; }
    void commit();

    void compact(std::int64_t revision);
    /// What happened in the range from one revision to another, both included.
    std::vector<KeyEvent> events(const KeyRange &range, std::int64_t from, std::int64_t to,
                                 bool withBefore) const;
    /// The smallest revision from `from` on in which anything happened; nullopt: none.
    std::optional<std::int64_t> nextChange(std::int64_t from) const;

private:
    struct Version {
        std::int64_t modified = 0, created = 0, version = 0, lease = 0;
        bool deleted = false;
        std::string value;
    };
    using Keys = std::map<std::string, std::vector<Version>>;

    Keys::const_iterator last(const KeyRange &range) const;
    static std::optional<KeyValue> visible(const std::string &key, const std::vector<Version> &versions,
                                           std::int64_t revision);
    static KeyValue valueOf(const std::string &key, const Version &version);

    Keys keys_;
    std::deque<std::pair<std::int64_t, std::string>> log_; ///< (revision, key), in order
    std::int64_t revision_ = 1, compacted_ = -1;
    std::size_t bytes_ = 0;
    bool changed_ = false;
};

} // namespace portolan::playground
