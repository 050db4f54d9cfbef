#pragma once

#include <QWidget>

#include "views/theme/theme.h"

namespace portolan::views {

class TimelineProxy;

/// The span from the oldest shown event to the latest as a bar, with a tick for each; the latest at the
/// right. A click chooses the nearest event.
class TimelineStrip : public QWidget {
    Q_OBJECT
public:
    explicit TimelineStrip(const TimelineProxy &model, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setCurrent(int row); ///< −1: none
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {20, 22}; }

signals:
    void chosen(int row);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    QRectF bar() const;
    double placeOf(int row) const; ///< x
    int rowAt(double x) const;     ///< −1: nothing there

    const TimelineProxy &model_;
    Theme theme_;
    int current_ = -1;
};

} // namespace portolan::views
