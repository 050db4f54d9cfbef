#pragma once

#include <QWidget>

#include "model/networks/address_map.h"
#include "views/theme/theme.h"

namespace portolan::views {

/// The private address spaces as bars, with what is in use coloured by its driver. A click on a stretch
/// chooses its row. For screen readers the list below them says the same.
class AddressBars : public QWidget {
    Q_OBJECT
public:
    explicit AddressBars(const Theme &theme, QWidget *parent = nullptr);

    void show(const std::vector<networks::AddressRow> &rows);
    void setTheme(const Theme &theme);
    void setChosen(int row); ///< -1: none
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    int rowAt(QPoint place) const; ///< -1: none

signals:
    void chosen(int row);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    QRectF barRect(std::size_t bar) const;
    QRectF stretchRect(std::size_t bar, const networks::AddressBar::Stretch &stretch) const;
    double labelWidth() const;

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
