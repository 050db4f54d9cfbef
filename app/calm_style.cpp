#include "app/calm_style.h"

#include <QPainter>
#include <QStyleOption>

namespace portolan::app {

CalmStyle::CalmStyle() : QProxyStyle(QStringLiteral("fusion")) {}

void CalmStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const {
    if (element != PE_IndicatorCheckBox) return QProxyStyle::drawPrimitive(element, option, painter, widget);
    const QPalette &palette = option->palette;
    const bool on = option->state & State_On;
    const bool enabled = option->state & State_Enabled;
    const QColor accent = enabled ? palette.color(QPalette::Link) : palette.color(QPalette::PlaceholderText);
    const QColor edge = option->state & State_HasFocus ? palette.color(QPalette::Link)
                                                       : palette.color(QPalette::PlaceholderText);
    const QRectF box = QRectF(option->rect).adjusted(1, 1, -1, -1);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(on ? accent : edge);
    painter->setBrush(on ? accent : palette.color(QPalette::Base));
    painter->drawRoundedRect(box, 3, 3);
    if (on) {
        const auto at = [&box](qreal x, qreal y) {
            return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
        };
        painter->setPen(QPen(palette.color(QPalette::Base), 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPolyline(QPolygonF{at(0.22, 0.52), at(0.42, 0.72), at(0.78, 0.28)});
    }
    painter->restore();
}

} // namespace portolan::app
