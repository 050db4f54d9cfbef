#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include <boost/asio/any_io_executor.hpp>

#include "model/core/result.h"
#include "model/playground/http_site.h"

namespace portolan::playground {

/// Serves a site over HTTP: many clients, one thread (that of the executor).
class Listener {
public:
    /// At a unix socket. It is made with mode 0600 and removed when this object goes; one that a dead server
    /// left behind is replaced, one that somebody answers at is not.
    static Result<std::unique_ptr<Listener>> listenAt(boost::asio::any_io_executor executor,
                                                      std::shared_ptr<Site> site, const std::string &path);
    /// At 127.0.0.1, which only this machine reaches. Port 0: a free one.
    static Result<std::unique_ptr<Listener>> listenAt(boost::asio::any_io_executor executor,
                                                      std::shared_ptr<Site> site, std::uint16_t port);
    ~Listener();
    Listener(const Listener &) = delete;
    Listener &operator=(const Listener &) = delete;

    std::uint16_t port() const; ///< 0 for a unix socket
    /// Something happened in the site that was no request here. Both are to be called in the executor's
    /// thread.
    void wake();
    /// Closes what is open and listens no more.
    void stop();

private:
    struct State;
    explicit Listener(std::shared_ptr<State> state) : state_(std::move(state)) {}

    std::shared_ptr<State> state_;
};

} // namespace portolan::playground
