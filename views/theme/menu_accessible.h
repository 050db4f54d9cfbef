#pragma once

namespace portolan::views {

/// Makes the menu of a tool button a child of the button for screen readers. Qt 6.4 shows them no popup at
/// all. To be called before the first window; further calls change nothing.
void installMenuAccessibility();

} // namespace portolan::views
