#include "model/docker/watch_machine.h"

#include <chrono>
#include <cstdio>

#include "model/docker/event_effect.h"

namespace portolan::docker {
namespace {

constexpr std::size_t recentEvents = 1024; ///< an engine keeps its last 256 for a new listener

bool isMember(SwarmRole role) { return role == SwarmRole::manager || role == SwarmRole::worker; }

SourceState stateAfter(Errc code, bool listed) {
    switch (code) {
    case Errc::engineTooOld:
    case Errc::engineTooNew:
    case Errc::unauthorized:
    case Errc::permissionDenied:
        return SourceState::refused;
    default:
        return listed ? SourceState::lost : SourceState::failed;
    }
}

} // namespace

WatchMachine::WatchMachine(Config config)
    : config_(std::move(config)), engine_(config_.engine), backoff_(config_.backoff) {
    engine_.state = SourceState::connecting;
}

std::vector<watch::Action> WatchMachine::resume(watch::Event event, Clock now) {
    actions_.clear();
    changed_ = false;
    now_ = now;
    if (phase_ == Phase::ended) return {};
    std::visit([this](const auto &what) { on(what); }, event);
    if (changed_) publish();
    return std::move(actions_);
}

/// True when the outcome is that of the operation in `slot`, which is over then.
bool WatchMachine::settle(watch::Ticket &slot, watch::Ticket ticket) {
    if (slot != ticket) return false;
    slot = 0;
    return true;
}

void WatchMachine::on(const watch::Started &) {
    if (phase_ != Phase::idle) return;
    changed_ = true;
    connect();
}

void WatchMachine::connect() {
    phase_ = Phase::negotiating;
    if (engine_.loss && engine_.loss->nextTry) {
        engine_.loss->nextTry.reset();
        changed_ = true;
    }
    actions_.push_back(watch::Negotiate{issue(step_)});
}

void WatchMachine::on(const watch::Negotiated &event) {
    if (!settle(step_, event.ticket)) return;
    engine_.apiVersion = event.apiVersion;
    phase_ = Phase::opening;
    actions_.push_back(watch::OpenStream{issue(step_), since()});
}

void WatchMachine::on(const watch::StreamOpened &event) {
    if (!settle(step_, event.ticket)) return;
    phase_ = Phase::listing;
    read();
    actions_.push_back(watch::List{issue(step_)});
}

void WatchMachine::read() { actions_.push_back(watch::Read{issue(read_), config_.silence}); }

void WatchMachine::on(const watch::Chunk &event) {
    if (!settle(read_, event.ticket)) return;
    ping_ = 0; // any byte is a sign of life, whatever becomes of the ping
    const auto objects = lines_.feed(event.bytes);
    if (!objects) return lose(objects.error());
    for (const std::string &object : *objects) {
        const auto decoded = decodeEvent(object);
        if (!decoded) return lose(decoded.error());
        take(*decoded);
    }
    read();
    flush();
}

void WatchMachine::on(const watch::Silence &event) {
    if (!settle(read_, event.ticket)) return;
    if (ping_ == 0) actions_.push_back(watch::Ping{issue(ping_)});
    read();
}

void WatchMachine::on(const watch::Pinged &event) { settle(ping_, event.ticket); }

void WatchMachine::on(const watch::Closed &event) {
    if (!settle(read_, event.ticket)) return;
    lose({Errc::disconnected, "GET /events", engine_.url,
          lines_.midObject() ? "the stream ended in the middle of an event" : "the stream ended", 0,
          nullptr});
}

bool WatchMachine::seenBefore(const Event &event) {
    if (event.timeNano == 0) return false;
    const EventKey key{event.timeNano,
                       std::hash<std::string>{}(event.type + '\n' + event.action + '\n' + event.actor)};
    if (!recentSet_.insert(key).second) return true;
    recent_.push_back(key);
    if (recent_.size() > recentEvents) {
        recentSet_.erase(recent_.front());
        recent_.pop_front();
    }
    return false;
}

void WatchMachine::take(const Event &event) {
    lastSeen_ = std::max(lastSeen_, event.timeNano);
    if (seenBefore(event)) return;
    const Effect effect = effectOf(event);
    if (!effect.goneContainer.empty()) {
        gone_.insert(effect.goneContainer);
        dirty_.containers.erase(effect.goneContainer);
        changed_ |= holdings_.removeContainer(effect.goneContainer);
    }
    if (!effect.goneNetwork.empty()) {
        gone_.insert(effect.goneNetwork);
        dirty_.networks.erase(effect.goneNetwork);
        changed_ |= holdings_.removeNetwork(engine_.key, effect.goneNetwork);
    }
    if (!effect.dirtyContainer.empty()) dirty_.containers.insert(effect.dirtyContainer);
    if (!effect.dirtyNetwork.empty()) dirty_.networks.insert(effect.dirtyNetwork);
    dirtyLinkers_ |= effect.linkers;
    dirty_.info |= effect.info;
    dirty_.swarm |= effect.swarm || effect.tasks;
}

void WatchMachine::on(const watch::Listed &event) {
    if (!settle(step_, event.ticket)) return;
    phase_ = Phase::live;
    liveSince_ = now_.steady;
    listed_ = true;
    engine_.state = SourceState::live;
    engine_.loss.reset();
    changed_ = true;
    holdings_.replace(event.list, gone_);
    gone_.clear();
    unsureContainers_ = event.list.unsureContainers;
    unsureNetworks_ = event.list.unsureNetworks;
    if (event.list.swarm) {
        swarmRead_ = now_.steady;
        if (holdings_.swarmMoves()) dirty_.swarm = true;
    }
    if (event.list.facts) learn(*event.list.facts);
    soonPolls_ = 0; // all is told
    waitForPoll();
    flush();
}

void WatchMachine::waitForPoll() {
    polling_ = false;
    const bool soon = soonPolls_ > 0;
    if (soon) --soonPolls_;
    actions_.push_back(
        watch::Wait{issue(poll_), soon ? config_.swarmMoving : config_.poll, watch::WaitFor::poll});
}

void WatchMachine::learn(const EngineFacts &facts) {
    Engine told = engine_;
    told.id = facts.id;
    told.name = facts.name;
    told.engineVersion = facts.version;
    told.operatingSystem = facts.operatingSystem;
    told.swarm = facts.swarm;
    told.swarmNodeId = facts.swarmNodeId;
    told.swarmNodeAddress = facts.swarmNodeAddress;
    told.rootless = facts.rootless;
    told.addresses = config_.engine.addresses;
    const auto known = std::find(told.addresses.begin(), told.addresses.end(), facts.swarmNodeAddress);
    if (!facts.swarmNodeAddress.empty() && known == told.addresses.end())
        told.addresses.push_back(facts.swarmNodeAddress);
    if (told == engine_) return;
    changed_ = true;
    if (isMember(told.swarm) && !isMember(engine_.swarm)) {
        soonPolls_ = 3; // of the bridge that an engine makes for its swarm it tells by no event
        if (poll_ != 0 && !polling_) waitForPoll();
    }
    if (told.swarm == SwarmRole::manager && engine_.swarm != SwarmRole::manager && !swarmRead_)
        dirty_.swarm = true;
    if (told.swarm != SwarmRole::manager) {
        holdings_.dropSwarm();
        swarmRead_.reset();
    }
    engine_ = std::move(told);
}

/// Starts reading what is dirty. What is being read at the moment waits for its turn, so that an older answer
/// never comes after a newer one, and the cost of a burst is bounded.
void WatchMachine::flush() {
    if (phase_ != Phase::live) return;
    if (dirtyLinkers_) {
        dirty_.containers.merge(holdings_.linkers());
        dirtyLinkers_ = false;
    }
    if (inspects_.size() < config_.lanes) {
        Wanted next{dirty_.containers, dirty_.networks, false, false};
        for (const auto &[ticket, running] : inspects_) {
            std::erase_if(next.containers, [&](const auto &id) { return running.containers.contains(id); });
            std::erase_if(next.networks, [&](const auto &id) { return running.networks.contains(id); });
        }
        std::erase_if(dirty_.containers, [&](const auto &id) { return next.containers.contains(id); });
        std::erase_if(dirty_.networks, [&](const auto &id) { return next.networks.contains(id); });
        if (!next.empty()) {
            watch::Ticket ticket = 0;
            inspects_[issue(ticket)] = next;
            actions_.push_back(watch::Inspect{ticket, std::move(next)});
        }
    }
    if (dirty_.info && factsInspect_ == 0) {
        dirty_.info = false;
        actions_.push_back(watch::Inspect{issue(factsInspect_), Wanted{{}, {}, true, false}});
    }
    inspectSwarm();
}

void WatchMachine::inspectSwarm() {
    if (engine_.swarm != SwarmRole::manager) dirty_.swarm = false;
    if (!dirty_.swarm || swarmInspect_ != 0) return;
    const auto due = swarmRead_ ? *swarmRead_ + config_.swarmPause : now_.steady;
    if (due > now_.steady) {
        if (swarmWait_ == 0)
            actions_.push_back(watch::Wait{issue(swarmWait_), due - now_.steady, watch::WaitFor::swarmPause});
        return;
    }
    dirty_.swarm = false;
    swarmRead_ = now_.steady;
    actions_.push_back(watch::Inspect{issue(swarmInspect_), Wanted{{}, {}, false, true}});
}

void WatchMachine::on(const watch::Inspected &event) {
    if (settle(factsInspect_, event.ticket)) {
        if (event.answer.facts) learn(*event.answer.facts);
    } else if (settle(swarmInspect_, event.ticket)) {
        if (engine_.swarm == SwarmRole::manager) changed_ |= holdings_.update(event.answer, {});
        if (holdings_.swarmMoves() && swarmWait_ == 0)
            actions_.push_back(
                watch::Wait{issue(swarmWait_), config_.swarmMoving, watch::WaitFor::swarmPause});
    } else if (const auto found = inspects_.find(event.ticket); found != inspects_.end()) {
        changed_ |= holdings_.update(event.answer, gone_);
        for (const std::string &id : found->second.containers) unsureContainers_.erase(id);
        for (const std::string &id : found->second.networks) unsureNetworks_.erase(id);
        unsureContainers_.insert(event.answer.unsureContainers.begin(), event.answer.unsureContainers.end());
        unsureNetworks_.insert(event.answer.unsureNetworks.begin(), event.answer.unsureNetworks.end());
        inspects_.erase(found);
        if (inspects_.empty()) gone_.clear();
    }
    flush();
}

void WatchMachine::on(const watch::Polled &event) {
    if (!settle(poll_, event.ticket)) return;
    Wanted wanted = holdings_.differences(event.roll);
    dirty_.containers.merge(wanted.containers);
    dirty_.networks.merge(wanted.networks);
    dirty_.containers.merge(unsureContainers_);
    dirty_.networks.merge(unsureNetworks_);
    dirty_.swarm = true;
    if (event.roll.facts) learn(*event.roll.facts);
    waitForPoll();
    flush();
}

void WatchMachine::on(const watch::Elapsed &event) {
    if (settle(retry_, event.ticket)) {
        connect();
    } else if (settle(poll_, event.ticket)) {
        polling_ = true;
        actions_.push_back(watch::Poll{issue(poll_)});
    } else if (settle(swarmWait_, event.ticket)) {
        dirty_.swarm = true;
        flush();
    }
}

void WatchMachine::on(const watch::Failed &event) {
    const auto is = [&](watch::Ticket slot) { return slot != 0 && slot == event.ticket; };
    // An engine that answers and only cannot tell now is not lost: the poll comes again.
    if (is(poll_) && event.error.status != 0)
        waitForPoll();
    else if (is(step_) || is(read_) || is(ping_) || is(poll_) || is(factsInspect_) || is(swarmInspect_) ||
             inspects_.contains(event.ticket))
        lose(event.error);
}

void WatchMachine::on(const watch::RetryNow &) {
    if (phase_ != Phase::waiting) return;
    dropAll();
    connect();
}

void WatchMachine::on(const watch::Cancelled &) {
    phase_ = Phase::ended;
    dropAll();
    actions_.push_back(watch::Done{});
}

void WatchMachine::dropAll() {
    actions_.clear();
    actions_.push_back(watch::Drop{});
    soonPolls_ = 0;
    step_ = read_ = ping_ = poll_ = retry_ = swarmWait_ = factsInspect_ = swarmInspect_ = 0;
    inspects_.clear();
    lines_ = EventLines();
    dirty_ = {};
    dirtyLinkers_ = false;
    gone_.clear();
    swarmRead_.reset();
}

void WatchMachine::lose(Error why) {
    dropAll();
    if (phase_ == Phase::live) backoff_.lived(now_.steady - liveSince_);
    phase_ = Phase::waiting;
    if (why.target.empty()) why.target = engine_.url;
    const net::Duration pause = backoff_.next(config_.random01 ? config_.random01() : 0.5);
    engine_.state = stateAfter(why.code, listed_);
    engine_.loss = Loss{engine_.loss ? engine_.loss->since : now_.wall, std::move(why), now_.wall + pause};
    changed_ = true;
    actions_.push_back(watch::Wait{issue(retry_), pause, watch::WaitFor::retry});
}

void WatchMachine::publish() {
    auto observation = std::make_shared<EngineObservation>();
    observation->engine = engine_;
    observation->listed = listed_;
    holdings_.copyTo(*observation);
    actions_.push_back(watch::Publish{std::move(observation)});
}

/// The last event's time, inclusive: "1795501181.529706651".
std::string WatchMachine::since() const {
    if (lastSeen_ <= 0) return {};
    char text[40];
    std::snprintf(text, sizeof text, "%lld.%09lld", static_cast<long long>(lastSeen_ / 1'000'000'000),
                  static_cast<long long>(lastSeen_ % 1'000'000'000));
    return text;
}

std::string_view name(WatchMachine::Phase phase) {
    switch (phase) {
    case WatchMachine::Phase::idle:
        return "idle";
    case WatchMachine::Phase::negotiating:
        return "negotiating";
    case WatchMachine::Phase::opening:
        return "opening";
    case WatchMachine::Phase::listing:
        return "listing";
    case WatchMachine::Phase::live:
        return "live";
    case WatchMachine::Phase::waiting:
        return "waiting";
    case WatchMachine::Phase::ended:
        return "ended";
    }
    return "unknown";
}

} // namespace portolan::docker

namespace portolan::docker::watch {

std::string_view name(WaitFor reason) {
    switch (reason) {
    case WaitFor::retry:
        return "retry";
    case WaitFor::poll:
        return "poll";
    case WaitFor::swarmPause:
        return "swarm";
    }
    return "unknown";
}

} // namespace portolan::docker::watch
