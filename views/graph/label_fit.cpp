#include "views/graph/label_fit.h"

#include <algorithm>

namespace portolan::views {

QString fitLabel(const QFontMetricsF &metrics, const QString &text, double width, Qt::TextElideMode cutAt) {
    // A cheap bound first: most labels fit, and a name of 10,000 characters must not be measured as a whole.
    const QString bounded = text.left(256);
    if (bounded.size() == text.size() && metrics.horizontalAdvance(text) <= width) return text;
    const QString cut = metrics.elidedText(bounded, cutAt, width);
    return metrics.horizontalAdvance(cut) <= width + 0.5 ? cut : QString();
}

QString lastPart(const QString &address) {
    const auto cut = std::max(address.lastIndexOf(u'.'), address.lastIndexOf(u':'));
    return cut < 0 ? QString() : address.mid(cut);
}

} // namespace portolan::views
