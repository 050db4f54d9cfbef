#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace portolan::changes {

/// One word as a POSIX shell reads it back: bare when every character is harmless, else in single quotes.
/// A NUL, which no argument can hold, is left out.
std::string shellWord(std::string_view word);
std::string shellLine(const std::vector<std::string> &words);

} // namespace portolan::changes
