#pragma once

#include "model/topology/atlas.h"
#include "model/topology/draft.h"
#include "model/topology/places.h"

namespace portolan::topology {

/// Whether this engine puts variables of links into the environment: those before 29 do, later ones do not
/// (unless their daemon is told to, which cannot be seen from outside). One whose version cannot be read is
/// judged by its API, and taken for an old one when that is unknown too.
bool setsLinkVariables(const Engine &engine);

/// What each ambassador forwards, from its command, its environment and its links, and what is there.
void tieRelays(Draft &draft, Atlas &atlas, Places &places);

void tieRegistrations(Draft &draft, Places &places);

} // namespace portolan::topology
