#pragma once

#include <memory>
#include <string>

#include <boost/asio/any_io_executor.hpp>

#include "model/core/result.h"
#include "model/playground/world.h"

namespace portolan::playground {

/// Serves a world on a unix socket: many clients, one thread (that of the executor). The socket is made with
/// mode 0600 and removed when this object goes; one that a dead server left behind is replaced, one that
/// somebody answers at is not.
class Server {
public:
    static Result<std::unique_ptr<Server>> listen(boost::asio::any_io_executor executor, World &world,
                                                  const std::string &path);
    ~Server();
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    void stop(); ///< closes the socket and every connection

private:
    struct State;
    explicit Server(std::shared_ptr<State> state) : state_(std::move(state)) {}
    std::shared_ptr<State> state_;
};

} // namespace portolan::playground
