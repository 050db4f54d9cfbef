#pragma once

#include <stop_token>

#include "model/layout/part.h"

namespace portolan::layout {

/// The networks of a part in an order in which those that share containers are near one another. Empty when
/// cancelled or when there are none.
std::vector<std::uint32_t> orderedHubs(const Part &part, const std::stop_token &stop);

/// Positions as near to the wishes (ascending order is kept) as a distance between them allows.
std::vector<double> spaced(const std::vector<double> &wishes, const std::vector<double> &distances);

/// Whether a line between two nodes carries words: it joins two containers.
inline bool carriesWords(const Part &part, std::uint32_t a, std::uint32_t b) {
    return part.roles[a] == Role::container && part.roles[b] == Role::container;
}
/// So much is free between two cards side by side, or one above the other, whose line carries words.
inline constexpr double wordsGap = 124, wordsRowGap = 64;

/// Among those of a row whose order is nothing to anyone else, whoever has lines that carry words comes to
/// stand beside the other end of them. `ends`: one behind the last of each such run, ascending. False:
/// cancelled.
bool keepTogether(const Part &part, std::vector<std::uint32_t> &row, const std::vector<std::size_t> &ends,
                  const std::stop_token &stop);

} // namespace portolan::layout
