#pragma once

#include <QString>

#include "model/find/query.h"

namespace portolan::views {

/// Words for what can be found and asked for, in the current language.

QString fieldWord(find::Field field);                  ///< "image", "address"; empty for the name
QString keyMeaning(find::Key key);                     ///< what a key of a query asks about, a short phrase
QString queryErrorText(const find::QueryError &error); ///< what is wrong and what would be right, a sentence

} // namespace portolan::views
