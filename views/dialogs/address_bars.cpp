#include "views/dialogs/address_bars.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <cmath>

#include "model/networks/subnets.h"
#include "views/theme/plain_tip.h"
#include "views/theme/words.h"

namespace portolan::views {
namespace {

constexpr double narrowest = 5; // pixels of a stretch, so that it can be hit

} // namespace

QString occupantText(const networks::AddressRow &row) {
    const QString name = shown(row.occupied.name, 80);
    return row.occupied.by == networks::Occupied::By::network
               ? name + QStringLiteral(" · ") + driverWord(row.driver)
               //: %1 is a network card: eth0
               : AddressBars::tr("route of the host by %1").arg(name);
}

QString roomText(const networks::AddressRow &row) {
    constexpr std::uint64_t countless = std::uint64_t(1) << 40U;
    const QLocale locale;
    if (row.room >= countless) return locale.toString(row.used);
    if (row.occupied.by == networks::Occupied::By::hostRoute) return {};
    //: addresses of a range: used, and how many there are
    return AddressBars::tr("%1 of %2").arg(locale.toString(row.used), locale.toString(quint64(row.room)));
}

AddressBars::AddressBars(const Theme &theme, QWidget *parent) : QWidget(parent), theme_(theme) {
    setObjectName(QStringLiteral("addressBars"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void AddressBars::show(const std::vector<networks::AddressRow> &rows) {
    rows_ = rows;
    bars_ = networks::addressBars(rows);
    if (chosen_ >= int(rows_.size())) chosen_ = -1;
    updateGeometry();
    update();
}

void AddressBars::setTheme(const Theme &theme) {
    theme_ = theme;
    update();
}

void AddressBars::setChosen(int row) {
    chosen_ = row;
    update();
}

QSize AddressBars::sizeHint() const {
    return {420, int(std::max<std::size_t>(bars_.size(), 3)) * fontMetrics().height() * 2};
}

double AddressBars::labelWidth() const {
    return QFontMetricsF(theme_.mono).horizontalAdvance(QStringLiteral("192.168.0.0/16")) + 14;
}

QRectF AddressBars::barRect(std::size_t bar) const {
    const double line = fontMetrics().height() * 2;
    return {labelWidth(), line * double(bar) + line * 0.2, std::max(10.0, width() - labelWidth() - 1),
            line * 0.6};
}

QRectF AddressBars::stretchRect(std::size_t bar, const networks::AddressBar::Stretch &stretch) const {
    const QRectF all = barRect(bar);
    const double wide = std::max(narrowest, (stretch.to - stretch.from) * all.width());
    const double left = std::min(all.left() + stretch.from * all.width(), all.right() - wide);
    return {left, all.top(), wide, all.height()};
}

int AddressBars::rowAt(QPoint place) const {
    for (std::size_t bar = 0; bar < bars_.size(); ++bar)
        for (auto it = bars_[bar].stretches.rbegin(); it != bars_[bar].stretches.rend(); ++it)
            if (stretchRect(bar, *it).contains(place)) return int(it->row);
    return -1;
}

void AddressBars::paintEvent(QPaintEvent *) {
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    QFont mono = theme_.mono;
    mono.setPointSizeF(font().pointSizeF());
    for (std::size_t bar = 0; bar < bars_.size(); ++bar) {
        const QRectF all = barRect(bar);
        p.setFont(mono);
        p.setPen(theme_.inkMuted);
        p.drawText(QRectF(0, all.top(), labelWidth(), all.height()), Qt::AlignLeft | Qt::AlignVCenter,
                   QString::fromStdString(networks::toString(bars_[bar].space)));
        p.setPen(theme_.panelBorder);
        p.setBrush(theme_.canvas);
        p.drawRoundedRect(all.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        for (const networks::AddressBar::Stretch &stretch : bars_[bar].stretches) {
            const networks::AddressRow &row = rows_[stretch.row];
            const bool route = row.occupied.by == networks::Occupied::By::hostRoute;
            const QColor colour = route ? theme_.inkFaint : theme_.driver(row.driver);
            const QRectF box = stretchRect(bar, stretch).adjusted(0.5, 0.5, -0.5, -0.5);
            const bool chosen = int(stretch.row) == chosen_;
            p.setPen(chosen      ? QPen(theme_.ink, 2)
                     : row.clash ? QPen(theme_.danger, 2)
                                 : QPen(theme_.panel, 1));
            p.setBrush(colour);
            p.drawRoundedRect(box, 2, 2);
        }
    }
}

bool AddressBars::event(QEvent *event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    auto *help = static_cast<QHelpEvent *>(event);
    const int row = rowAt(help->pos());
    if (row < 0) {
        QToolTip::hideText();
    } else {
        const networks::AddressRow &r = rows_[std::size_t(row)];
        QToolTip::showText(help->globalPos(),
                           plainTip(QString::fromStdString(networks::toString(r.occupied.range)) + u'\n' +
                                    occupantText(r) + u'\n' + roomText(r)),
                           this);
    }
    return true;
}

void AddressBars::mousePressEvent(QMouseEvent *event) {
    if (const int row = rowAt(event->pos()); row >= 0) emit chosen(row);
}

} // namespace portolan::views
