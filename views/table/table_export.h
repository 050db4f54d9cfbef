#pragma once

#include <QStringList>

namespace portolan::views {

/// Rows of cells as text for the clipboard. Cells hold what strangers wrote: a cell that a spreadsheet would
/// take for a formula gets an apostrophe in front, and control characters are shown, not obeyed.
QString toCsv(const QStringList &head, const QList<QStringList> &rows);
QString toJson(const QStringList &head, const QList<QStringList> &rows); ///< a list of objects, valid JSON

} // namespace portolan::views
