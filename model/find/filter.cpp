#include "model/find/filter.h"

namespace portolan::find {

void Filter::setQuery(Query query, const Index &index) {
    query_ = std::move(query);
    own_.clear();
    led_.clear();
    matches_.reset();
    total_ = index.filterable();
    if (query_.empty()) return;
    for (const Record &record : index.records()) settle(index, record.id);
}

bool Filter::update(const Index &index, const std::vector<EntityId> &touched) {
    bool other = total_ != index.filterable();
    total_ = index.filterable();
    if (query_.empty()) return other;
    for (const EntityId &id : touched) other = settle(index, id) || other;
    return other;
}

bool Filter::settle(const Index &index, const EntityId &id) {
    if (!isFilterable(id.kind)) return false;
    const Record *record = index.find(id);
    const bool now = record && find::matches(query_, *record);
    const auto before = own_.find(id);
    if (before == own_.end() && !now) return false;
    if (before != own_.end() && now && before->second == record->networks) return false;
    if (before != own_.end()) lead(before->second, -1);
    if (now) {
        lead(record->networks, 1);
        own_[id] = record->networks;
    } else {
        own_.erase(before);
    }
    matches_.reset();
    return true;
}

void Filter::lead(const std::vector<EntityId> &networks, int by) {
    for (const EntityId &network : networks)
        if ((led_[network] += by) <= 0) led_.erase(network);
}

Matches Filter::matches() const {
    if (query_.empty() || matches_) return matches_;
    auto all = std::make_shared<std::unordered_set<EntityId>>();
    all->reserve(own_.size() + led_.size());
    for (const auto &[id, networks] : own_) all->insert(id);
    for (const auto &[id, containers] : led_) all->insert(id);
    matches_ = std::move(all);
    return matches_;
}

} // namespace portolan::find
