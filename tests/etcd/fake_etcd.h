#pragma once

// Include before any Qt header: Qt's `emit` is a macro, Asio's a function.
#ifdef emit
#error "fake_etcd.h must come before Qt"
#endif

#include <chrono>
#include <deque>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <nlohmann/json.hpp>

#include "model/etcd/base64.h"
#include "model/net/deadline.h"
#include "model/net/http.h"

namespace portolan::etcd::testing {

inline void cancelWith(boost::asio::cancellation_signal &signal) {
    signal.emit(boost::asio::cancellation_type::terminal);
}

class FakeStream;

/// A store with its watches: enough of etcd for the watch's coroutine.
struct FakeStore {
    struct Value {
        std::string bytes;
        int revision = 0;
    };
    std::map<std::string, Value> values;
    int revision = 1;
    std::set<FakeStream *> streams;

    void put(const std::string &key, const std::string &value);
    void remove(const std::string &key);
    void cutStreams();
};

class FakeStream final : public net::ByteStream {
public:
    FakeStream(boost::asio::io_context &io, std::shared_ptr<FakeStore> store)
        : alarm_(io.get_executor()), store_(std::move(store)) {
        head_.status = 200;
        store_->streams.insert(this);
        push("{\"result\":{\"created\":true}}\n");
    }
    ~FakeStream() override { store_->streams.erase(this); }

    void push(std::string bytes) {
        waiting_.push_back(std::move(bytes));
        alarm_.ring();
    }
    const net::Response &head() const override { return head_; }
    boost::asio::awaitable<Result<std::string>> read(net::Duration silence) override {
        if (waiting_.empty()) {
            const Result<bool> rang = co_await alarm_.wait(silence);
            if (!rang) co_return tl::unexpected(rang.error());
            if (waiting_.empty()) co_return fail(Errc::timeout, "read", "fake");
        }
        std::string bytes = std::move(waiting_.front());
        waiting_.pop_front();
        co_return bytes;
    }

private:
    net::Alarm alarm_;
    std::shared_ptr<FakeStore> store_;
    net::Response head_;
    std::deque<std::string> waiting_; ///< an empty one is the end
};

inline void tellStreams(FakeStore &store, const std::string &event) {
    for (FakeStream *stream : store.streams) stream->push("{\"result\":{\"events\":[" + event + "]}}\n");
}
inline std::string keyValue(const std::string &key, const FakeStore::Value &value) {
    return "{\"key\":\"" + toBase64(key) + "\",\"value\":\"" + toBase64(value.bytes) +
           "\",\"mod_revision\":\"" + std::to_string(value.revision) + "\"}";
}
inline void FakeStore::put(const std::string &key, const std::string &value) {
    values[key] = {value, ++revision};
    tellStreams(*this, "{\"kv\":" + keyValue(key, values[key]) + "}");
}
inline void FakeStore::remove(const std::string &key) {
    values.erase(key);
    tellStreams(*this, "{\"type\":\"DELETE\",\"kv\":" + keyValue(key, {"", ++revision}) + "}");
}
inline void FakeStore::cutStreams() {
    for (FakeStream *stream : streams) stream->push({});
}

/// One member. It can be down, or take requests and never answer some of them.
class FakeMember final : public net::HttpClient {
public:
    FakeMember(boost::asio::io_context &io, std::shared_ptr<FakeStore> store)
        : io_(io), store_(std::move(store)) {}

    bool down = false;
    std::string silentAt; ///< a path that is never answered
    std::string password; ///< empty: no users
    int requests = 0;

    const net::Peer &peer() const override { return peer_; }

    boost::asio::awaitable<Result<net::Response>> send(net::Request request) override {
        auto reached = co_await reach(request);
        if (!reached) co_return tl::unexpected(reached.error());
        net::Response response;
        response.status = 200;
        if (request.target == "/v3/maintenance/status") {
            response.body = "{" + header() + ",\"version\":\"3.4.23\",\"leader\":\"7\"}";
        } else if (request.target == "/v3/kv/range") {
            response.body = range(nlohmann::json::parse(request.body));
        } else if (request.target == "/v3/auth/authenticate") {
            const bool right = nlohmann::json::parse(request.body).at("password") == password;
            response.status = right ? 200 : 400;
            response.body = right ? "{\"token\":\"T\"}"
                                  : "{\"code\":3,\"message\":\"etcdserver: authentication failed, invalid "
                                    "user ID or password\"}";
        } else {
            response.status = 404;
        }
        co_return response;
    }
    boost::asio::awaitable<Result<std::unique_ptr<net::ByteStream>>> open(net::Request request) override {
        auto reached = co_await reach(request);
        if (!reached) co_return tl::unexpected(reached.error());
        std::unique_ptr<net::ByteStream> stream = std::make_unique<FakeStream>(io_, store_);
        co_return stream;
    }

private:
    boost::asio::awaitable<Result<void>> reach(const net::Request &request) {
        ++requests;
        co_await boost::asio::post(io_, boost::asio::use_awaitable);
        if (down) co_return fail(Errc::refused, request.target, "fake");
        if (request.target == silentAt) {
            // As long as the deadline, in this world's shorter seconds.
            const Result<void> slept = co_await net::sleepFor(io_.get_executor(), request.deadline / 100);
            if (!slept) co_return slept;
            co_return fail(Errc::timeout, request.target, "fake");
        }
        co_return Result<void>();
    }
    std::string header() const {
        return "\"header\":{\"revision\":\"" + std::to_string(store_->revision) + "\"}";
    }
    std::string range(const nlohmann::json &request) const {
        const std::string from = fromBase64(request.at("key").get<std::string>())->bytes;
        const std::size_t limit = std::stoul(request.at("limit").get<std::string>());
        std::string kvs;
        std::size_t count = 0;
        for (auto at = store_->values.lower_bound(from); at != store_->values.end(); ++at)
            if (count++ < limit) kvs += (kvs.empty() ? "" : ",") + keyValue(at->first, at->second);
        return "{" + header() + ",\"kvs\":[" + kvs + "],\"more\":" + (count > limit ? "true" : "false") +
               ",\"count\":\"" + std::to_string(count) + "\"}";
    }

    boost::asio::io_context &io_;
    std::shared_ptr<FakeStore> store_;
    net::Peer peer_;
};

} // namespace portolan::etcd::testing
