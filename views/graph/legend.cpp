#include "views/graph/legend.h"

#include <QEvent>
#include <QPainter>
#include <QToolButton>
#include <algorithm>
#include <cmath>

#include "views/theme/plain_tip.h"

namespace portolan::views {
namespace {

constexpr int sample = 30, margin = 12;

} // namespace

Legend::Legend(QWidget *parent) : QWidget(parent), theme_(lightTheme()), fold_(new QToolButton(this)) {
    setObjectName(QStringLiteral("legend"));
    fold_->setObjectName(QStringLiteral("legendFold"));
    fold_->setAutoRaise(true);
    fold_->setFocusPolicy(Qt::TabFocus);
    connect(fold_, &QToolButton::clicked, this, [this] {
        insisted_ = isFolded(); // who opens it wants to see it, whatever it covers
        setFolded(!insisted_);
    });
    retranslateUi();
}

QStringList Legend::lines() const {
    return {tr("network endpoint"), tr("link"), tr("relay"), tr("registration"), tr("shared network")};
}

void Legend::setTheme(const Theme &theme) {
    theme_ = theme;
    picture_ = {};
    openSize_ = {};
    fold_->setStyleSheet(
        QStringLiteral("QToolButton { border: none; padding: 0; color: %1; }").arg(theme.inkMuted.name()));
    update();
}

void Legend::retranslateUi() {
    const QString what = isFolded() ? tr("Show the legend") : tr("Hide the legend");
    fold_->setText(isFolded() ? QStringLiteral("?") : QStringLiteral("×"));
    fold_->setAccessibleName(what);
    setPlainTip(fold_, what);
    setAccessibleName(tr("Legend"));
    fold_->setFixedSize(rowHeight(), rowHeight());
    picture_ = {};
    openSize_ = {};
    resize(sizeHint());
    emit resized();
    update();
}

void Legend::setFolded(bool folded) {
    folded_ = folded;
    retranslateUi();
}

void Legend::setInTheWay(bool inTheWay) {
    if (std::exchange(inTheWay_, inTheWay) != inTheWay && !folded_ && !insisted_) retranslateUi();
}

QSize Legend::sizeHint() const { return isFolded() ? fold_->size() + QSize(6, 6) : openSize(); }

QFont Legend::face() const {
    QFont face = theme_.text;
    face.setPixelSize(static_cast<int>(std::lround(11 * textScale(font()))));
    return face;
}

int Legend::rowHeight() const { return static_cast<int>(std::lround(20 * textScale(font()))); }

QSize Legend::openSize() const {
    if (openSize_.isValid()) return openSize_;
    const QFontMetrics metrics(face());
    int widest = 0;
    const QStringList all = lines();
    for (const QString &line : all) widest = std::max(widest, metrics.horizontalAdvance(line));
    openSize_ = {2 * margin + sample + 10 + widest + rowHeight() - 6,
                 static_cast<int>(all.size()) * rowHeight() + 14};
    return openSize_;
}

void Legend::changeEvent(QEvent *event) {
    if (event->type() == QEvent::FontChange) retranslateUi();
    QWidget::changeEvent(event);
}

void Legend::resizeEvent(QResizeEvent *) {
    fold_->move(width() - fold_->width() - 3, 3);
    picture_ = {};
}

void Legend::paintEvent(QPaintEvent *) {
    const double ratio = devicePixelRatioF();
    if (picture_.isNull() || picture_.devicePixelRatio() != ratio) {
        picture_ = QPixmap((QSizeF(size()) * ratio).toSize());
        picture_.setDevicePixelRatio(ratio);
        picture_.fill(Qt::transparent);
        QPainter p(&picture_);
        draw(p);
    }
    QPainter(this).drawPixmap(0, 0, picture_);
}

void Legend::draw(QPainter &p) const {
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(theme_.panelBorder);
    p.setBrush(theme_.panel);
    p.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    if (isFolded()) return;
    const auto dashed = [](const QColor &colour, double width, QList<qreal> pattern) {
        QPen pen(colour, width);
        pen.setCapStyle(Qt::FlatCap);
        pen.setDashPattern(pattern);
        return pen;
    };
    const QList<QPen> pens{QPen(theme_.bridge, 2), dashed(theme_.link, 1.8, {4, 3}),
                           dashed(theme_.relay, 2.2, {1, 1.8}), QPen(theme_.registration, 1),
                           QPen(theme_.inkMuted, 5)};
    p.setFont(face());
    const int row = rowHeight();
    const QStringList all = lines();
    for (int i = 0; i < all.size(); ++i) {
        const double y = 7 + row * i + row / 2.0;
        p.setPen(pens[i]);
        p.drawLine(QPointF(margin, y), QPointF(margin + sample, y));
        if (i == 4) {
            p.setPen(QPen(theme_.panel, 2.2));
            p.drawLine(QPointF(margin, y), QPointF(margin + sample, y));
        }
        p.setPen(theme_.inkMuted);
        p.drawText(QRectF(margin + sample + 10, y - row / 2.0, width(), row),
                   Qt::AlignVCenter | Qt::TextSingleLine, all[i]);
    }
}

} // namespace portolan::views
