#pragma once

#include <QFont>

class QLabel;

namespace portolan::views {

/// A label for plain text in one of the style sheet's tones: caption, muted, strong, danger.
QLabel *toneLabel(const char *tone);
QLabel *toneParagraph(const char *tone); ///< one that wraps its text
void setTone(QLabel *label, const char *tone);
QFont titleFont(QFont body); ///< of a title over text in `body`

} // namespace portolan::views
