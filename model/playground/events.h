#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/core/time.h"
#include "model/playground/filters.h"
#include "model/playground/json.h"

namespace portolan::playground {

struct Event {
    std::uint64_t number = 0; ///< grows by one
    std::string type, action, actor;
    std::map<std::string, std::string> attributes;
    Moment at{};
    bool ofSwarm = false;
};

/// As one line of `/events`. Until API 1.51 the fields of the first engines stand beside today's.
Json toJson(const Event &event, int api);
bool matches(const Event &event, const Filters &filters);

/// The last 256 events, as the engine keeps them: whoever reads too slowly loses some.
class EventLog {
public:
    static constexpr std::size_t capacity = 256;

    void add(Event event);
    std::uint64_t newest() const { return newest_; }
    /// Those after `number` that are still kept.
    std::vector<const Event *> after(std::uint64_t number) const;

private:
    std::deque<Event> events_;
    std::uint64_t newest_ = 0;
};

} // namespace portolan::playground
