#include "tests/bench/synthetic_engine.h"

#include <deque>
#include <fstream>
#include <sstream>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "tests/support/sample_snapshot.h"

namespace portolan::testing {
namespace {

namespace asio = boost::asio;

const std::string &inspectTemplate() {
    static const std::string text = [] {
        std::ifstream file(PORTOLAN_TEST_DATA "/bench/inspect.json");
        std::stringstream all;
        all << file.rdbuf();
        return all.str();
    }();
    return text;
}

std::string fill(std::string text, std::initializer_list<std::pair<std::string, std::string>> values) {
    for (const auto &[place, value] : values)
        for (auto at = text.find(place); at != std::string::npos; at = text.find(place, at + value.size()))
            text.replace(at, place.size(), value);
    return text;
}

std::string networkName(int n) { return "net-" + std::to_string(n); }
std::string networkId(int n) { return fullId("network " + std::to_string(n)); }
std::string address(int i) {
    return "10." + std::to_string(i / 62500) + "." + std::to_string(i / 250 % 250) + "." +
           std::to_string(i % 250 + 2);
}

std::string filled(int i, const std::string &id, int network, const std::string &started) {
    return fill(inspectTemplate(), {{"@ID@", id},
                                    {"@NAME@", "service-" + std::to_string(i)},
                                    {"@NETWORK@", networkName(network)},
                                    {"@NETWORK-ID@", networkId(network)},
                                    {"@ADDRESS@", address(i)},
                                    {"@STARTED@", started}});
}

} // namespace

SyntheticEngine::SyntheticEngine(int containers, int networks) : networks_(networks) {
    list_ = "[";
    for (int i = 0; i < containers; ++i) {
        ids_.push_back(fullId("container " + std::to_string(i)));
        index_[ids_.back()] = static_cast<std::size_t>(i);
        inspects_.push_back(filled(i, ids_.back(), i % networks, "2026-11-24T06:15:31.574912361Z"));
        const std::string network = networkName(i % networks);
        list_ += (i ? "," : "") + std::string(R"({"Id":")") + ids_.back() + R"(","Names":["/service-)" +
                 std::to_string(i) +
                 R"("],"Image":"busybox:1","State":"running","Status":"Up","Ports":[],"Labels":{},)" +
                 R"("HostConfig":{"NetworkMode":")" + network + R"("},"NetworkSettings":{"Networks":{")" +
                 network + R"(":{"NetworkID":")" + networkId(i % networks) + R"(","IPAddress":")" +
                 address(i) + R"("}}}})";
    }
    list_ += "]";
    networkList_ = "[";
    for (int n = 0; n < networks; ++n) networkList_ += (n ? "," : "") + network(n);
    networkList_ += "]";
}

std::string SyntheticEngine::network(int n) const {
    return R"({"Name":")" + networkName(n) + R"(","Id":")" + networkId(n) +
           R"(","Created":"2026-11-24T06:15:31.06Z","Scope":"local","Driver":"bridge","EnableIPv6":false,)"
           R"("IPAM":{"Driver":"default","Options":{},"Config":[{"Subnet":"10.)" +
           std::to_string(n / 250) + "." + std::to_string(n % 250) +
           R"(.0/24"}]},"Internal":false,"Attachable":false,"Ingress":false,"Containers":{},"Options":{},"Labels":{}})";
}

void SyntheticEngine::restart(int i) {
    inspects_[static_cast<std::size_t>(i)] =
        filled(i, containerId(i), i % networks_,
               "2026-11-24T07:00:00." + std::to_string(rand() % 900000 + 100000) + "Z");
}

std::size_t SyntheticEngine::bytes() const {
    std::size_t sum = list_.size() + networkList_.size();
    for (const std::string &text : inspects_) sum += text.size();
    return sum;
}

std::string SyntheticEngine::answer(const std::string &path) const {
    const std::string containers = "/containers/";
    if (path.rfind("/containers/json", 0) == 0) return list_;
    if (path.rfind(containers, 0) == 0) {
        const auto at = index_.find(path.substr(containers.size(), 64));
        return at == index_.end() ? std::string() : inspects_[at->second];
    }
    if (path == "/networks" || path.rfind("/networks?", 0) == 0) return networkList_;
    if (path.rfind("/networks/", 0) == 0) {
        for (int n = 0; n < networks_; ++n)
            if (path.find(networkId(n)) != std::string::npos) return network(n);
        return {};
    }
    if (path.rfind("/info", 0) == 0)
        return R"({"ID":"SYNTHETIC","Name":"synthetic","ServerVersion":"27.0.0","OperatingSystem":"none","Swarm":{}})";
    if (path.rfind("/version", 0) == 0)
        return R"({"Version":"27.0.0","ApiVersion":"1.46","MinAPIVersion":"1.24"})";
    return {};
}

struct SyntheticReader::Pipe {
    std::deque<std::string> waiting;
    asio::steady_timer *reader = nullptr;
};

struct SyntheticReader::Stream : net::ByteStream {
    explicit Stream(std::shared_ptr<Pipe> pipe) : pipe_(std::move(pipe)) { head_.status = 200; }
    const net::Response &head() const override { return head_; }
    asio::awaitable<Result<std::string>> read(net::Duration silence) override {
        if (pipe_->waiting.empty()) {
            asio::steady_timer timer(co_await asio::this_coro::executor, silence);
            pipe_->reader = &timer;
            boost::system::error_code error;
            co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, error));
            pipe_->reader = nullptr;
            if (pipe_->waiting.empty()) {
                const auto state = co_await asio::this_coro::cancellation_state;
                const bool stopped = state.cancelled() != asio::cancellation_type::none;
                co_return fail(stopped ? Errc::cancelled : Errc::timeout, "GET /events", "synthetic");
            }
        }
        std::string chunk = std::move(pipe_->waiting.front());
        pipe_->waiting.pop_front();
        co_return chunk;
    }
    std::shared_ptr<Pipe> pipe_;
    net::Response head_;
};

SyntheticReader::SyntheticReader(SyntheticEngine &engine)
    : engine_(engine), pipe_(std::make_shared<Pipe>()) {}
SyntheticReader::~SyntheticReader() = default;

void SyntheticReader::send(std::string event) {
    pipe_->waiting.push_back(std::move(event));
    if (pipe_->reader) pipe_->reader->cancel();
}

asio::awaitable<Result<std::string>> SyntheticReader::negotiate() { co_return std::string("1.46"); }

asio::awaitable<Result<std::string>> SyntheticReader::get(std::string path) {
    std::string body = engine_.answer(path);
    if (body.empty()) co_return fail(Errc::notFound, "GET " + path, "synthetic", {}, 404);
    co_return body;
}

asio::awaitable<Result<std::unique_ptr<net::ByteStream>>> SyntheticReader::events(std::string) {
    std::unique_ptr<net::ByteStream> stream = std::make_unique<Stream>(pipe_);
    co_return stream;
}

asio::awaitable<Result<void>> SyntheticReader::ping() { co_return Result<void>(); }

} // namespace portolan::testing
