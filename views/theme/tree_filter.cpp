#include "views/theme/tree_filter.h"

namespace portolan::views {

void TreeFilter::setNeedle(const QString &needle) {
    if (needle == needle_) return;
    needle_ = needle;
    seen_.clear();
    if (!needle_.isEmpty()) collect({}, false);
    invalidateFilter();
}

void TreeFilter::refilter() {
    if (needle_.isEmpty()) return;
    seen_.clear();
    collect({}, false);
    invalidateFilter();
}

bool TreeFilter::filterAcceptsRow(int row, const QModelIndex &parent) const {
    return needle_.isEmpty() || seen_.contains(sourceModel()->index(row, 0, parent).internalId());
}

bool TreeFilter::collect(const QModelIndex &parent, bool all) {
    const int rows = sourceModel()->rowCount(parent);
    bool any = false;
    for (int row = 0; row < rows; ++row) {
        const QModelIndex at = sourceModel()->index(row, 0, parent);
        const bool whole = all || matches(at);
        const bool beneath = collect(at, whole);
        if (!whole && !beneath) continue;
        seen_.insert(at.internalId());
        any = true;
    }
    return any;
}

} // namespace portolan::views
