#include "views/theme/state_dot.h"

#include <QPainter>

namespace portolan::views {

QPixmap stateDot(const QColor &colour, int size, qreal devicePixelRatio) {
    QPixmap pixmap(QSize(size, size) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    const qreal radius = size * 0.27;
    painter.drawEllipse(QPointF(size / 2.0, size / 2.0), radius, radius);
    return pixmap;
}

} // namespace portolan::views
