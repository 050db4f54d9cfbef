#pragma once

#include "model/topology/command_reading.h"
#include "model/topology/draft.h"

namespace portolan::topology {

/// What a container is recognised by, sorted; empty: it is no ambassador. Looks at nothing but the container.
std::vector<AmbassadorEvidence> evidenceOf(const Container &container);

/// Whether an image is known to do nothing but relay, wherever it was pulled from.
bool isAmbassadorImage(std::string_view image);

/// The command, with its variables put in from the configured environment and from `more` (NAME=value).
CommandReading readCommand(const Container &container, const std::vector<std::string> &more);

void recogniseAmbassadors(Draft &draft);

} // namespace portolan::topology
