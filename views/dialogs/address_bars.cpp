#include "views/dialogs/address_bars.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <array>
#include <cmath>

#include "model/networks/subnets.h"
#include "views/theme/plain_tip.h"
#include "views/theme/words.h"

namespace portolan::views {
namespace {

constexpr double narrowest = 5; // pixels of a stretch, so that it can be hit

} // namespace

QString occupantText(const networks::AddressRow &row) {
    if (row.wanted) return AddressBars::tr("the new network");
    const QString name = shown(row.occupied.name, 80);
    return row.occupied.by == networks::Occupied::By::network
               ? name + QStringLiteral(" · ") + driverWord(row.driver)
               //: %1 is a network card: eth0
               : AddressBars::tr("route of the host by %1").arg(name);
}

QString roomText(const networks::AddressRow &row) {
    constexpr std::uint64_t countless = std::uint64_t(1) << 40U;
    const QLocale locale;
    if (row.wanted) return {};
    if (row.room >= countless) return locale.toString(row.used);
    if (row.occupied.by == networks::Occupied::By::hostRoute) return {};
    //: addresses of a range: used, and how many there are
    return AddressBars::tr("%1 of %2").arg(locale.toString(row.used), locale.toString(quint64(row.room)));
}

AddressBars::AddressBars(const Theme &theme, QWidget *parent) : QWidget(parent), theme_(theme) {
    setObjectName(QStringLiteral("addressBars"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
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
    const int width = int(labelWidth()) + fontMetrics().averageCharWidth() * 44;
    return {width, heightForWidth(width)};
}

QSize AddressBars::minimumSizeHint() const {
    return {int(labelWidth()) + fontMetrics().averageCharWidth() * 8, fontMetrics().height()};
}

int AddressBars::heightForWidth(int width) const {
    return int(std::ceil(double(std::max<std::size_t>(bars_.size(), 3)) * lineHeight(width)));
}

bool AddressBars::stacked(int width) const {
    return width - labelWidth() < fontMetrics().averageCharWidth() * 30;
}

double AddressBars::lineHeight(int width) const {
    return fontMetrics().height() * (stacked(width) ? 2.4 : 2.0);
}

double AddressBars::labelWidth() const {
    return QFontMetricsF(theme_.mono).horizontalAdvance(QStringLiteral("192.168.0.0/16")) + 14;
}

QRectF AddressBars::labelRect(std::size_t bar) const {
    const double text = fontMetrics().height(), top = lineHeight(width()) * double(bar);
    return {0, top + (stacked(width()) ? 0.0 : text * 0.2), labelWidth(), text * 1.2};
}

QRectF AddressBars::barRect(std::size_t bar) const {
    const QRectF label = labelRect(bar);
    const QPointF at = stacked(width()) ? QPointF(0, label.bottom()) : label.topRight();
    return {at.x(), at.y(), std::max(10.0, width() - at.x() - 1),
            fontMetrics().height() * (stacked(width()) ? 0.9 : 1.2)};
}

/// What does not overlap as a range does not as a picture either, as long as there is room: first to the
/// right of what is before it, then back from the end. What lies in another range stands before its lower
/// part.
std::vector<AddressBars::Box> AddressBars::boxes(std::size_t bar) const {
    struct Lane {
        double taken, until = 0;
    };
    const QRectF all = barRect(bar);
    auto stretches = bars_[bar].stretches;
    std::stable_sort(stretches.begin(), stretches.end(), [](const auto &a, const auto &b) {
        return std::pair(a.from, -a.to) < std::pair(b.from, -b.to);
    });
    std::array<Lane, 3> lanes{Lane{all.left()}, Lane{all.left()}, Lane{all.left()}};
    std::vector<Box> boxes;
    for (const auto &[from, to, row] : stretches) {
        std::size_t lane = 0;
        while (lane + 1 < lanes.size() && from < lanes[lane].until) ++lane;
        const double left = all.left() + from * all.width(), inset = all.height() * double(lane) / 3;
        boxes.push_back(
            {QRectF(from < lanes[lane].until ? left : std::max(left, lanes[lane].taken), all.top() + inset,
                    std::max(narrowest, (to - from) * all.width()), all.height() - inset),
             row, lane});
        lanes[lane].taken = std::max(lanes[lane].taken, boxes.back().rect.right());
        lanes[lane].until = std::max(lanes[lane].until, to);
    }
    std::array<double, 3> room{all.right(), all.right(), all.right()};
    for (auto it = boxes.rbegin(); it != boxes.rend(); ++it) {
        QRectF &rect = it->rect;
        if (rect.right() > room[it->lane])
            rect.moveRight(std::max(room[it->lane], all.left() + rect.width()));
        room[it->lane] = rect.left();
    }
    std::stable_sort(boxes.begin(), boxes.end(), [](const Box &a, const Box &b) { return a.lane < b.lane; });
    return boxes;
}

bool AddressBars::draws(std::size_t row) const {
    return std::any_of(bars_.begin(), bars_.end(), [row](const networks::AddressBar &bar) {
        return std::any_of(bar.stretches.begin(), bar.stretches.end(),
                           [row](const auto &stretch) { return stretch.row == row; });
    });
}

int AddressBars::rowAt(QPoint place) const {
    for (std::size_t bar = 0; bar < bars_.size(); ++bar) {
        if (!barRect(bar).contains(place)) continue;
        const std::vector<Box> all = boxes(bar);
        for (auto it = all.rbegin(); it != all.rend(); ++it)
            if (it->rect.contains(place)) return int(it->row);
    }
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
        p.drawText(labelRect(bar), Qt::AlignLeft | Qt::AlignVCenter,
                   QString::fromStdString(networks::toString(bars_[bar].space)));
        p.setPen(theme_.panelBorder);
        p.setBrush(theme_.card);
        p.drawRoundedRect(all.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        for (const auto &[rect, number, lane] : boxes(bar)) {
            const networks::AddressRow &row = rows_[number];
            const bool route = row.occupied.by == networks::Occupied::By::hostRoute;
            const QColor colour = route ? theme_.inkFaint : theme_.driver(row.driver);
            const QRectF box = rect.adjusted(0.5, 0.5, -0.5, -0.5);
            p.setPen(int(number) == chosen_ ? QPen(theme_.ink, 2)
                     : row.clash            ? QPen(theme_.danger, 2)
                     : row.wanted           ? QPen(colour, 2)
                                            : QPen(theme_.panel, 1));
            p.setBrush(row.wanted ? theme_.card : colour);
            p.drawRoundedRect(box, 2, 2);
            if (!row.wanted) continue;
            p.setBrush(QBrush(row.clash ? theme_.danger : colour, Qt::BDiagPattern));
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
