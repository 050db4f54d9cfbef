#pragma once

#include <QObject>
#include <optional>

#include "app/portal_setting.h"

namespace portolan::app {

/// Whether the desktop wants dark windows: what the desktop portal says (org.freedesktop.appearance,
/// color-scheme), and where there is none, how light the palette of the system is.
class SystemLook : public QObject {
    Q_OBJECT
public:
    explicit SystemLook(QObject *parent = nullptr);

    /// nullopt: the portal has not said anything, so look at the palette.
    std::optional<bool> portalWantsDark() const { return dark_; }

signals:
    void changed();

private:
    void take(const QVariant &value);

    PortalSetting scheme_;
    std::optional<bool> dark_;
};

} // namespace portolan::app
