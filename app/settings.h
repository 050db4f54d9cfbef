#pragma once

#include <QString>

namespace portolan::app::settings {

/// Names of what is remembered. Never a password, a token or a URL with one.
inline const QString geometry = QStringLiteral("window/geometry");
inline const QString columns = QStringLiteral("window/columns");
inline const QString sidebarTab = QStringLiteral("window/sidebarTab");
inline const QString inspectorTab = QStringLiteral("window/inspectorTab");
inline const QString language = QStringLiteral("language");
inline const QString look = QStringLiteral("look");
inline const QString filters = QStringLiteral("chart/filters");
inline const QString chart = QStringLiteral("chart/places");

} // namespace portolan::app::settings
