#include "app/appearance.h"

#include <QApplication>
#include <QEvent>

#include "app/calm_style.h"

namespace portolan::app {

Appearance::Appearance(QObject *parent) : QObject(parent) {
    QApplication::setStyle(new CalmStyle);
    dress();
    qApp->installEventFilter(this);
    connect(&system_, &SystemLook::changed, this, [this] {
        if (look_ == Look::system) dress();
    });
}

void Appearance::use(Look look) {
    if (look == look_) return;
    look_ = look;
    dress();
}

/// Our own palette hides the system's, so it is taken off for a look.
bool Appearance::systemIsDark() {
    if (const auto wish = system_.portalWantsDark()) return *wish;
    QApplication::setPalette(QPalette());
    return QApplication::palette().color(QPalette::Window).lightness() < 128;
}

void Appearance::dress() {
    dressing_ = true;
    const bool dark = look_ == Look::dark || (look_ == Look::system && systemIsDark());
    theme_ = dark ? views::darkTheme() : views::lightTheme();
    QApplication::setPalette(theme_.palette());
    QApplication::setFont(theme_.text);
    qApp->setStyleSheet(theme_.styleSheet());
    dressing_ = false;
    emit changed();
}

bool Appearance::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() == QEvent::ThemeChange && look_ == Look::system && !dressing_) dress();
    return QObject::eventFilter(watched, event);
}

} // namespace portolan::app
