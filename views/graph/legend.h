#pragma once

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
    bool isFolded() const { return folded_; }
    void setFolded(bool folded);
    QSize sizeHint() const override;

signals:
    void resized();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QStringList lines() const;

    Theme theme_;
    QToolButton *fold_;
    bool folded_ = false;
};

} // namespace portolan::views
