#pragma once

#include <QLayout>

namespace portolan::views {

/// Lays its items out like words: side by side, and in the next line when there is no room.
class FlowLayout : public QLayout {
public:
    explicit FlowLayout(int gap) : gap_(gap) {}
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override { items_.push_back(item); }
    int count() const override { return int(items_.size()); }
    QLayoutItem *itemAt(int index) const override { return items_.value(index); }
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return arrange(QRect(0, 0, width, 0), false); }
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    int arrange(const QRect &rect, bool apply) const; ///< the height it takes

    QList<QLayoutItem *> items_;
    int gap_;
};

} // namespace portolan::views
