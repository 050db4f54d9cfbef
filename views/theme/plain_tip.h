#pragma once

#include <QString>

class QWidget;

namespace portolan::views {

/// `text` for a tool tip. Qt guesses whether a tip is rich text; this leaves nothing to guess, so markup in
/// a stranger's name is shown, not obeyed. Line feeds stay.
QString plainTip(const QString &text);

/// Gives a widget such a tip, and the same words without markup as its description to screen readers, which
/// would else be read the tip's markup.
void setPlainTip(QWidget *widget, const QString &text);

/// `text` for a menu or button, where an ampersand would mean a shortcut.
QString plainLabel(QString text);

} // namespace portolan::views
