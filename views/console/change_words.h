#pragma once

#include <QString>

#include "model/qt/change_log.h"

namespace portolan::views {

/// The command of a change for one line on the screen: harmless and bounded. A shell is given
/// changes::commandLine.
QString commandText(const changes::Change &change, std::size_t maxCharacters = 300);

QString runCommand(const qt::ChangeRun &run, std::size_t maxCharacters = 300); ///< the same of a run

/// Why a change was not made, in sentences, with the engine's own words.
QString changeFailure(const Error &error);

/// "Pulls the image redis:7 — 3 of 5 layers, 12.0 MB of 40.1 MB".
QString pullText(const changes::PullProgress &progress);

/// What came of it: "running…", "done", "was so already", "failed", "given up", "exit code 3".
QString runWord(const qt::ChangeRun &run);
QString tookText(std::chrono::milliseconds took); ///< "0.2 s", "1 min 5 s"
/// All of one run in a line, for screen readers and the clipboard.
QString runLine(const qt::ChangeRun &run);
/// What else the engine said: its refusal, its warnings, what was pruned. May be empty.
QString runDetail(const qt::ChangeRun &run);

} // namespace portolan::views
