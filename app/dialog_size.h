#pragma once

class QDialog;
class QSettings;

namespace portolan::app {

/// Gives a dialog that is yet to be shown the size that somebody gave one of its class before, as far as the
/// screen has room, and remembers the size that somebody gives it now. `settings` must outlive it.
void rememberSize(QDialog &dialog, QSettings &settings);

} // namespace portolan::app
