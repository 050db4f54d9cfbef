#include "app/system_motion.h"

#include <QSettings>
#include <QStandardPaths>

namespace portolan::app {
namespace {

bool kdeWantsNone() {
    const QString file = QStandardPaths::locate(QStandardPaths::ConfigLocation, QStringLiteral("kdeglobals"));
    if (file.isEmpty()) return false;
    bool number = false;
    const double factor = QSettings(file, QSettings::IniFormat)
                              .value(QStringLiteral("KDE/AnimationDurationFactor"), 1)
                              .toDouble(&number);
    return number && factor == 0;
}

} // namespace

SystemMotion::SystemMotion(QObject *parent)
    : QObject(parent),
      animations_(QStringLiteral("org.gnome.desktop.interface"), QStringLiteral("enable-animations")),
      reduced_(kdeWantsNone()) {
    connect(&animations_, &PortalSetting::told, this, &SystemMotion::take);
}

void SystemMotion::take(const QVariant &animations) {
    if (animations.typeId() != QMetaType::Bool || animations.toBool() == !reduced_) return;
    reduced_ = !animations.toBool();
    emit changed();
}

} // namespace portolan::app
