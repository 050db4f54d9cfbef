#include "app/system_look.h"

namespace portolan::app {

SystemLook::SystemLook(QObject *parent)
    : QObject(parent), scheme_(QStringLiteral("org.freedesktop.appearance"), QStringLiteral("color-scheme")) {
    connect(&scheme_, &PortalSetting::told, this, &SystemLook::take);
}

/// 0: no wish, 1: dark, 2: light.
void SystemLook::take(const QVariant &value) {
    const uint wish = value.toUInt();
    const auto before = dark_;
    dark_ = wish == 0 ? std::nullopt : std::optional<bool>(wish == 1);
    if (dark_ != before) emit changed();
}

} // namespace portolan::app
