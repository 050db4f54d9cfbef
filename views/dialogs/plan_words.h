#pragma once

#include <QString>

#include "model/plans/clashes.h"
#include "model/plans/plan_run.h"
#include "model/plans/recreate.h"

namespace portolan::views {

QString stepTitle(const changes::Change &change);
QString noteText(const plans::Note &note);
QString obstacleText(const plans::Obstacle &obstacle);
QString clashText(const plans::Clash &clash);
QString stepWord(plans::StepState state); ///< "waiting", "done"…
QChar stepGlyph(plans::StepState state);
/// What came of a step that failed or could not be undone, in sentences.
QString stepTrouble(const Error &error);
/// How the whole is: under way, done, undone and why.
QString runSentence(const plans::PlanRun &run);

} // namespace portolan::views
