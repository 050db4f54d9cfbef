#include "app/playground.h"

#include <csignal>
#include <iostream>

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

#include "model/playground/etcd_gateway.h"
#include "model/playground/listener.h"
#include "model/playground/populate.h"
#include "model/playground/server.h"

namespace portolan::app {

Result<> servePlayground(const PlaygroundOptions &options) {
    using namespace playground;
    boost::asio::io_context io;
    World world({profileOf(lineOf(options.engine).value_or(Profile::Line::v29)), steadyWallClock(),
                 seededIds(options.seed), "playground"});
    populate(world, options.containers, options.networks);
    auto server = Server::listen(io.get_executor(), world, options.socket);
    if (!server) return tl::unexpected(server.error());
    Keyspace keyspace(steadyWallClock(), seededNumbers(options.seed));
    std::unique_ptr<Listener> etcd;
    if (options.etcdPort) {
        auto listener = Listener::listenAt(io.get_executor(), makeEtcdGateway(keyspace), *options.etcdPort);
        if (!listener) return tl::unexpected(listener.error());
        etcd = std::move(*listener);
    }
    boost::asio::signal_set interrupts(io, SIGINT, SIGTERM);
    interrupts.async_wait([&](boost::system::error_code, int) {
        (*server)->stop();
        if (etcd) etcd->stop();
        io.stop();
    });
    std::cout << "DOCKER_HOST=unix://" << options.socket << std::endl;
    if (etcd) std::cout << "ETCD=http://127.0.0.1:" << etcd->port() << std::endl;
    io.run();
    return {};
}

} // namespace portolan::app
