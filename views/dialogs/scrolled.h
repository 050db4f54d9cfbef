#pragma once

#include <QScrollArea>

namespace portolan::views {

/// A page that asks for as much room as it needs, and scrolls up and down where there is less.
class Scrolled : public QScrollArea {
    Q_OBJECT
public:
    explicit Scrolled(QWidget *page, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace portolan::views
