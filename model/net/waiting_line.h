#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <utility>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "model/core/result.h"
#include "model/net/wire.h"

namespace portolan::net {

/// So many at a time; who comes later waits, first come, first served. Must be owned by a shared_ptr: a
/// ticket keeps it alive.
class WaitingLine : public std::enable_shared_from_this<WaitingLine> {
public:
    /// The right to be one of them, given back on destruction.
    class Ticket {
    public:
        Ticket() = default;
        explicit Ticket(std::shared_ptr<WaitingLine> line) : line_(std::move(line)) {}
        Ticket(Ticket &&) = default;
        Ticket &operator=(Ticket &&) = delete;
        ~Ticket() {
            if (line_) line_->leave();
        }

    private:
        std::shared_ptr<WaitingLine> line_;
    };

    WaitingLine(boost::asio::any_io_executor executor, std::size_t places)
        : executor_(std::move(executor)), free_(places) {}

    /// Errc::timeout at `until`, Errc::cancelled.
    boost::asio::awaitable<Result<Ticket>> enter(TimePoint until);

private:
    struct Waiter;
    void leave();

    boost::asio::any_io_executor executor_;
    std::size_t free_;
    std::deque<std::shared_ptr<Waiter>> waiting_;
};

} // namespace portolan::net
