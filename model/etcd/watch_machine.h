#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "model/core/observation.h"
#include "model/etcd/codec.h"
#include "model/etcd/failover.h"
#include "model/etcd/replica.h"
#include "model/etcd/watch.h"
#include "model/etcd/watch_steps.h"
#include "model/etcd/watch_stream.h"
#include "model/net/backoff.h"

namespace portolan::etcd {

/// The watch's decisions, without socket, clock and chance of its own.
class WatchMachine {
public:
    struct Timings {
        net::Duration request{10'000};      ///< deadline of small requests
        net::Duration page{30'000};         ///< deadline of a page of the list
        net::Duration silence{10'000};      ///< of the watch, until we ask whether the member is well
        net::Duration life{5'000};          ///< deadline of that question
        net::Duration grace{5'000};         ///< for a watch to tell what the member says has happened
        net::Duration settle{5};            ///< changes this close together are published together
        net::Duration settleAtMost{50};     ///< but none is kept longer
        net::Duration refusedPause{60'000}; ///< between tries when only a person can help
        net::Duration tooLargePause{300'000};
        net::Backoff::Limits backoff{
            .first = net::Duration(500), .cap = net::Duration(30'000), .quiet = net::Duration(10'000)};
    };
    struct Config {
        EtcdSource source; ///< key and endpoints
        std::size_t members = 1;
        Credentials credentials;
        std::function<double()> random01 = [] { return 0.0; };
        Replica::Limits limits;
        std::size_t pageSize = 1000; ///< of the first page; further ones grow
        Timings timings;
    };
    struct Clock {
        net::Duration steady{}; ///< for measuring
        Moment wall{};          ///< for showing
    };

    explicit WatchMachine(Config config);

    Action resume(Event event, Clock now);
    Phase phase() const { return phase_; }

private:
    Action attempt();
    Action authenticate();
    Action check();
    Action beginList();
    Action listPage();
    Action open();
    Action readOn(net::Duration duration, Phase phase);

    Action onToken(const Event &event);
    Action onStatus(const Event &event);
    Action onPage(const Event &event);
    Action onOpened(const Event &event);
    Action onStream(const Event &event);
    Action onLife(const Event &event);

    Action take(Result<std::vector<WatchMessage>> messages, bool ended);
    Action onQuiet();
    Action goOn();
    Action listAgain(Error why);
    Action otherApi(const Error &error);
    Action unauthorized(Error error);
    Action memberFailed(Error error);
    Action refuse(Error error);
    Action pause(SourceState state, Error error, net::Duration duration);

    net::Request request(std::string_view path, std::string body, net::Duration deadline) const;
    Action send(Phase phase, net::Request request);
    Error located(Error error) const;
    std::string endpoint() const;
    void proven();
    void lose(SourceState state, Error error, std::optional<Moment> nextTry);
    void becomeLive();
    std::shared_ptr<const EtcdObservation> observation() const;

    Config config_;
    Phase phase_ = Phase::idle;
    Clock now_;
    EtcdSource source_;
    Replica replica_;
    bool listed_ = false; ///< a full list came in once

    Failover failover_;
    std::string operation_; ///< the last one, for errors

    std::string_view api_ = currentApi;
    bool apiSwitched_ = false; ///< in this attempt
    std::string token_;
    bool loggedInNow_ = false; ///< so a rejected token is no question of its age

    std::size_t pageSize_ = 0;
    std::string nextKey_;
    std::int64_t listRevision_ = 0; ///< 0: the first page will tell
    int listsAgain_ = 0;            ///< because of compaction, one after the other

    WatchStream stream_;
    std::optional<net::Duration> changedSince_; ///< not published yet
    std::int64_t memberRevision_ = 0;           ///< as the member told beside the watch
};

} // namespace portolan::etcd
