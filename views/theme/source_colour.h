#pragma once

#include "views/theme/theme.h"

namespace portolan::views {

/// The dot of an engine or an etcd cluster; a word or tool tip always says the same.
inline QColor sourceColour(SourceState state, const Theme &theme) {
    switch (state) {
    case SourceState::live:
        return theme.running;
    case SourceState::connecting:
        return theme.restarting;
    case SourceState::duplicate:
        return theme.exited;
    case SourceState::lost:
    case SourceState::failed:
    case SourceState::refused:
        break;
    }
    return theme.dead;
}

} // namespace portolan::views
