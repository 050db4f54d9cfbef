#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/find/index.h"

namespace portolan::find {

/// What a person typed to find something, cut into folded words; all of them must be found.
class Needle {
public:
    explicit Needle(std::string_view typed);

    bool empty() const { return words_.empty(); }
    const std::vector<std::string> &words() const { return words_; }

    /// How well a title fits, for instance of a command; 0: not at all. `folded` is folded.
    int rate(std::string_view folded) const;

private:
    std::vector<std::string> words_;
};

/// One answer.
struct Hit {
    EntityId id;
    int score = 0;
    std::string name;
    std::string host;
    Field why = Field::name; ///< where the words were found; `name` says it all by itself
    std::string whyText;     ///< and what stands there, as a stranger wrote it
};

/// The best answers first: whole names before their beginnings, before their insides; then addresses, ports
/// and images, then the rest; last, names that have the letters in order. Among equals containers come first,
/// and shorter names.
std::vector<Hit> search(const Index &index, const Needle &needle, std::size_t limit);

/// Which bytes of a title the words are found in, as ranges from the front, none within another.
std::vector<std::pair<std::size_t, std::size_t>> marks(std::string_view title, const Needle &needle);

} // namespace portolan::find
