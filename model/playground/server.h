#pragma once

#include <memory>
#include <string>

#include <boost/asio/any_io_executor.hpp>

#include "model/core/result.h"
#include "model/playground/listener.h"
#include "model/playground/world.h"

namespace portolan::playground {

/// Serves a world as a Docker engine on a unix socket; see `Listener`. The world must outlive it.
class Server {
public:
    static Result<std::unique_ptr<Server>> listen(boost::asio::any_io_executor executor, World &world,
                                                  const std::string &path);
    void stop() { listener_->stop(); } ///< to be called in the executor's thread

private:
    explicit Server(std::unique_ptr<Listener> listener) : listener_(std::move(listener)) {}

    std::unique_ptr<Listener> listener_;
};

} // namespace portolan::playground
