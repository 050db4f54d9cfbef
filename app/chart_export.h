#pragma once

#include <QByteArray>
#include <QString>
#include <functional>
#include <optional>
#include <string_view>

#include "model/core/snapshot.h"
#include "views/graph/scene.h"
#include "views/theme/theme.h"

namespace portolan::app {

enum class MapFormat { json, svg, png, pdf, dot, mermaid };

inline constexpr MapFormat mapFormats[] = {MapFormat::png, MapFormat::svg,     MapFormat::pdf,
                                           MapFormat::dot, MapFormat::mermaid, MapFormat::json};

bool isPicture(MapFormat format);
std::string_view nameOf(MapFormat format); ///< as the command line has it; for files, see suffixOf
QString suffixOf(MapFormat format);        ///< of file names, without the dot
std::optional<MapFormat> mapFormatOf(std::string_view name);

inline constexpr double pngScale = 2.0;

/// The chart in one of its forms. `arranged`: where everything stands, of the same snapshot; asked for
/// pictures only. Empty when it cannot be drawn. Pictures need a QGuiApplication.
QByteArray exported(const Snapshot &snapshot, const std::function<const views::Scene &()> &arranged,
                    MapFormat format, const views::Theme &theme, double scale = pngScale);

/// Replaces the file as a whole or not at all. Empty, or what went wrong in the system's words.
QString saveWhole(const QString &path, const QByteArray &bytes);

} // namespace portolan::app
