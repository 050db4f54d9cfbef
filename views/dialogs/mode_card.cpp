#include "views/dialogs/mode_card.h"

#include <QPainter>

#include "views/theme/contrast.h"
#include "views/theme/plain_tip.h"

namespace portolan::views {
namespace {

constexpr int margin = 10;

} // namespace

ModeCard::ModeCard(NetworkMode mode, const Theme &theme, QWidget *parent)
    : QAbstractButton(parent), mode_(mode), theme_(theme) {
    setCheckable(true);
    setAutoExclusive(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::ClickFocus); // the Tab key comes to the chosen one, arrows lead to the others
    connect(this, &QAbstractButton::toggled, this,
            [this](bool on) { setFocusPolicy(on ? Qt::StrongFocus : Qt::ClickFocus); });
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred); // all as high as the highest
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    retranslate();
}

void ModeCard::retranslate() {
    setText(modeName(mode_));
    setAccessibleName(modeName(mode_));
    setAccessibleDescription(modeShort(mode_));
    setBrief(brief_);
}

void ModeCard::setBrief(bool brief) {
    brief_ = brief;
    setToolTip(brief ? plainTip(modeShort(mode_)) : QString());
    updateGeometry();
    update();
}

QFont ModeCard::smallFont() const {
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.9);
    return small;
}

QSize ModeCard::sizeHint() const {
    QFont bold = font();
    bold.setBold(true);
    const int name = QFontMetrics(bold).horizontalAdvance(modeGlyph(mode_) + u' ' + text()) + 2 * margin;
    const int width = brief_ ? name : fontMetrics().averageCharWidth() * 16;
    return {width, heightForWidth(width)};
}

int ModeCard::heightForWidth(int width) const {
    if (brief_) return fontMetrics().height() + 2 * margin - 4;
    const QRect space(0, 0, std::max(width - 2 * margin + 4, 20), 10'000);
    const QRect words = QFontMetrics(smallFont()).boundingRect(space, Qt::TextWordWrap, modeShort(mode_));
    return words.height() + fontMetrics().height() + 2 * margin;
}

void ModeCard::paintEvent(QPaintEvent *) {
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const QColor colour = modeColour(mode_, theme_);
    QColor tint = colour;
    tint.setAlphaF(0.10F);
    p.setPen(QPen(isChecked() || hasFocus() ? colour : theme_.panelBorder, isChecked() ? 1.5 : 1));
    p.setBrush(theme_.card);
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    p.drawRoundedRect(box, 8, 8);
    if (isChecked() || underMouse()) {
        p.setBrush(isChecked() ? tint : theme_.canvas);
        p.drawRoundedRect(box, 8, 8);
    }
    if (hasFocus() && isChecked()) {
        p.setBrush(Qt::NoBrush);
        p.setPen(QPen(theme_.ink, 1, Qt::DotLine));
        p.drawRoundedRect(box.adjusted(3, 3, -3, -3), 5, 5);
    }
    QRect words = rect().adjusted(margin, margin - 2, -margin + 4, -margin + 4);
    QFont bold = font();
    bold.setBold(true);
    p.setFont(bold);
    p.setPen(readableOn(colour, isChecked() ? mixed(theme_.card, colour, 0.10) : theme_.card));
    const QFontMetrics metrics(bold);
    p.drawText(words, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine,
               metrics.elidedText(modeGlyph(mode_) + u' ' + text(), Qt::ElideRight, words.width()));
    if (brief_) return;
    words.setTop(words.top() + metrics.height() + 2);
    p.setFont(smallFont());
    p.setPen(theme_.inkMuted);
    p.drawText(words, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, modeShort(mode_));
}

} // namespace portolan::views
