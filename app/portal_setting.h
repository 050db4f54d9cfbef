#pragma once

#include <QDBusVariant>
#include <QObject>
#include <QVariant>

namespace portolan::app {

/// One setting of the desktop as its portal tells it (org.freedesktop.portal.Settings): asked for once, and
/// told again when it changes. Silent where there is no session bus or no portal.
class PortalSetting : public QObject {
    Q_OBJECT
public:
    PortalSetting(const QString &group, const QString &name, QObject *parent = nullptr);

signals:
    void told(const QVariant &value);

private slots:
    void settingChanged(const QString &group, const QString &name, const QDBusVariant &value);

private:
    const QString group_, name_;
};

} // namespace portolan::app
