#pragma once

namespace portolan::views {

/// Makes charts known to screen readers: a list of their nodes with names, states, neighbours and places, of
/// which one is selected. Call once before the first chart is made; further calls do nothing.
void installChartAccessibility();

} // namespace portolan::views
