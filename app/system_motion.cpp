#include "app/system_motion.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

namespace portolan::app {
namespace {

const QString service = QStringLiteral("org.freedesktop.portal.Desktop");
const QString path = QStringLiteral("/org/freedesktop/portal/desktop");
const QString interface = QStringLiteral("org.freedesktop.portal.Settings");
const QString group = QStringLiteral("org.gnome.desktop.interface");
const QString name = QStringLiteral("enable-animations");

bool kdeWantsNone() {
    const QString file = QStandardPaths::locate(QStandardPaths::ConfigLocation, QStringLiteral("kdeglobals"));
    if (file.isEmpty()) return false;
    bool number = false;
    const double factor = QSettings(file, QSettings::IniFormat)
                              .value(QStringLiteral("KDE/AnimationDurationFactor"), 1)
                              .toDouble(&number);
    return number && factor == 0;
}

/// Without this, asking for the session bus may try to start one.
bool hasSessionBus() {
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") ||
           QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
}

} // namespace

SystemMotion::SystemMotion(QObject *parent) : QObject(parent), reduced_(kdeWantsNone()) {
    if (!hasSessionBus()) return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return;
    bus.connect(service, path, interface, QStringLiteral("SettingChanged"), this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    QDBusMessage read = QDBusMessage::createMethodCall(service, path, interface, QStringLiteral("Read"));
    read << group << name;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(read), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (!reply.isError()) take(reply.value().variant());
        watcher->deleteLater();
    });
}

void SystemMotion::settingChanged(const QString &ofGroup, const QString &ofName, const QDBusVariant &value) {
    if (ofGroup == group && ofName == name) take(value.variant());
}

/// `Read` wraps it in a second variant.
void SystemMotion::take(const QVariant &animations) {
    const QVariant bare =
        animations.canConvert<QDBusVariant>() ? animations.value<QDBusVariant>().variant() : animations;
    if (bare.typeId() != QMetaType::Bool || bare.toBool() == !reduced_) return;
    reduced_ = !bare.toBool();
    emit changed();
}

} // namespace portolan::app
