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
inline const QString dock = QStringLiteral("window/dock");
inline const QString dockShown = QStringLiteral("window/dockShown");
inline const QString dockTab = QStringLiteral("window/dockTab");
inline const QString table = QStringLiteral("window/table");
inline const QString minimap = QStringLiteral("chart/minimap");
inline const QString connections = QStringLiteral("connections");
inline const QString plans = QStringLiteral("plans"); ///< under way
inline const QString exportFolder = QStringLiteral("export/folder");
inline const QString exportFormat = QStringLiteral("export/format");
inline const QString exportTheme = QStringLiteral("export/theme");
inline const QString exportScale = QStringLiteral("export/scale");
inline const QString dialogs = QStringLiteral("dialogs/"); ///< their sizes, by class
inline const QString chart = QStringLiteral("chart/places");
inline const QString reduceMotion = QStringLiteral("chart/reduceMotion");

} // namespace portolan::app::settings
