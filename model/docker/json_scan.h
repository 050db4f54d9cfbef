#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "model/core/result.h"

namespace portolan::docker {

/// Follows the nesting of one JSON object while its bytes go by, without reading more into them: tells where
/// it ends, wherever its bytes were cut.
class ObjectScanner {
public:
    /// How many of the leading bytes belong to the object. Fewer than given: it is complete, or (`started`
    /// false) the first byte does not open an object.
    std::size_t take(std::string_view bytes);
    bool started() const { return depth_ > 0 || done_; }
    bool done() const { return done_; }
    void reset() { *this = ObjectScanner(); }

private:
    std::size_t depth_ = 0;
    bool inString_ = false;
    bool escaped_ = false;
    bool done_ = false;
};

/// The objects of a JSON array, as they stand in `bytes`. `null` is an empty array, as Go writes it.
/// Errc::protocol, with `document` as its operation, when it is anything else or breaks off.
Result<std::vector<std::string_view>> splitArray(std::string_view bytes, std::string_view document);

} // namespace portolan::docker
