#pragma once

#include <QString>

#include "model/core/result.h"

namespace portolan::views {

/// What went wrong and what to do about it, in whole sentences of the current language. The server's own
/// words are quoted, harmless and bounded.
QString errorText(const Error &error);

} // namespace portolan::views
