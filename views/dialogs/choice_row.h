#pragma once

#include <QAbstractButton>

#include "views/theme/theme.h"

namespace portolan::views {

/// One of several ways to choose from: a dot, a name, a muted word at the right, and a line beneath.
/// Plain text, whatever the words are made of.
class ChoiceRow : public QAbstractButton {
    Q_OBJECT
public:
    explicit ChoiceRow(const Theme &theme, QWidget *parent = nullptr);

    void setWords(const QString &name, const QString &aside, const QString &beneath, bool good);

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

signals:
    void doubleClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    QRect beneathBox(int width) const;

    Theme theme_;
    QString aside_, beneath_;
    bool good_ = true;
};

} // namespace portolan::views
