#pragma once

#include <QObject>

#include "app/portal_setting.h"

namespace portolan::app {

/// Whether the desktop wants no animations: GNOME's enable-animations through the desktop portal, or a factor
/// of zero in KDE's settings. Qt 6.4 knows nothing of it.
class SystemMotion : public QObject {
    Q_OBJECT
public:
    explicit SystemMotion(QObject *parent = nullptr);
    bool reduced() const { return reduced_; }

signals:
    void changed();

private:
    void take(const QVariant &animations);

    PortalSetting animations_;
    bool reduced_ = false;
};

} // namespace portolan::app
