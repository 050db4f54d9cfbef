#include "model/net/backoff.h"

#include <algorithm>
#include <limits>

namespace portolan::net {

Duration Backoff::next(double random01) {
    Duration step = std::min(limits_.first, limits_.cap);
    for (int i = 0; i < failures_ && step < limits_.cap; ++i) step = std::min(step * 2, limits_.cap);
    if (failures_ < std::numeric_limits<int>::max()) ++failures_;
    if (!(random01 >= 0.0)) random01 = 0.0; // catches not-a-number too
    random01 = std::min(random01, 1.0);
    const auto half = static_cast<double>(step.count()) / 2.0;
    return Duration(static_cast<Duration::rep>(half + half * random01));
}

void Backoff::lived(Duration good) {
    if (good >= limits_.quiet) failures_ = 0;
}

} // namespace portolan::net
