#pragma once

#include <QStringList>

#include "model/core/network.h"
#include "views/theme/theme.h"

namespace portolan::views {

/// The ways in which a container can be attached to anything at all.
enum class NetworkMode { bridge, overlay, macvlan, ipvlan, host, none, container };
inline constexpr int networkModes = 7;

DriverKind driverOf(NetworkMode mode); ///< `other` for container
bool canBeMade(NetworkMode mode);      ///< Docker has exactly one host, one none
QColor modeColour(NetworkMode mode, const Theme &theme);
QString modeGlyph(NetworkMode mode);
QString modeName(NetworkMode mode);
QString modeShort(NetworkMode mode); ///< a few words for its card

/// What a person should know before choosing it.
struct ModeLesson {
    QString what;
    QString nothing; ///< why there is nothing to make; empty: there is
    QStringList mind;
    QString advice; ///< may be empty
};
ModeLesson lessonOf(NetworkMode mode);

} // namespace portolan::views
