#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "model/core/diff.h"

namespace portolan {

/// What can happen to something.
enum class Verb {
    create,
    start,
    die,
    pause,
    unpause,
    restart,
    remove,
    rename,
    health,
    connect, ///< a container to a network, a source to us
    disconnect,
    readdress, ///< it has another address on a network
    link,
    unlink,
    relay, ///< a relay is in another state
    lost,  ///< an engine or etcd
    put,   ///< an etcd key
    erase,
};

std::string_view name(Verb verb);

/// One line of the timeline. Names are as they were then, and untrusted.
struct Happening {
    std::uint64_t number = 0; ///< rises by one with each
    Moment at{};              ///< when we saw it
    Verb verb = Verb::create;
    EntityId subject;
    std::string name;
    EntityId object; ///< a network, a link's target; empty: none
    std::string objectName;
    std::string detail; ///< an address, an image, an error: what the verb needs
    int code = 0;       ///< `die`: the exit code
    bool trouble = false;

    friend bool operator==(const Happening &, const Happening &) = default;
};

/// Tells what the difference of two snapshots means. What a source lists when it is first heard of has not
/// happened then, and is left out.
class Chronicle {
public:
    /// `now` is the later snapshot of the diff. In the order in which it must have been; at most
    /// `mostAtOnce`, the last ones.
    std::vector<Happening> follow(const Diff &diff, const Snapshot &now);

    static constexpr std::size_t mostAtOnce = 10'000;

private:
    bool knows(const EngineKey &key) const { return engines_.contains(key.value); }

    std::unordered_set<std::string> engines_, keyspaces_; ///< those whose first list is through
    std::uint64_t number_ = 0;
};

} // namespace portolan
