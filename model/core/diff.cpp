#include "model/core/diff.h"

namespace portolan {
namespace {

template <class T>
Changes<T> compare(const Table<T> &before, const Table<T> &after) {
    Changes<T> out;
    if (before.sharesRowsWith(after)) return out;
    auto a = before.begin();
    auto b = after.begin();
    while (a != before.end() || b != after.end()) {
        if (a != before.end() && b != after.end() && *a == *b) { // the same object: by far the usual case
            ++a, ++b;
        } else if (b == after.end() || (a != before.end() && keyOf(**a) < keyOf(**b))) {
            out.removed.push_back(*a++);
        } else if (a == before.end() || keyOf(**b) < keyOf(**a)) {
            out.added.push_back(*b++);
        } else {
            if (!(**a == **b)) out.changed.push_back({*a, *b});
            ++a, ++b;
        }
    }
    return out;
}

} // namespace

Diff diff(const Snapshot &before, const Snapshot &after) {
    return Diff{
        compare(before.engines, after.engines),
        compare(before.networks, after.networks),
        compare(before.containers, after.containers),
        compare(before.endpoints, after.endpoints),
        compare(before.links, after.links),
        compare(before.sharedNetworks, after.sharedNetworks),
        compare(before.ambassadors, after.ambassadors),
        compare(before.relays, after.relays),
        compare(before.registrations, after.registrations),
        compare(before.etcdSources, after.etcdSources),
        compare(before.etcdEntries, after.etcdEntries),
        compare(before.swarmNodes, after.swarmNodes),
        compare(before.swarmServices, after.swarmServices),
        compare(before.swarmTasks, after.swarmTasks),
    };
}

bool Diff::empty() const {
    bool none = true;
    forEachChanges(*this, [&](const auto &changes) { none = none && changes.empty(); });
    return none;
}

} // namespace portolan
