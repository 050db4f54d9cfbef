#include "app/session.h"

#include <atomic>
#include <future>
#include <iostream>
#include <map>
#include <thread>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include "app/changes_under_way.h"
#include "app/outputs_under_way.h"
#include "app/port_probes.h"
#include "model/docker/watch.h"
#include "model/etcd/watch.h"
#include "model/net/lookup.h"
#include "model/net/this_machine.h"
#include "model/topology/chart.h"

namespace portolan::app {
namespace {

namespace asio = boost::asio;

constexpr std::chrono::seconds closingLimit{3};
constexpr std::chrono::seconds lookUpLimit{5};
constexpr std::uint16_t etcdPort = 2379;

/// One engine or cluster under watch. Its coroutine's completion shares it, and so it outlives that.
template <class Watch>
struct Source {
    std::unique_ptr<Watch> watch;
    asio::cancellation_signal stop;
    bool dropped = false; ///< disconnected: what it still publishes is not charted
};
using EngineSource = Source<docker::EngineWatch>;
using EtcdSourceWatch = Source<etcd::EtcdWatch>;

/// Fills in how others may reach the engine's host: from its URL, and for a local engine this machine's
/// interfaces.
asio::awaitable<void> describeHost(net::Peer peer, Engine &engine) {
    const std::vector<std::string> ours = net::localAddresses();
    engine.local = peer.transport == net::Peer::Transport::unix;
    engine.inMachine = engine.local && net::isMachineSocket(peer.path);
    if (!engine.local) {
        engine.addresses = {peer.host};
        const auto found = co_await net::lookUp(peer.host, std::chrono::steady_clock::now() + lookUpLimit);
        for (const std::string &address : found.value_or(std::vector<std::string>())) {
            const bool loopback = address.rfind("127.", 0) == 0 || address == "::1";
            if (loopback || std::find(ours.begin(), ours.end(), address) != ours.end()) engine.local = true;
            if (!loopback && address != peer.host) engine.addresses.push_back(address);
        }
    }
    if (engine.local) engine.addresses.insert(engine.addresses.end(), ours.begin(), ours.end());
}

/// etcd's people write http:// where Docker's write tcp://.
std::string etcdUrl(const net::Peer &peer) {
    const std::string url = net::toUrl(peer), docker = "tcp://";
    return url.rfind(docker, 0) == 0 ? "http://" + url.substr(docker.size()) : url;
}

/// A watch keeps its errors in what it observes: an exception that leaves it is a fault of ours.
void tell(std::exception_ptr why) {
    if (!why) return;
    try {
        std::rethrow_exception(why);
    } catch (const std::exception &fault) {
        std::cerr << "portolan: internal error while watching: " << fault.what() << std::endl;
    }
}

std::string joined(const std::vector<std::string> &parts) {
    std::string text;
    for (const std::string &part : parts) text += (text.empty() ? "" : ",") + part;
    return text;
}

} // namespace

/// Lives on the I/O thread: only `post` may be called from outside.
class Session::Io {
public:
    explicit Io(Mailbox &mailbox)
        : mailbox_(mailbox), guard_(asio::make_work_guard(context_)),
          changes_(context_.get_executor(), [this] { sayWhenIdle(); }),
          outputs_(context_.get_executor(), [this] { sayWhenIdle(); }),
          probes_(context_.get_executor(), [this] { sayWhenIdle(); }) {
        thread_ = std::thread([this] { context_.run(); });
    }

    ~Io() {
        std::promise<void> allEnded;
        auto ended = allEnded.get_future();
        post([this, &allEnded] {
            onIdle_ = [&allEnded] { allEnded.set_value(); };
            for (auto &[key, source] : engines_) end(*source);
            for (auto &[key, source] : etcds_) end(*source);
            changes_.cancelAll();
            outputs_.cancelAll();
            probes_.cancelAll();
            sayWhenIdle();
        });
        if (ended.wait_for(closingLimit) != std::future_status::ready)
            post([this] { onIdle_ = {}; }); // it refers to a local of ours
        guard_.reset();
        context_.stop();
        thread_.join();
    }

    template <class F>
    void post(F &&f) {
        asio::post(context_, std::forward<F>(f));
    }

    void addEngine(const net::ResolvedEngine &resolved, const EngineKey &key) {
        if (engines_.contains(key)) return;
        auto source = std::make_shared<EngineSource>();
        engines_[key] = source;
        peers_[key] = resolved.peer;
        auto first = std::make_shared<EngineObservation>();
        first->engine.key = key;
        first->engine.url = resolved.url;
        first->engine.name = resolved.name;
        observations_.engines[key] = first;
        Engine engine = first->engine;
        engine.addresses = resolved.hostAddresses;
        start(source, watchEngine(*source, resolved.peer, std::move(engine)));
        chartSoon();
    }

    void addEtcd(const std::vector<net::Peer> &peers, etcd::Credentials credentials,
                 const EtcdSource &described) {
        if (etcds_.contains(described.key)) return;
        std::vector<std::shared_ptr<net::HttpClient>> members;
        for (const net::Peer &peer : peers)
            members.push_back(net::makeHttpClient(context_.get_executor(), peer));
        auto source = std::make_shared<EtcdSourceWatch>();
        source->watch = etcd::makeEtcdWatch(std::move(members), std::move(credentials), described,
                                            [this, key = described.key, source = source.get()](
                                                std::shared_ptr<const EtcdObservation> observation) {
                                                if (source->dropped) return;
                                                observations_.etcds[key] = std::move(observation);
                                                chartSoon();
                                            });
        auto first = std::make_shared<EtcdObservation>();
        first->source = described;
        observations_.etcds[described.key] = std::move(first);
        etcds_[described.key] = source;
        start(source, source->watch->run());
        chartSoon();
    }

    void dropEngine(const EngineKey &key) {
        if (auto node = engines_.extract(key)) end(*node.mapped());
        peers_.erase(key);
        if (observations_.engines.erase(key) > 0) chartSoon();
    }

    void dropEtcd(const EtcdKeyspace &key) {
        if (auto node = etcds_.extract(key)) end(*node.mapped());
        if (observations_.etcds.erase(key) > 0) chartSoon();
    }

    void retryNow() {
        for (auto &[key, source] : engines_)
            if (source->watch) source->watch->retryNow(); // not while its host's name is looked up
        for (auto &[key, source] : etcds_) source->watch->retryNow();
    }

    void change(changes::Performer::Ticket ticket, const EngineKey &key, changes::Change change,
                changes::Performer::Done done, changes::Performer::Told told) {
        const auto way = wayTo(key);
        if (!way) return done(tl::unexpected(way.error()));
        changes_.start(ticket, way->peer, way->version, std::move(change), std::move(done), std::move(told));
    }
    void cancelChange(changes::Performer::Ticket ticket) { changes_.cancel(ticket); }

    template <class Wanted, class Ended>
    void output(output::Ticket ticket, Wanted wanted, output::Lines lines, Ended ended) {
        const auto way = wayTo(wanted.engine);
        if (!way) return ended(tl::unexpected(way.error()));
        outputs_.start(ticket, way->peer, way->version, std::move(wanted), std::move(lines),
                       std::move(ended));
    }
    // These two may be called on any thread.
    template <class Wanted, class Ended>
    output::Ticket startOutput(Wanted wanted, output::Lines lines, Ended ended) {
        const output::Ticket ticket = ++lastOutput_;
        post([this, ticket, wanted = std::move(wanted), lines = std::move(lines),
              ended = std::move(ended)]() mutable {
            output(ticket, std::move(wanted), std::move(lines), std::move(ended));
        });
        return ticket;
    }
    void stopOutput(output::Ticket ticket) {
        post([this, ticket] { outputs_.cancel(ticket); });
    }
    networks::PortProber &prober() { return probes_; }

private:
    struct Way {
        net::Peer peer;
        docker::ApiVersion version;
    };
    Result<Way> wayTo(const EngineKey &key) const {
        const auto peer = peers_.find(key);
        const auto seen = observations_.engines.find(key);
        std::optional<docker::ApiVersion> version;
        if (seen != observations_.engines.end())
            version = docker::parseApiVersion(seen->second->engine.apiVersion);
        if (peer == peers_.end() || !version)
            return fail(Errc::disconnected, "change", key.value, "the engine has not answered yet");
        return Way{peer->second, *version};
    }

    void sayWhenIdle() {
        if (running_ == 0 && changes_.empty() && outputs_.empty() && probes_.empty() && onIdle_)
            std::exchange(onIdle_, {})();
    }

    asio::awaitable<void> watchEngine(EngineSource &source, net::Peer peer, Engine engine) {
        if (engine.addresses.empty()) co_await describeHost(peer, engine);
        if (source.dropped) co_return;
        std::shared_ptr<net::HttpClient> client = net::makeHttpClient(context_.get_executor(), peer);
        source.watch = docker::makeEngineWatch(
            docker::makeEngineReader(std::move(client)), engine,
            [this, key = engine.key, &source](std::shared_ptr<const EngineObservation> observation) {
                if (source.dropped) return;
                observations_.engines[key] = std::move(observation);
                chartSoon();
            });
        co_await source.watch->run();
    }

    /// The completion keeps the source until its coroutine has ended.
    template <class Watch>
    void start(const std::shared_ptr<Source<Watch>> &source, asio::awaitable<void> coroutine) {
        ++running_;
        auto ended = [this, source](std::exception_ptr why) {
            tell(why);
            --running_;
            sayWhenIdle();
        };
        asio::co_spawn(context_, std::move(coroutine),
                       asio::bind_cancellation_slot(source->stop.slot(), std::move(ended)));
    }

    template <class Watch>
    void end(Source<Watch> &source) {
        source.dropped = true;
        source.stop.emit(asio::cancellation_type::terminal);
    }

    /// However many sources publish before the I/O thread comes round, they are charted once.
    void chartSoon() {
        if (std::exchange(chartQueued_, true)) return;
        post([this] {
            chartQueued_ = false;
            latest_ = std::make_shared<const Snapshot>(
                topology::chart(observations_, *latest_, std::chrono::system_clock::now()));
            mailbox_.post(latest_);
        });
    }

    Mailbox &mailbox_;
    asio::io_context context_{1};
    asio::executor_work_guard<asio::io_context::executor_type> guard_;
    std::map<EngineKey, std::shared_ptr<EngineSource>> engines_;
    std::map<EngineKey, net::Peer> peers_;
    std::map<EtcdKeyspace, std::shared_ptr<EtcdSourceWatch>> etcds_;
    Observations observations_;
    SnapshotPtr latest_ = std::make_shared<const Snapshot>();
    bool chartQueued_ = false;
    int running_ = 0;
    std::function<void()> onIdle_;
    ChangesUnderWay changes_;
    OutputsUnderWay outputs_;
    PortProbes probes_;
    std::atomic<output::Ticket> lastOutput_{0};
    std::thread thread_;
};

/// Hands changes to the I/O thread. A session that only reads has none.
class Session::Changing final : public changes::Performer {
public:
    explicit Changing(Io &io) : io_(io) {}

    Ticket perform(const EngineKey &engine, changes::Change change, Done done, Told told) override {
        const Ticket ticket = ++last_;
        io_.post([io = &io_, ticket, engine, change = std::move(change), done = std::move(done),
                  told = std::move(told)]() mutable {
            io->change(ticket, engine, std::move(change), std::move(done), std::move(told));
        });
        return ticket;
    }
    void cancel(Ticket ticket) override {
        io_.post([io = &io_, ticket] { io->cancelChange(ticket); });
    }

private:
    Io &io_;
    std::atomic<Ticket> last_{0};
};

class Session::Reading final : public output::Logs {
public:
    explicit Reading(Io &io) : io_(io) {}

    output::Ticket follow(output::LogsWanted wanted, output::Lines lines, Ended ended) override {
        return io_.startOutput(std::move(wanted), std::move(lines), std::move(ended));
    }
    void stop(output::Ticket ticket) override { io_.stopOutput(ticket); }

private:
    Io &io_;
};

class Session::Executing final : public output::Exec {
public:
    explicit Executing(Io &io) : io_(io) {}

    output::Ticket run(output::ExecWanted wanted, output::Lines lines, Ended ended) override {
        return io_.startOutput(std::move(wanted), std::move(lines), std::move(ended));
    }
    void stop(output::Ticket ticket) override { io_.stopOutput(ticket); }

private:
    Io &io_;
};

Session::Session(Mailbox &mailbox, net::DockerEnvironment environment, Access access)
    : environment_(std::move(environment)), io_(std::make_unique<Io>(mailbox)),
      logs_(std::make_unique<Reading>(*io_)) {
    if (access == Access::readOnly) return;
    performer_ = std::make_unique<Changing>(*io_);
    exec_ = std::make_unique<Executing>(*io_);
}

Session::~Session() = default;

networks::PortProber &Session::prober() const { return io_->prober(); }

EngineKey Session::watchEngine(const net::ResolvedEngine &engine) {
    const EngineKey key(net::toUrl(engine.peer));
    io_->post([io = io_.get(), engine, key] { io->addEngine(engine, key); });
    return key;
}

Result<EngineKey> Session::connectEngine(const EngineRequest &request) {
    auto resolved = net::resolveEngine(request, environment_);
    if (!resolved) return tl::unexpected(resolved.error());
    return watchEngine(*resolved);
}

Result<EtcdKeyspace> Session::connectEtcd(const EtcdRequest &request) {
    std::vector<net::Peer> peers;
    EtcdSource source;
    for (const std::string &url : request.urls) {
        auto peer = net::parsePeer(url, etcdPort);
        if (!peer) return tl::unexpected(peer.error());
        const bool secured = !request.caFile.empty() || !request.certFile.empty();
        if (secured && peer->transport == net::Peer::Transport::tcp)
            return fail(Errc::badInput, "connect to etcd", url,
                        "certificates are given, so the URL must be https://");
        peer->tls = {request.tlsVerify, request.caFile, request.certFile, request.keyFile};
        source.endpoints.push_back(etcdUrl(*peer));
        peers.push_back(std::move(*peer));
    }
    if (peers.empty()) return fail(Errc::badInput, "connect to etcd", "", "no URL given");
    source.prefix = request.prefix;
    source.key =
        EtcdKeyspace(joined(source.endpoints) + (request.prefix.empty() ? "" : " " + request.prefix));
    io_->post(
        [io = io_.get(), peers, source, credentials = etcd::Credentials{request.user, request.password}] {
            io->addEtcd(peers, credentials, source);
        });
    return source.key;
}

void Session::disconnectEngine(const EngineKey &key) {
    io_->post([io = io_.get(), key] { io->dropEngine(key); });
}

void Session::disconnectEtcd(const EtcdKeyspace &key) {
    io_->post([io = io_.get(), key] { io->dropEtcd(key); });
}

void Session::retryNow() {
    io_->post([io = io_.get()] { io->retryNow(); });
}

std::vector<EngineCandidate> Session::engineCandidates() const { return net::engineCandidates(environment_); }

} // namespace portolan::app
