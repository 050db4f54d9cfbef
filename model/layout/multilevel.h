#pragma once

#include <stop_token>

#include "model/layout/part.h"

namespace portolan::layout {

inline constexpr Size cardGap{22, 26}; ///< kept free around each card

/// A connected part by forces, from coarse to fine, with cards of real size. False: cancelled. What little
/// may overlap in the end is for settle() to mend.
bool drawByForces(const Part &part, Picture &picture, const std::stop_token &stop);

/// The same picture a little better: weak anchors hold everything near where it is, what is `fixed` stays.
bool relaxByForces(const Part &part, Picture &picture, const std::vector<std::uint8_t> &fixed,
                   const std::stop_token &stop);

/// Puts whatever still overlaps onto the nearest free place; what is `fixed` (may be empty) stays.
bool settle(const Part &part, Picture &picture, const std::vector<std::uint8_t> &fixed,
            const std::stop_token &stop);

} // namespace portolan::layout
