#pragma once

namespace portolan::app {

inline constexpr const char *version = PORTOLAN_VERSION;

} // namespace portolan::app
