#pragma once

#include <string>
#include <vector>

#include "model/find/index.h"
#include "model/find/query.h"

namespace portolan::find {

/// What a query may go on with.
struct Suggestion {
    std::string insert; ///< replaces the range of the completion: "state:", "state:running", "-net:\"a b\""
    Key key = Key::text;
    std::string value; ///< empty: the key alone
    int count = 0;     ///< how many have this value
};

struct Completion {
    std::size_t begin = 0, end = 0; ///< what would be replaced, in bytes of the query
    std::vector<Suggestion> items;
};

/// Keys for a word that has none yet, then the values that are there, the most frequent first.
/// `cursor` is a byte of the query.
Completion complete(std::string_view query, std::size_t cursor, const Index &index, std::size_t limit = 12);

} // namespace portolan::find
