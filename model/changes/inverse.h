#pragma once

#include <optional>

#include "model/changes/change.h"
#include "model/core/snapshot.h"

namespace portolan::changes {

/// What takes a change back, told from how things were *before* it; nullopt where nothing does. A container
/// is attached again with the aliases and the fixed addresses it had; an address that the engine had chosen
/// is chosen anew. A network that was made is named by its name alone: its id is in the outcome.
std::optional<Change> inverse(const Change &change, const Snapshot &before);

/// How a container is attached, as it would have to be asked for again.
EndpointSpec specOf(const Container &container, const Attachment &attachment);

} // namespace portolan::changes
