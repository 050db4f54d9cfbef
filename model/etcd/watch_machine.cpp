#include "model/etcd/watch_machine.h"

#include <algorithm>
#include <utility>

namespace portolan::etcd {
namespace {

constexpr std::size_t smallAnswer = 64U << 10U;
constexpr std::size_t pageAnswer = 16U << 20U;
constexpr int mostListsAgain = 3;
// etcd walks all that is left of a range for each page of it, so many small pages of a large store are slow.
constexpr std::size_t smallPage = 1U << 20U; ///< bytes
constexpr std::size_t largestPage = 8000;    ///< keys

Error noLeader() { return decodeError(503, R"({"code":14,"message":"etcdserver: no leader"})"); }

} // namespace

WatchMachine::WatchMachine(Config config)
    : config_(std::move(config)), source_(config_.source), replica_(config_.limits),
      failover_(config_.members, config_.timings.backoff), stream_(config_.source.key) {
    source_.state = SourceState::connecting;
}

Action WatchMachine::resume(Event event, Clock now) {
    now_ = now;
    if (event.cancelled || phase_ == Phase::done || config_.members == 0) {
        phase_ = Phase::done;
        Action stop;
        stop.closeStream = true;
        return stop;
    }
    // An operation that was cancelled, but not by us, ran out of time.
    if (event.kind == Event::Kind::failed && event.error.code == Errc::cancelled)
        event.error.code = Errc::timeout;
    switch (phase_) {
    case Phase::idle: {
        Action first = attempt();
        first.publish = observation();
        return first;
    }
    case Phase::authenticating:
        return onToken(event);
    case Phase::checking:
        return onStatus(event);
    case Phase::listing:
        return onPage(event);
    case Phase::opening:
        return onOpened(event);
    case Phase::watching:
    case Phase::settling:
        return onStream(event);
    case Phase::askingLife:
        return onLife(event);
    case Phase::waiting:
    case Phase::done:
        break;
    }
    return attempt();
}

Action WatchMachine::attempt() {
    apiSwitched_ = false;
    listsAgain_ = 0;
    const bool logIn = !config_.credentials.user.empty() && token_.empty();
    return logIn ? authenticate() : check();
}

Action WatchMachine::authenticate() {
    token_.clear();
    const Credentials &as = config_.credentials;
    return send(
        Phase::authenticating,
        request("/auth/authenticate", authenticateRequest(as.user, as.password), config_.timings.request));
}

Action WatchMachine::onToken(const Event &event) {
    if (event.kind != Event::Kind::answered) return memberFailed(event.error);
    Result<std::string> token = decodeToken(event.response);
    if (!token && token.error().code == Errc::notFound) return otherApi(token.error());
    if (!token && !isAuthenticationOff(token.error()))
        return token.error().code == Errc::unauthorized ? refuse(token.error()) : memberFailed(token.error());
    if (token) token_ = std::move(*token);
    loggedInNow_ = true;
    return check();
}

Action WatchMachine::check() {
    return send(Phase::checking, request("/maintenance/status", statusRequest(), config_.timings.request));
}

Action WatchMachine::onStatus(const Event &event) {
    if (event.kind != Event::Kind::answered) return memberFailed(event.error);
    const Result<Status> status = decodeStatus(event.response);
    if (!status && status.error().code == Errc::notFound) return otherApi(status.error());
    // Only the list tells whether the keys may be read; who may not ask for the status goes on without.
    if (!status && !isPermissionDenied(status.error()))
        return status.error().code == Errc::unauthorized ? unauthorized(status.error())
                                                         : memberFailed(status.error());
    if (status && !status->hasLeader) return memberFailed(noLeader());
    if (status) source_.version = status->version;
    return beginList();
}

Action WatchMachine::beginList() {
    replica_.beginList();
    pageSize_ = config_.pageSize;
    nextKey_.clear();
    listRevision_ = 0;
    return listPage();
}

Action WatchMachine::listPage() {
    net::Request page = request("/kv/range", rangeRequest(source_.prefix, nextKey_, listRevision_, pageSize_),
                                config_.timings.page);
    page.bodyLimit = pageAnswer;
    return send(Phase::listing, std::move(page));
}

Action WatchMachine::onPage(const Event &event) {
    if (event.kind != Event::Kind::answered) {
        if (event.error.code != Errc::tooLarge) return memberFailed(event.error);
        if (pageSize_ <= 1) return refuse(event.error);
        pageSize_ = std::max<std::size_t>(1, pageSize_ / 4);
        return listPage();
    }
    Result<Page> page = decodePage(event.response, source_.key);
    if (!page && page.error().code == Errc::compacted) return listAgain(page.error());
    if (!page)
        return page.error().code == Errc::unauthorized ? unauthorized(page.error())
                                                       : memberFailed(page.error());
    if (listRevision_ == 0) listRevision_ = page->revision;
    if (!page->entries.empty()) nextKey_ = page->entries.back().key + '\0';
    const Result<void> added = replica_.addPage(std::move(page->entries), page->count);
    if (!added)
        return added.error().code == Errc::tooLarge ? refuse(added.error()) : memberFailed(added.error());
    if (page->more) {
        if (event.response.body.size() < smallPage)
            pageSize_ = std::max(pageSize_, std::min(2 * pageSize_, largestPage));
        return listPage();
    }

    replica_.endList();
    source_.revision = listRevision_;
    becomeLive();
    Action next = open();
    next.publish = observation();
    return next;
}

/// The revision we wanted is compacted away. No loss, unless it goes on and on.
Action WatchMachine::listAgain(Error why) {
    if (++listsAgain_ > mostListsAgain) return memberFailed(std::move(why));
    return beginList();
}

Action WatchMachine::open() {
    phase_ = Phase::opening;
    stream_ = WatchStream(source_.key);
    changedSince_.reset();
    memberRevision_ = 0;
    Action action;
    action.kind = Action::Kind::open;
    action.closeStream = true;
    action.member = failover_.member();
    action.request =
        request("/watch", watchRequest(source_.prefix, source_.revision + 1), config_.timings.request);
    return action;
}

Action WatchMachine::onOpened(const Event &event) {
    if (event.kind != Event::Kind::opened) return memberFailed(event.error);
    if (event.response.status != 200) {
        Error error = decodeError(event.response.status, event.response.body);
        return error.code == Errc::unauthorized ? unauthorized(std::move(error))
                                                : memberFailed(std::move(error));
    }
    return readOn(config_.timings.silence, Phase::watching);
}

Action WatchMachine::onStream(const Event &event) {
    switch (event.kind) {
    case Event::Kind::bytes:
        return take(stream_.feed(event.bytes), false);
    case Event::Kind::ended:
        return take(stream_.finish(), true);
    case Event::Kind::quiet:
        return onQuiet();
    default:
        return memberFailed(event.error);
    }
}

Action WatchMachine::take(Result<std::vector<WatchMessage>> messages, bool ended) {
    if (!messages)
        return messages.error().code == Errc::unauthorized ? unauthorized(std::move(messages.error()))
                                                           : memberFailed(std::move(messages.error()));
    for (WatchMessage &message : *messages) {
        const bool progress = message.events.empty() && !message.created && !message.canceled;
        if (progress) source_.revision = std::max(source_.revision, message.revision);
        for (const WatchEvent &event : message.events)
            source_.revision = std::max(source_.revision, event.entry.modRevision);
        if (!message.events.empty()) {
            proven();
            const Result<bool> changed = replica_.apply(std::move(message.events));
            if (!changed) return refuse(changed.error());
            if (*changed && !changedSince_) changedSince_ = now_.steady;
        }
        if (!message.canceled) continue;
        Error why = cancelError(message);
        if (why.code == Errc::compacted) return listAgain(std::move(why));
        return why.code == Errc::unauthorized ? unauthorized(std::move(why)) : memberFailed(std::move(why));
    }
    if (ended)
        return memberFailed(Error{Errc::disconnected, {}, {}, "the server ended the watch", 0, nullptr});
    return goOn();
}

Action WatchMachine::goOn() {
    const bool keep = changedSince_ && now_.steady - *changedSince_ < config_.timings.settleAtMost;
    if (keep) return readOn(config_.timings.settle, Phase::settling);
    const bool behind = memberRevision_ > source_.revision;
    Action action = readOn(behind ? config_.timings.grace : config_.timings.silence, Phase::watching);
    if (changedSince_) action.publish = observation();
    changedSince_.reset();
    return action;
}

Action WatchMachine::onQuiet() {
    if (phase_ == Phase::settling) {
        Action action = readOn(config_.timings.silence, Phase::watching);
        action.publish = observation();
        changedSince_.reset();
        return action;
    }
    proven();
    if (memberRevision_ > source_.revision)
        return memberFailed(Error{Errc::disconnected,
                                  {},
                                  {},
                                  "the watch is silent at revision " + std::to_string(source_.revision) +
                                      ", the member is at " + std::to_string(memberRevision_),
                                  0,
                                  nullptr});
    return send(Phase::askingLife, request("/maintenance/status", statusRequest(), config_.timings.life));
}

Action WatchMachine::onLife(const Event &event) {
    if (event.kind != Event::Kind::answered) return memberFailed(event.error);
    const Result<Status> status = decodeStatus(event.response);
    if (!status && !isPermissionDenied(status.error()))
        return status.error().code == Errc::unauthorized ? unauthorized(status.error())
                                                         : memberFailed(status.error());
    if (status && !status->hasLeader) return memberFailed(noLeader());
    if (status && source_.prefix.empty()) memberRevision_ = status->revision; // else it counts others' keys
    return goOn();
}

Action WatchMachine::otherApi(const Error &error) {
    if (!apiSwitched_) {
        apiSwitched_ = true;
        api_ = api_ == currentApi ? olderApi : currentApi;
        return phase_ == Phase::authenticating ? authenticate() : check();
    }
    Error nobody = error;
    nobody.code = Errc::protocol;
    nobody.detail = "no JSON gateway of etcd at " + std::string(currentApi) + " or " + std::string(olderApi) +
                    ": " + error.detail;
    return memberFailed(std::move(nobody));
}

/// Log in (again) when that can help, which is once; else only a person can help.
Action WatchMachine::unauthorized(Error error) {
    const bool helps = isTokenRejected(error) || token_.empty();
    if (!config_.credentials.user.empty() && helps && !loggedInNow_) return authenticate();
    token_.clear();
    return refuse(std::move(error));
}

Action WatchMachine::memberFailed(Error error) {
    error = located(std::move(error));
    replica_.beginList();
    const bool wasLive = failover_.isLive();
    const auto wait = failover_.failed(now_.steady, config_.random01());
    if (wait) return pause(listed_ ? SourceState::lost : SourceState::failed, std::move(error), *wait);
    if (wasLive) lose(SourceState::lost, std::move(error), now_.wall);
    Action next = attempt();
    if (wasLive) next.publish = observation();
    return next;
}

Action WatchMachine::refuse(Error error) {
    error = located(std::move(error));
    replica_.beginList();
    failover_.stop();
    const bool large = error.code == Errc::tooLarge;
    return pause(SourceState::refused, std::move(error),
                 large ? config_.timings.tooLargePause : config_.timings.refusedPause);
}

Action WatchMachine::pause(SourceState state, Error error, net::Duration duration) {
    phase_ = Phase::waiting;
    lose(state, std::move(error), now_.wall + duration);
    Action action;
    action.kind = Action::Kind::wait;
    action.closeStream = true;
    action.duration = duration;
    action.publish = observation();
    return action;
}

net::Request WatchMachine::request(std::string_view path, std::string body, net::Duration deadline) const {
    net::Request request;
    request.method = "POST";
    request.target = std::string(api_) + std::string(path);
    if (!token_.empty()) request.headers.emplace_back("Authorization", token_);
    request.body = std::move(body);
    request.deadline = deadline;
    request.bodyLimit = smallAnswer;
    return request;
}

Action WatchMachine::send(Phase phase, net::Request request) {
    phase_ = phase;
    Action action;
    action.kind = Action::Kind::send;
    action.closeStream = phase != Phase::askingLife;
    action.member = failover_.member();
    action.request = std::move(request);
    operation_ = action.request.method + ' ' + action.request.target;
    return action;
}

Action WatchMachine::readOn(net::Duration duration, Phase phase) {
    phase_ = phase;
    operation_ = "POST " + std::string(api_) + "/watch";
    Action action;
    action.kind = Action::Kind::read;
    action.duration = duration;
    return action;
}

/// The error, with what we did and where when the client did not say.
Error WatchMachine::located(Error error) const {
    if (error.operation.empty()) error.operation = operation_;
    if (error.target.empty()) error.target = endpoint();
    return error;
}

std::string WatchMachine::endpoint() const {
    const std::size_t member = failover_.member();
    return member < source_.endpoints.size() ? source_.endpoints[member] : std::string();
}

/// The watch works: what went wrong before it is no part of what may go wrong from here on.
void WatchMachine::proven() {
    listsAgain_ = 0;
    loggedInNow_ = false;
}

void WatchMachine::lose(SourceState state, Error error, std::optional<Moment> nextTry) {
    source_.state = state;
    const Moment since = source_.loss ? source_.loss->since : now_.wall;
    source_.loss = Loss{since, std::move(error), nextTry};
    source_.activeEndpoint.clear();
}

void WatchMachine::becomeLive() {
    listed_ = true;
    failover_.live(now_.steady);
    source_.state = SourceState::live;
    source_.loss.reset();
    source_.activeEndpoint = endpoint();
}

std::shared_ptr<const EtcdObservation> WatchMachine::observation() const {
    auto observation = std::make_shared<EtcdObservation>();
    observation->source = source_;
    observation->listed = listed_;
    observation->entries = replica_.entries();
    return observation;
}

} // namespace portolan::etcd
