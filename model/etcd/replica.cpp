#include "model/etcd/replica.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

namespace portolan::etcd {
namespace {

using Row = Table<EtcdEntry>::Row;

/// From here on one pass over all rows is cheaper than moving the rows behind each changed one.
constexpr std::size_t manyEvents = 256;

std::size_t weight(const EtcdEntry &entry) { return entry.key.size() + entry.value.size(); }

} // namespace

void Replica::beginList() {
    listed_.clear();
    listedBytes_ = 0;
}

Result<void> Replica::addPage(std::vector<EtcdEntry> page, std::int64_t keysInAll) {
    auto fits = checkLimits(static_cast<std::size_t>(std::max<std::int64_t>(keysInAll, 0)), 0);
    if (!fits) return fits;
    for (EtcdEntry &entry : page) {
        if (!listed_.empty() && !(listed_.back()->key < entry.key))
            return fail(Errc::protocol, {}, {}, "the keys of the list do not rise");
        listedBytes_ += weight(entry);
        Row known = entries_.find(keyOf(entry));
        const bool same = known && *known == entry;
        listed_.push_back(same ? std::move(known) : std::make_shared<const EtcdEntry>(std::move(entry)));
    }
    return checkLimits(listed_.size(), listedBytes_);
}

void Replica::endList() {
    entries_ = Table<EtcdEntry>::of(std::move(listed_));
    bytes_ = listedBytes_;
    beginList();
}

Result<bool> Replica::apply(std::vector<WatchEvent> events) {
    bool changed = false;
    if (events.size() >= manyEvents)
        changed = merge(events);
    else
        for (WatchEvent &event : events) changed = applyOne(event) || changed;
    auto fits = checkLimits(entries_.size(), bytes_);
    if (!fits) return tl::unexpected(std::move(fits.error()));
    return changed;
}

bool Replica::applyOne(WatchEvent &event) {
    const Row known = entries_.find(keyOf(event.entry));
    if (event.deleted) {
        if (!known) return false;
        bytes_ -= weight(*known);
        return entries_.remove(keyOf(event.entry));
    }
    if (known && *known == event.entry) return false;
    bytes_ += weight(event.entry);
    if (known) bytes_ -= weight(*known);
    entries_.put(std::make_shared<const EtcdEntry>(std::move(event.entry)));
    return true;
}

bool Replica::merge(std::vector<WatchEvent> &events) {
    std::stable_sort(events.begin(), events.end(), [](const WatchEvent &a, const WatchEvent &b) {
        return keyOf(a.entry) < keyOf(b.entry);
    });
    std::vector<Row> rows;
    rows.reserve(entries_.size() + events.size());
    bool changed = false;
    auto old = entries_.begin();
    for (std::size_t i = 0; i < events.size(); ++i) {
        EtcdEntry &entry = events[i].entry;
        if (i + 1 < events.size() && keyOf(events[i + 1].entry) == keyOf(entry))
            continue; // the last one counts
        while (old != entries_.end() && keyOf(**old) < keyOf(entry)) rows.push_back(*old++);
        const bool known = old != entries_.end() && keyOf(**old) == keyOf(entry);
        if (!known && events[i].deleted) continue;
        if (known && !events[i].deleted && **old == entry) {
            rows.push_back(*old++);
            continue;
        }
        changed = true;
        if (known) bytes_ -= weight(**old++);
        if (events[i].deleted) continue;
        bytes_ += weight(entry);
        rows.push_back(std::make_shared<const EtcdEntry>(std::move(entry)));
    }
    rows.insert(rows.end(), old, entries_.end());
    if (changed) entries_ = Table<EtcdEntry>::of(std::move(rows));
    return changed;
}

Result<void> Replica::checkLimits(std::size_t keys, std::size_t bytes) const {
    if (keys > limits_.keys)
        return fail(Errc::tooLarge, {}, {},
                    std::to_string(keys) + " keys; at most " + std::to_string(limits_.keys) + " are shown");
    if (bytes > limits_.bytes)
        return fail(Errc::tooLarge, {}, {},
                    "keys and values of more than " + std::to_string(limits_.bytes >> 20U) + " MiB");
    return {};
}

} // namespace portolan::etcd
