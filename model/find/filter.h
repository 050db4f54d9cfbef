#pragma once

#include <memory>
#include <unordered_map>
#include <unordered_set>

#include "model/find/index.h"
#include "model/find/query.h"

namespace portolan::find {

using Matches = std::shared_ptr<const std::unordered_set<EntityId>>;

/// What of the chart a query lets through, kept true as things change. Containers, networks and etcds that
/// match themselves, and with a container the networks that it is on: without them it would hang in the air.
class Filter {
public:
    void setQuery(Query query, const Index &index);
    const Query &query() const { return query_; }

    /// After the index followed a diff: looks at what was touched only. Returns whether anything in
    /// `matches()` or the counts is another now.
    bool update(const Index &index, const std::vector<EntityId> &touched);

    Matches matches() const;                          ///< null while there is no query: all is let through
    std::size_t found() const { return own_.size(); } ///< how many match themselves
    std::size_t total() const { return total_; }      ///< of so many

private:
    bool settle(const Index &index, const EntityId &id);
    void lead(const std::vector<EntityId> &networks, int by);

    Query query_;
    std::unordered_map<EntityId, std::vector<EntityId>> own_; ///< what matches, and the networks it is on
    std::unordered_map<EntityId, int> led_;                   ///< networks, by how many containers that match
    std::size_t total_ = 0;
    mutable Matches matches_; ///< made when asked for
};

} // namespace portolan::find
