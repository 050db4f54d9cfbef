#pragma once

#include <QProxyStyle>

namespace portolan::app {

/// Fusion, with check boxes that can be seen on a dark panel.
class CalmStyle : public QProxyStyle {
    Q_OBJECT
public:
    CalmStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
};

} // namespace portolan::app
