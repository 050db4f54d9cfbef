#pragma once

#include <QWidget>

#include "model/networks/address_map.h"
#include "views/theme/theme.h"

namespace portolan::views {

/// The private address spaces as bars, with what is in use coloured by its driver, and what is wanted there
/// hatched. A range too small to be seen is a few pixels wide and stands beside its neighbours, not on them;
/// one within another is lower. A click on a stretch chooses its row. For screen readers the list below them
/// says the same.
class AddressBars : public QWidget {
    Q_OBJECT
public:
    explicit AddressBars(const Theme &theme, QWidget *parent = nullptr);

    void show(const std::vector<networks::AddressRow> &rows);
    void setTheme(const Theme &theme);
    void setChosen(int row); ///< -1: none
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

    bool draws(std::size_t row) const; ///< it lies in one of the spaces
    int rowAt(QPoint place) const;     ///< -1: none

signals:
    void chosen(int row);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    bool stacked(int width) const; ///< each bar beneath its label: beside it there is no room
    double lineHeight(int width) const;
    double labelWidth() const;
    QRectF labelRect(std::size_t bar) const;
    QRectF barRect(std::size_t bar) const;
    struct Box {
        QRectF rect;
        std::size_t row, lane; ///< lane: in how many others it lies
    };
    std::vector<Box> boxes(std::size_t bar) const; ///< the last is in front

    Theme theme_;
    std::vector<networks::AddressRow> rows_;
    std::vector<networks::AddressBar> bars_;
    int chosen_ = -1;
};

/// "app-tier · bridge", "a route of the host by eth0".
QString occupantText(const networks::AddressRow &row);
/// "3 of 65,533 addresses" in the language's own figures.
QString roomText(const networks::AddressRow &row);

} // namespace portolan::views
