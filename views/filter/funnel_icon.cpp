#include "views/filter/funnel_icon.h"

#include <QPainter>

namespace portolan::views {

QIcon funnelIcon(const QColor &colour, qreal devicePixelRatio) {
    QPixmap picture(QSize(16, 16) * devicePixelRatio);
    picture.setDevicePixelRatio(devicePixelRatio);
    picture.fill(Qt::transparent);
    QPainter p(&picture);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(colour, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    p.drawPolygon(QPolygonF{{2, 3}, {14, 3}, {9.5, 8.5}, {9.5, 13}, {6.5, 11.5}, {6.5, 8.5}});
    return picture;
}

} // namespace portolan::views
