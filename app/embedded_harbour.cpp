#include "app/embedded_harbour.h"

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <thread>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>

#include "model/playground/etcd_gateway.h"
#include "model/playground/harbour.h"
#include "model/playground/listener.h"
#include "model/playground/populate.h"
#include "model/playground/server.h"

namespace portolan::app {
namespace {

using namespace playground;

constexpr const char *hostA = "host-a", *hostB = "host-b";

World worldOf(const char *host, const std::string &address, std::uint64_t seed) {
    // An engine on which links still give variables, which the ambassadors of the tutorials live by.
    return World({profileOf(Profile::Line::v28), steadyWallClock(), seededIds(seed), host, address});
}

std::string privateFolder() {
    std::error_code ignored;
    std::string pattern = (std::filesystem::temp_directory_path(ignored) / "portolan-XXXXXX").string();
    return ::mkdtemp(pattern.data()) ? pattern : std::string();
}

} // namespace

struct EmbeddedHarbour::Served {
    std::string folder;
    boost::asio::io_context io{1};
    World here = worldOf(hostA, harbourAddressA, 1), there = worldOf(hostB, harbourAddressB, 2);
    Keyspace keys{steadyWallClock(), seededNumbers(3)};
    std::vector<std::unique_ptr<Server>> servers;
    std::unique_ptr<Listener> etcd;
    boost::asio::signal_set ends{io, SIGINT, SIGTERM};
    std::thread thread;

    ~Served() {
        if (thread.joinable()) {
            boost::asio::post(io, [this] { io.stop(); });
            thread.join();
        }
        servers.clear();
        etcd.reset();
        removeFolder();
    }

    std::string path(const char *host) const { return folder + "/" + host + ".sock"; }
    std::string url(const char *host) const { return "unix://" + path(host); }
    void removeFolder() const {
        std::error_code ignored;
        if (!folder.empty()) std::filesystem::remove_all(folder, ignored);
    }

    Result<> serve() {
        folder = privateFolder();
        if (folder.empty()) return fail(Errc::io, "open the playground", "", std::strerror(errno));
        for (const Refusal &refused : fillHarbour(here, there, keys))
            std::cerr << "portolan: the playground refused a part of its harbour: " << refused.message
                      << std::endl;
        for (const auto &[host, world] : {std::pair(hostA, &here), std::pair(hostB, &there)}) {
            auto server = Server::listen(io.get_executor(), *world, path(host));
            if (!server) return tl::unexpected(server.error());
            servers.push_back(std::move(*server));
        }
        auto listener = Listener::listenAt(io.get_executor(), makeEtcdGateway(keys, harbourEtcdVersion),
                                           std::uint16_t(0));
        if (!listener) return tl::unexpected(listener.error());
        etcd = std::move(*listener);
        keys.onChange([this] { etcd->wake(); }); // by a container of the harbour
        ends.async_wait([this](boost::system::error_code error, int signal) {
            if (error) return;
            removeFolder();
            boost::system::error_code ignored;
            ends.clear(ignored);
            std::signal(signal, SIG_DFL);
            std::raise(signal);
        });
        thread = std::thread([this] { io.run(); });
        return {};
    }
};

EmbeddedHarbour::EmbeddedHarbour(std::unique_ptr<Served> served) : served_(std::move(served)) {}
EmbeddedHarbour::~EmbeddedHarbour() = default;

Result<std::unique_ptr<EmbeddedHarbour>> EmbeddedHarbour::open() {
    auto served = std::make_unique<Served>();
    if (auto serves = served->serve(); !serves) return tl::unexpected(serves.error());
    return std::unique_ptr<EmbeddedHarbour>(new EmbeddedHarbour(std::move(served)));
}

std::vector<net::ResolvedEngine> EmbeddedHarbour::engines() const {
    std::vector<net::ResolvedEngine> engines;
    for (const auto &[host, address] :
         {std::pair(hostA, harbourAddressA), std::pair(hostB, harbourAddressB)}) {
        net::ResolvedEngine engine;
        engine.peer.transport = net::Peer::Transport::unix;
        engine.peer.path = served_->path(host);
        engine.url = served_->url(host);
        engine.name = host;
        engine.hostAddresses = {address, host};
        engines.push_back(std::move(engine));
    }
    return engines;
}

EtcdRequest EmbeddedHarbour::etcd() const {
    EtcdRequest request;
    request.urls = {"http://127.0.0.1:" + std::to_string(served_->etcd->port())};
    return request;
}

} // namespace portolan::app
