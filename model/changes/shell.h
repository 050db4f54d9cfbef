#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace portolan::changes {

/// One word as a POSIX shell reads it back: bare when every character is harmless, else in single quotes.
/// A NUL, which no argument can hold, is left out.
std::string shellWord(std::string_view word);
std::string shellLine(const std::vector<std::string> &words);

/// The words of a line as a POSIX shell splits it, with quotes and backslashes, but with nothing expanded:
/// "$", "*", "|" and their like stay what they are. nullopt: a quote that does not end.
std::optional<std::vector<std::string>> shellSplit(std::string_view line);

/// Whether a shell would take something in it for more than words: a pipe, a variable, a second command.
bool wantsShell(std::string_view line);

} // namespace portolan::changes
