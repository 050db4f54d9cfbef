#pragma once

#include <string>

#include "model/core/diff.h"
#include "model/core/snapshot.h"

namespace portolan::map {

/// The chart as text, for `portolan map` and exports. Formats are documented in resources/portolan.1.
/// Everything from strangers is escaped for its format; invalid UTF-8 becomes U+FFFD.
std::string toJson(const Snapshot &snapshot);    ///< version 1, one document, indented, sorted by id
std::string toDot(const Snapshot &snapshot);     ///< Graphviz
std::string toMermaid(const Snapshot &snapshot); ///< flowchart

/// One line of `portolan watch` (with the line feed), or empty when nothing of the map changed.
/// `before` empty (a default Snapshot) adds everything.
std::string toChangeLine(const Snapshot &before, const Snapshot &after);

} // namespace portolan::map
