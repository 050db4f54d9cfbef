#include "model/playground/etcd_history.h"

#include <algorithm>

namespace portolan::playground {
namespace {

const std::string noEnd(1, '\0');

bool before(const std::string &end, const std::string &key) { return end == noEnd || key < end; }

} // namespace

bool KeyRange::contains(const std::string &other) const {
    return end.empty() ? other == key : other >= key && before(end, other);
}

bool KeyRange::intersects(const KeyRange &other) const { return contains(other.key) || other.contains(key); }

KeyHistory::Keys::const_iterator KeyHistory::last(const KeyRange &range) const {
    if (range.end.empty()) return keys_.upper_bound(range.key);
    return range.end == noEnd ? keys_.end() : keys_.lower_bound(std::max(range.key, range.end));
}

KeyValue KeyHistory::valueOf(const std::string &key, const Version &v) {
    return {key, v.value, v.created, v.modified, v.version, v.lease};
}

std::optional<KeyValue> KeyHistory::visible(const std::string &key, const std::vector<Version> &versions,
                                            std::int64_t revision) {
    const auto after = std::upper_bound(versions.begin(), versions.end(), revision,
                                        [](std::int64_t r, const Version &v) { return r < v.modified; });
    if (after == versions.begin() || std::prev(after)->deleted) return std::nullopt;
    return valueOf(key, *std::prev(after));
}

std::optional<KeyValue> KeyHistory::find(const std::string &key, std::int64_t revision) const {
    const auto at = keys_.find(key);
    return at == keys_.end() ? std::nullopt : visible(key, at->second, revision);
}

void KeyHistory::put(KeyValue kv) {
    std::vector<Version> &versions = keys_[kv.key];
    const bool there = !versions.empty() && !versions.back().deleted;
    Version next;
    next.modified = revision_ + 1;
    next.created = there ? versions.back().created : next.modified;
    next.version = there ? versions.back().version + 1 : 1;
    next.lease = kv.lease;
    next.value = std::move(kv.value);
    bytes_ += kv.key.size() + next.value.size();
    versions.push_back(std::move(next));
    log_.emplace_back(revision_ + 1, std::move(kv.key));
    changed_ = true;
}

bool KeyHistory::remove(const std::string &key) {
    const auto at = keys_.find(key);
    if (at == keys_.end() || at->second.back().deleted) return false;
    Version tomb;
    tomb.modified = revision_ + 1;
    tomb.deleted = true;
    bytes_ += key.size();
    at->second.push_back(std::move(tomb));
    log_.emplace_back(revision_ + 1, key);
    changed_ = true;
    return true;
}

void KeyHistory::commit() {
    if (changed_) ++revision_;
    changed_ = false;
}

void KeyHistory::compact(std::int64_t revision) {
    compacted_ = revision;
    while (!log_.empty() && log_.front().first < revision) log_.pop_front();
    for (auto at = keys_.begin(); at != keys_.end();) {
        std::vector<Version> &versions = at->second;
        auto keep = std::upper_bound(versions.begin(), versions.end(), revision,
                                     [](std::int64_t r, const Version &v) { return r < v.modified; });
        // The newest of the old ones stays as what the key was then, unless it was gone.
        if (keep != versions.begin() && !std::prev(keep)->deleted) --keep;
        for (auto gone = versions.begin(); gone != keep; ++gone)
            bytes_ -= at->first.size() + gone->value.size();
        versions.erase(versions.begin(), keep);
        at = versions.empty() ? keys_.erase(at) : std::next(at);
    }
}

std::vector<KeyEvent> KeyHistory::events(const KeyRange &range, std::int64_t from, std::int64_t to,
                                         bool withBefore) const {
    std::vector<KeyEvent> out;
    auto at = std::lower_bound(log_.begin(), log_.end(), from,
                               [](const auto &entry, std::int64_t r) { return entry.first < r; });
    for (; at != log_.end() && at->first <= to; ++at) {
        const auto &[revision, key] = *at;
        if (!range.contains(key)) continue;
        const auto versions = keys_.find(key);
        if (versions == keys_.end()) continue; // a deletion that was compacted
        const auto version =
            std::lower_bound(versions->second.begin(), versions->second.end(), revision,
                             [](const Version &v, std::int64_t r) { return v.modified < r; });
        if (version == versions->second.end() || version->modified != revision) continue;
        KeyEvent event;
        event.deleted = version->deleted;
        event.kv = valueOf(key, *version);
        if (withBefore && revision - 1 >= compacted_) event.before = find(key, revision - 1);
        out.push_back(std::move(event));
    }
    return out;
}

std::optional<std::int64_t> KeyHistory::nextChange(std::int64_t from) const {
    const auto at = std::lower_bound(log_.begin(), log_.end(), from,
                                     [](const auto &entry, std::int64_t r) { return entry.first < r; });
    return at == log_.end() ? std::nullopt : std::optional(at->first);
}

} // namespace portolan::playground
