#pragma once

#include <QString>

namespace portolan::views {

/// The swarm manager's own word for a state, a role or an availability, in the current language; a word we
/// do not know comes back as it is.
QString swarmStateWord(const QString &word);

} // namespace portolan::views
