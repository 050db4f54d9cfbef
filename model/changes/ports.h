#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/core/container.h"

namespace portolan::changes {

std::optional<Port> parsePort(std::string_view text); ///< "80", "53/udp"

/// As `docker run -p` takes it: "8080:80", "127.0.0.1:53:53/udp", "[::1]::80", "80". A range is one
/// publication a port ("8000-8010:80-90"), or one for which the engine chooses ("8000-8010:80"). None: it is
/// wrong.
std::vector<Publication> parsePublication(std::string_view text);
std::string portWord(const Publication &publication);                             ///< the same backwards
std::vector<std::string> portWords(const std::vector<Publication> &publications); ///< with their ranges

/// The host's side alone, as the engine tells it: "", "8080", "8000-8010".
std::string hostPortWord(const Publication &publication);
void readHostPort(Publication &publication, std::string_view word);

std::string portWord(const Port &port); ///< "80", "53/udp"

/// Several, between blanks or commas; `wrong` are the words that are none.
struct PublicationList {
    std::vector<Publication> publications;
    std::vector<std::string> wrong;
};
PublicationList parsePublications(std::string_view text);

/// Words between blanks or commas.
std::vector<std::string> wordsOf(std::string_view text);

} // namespace portolan::changes
