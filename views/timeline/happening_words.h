#pragma once

#include <QString>

#include "model/core/chronicle.h"
#include "views/theme/theme.h"

namespace portolan::views {

/// The timeline in the current language.

QString verbWord(Verb verb);
QString happeningText(const Happening &happening); ///< to whom and with what, without verb and time
QString timeText(Moment at);                       ///< of this day and place, "15:04:12.431"

/// What a timeline can be narrowed to.
enum class HappeningGroup { all, containers, networks, sources, keys, trouble };
bool isIn(HappeningGroup group, const Happening &happening);
QString groupWord(HappeningGroup group);

/// Colour of a verb (good, bad, or a change), readable on `background`.
QColor verbColour(const Happening &happening, const Theme &theme, const QColor &background);

} // namespace portolan::views
