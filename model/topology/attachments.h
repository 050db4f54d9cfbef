#pragma once

#include "model/topology/atlas.h"
#include "model/topology/draft.h"

namespace portolan::topology {

/// What containers say of their networks. Each function fills one table of the draft.
void tieEndpoints(Draft &draft, Atlas &atlas);
void tieLinks(Draft &draft, Atlas &atlas);
void tieSharedNetworks(Draft &draft, Atlas &atlas);

/// In `container:` mode: who is meant, as given; empty otherwise.
std::string_view networkOwnerAsGiven(const Container &container);

} // namespace portolan::topology
