#include "views/inspector/entity_link.h"

#include <QPainter>
#include <algorithm>

#include "views/theme/plain_tip.h"

namespace portolan::views {

EntityLink::EntityLink(QWidget *parent) : QAbstractButton(parent) {
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void EntityLink::show(const QString &name, const EntityId &target) {
    target_ = target;
    if (text() == name) return;
    setText(name);
    setAccessibleName(name);
    setPlainTip(this, name);
    updateGeometry();
}

QSize EntityLink::sizeHint() const {
    return {fontMetrics().horizontalAdvance(text()) + 4, fontMetrics().height() + 2};
}

QSize EntityLink::minimumSizeHint() const {
    return {std::min(sizeHint().width(), fontMetrics().averageCharWidth() * 8), sizeHint().height()};
}

void EntityLink::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    QFont font = this->font();
    font.setUnderline(underMouse() || hasFocus());
    painter.setFont(font);
    painter.setPen(palette().color(QPalette::Link));
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideMiddle, width()));
    if (hasFocus()) painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace portolan::views
