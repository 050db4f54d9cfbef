#include "app/playground.h"

#include <csignal>
#include <iostream>

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

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
    boost::asio::signal_set interrupts(io, SIGINT, SIGTERM);
    interrupts.async_wait([&](boost::system::error_code, int) {
        (*server)->stop();
        io.stop();
    });
    std::cout << "DOCKER_HOST=unix://" << options.socket << std::endl;
    io.run();
    return {};
}

} // namespace portolan::app
