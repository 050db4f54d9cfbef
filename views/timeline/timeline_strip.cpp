#include "views/timeline/timeline_strip.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <cmath>

#include "views/theme/plain_tip.h"
#include "views/timeline/timeline_proxy.h"

namespace portolan::views {
namespace {

constexpr int margin = 2, thickness = 6, tickHeight = 13;
constexpr double reach = 8; // pixels beside a tick that still mean it

} // namespace

TimelineStrip::TimelineStrip(const TimelineProxy &model, QWidget *parent)
    : QWidget(parent), model_(model), theme_(lightTheme()) {
    setObjectName(QStringLiteral("timelineStrip"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&model, &TimelineProxy::rowsInserted, this, qOverload<>(&QWidget::update));
    connect(&model, &TimelineProxy::rowsRemoved, this, qOverload<>(&QWidget::update));
}

void TimelineStrip::setTheme(const Theme &theme) {
    theme_ = theme;
    update();
}

void TimelineStrip::setCurrent(int row) {
    if (row == current_) return;
    current_ = row;
    update();
}

QSize TimelineStrip::sizeHint() const { return {80, 22}; }

QRectF TimelineStrip::bar() const {
    return {double(margin), (height() - thickness) / 2.0, std::max(1.0, width() - 2.0 * margin - 8),
            thickness};
}

double TimelineStrip::placeOf(int row) const {
    const auto at = [this](int r) { return model_.at(r).at; };
    const int last = model_.rowCount() - 1;
    const double span = double((at(0) - at(last)).count());
    const double share = span <= 0 ? 1 : double((at(row) - at(last)).count()) / span;
    return bar().left() + std::clamp(share, 0.0, 1.0) * (bar().width() - 4);
}

int TimelineStrip::rowAt(double x) const {
    int best = -1;
    double nearest = reach;
    for (int row = 0; row < model_.rowCount(); ++row)
        if (const double away = std::abs(placeOf(row) - x); away < nearest) best = row, nearest = away;
    return best;
}

void TimelineStrip::paintEvent(QPaintEvent *) {
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    p.setBrush(theme_.panelBorder);
    p.drawRoundedRect(bar(), thickness / 2.0, thickness / 2.0);
    if (model_.rowCount() == 0) return;
    // One tick a pixel, whatever thousands happened: what is current before trouble before the newest.
    std::vector<int> shown(std::size_t(width()) + 1, -1);
    const int rows = model_.rowCount();
    const Moment oldest = model_.at(rows - 1).at;
    const double span = double((model_.at(0).at - oldest).count());
    const auto pixelOf = [&](Moment at) {
        const double share = span <= 0 ? 1 : std::clamp(double((at - oldest).count()) / span, 0.0, 1.0);
        return std::size_t(std::clamp(bar().left() + share * (bar().width() - 4), 0.0, double(width())));
    };
    for (int row = 0; row < rows; ++row) {
        const Happening &h = model_.at(row);
        int &there = shown[pixelOf(h.at)];
        if (there < 0 || row == current_ || (h.trouble && there != current_)) there = row;
    }
    for (const bool trouble : {false, true}) // that is drawn last
        for (const int row : shown) {
            if (row < 0 || model_.at(row).trouble != trouble) continue;
            const double high = row == current_ ? tickHeight + 6 : tickHeight;
            p.setBrush(verbColour(model_.at(row), theme_, theme_.panel));
            p.drawRoundedRect(QRectF(placeOf(row), (height() - high) / 2, row == current_ ? 4 : 2.5, high), 1,
                              1);
        }
    p.setBrush(theme_.running);
    p.drawEllipse(QPointF(bar().right() + 6, height() / 2.0), 5, 5);
}

void TimelineStrip::mousePressEvent(QMouseEvent *event) {
    if (event->button() != Qt::LeftButton) return;
    if (const int row = rowAt(event->position().x()); row >= 0) emit chosen(row);
}

bool TimelineStrip::event(QEvent *event) {
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int row = rowAt(help->pos().x());
        if (row < 0) {
            QToolTip::hideText();
        } else {
            const Happening &h = model_.at(row);
            QToolTip::showText(help->globalPos(),
                               plainTip(timeText(h.at) + u' ' + verbWord(h.verb) + u'\n' + happeningText(h)),
                               this);
        }
        return true;
    }
    return QWidget::event(event);
}

} // namespace portolan::views
