#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace portolan::find {

/// Lower case for comparing, of Latin and Cyrillic letters. Every character keeps its number of bytes, so
/// that a place in the folded text is the same place in the text.
std::string fold(std::string_view text);

/// Which letters a folded text has, as bits: a text that lacks one of a word's letters cannot have the word.
std::uint64_t letters(std::string_view folded);

/// `*` stands for any run of bytes, everything else for itself. Both are folded.
bool globMatches(std::string_view pattern, std::string_view text);

} // namespace portolan::find
