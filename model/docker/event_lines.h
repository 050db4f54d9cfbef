#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/core/result.h"
#include "model/docker/json_scan.h"

namespace portolan::docker {

/// Cuts the bytes of GET /events into its JSON objects, however they arrive: several at once, or one in
/// pieces cut anywhere.
class EventLines {
public:
    /// Docker's events are some 500 bytes; labels may make them longer.
    static constexpr std::size_t defaultLimit = 4U << 20U;

    explicit EventLines(std::size_t limit = defaultLimit) : limit_(limit) {}

    /// The objects that these bytes complete, in order; none: it needs more. Errc::protocol when the bytes
    /// are no stream of objects, or one of them is longer than the limit; nothing after that is read.
    Result<std::vector<std::string>> feed(std::string_view bytes);
    bool midObject() const { return !held_.empty(); } ///< a part of an object is held

private:
    std::size_t limit_;
    ObjectScanner scanner_;
    std::string held_;
    bool broken_ = false;
};

} // namespace portolan::docker
