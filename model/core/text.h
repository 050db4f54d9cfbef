#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace portolan {

/// Text from strangers made harmless for one line on a screen, a log or an export: invalid UTF-8 becomes
/// U+FFFD; control characters become their pictures (U+2400 and following, so a line feed shows as ␊);
/// bidirectional controls and line separators become U+FFFD. Cut to `maxCharacters` code points, the last
/// of which is then "…".
std::string plain(std::string_view untrusted, std::size_t maxCharacters = 300);

/// The same for text of several lines: line feeds and tabs stay.
std::string plainLines(std::string_view untrusted, std::size_t maxCharacters);

/// `text` as valid UTF-8, otherwise unchanged: each invalid byte becomes U+FFFD.
std::string validUtf8(std::string_view text);

} // namespace portolan
