#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/core/engine.h"
#include "model/docker/event_lines.h"
#include "model/docker/holdings.h"
#include "model/docker/watch_steps.h"
#include "model/net/backoff.h"

namespace portolan::docker {

/// The decisions of watching one engine, without socket, clock or executor: `resume` takes what happened and
/// gives what to do. It subscribes to events first and lists then, so that nothing falls between; events only
/// tell what to read again; after any gap everything is listed again.
class WatchMachine {
public:
    enum class Phase {
        idle,        ///< not started
        negotiating, ///< asking for the version
        opening,     ///< subscribing to events
        listing,     ///< events come in and wait for the list
        live,
        waiting, ///< for the next try after a loss
        ended,
    };

    struct Config {
        Engine engine; ///< what is known beforehand: key, url, local, addresses
        net::Duration silence{10'000};
        net::Duration poll{30'000};
        net::Duration swarmPause{1'000};
        net::Duration swarmMoving{2'000}; ///< between readings while tasks are on their way
        std::size_t lanes = 4;            ///< inspections that run side by side
        /// An engine that was good for ten seconds is taken for a healthy one.
        net::Backoff::Limits backoff{net::Duration(500), net::Duration(15'000), net::Duration(10'000)};
        std::function<double()> random01; ///< for the jitter; from [0, 1)
    };

    struct Clock {
        Moment wall;          ///< for showing only: it may jump
        net::Duration steady; ///< for measuring
    };

    explicit WatchMachine(Config config);

    std::vector<watch::Action> resume(watch::Event event, Clock now);
    Phase phase() const { return phase_; }

private:
    using Actions = std::vector<watch::Action>;
    using EventKey = std::pair<std::int64_t, std::size_t>; ///< when, and a hash of what

    void on(const watch::Started &);
    void on(const watch::Negotiated &);
    void on(const watch::StreamOpened &);
    void on(const watch::Chunk &);
    void on(const watch::Silence &);
    void on(const watch::Closed &);
    void on(const watch::Listed &);
    void on(const watch::Inspected &);
    void on(const watch::Polled &);
    void on(const watch::Pinged &);
    void on(const watch::Elapsed &);
    void on(const watch::Failed &);
    void on(const watch::RetryNow &);
    void on(const watch::Cancelled &);

    watch::Ticket issue(watch::Ticket &slot) { return slot = ++lastTicket_; }
    bool settle(watch::Ticket &slot, watch::Ticket ticket);
    void connect();
    void lose(Error why);
    void dropAll();
    void read();
    void take(const Event &event);
    bool seenBefore(const Event &event);
    void waitForPoll();
    void learn(const EngineFacts &facts);
    void flush();
    void inspect(Wanted what);
    void inspectSwarm();
    void publish();
    std::string since() const;

    Config config_;
    Engine engine_;
    Phase phase_ = Phase::idle;
    Holdings holdings_;
    bool listed_ = false;
    net::Backoff backoff_;

    Actions actions_; ///< what this step has decided so far
    bool changed_ = false;
    Clock now_{};

    watch::Ticket lastTicket_ = 0;
    watch::Ticket step_ = 0; ///< negotiate, open, list: one after the other
    watch::Ticket read_ = 0;
    watch::Ticket ping_ = 0;
    watch::Ticket poll_ = 0; ///< the poll or the wait for it
    bool polling_ = false;
    int soonPolls_ = 0; ///< that come sooner than usual
    watch::Ticket retry_ = 0;
    watch::Ticket swarmWait_ = 0;
    watch::Ticket factsInspect_ = 0;
    watch::Ticket swarmInspect_ = 0;
    std::map<watch::Ticket, Wanted> inspects_;

    EventLines lines_;
    std::int64_t lastSeen_ = 0; ///< the engine's clock, ns
    std::deque<EventKey> recent_;
    std::set<EventKey> recentSet_;

    Wanted dirty_;
    bool dirtyLinkers_ = false;
    std::set<std::string> gone_;             ///< destroyed while something was being read
    std::set<std::string> unsureContainers_; ///< to be asked for at the next poll
    std::set<std::string> unsureNetworks_;
    net::Duration liveSince_{};
    std::optional<net::Duration> swarmRead_; ///< when the swarm was last asked for
};

std::string_view name(WatchMachine::Phase phase);

} // namespace portolan::docker
