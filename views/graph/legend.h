#pragma once

#include <QPixmap>
#include <QWidget>

#include "views/theme/theme.h"

class QToolButton;

namespace portolan::views {

/// What the kinds of lines mean, in a corner of the chart. Can be folded away.
class Legend : public QWidget {
    Q_OBJECT
public:
    explicit Legend(QWidget *parent);

    void setTheme(const Theme &theme);
    void retranslateUi();
    bool isFolded() const { return folded_ || (inTheWay_ && !insisted_); }
    void setFolded(bool folded);     ///< what the person wants
    void setInTheWay(bool inTheWay); ///< it would cover something: folded until it does not
    QSize openSize() const;
    QSize sizeHint() const override;

signals:
    void resized();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QStringList lines() const;
    QFont face() const;
    int rowHeight() const;
    void draw(QPainter &p) const;

    Theme theme_;
    QToolButton *fold_;
    QPixmap picture_; ///< it is painted at each step of a pan below it; null: to be drawn
    mutable QSize openSize_;
    bool folded_ = false, inTheWay_ = false, insisted_ = false;
};

} // namespace portolan::views
