#include "views/inspector/flow_layout.h"

#include <algorithm>

namespace portolan::views {

FlowLayout::~FlowLayout() { qDeleteAll(items_); }

QLayoutItem *FlowLayout::takeAt(int index) {
    return index >= 0 && index < items_.size() ? items_.takeAt(index) : nullptr;
}

QSize FlowLayout::sizeHint() const {
    int width = 0;
    for (const QLayoutItem *item : items_) width += item->sizeHint().width() + gap_;
    width = std::max(0, width - gap_);
    return {width, heightForWidth(width)};
}

QSize FlowLayout::minimumSize() const {
    QSize size;
    for (const QLayoutItem *item : items_) size = size.expandedTo(item->minimumSize());
    return size;
}

void FlowLayout::setGeometry(const QRect &rect) {
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect &rect, bool apply) const {
    int x = 0, y = 0;
    QList<std::pair<QLayoutItem *, QRect>> line;
    const auto finishLine = [&] {
        int tallest = 0;
        for (const auto &[item, box] : line) tallest = std::max(tallest, box.height());
        for (auto &[item, box] : line) // names and texts differ by a pixel or two in height
            if (apply)
                item->setGeometry(
                    box.translated(rect.x(), rect.y() + y + std::max(0, (tallest - box.height()) / 2)));
        line.clear();
        x = 0;
        return tallest;
    };
    for (QLayoutItem *item : items_) {
        const int wanted = std::min(item->sizeHint().width(), rect.width());
        if (x > 0 && x + wanted > rect.width()) y += finishLine();
        const int height =
            item->hasHeightForWidth() ? item->heightForWidth(wanted) : item->sizeHint().height();
        line.push_back({item, QRect(x, 0, wanted, height)});
        x += wanted + gap_;
    }
    return y + finishLine();
}

} // namespace portolan::views
