#pragma once

#include <QByteArrayList>

#include <map>
#include <string>
#include <type_traits>
#include <vector>

#include "model/docker/watch_machine.h"

/// Tells the watch machine a story, event by event, and prints what it decides.
namespace portolan::docker::testing {

inline const EngineKey engineKey("unix:///test");

inline std::shared_ptr<const Container> container(const std::string &id,
                                                  ContainerState state = ContainerState::running,
                                                  std::vector<std::string> links = {}) {
    Container c;
    c.id = ContainerId(id);
    c.engine = engineKey;
    c.name = id;
    c.state = state;
    c.legacyLinks = std::move(links);
    return std::make_shared<const Container>(std::move(c));
}

inline std::shared_ptr<const Network> network(const std::string &id) {
    Network n;
    n.id = NetworkId(id);
    n.engine = engineKey;
    n.name = id;
    n.driver = "bridge";
    return std::make_shared<const Network>(std::move(n));
}

inline Fetched fetched(std::vector<std::shared_ptr<const Container>> containers,
                       std::vector<std::shared_ptr<const Network>> networks = {}) {
    Fetched out;
    out.containers = std::move(containers);
    out.networks = std::move(networks);
    return out;
}

inline EngineFacts facts(SwarmRole role = SwarmRole::none) {
    return {"ID", "harbour", "20.10", "Debian", role, role == SwarmRole::none ? "" : "node", ""};
}

inline std::string eventText(const std::string &type, const std::string &action, const std::string &actor,
                             std::int64_t nano, const std::string &attributes = "{}") {
    return R"({"Type":")" + type + R"(","Action":")" + action + R"(","Actor":{"ID":")" + actor +
           R"(","Attributes":)" + attributes + R"(},"timeNano":)" + std::to_string(nano) + "}\n";
}

inline std::string joined(const std::set<std::string> &ids) {
    std::string out;
    for (const std::string &id : ids) {
        if (!out.empty()) out += ',';
        out += id;
    }
    return out;
}

inline std::string printed(const Wanted &wanted) {
    std::string out = "inspect";
    if (!wanted.containers.empty()) out += " c:" + joined(wanted.containers);
    if (!wanted.networks.empty()) out += " n:" + joined(wanted.networks);
    if (wanted.info) out += " info";
    if (wanted.swarm) out += " swarm";
    return out;
}

class Story {
public:
    static constexpr Moment begin{std::chrono::seconds(1'700'000'000)};

    explicit Story(WatchMachine::Config config = {}) : machine(prepared(std::move(config))) {}

    QByteArrayList started() { return tell(watch::Started{}); }
    QByteArrayList negotiated(const std::string &api = "1.41") {
        return tell(watch::Negotiated{last("negotiate"), api});
    }
    QByteArrayList opened() { return tell(watch::StreamOpened{last("open")}); }
    QByteArrayList chunk(const std::string &bytes) { return tell(watch::Chunk{last("read"), bytes}); }
    QByteArrayList silence() { return tell(watch::Silence{last("read")}); }
    QByteArrayList closed() { return tell(watch::Closed{last("read")}); }
    QByteArrayList listed(Fetched list) { return tell(watch::Listed{last("list"), std::move(list)}); }
    QByteArrayList inspected(Fetched answer, const char *what = "inspect") {
        return tell(watch::Inspected{last(what), std::move(answer)});
    }
    QByteArrayList polled(Roll roll) { return tell(watch::Polled{last("poll"), std::move(roll)}); }
    QByteArrayList pinged() { return tell(watch::Pinged{last("ping")}); }
    QByteArrayList elapsed(const char *what) { return tell(watch::Elapsed{last(what)}); }
    QByteArrayList retryNow() { return tell(watch::RetryNow{}); }
    QByteArrayList cancelled() { return tell(watch::Cancelled{}); }
    QByteArrayList failed(const char *what, Errc code, int status = 0) {
        return tell(watch::Failed{last(what), {code, "test", "there", "words", status, nullptr}});
    }
    void pass(int milliseconds) {
        now.steady += net::Duration(milliseconds);
        now.wall += net::Duration(milliseconds);
    }

    /// To the state where the engine is live and holds what `list` says.
    void live(Fetched list) {
        started();
        negotiated();
        opened();
        listed(std::move(list));
    }

    QByteArrayList tell(watch::Event event) {
        QByteArrayList lines;
        for (watch::Action &action : machine.resume(std::move(event), now))
            lines << QByteArray::fromStdString(std::visit([this](auto &what) { return note(what); }, action));
        return lines;
    }

    watch::Ticket last(const std::string &what) const {
        const auto found = tickets.find(what);
        return found == tickets.end() ? 0 : found->second;
    }

    WatchMachine machine;
    WatchMachine::Clock now{begin, net::Duration(0)};
    std::map<std::string, watch::Ticket> tickets; ///< the newest of each kind
    std::shared_ptr<const EngineObservation> chart;

private:
    static WatchMachine::Config prepared(WatchMachine::Config config) {
        config.engine.key = engineKey;
        config.engine.url = "unix:///test";
        if (!config.random01) config.random01 = [] { return 1.0; };
        return config;
    }

    std::string kept(const std::string &kind, watch::Ticket ticket, const std::string &line) {
        tickets[kind] = ticket;
        return line;
    }
    std::string note(const watch::Negotiate &a) { return kept("negotiate", a.ticket, "negotiate"); }
    std::string note(const watch::OpenStream &a) {
        return kept("open", a.ticket, "open " + (a.since.empty() ? "from now" : "from " + a.since));
    }
    std::string note(const watch::Read &a) { return kept("read", a.ticket, "read"); }
    std::string note(const watch::List &a) { return kept("list", a.ticket, "list"); }
    std::string note(const watch::Poll &a) { return kept("poll", a.ticket, "poll"); }
    std::string note(const watch::Ping &a) { return kept("ping", a.ticket, "ping"); }
    std::string note(const watch::Inspect &a) {
        return kept(a.what.info ? "info" : a.what.swarm ? "swarm" : "inspect", a.ticket, printed(a.what));
    }
    std::string note(const watch::Wait &a) {
        const std::string reason = "wait-" + std::string(watch::name(a.reason));
        return kept(reason, a.ticket, reason + " " + std::to_string(a.duration.count()));
    }
    std::string note(const watch::Drop &) { return "drop"; }
    std::string note(const watch::Done &) { return "done"; }
    std::string note(const watch::Publish &a) {
        chart = a.observation;
        const Engine &engine = chart->engine;
        std::string line = "publish " + std::string(name(engine.state)) + (chart->listed ? "" : " unlisted");
        if (engine.loss) {
            const auto after = [](Moment moment) {
                return std::to_string(std::chrono::duration_cast<net::Duration>(moment - begin).count());
            };
            line += " " + std::string(name(engine.loss->why.code)) + " since " + after(engine.loss->since);
            if (engine.loss->nextTry) line += " next " + after(*engine.loss->nextTry);
        }
        for (const auto &c : chart->containers)
            line += " " + c->name +
                    (c->state == ContainerState::running ? "" : "=" + std::string(name(c->state)));
        for (const auto &n : chart->networks) line += " /" + n->name;
        for (const auto &t : chart->tasks) line += " task " + t->id + "=" + t->state;
        return line;
    }
};

} // namespace portolan::docker::testing
