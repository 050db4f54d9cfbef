#pragma once

#include <QByteArray>
#include <QString>
#include <optional>
#include <string_view>

#include "model/core/snapshot.h"
#include "views/graph/render.h"

namespace portolan::app {

enum class MapFormat { json, svg, png, pdf, dot, mermaid };

inline constexpr MapFormat mapFormats[] = {MapFormat::png, MapFormat::svg,     MapFormat::pdf,
                                           MapFormat::dot, MapFormat::mermaid, MapFormat::json};

bool isPicture(MapFormat format);
std::string_view nameOf(MapFormat format); ///< as the command line has it; for files, see suffixOf
QString suffixOf(MapFormat format);        ///< of file names, without the dot
std::optional<MapFormat> mapFormatOf(std::string_view name);

inline constexpr double pngScale = 2.0;

/// JSON, DOT or Mermaid.
QByteArray written(const Snapshot &snapshot, MapFormat format);
/// PNG, SVG or PDF; `scale` is a PNG's. Empty when it cannot be drawn. Needs a QGuiApplication, as the
/// picture's theme and scene do.
QByteArray drawn(const views::Picture &picture, MapFormat format, double scale = pngScale);

/// Replaces the file as a whole or not at all. Empty, or what went wrong in the system's words.
QString saveWhole(const QString &path, const QByteArray &bytes);

} // namespace portolan::app
