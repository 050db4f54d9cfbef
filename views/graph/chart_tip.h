#pragma once

#include <QString>

#include "views/graph/scene.h"

namespace portolan::views {

/// What a thing is, in a few lines of plain text: name, kind, state, addresses. Empty when it is not on the
/// chart. For tooltips and for screen readers.
QString tipText(const Scene &scene, const EntityId &id, Moment now);

/// Its name alone.
QString nameText(const Scene &scene, const EntityId &id);

} // namespace portolan::views
