#pragma once

#include <QByteArray>
#include <QTest>

#include <initializer_list>
#include <memory>
#include <string>
#include <utility>

#include "model/etcd/base64.h"
#include "model/etcd/watch_machine.h"

/// Telling stories to the watch machine: answers as etcd gives them in, actions out as one line of text.
namespace portolan::etcd::story {

using std::chrono::milliseconds;

struct Kv {
    std::string key;
    std::string value;
    int revision = 1;
};

inline std::string json(const Kv &kv) {
    return "{\"key\":\"" + toBase64(kv.key) + "\",\"mod_revision\":\"" + std::to_string(kv.revision) +
           "\",\"value\":\"" + toBase64(kv.value) + "\"}";
}

inline std::string header(int revision) {
    return "\"header\":{\"revision\":\"" + std::to_string(revision) + "\"}";
}

inline Event answered(std::string body, int status = 200) {
    Event event;
    event.kind = Event::Kind::answered;
    event.response.status = status;
    event.response.body = std::move(body);
    return event;
}
inline Event statusOk(int revision = 1) {
    return answered("{" + header(revision) + ",\"version\":\"3.4.23\",\"leader\":\"7\"}");
}
inline Event page(int revision, std::initializer_list<Kv> kvs, bool more = false, int count = 0) {
    std::string list;
    for (const Kv &kv : kvs) list += (list.empty() ? "" : ",") + json(kv);
    return answered("{" + header(revision) + ",\"kvs\":[" + list + "],\"count\":\"" +
                    std::to_string(count ? count : static_cast<int>(kvs.size())) + "\"" +
                    (more ? ",\"more\":true}" : "}"));
}
inline Event token(const std::string &words) { return answered("{\"token\":\"" + words + "\"}"); }
inline Event refusal(int code, const std::string &words, int status = 400) {
    return answered("{\"code\":" + std::to_string(code) + ",\"message\":\"" + words + "\"}", status);
}
inline Event tokenRejected() { return refusal(16, "etcdserver: invalid auth token", 401); }
inline Event compacted() { return refusal(11, "etcdserver: mvcc: required revision has been compacted"); }

inline Event happened(Event::Kind kind) {
    Event event;
    event.kind = kind;
    return event;
}
inline Event failed(Errc code, std::string words = {}) {
    Event event;
    event.kind = Event::Kind::failed;
    event.error.code = code;
    event.error.detail = std::move(words);
    return event;
}
inline Event opened(int status = 200) {
    Event event;
    event.kind = Event::Kind::opened;
    event.response.status = status;
    return event;
}
inline Event bytes(std::string text) {
    Event event;
    event.kind = Event::Kind::bytes;
    event.bytes = std::move(text);
    return event;
}
inline std::string line(const std::string &result) { return "{\"result\":{" + result + "}}\n"; }
inline std::string created(int revision) { return line(header(revision) + ",\"created\":true"); }
inline std::string put(const Kv &kv) { return line("\"events\":[{\"kv\":" + json(kv) + "}]"); }
inline std::string gone(const Kv &kv) {
    return line("\"events\":[{\"type\":\"DELETE\",\"kv\":" + json(kv) + "}]");
}
inline std::string canceled(const std::string &more) { return line("\"canceled\":true," + more); }

inline QByteArray shown(const EtcdObservation &o) {
    QByteArray text = QByteArray(name(o.source.state).data()) + " r" +
                      QByteArray::number(qlonglong(o.source.revision)) + (o.listed ? "" : " unlisted");
    if (o.source.loss) {
        text += QByteArray(" ") + name(o.source.loss->why.code).data();
        if (o.source.loss->nextTry) {
            const auto wait = *o.source.loss->nextTry - o.source.loss->since;
            text += " next+" + QByteArray::number(qlonglong(wait / milliseconds(1)));
        }
    }
    for (const auto &row : o.entries)
        text += ' ' + QByteArray::fromStdString(row->key) + '=' + QByteArray::fromStdString(row->value);
    return text;
}

/// "[live r5 a=1] open 0 /v3/watch {…}": the publication in brackets, then the operation.
inline QByteArray shown(const Action &action) {
    QByteArray text;
    if (action.publish) text = "[" + shown(*action.publish) + "] ";
    if (action.closeStream && action.kind != Action::Kind::open && action.kind != Action::Kind::send)
        text += "close ";
    const QByteArray request = QByteArray::number(static_cast<int>(action.member)) + ' ' +
                               QByteArray::fromStdString(action.request.target) + ' ' +
                               QByteArray::fromStdString(action.request.body);
    const QByteArray duration = QByteArray::number(qlonglong(action.duration.count()));
    switch (action.kind) {
    case Action::Kind::send:
        text += "send " + request;
        break;
    case Action::Kind::open:
        text += "open " + request;
        break;
    case Action::Kind::read:
        text += "read " + duration;
        break;
    case Action::Kind::wait:
        text += "wait " + duration;
        break;
    case Action::Kind::done:
        text += "done";
        break;
    }
    for (const auto &[name, value] : action.request.headers)
        text += ' ' + QByteArray::fromStdString(name) + ": " + QByteArray::fromStdString(value);
    return text;
}

inline const QByteArray askStatus = "send 0 /v3/maintenance/status {}";
inline const QByteArray askAll =
    "send 0 /v3/kv/range {\"key\":\"AA==\",\"limit\":\"1000\",\"range_end\":\"AA==\"}";
inline QByteArray watchFrom(int revision) {
    return "open 0 /v3/watch {\"create_request\":{\"key\":\"AA==\",\"range_end\":\"AA==\","
           "\"start_revision\":\"" +
           QByteArray::number(revision) + "\"}}";
}

/// A machine with a clock of its own.
class Story {
public:
    static WatchMachine::Config config(int members = 1) {
        WatchMachine::Config config;
        config.source.key = EtcdKeyspace("cluster");
        config.members = static_cast<std::size_t>(members);
        for (int i = 0; i < members; ++i)
            config.source.endpoints.push_back("http://member" + std::to_string(i));
        return config;
    }
    static WatchMachine::Config withUser(int members = 1) {
        WatchMachine::Config config = Story::config(members);
        config.credentials = {"root", "secret"};
        return config;
    }

    explicit Story(WatchMachine::Config config) : machine(std::move(config)) {}
    explicit Story(int members = 1) : Story(config(members)) {}

    /// What the machine does next. `after` milliseconds since the last time.
    QByteArray tell(Event event, int after = 0) {
        clock.steady += milliseconds(after);
        clock.wall += milliseconds(after);
        last = machine.resume(std::move(event), clock);
        if (last.publish) published = last.publish;
        return shown(last);
    }

    /// To the place where the watch reads, with a=1 listed at revision 5.
    void live() {
        tell({});
        if (machine.phase() == Phase::authenticating) tell(token("T"));
        tell(statusOk());
        tell(page(5, {{"a", "1", 5}}));
        tell(opened());
    }

    WatchMachine machine;
    WatchMachine::Clock clock{};
    Action last;
    std::shared_ptr<const EtcdObservation> published;
};

} // namespace portolan::etcd::story
