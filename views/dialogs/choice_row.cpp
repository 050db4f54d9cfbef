#include "views/dialogs/choice_row.h"

#include <QPainter>

namespace portolan::views {
namespace {
constexpr int margin = 10;
constexpr int indent = 24;
} // namespace

ChoiceRow::ChoiceRow(const Theme &theme, QWidget *parent) : QAbstractButton(parent), theme_(theme) {
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ChoiceRow::setWords(const QString &name, const QString &aside, const QString &beneath, bool good) {
    setText(name);
    aside_ = aside;
    beneath_ = beneath;
    good_ = good;
    setAccessibleName(name + QStringLiteral(", ") + aside);
    setAccessibleDescription(beneath);
    updateGeometry();
    update();
}

QRect ChoiceRow::beneathBox(int width) const {
    const QRect space(0, 0, width - indent - 2 * margin, 10'000);
    return fontMetrics().boundingRect(space, Qt::TextWrapAnywhere, beneath_);
}

int ChoiceRow::heightForWidth(int width) const {
    const int name = fontMetrics().height() + 2 * margin - 4;
    return beneath_.isEmpty() ? name : name + 2 + beneathBox(width).height();
}

QSize ChoiceRow::sizeHint() const { return {360, heightForWidth(360)}; }

void ChoiceRow::mouseDoubleClickEvent(QMouseEvent *) {
    setChecked(true);
    emit doubleClicked();
}

void ChoiceRow::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(isChecked() || hasFocus() ? theme_.accent : theme_.panelBorder);
    painter.setBrush(isChecked() ? theme_.accentSoft : underMouse() ? theme_.canvas : theme_.card);
    painter.drawRoundedRect(box, 6, 6);
    const int line = fontMetrics().height();
    const int top = margin - 2;
    const qreal dot = line * 0.5;
    const QRectF dotBox(margin, top + (line - dot) / 2.0, dot, dot);
    if (good_) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme_.running);
        painter.drawEllipse(dotBox);
    } else {
        painter.setPen(QPen(theme_.danger, 1.6));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(dotBox.adjusted(0.8, 0.8, -0.8, -0.8));
    }
    QRect words(indent, top, width() - indent - margin, line);
    painter.setFont(font());
    painter.setPen(theme_.inkMuted);
    painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, aside_);
    words.setRight(words.right() - fontMetrics().horizontalAdvance(aside_) - 8);
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(theme_.ink);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetrics(bold).elidedText(text(), Qt::ElideMiddle, words.width()));
    painter.setFont(font());
    painter.setPen(good_ ? theme_.inkMuted : theme_.danger);
    painter.drawText(beneathBox(width()).translated(indent, top + line + 2), Qt::TextWrapAnywhere, beneath_);
}

} // namespace portolan::views
