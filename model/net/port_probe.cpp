#include "model/net/port_probe.h"

#include <array>
#include <chrono>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/udp.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "model/net/deadline.h"
#include "model/net/io_error.h"
#include "model/net/wire.h"

namespace portolan::net {

namespace asio = boost::asio;
using boost::system::error_code;
using networks::PortAnswer;

PortProbe::Do PortProbe::end(Result<PortAnswer> answer) {
    answer_ = std::move(answer);
    return Do::end;
}

PortProbe::Do PortProbe::resume(std::optional<Errc> error) {
    if (!error) {
        if (!udp_ || listening_) return end(PortAnswer::open);
        ++sent_;
        listening_ = true;
        return Do::listen;
    }
    switch (*error) {
    case Errc::cancelled:
        return end(fail(Errc::cancelled, "probe", {}));
    case Errc::refused:
        return end(PortAnswer::refused);
    case Errc::unreachable:
        return end(PortAnswer::unreachable);
    case Errc::timeout:
        if (!udp_ || !listening_ || sent_ == mostDatagrams) return end(PortAnswer::silent);
        listening_ = false;
        return Do::send;
    default:
        return end(PortAnswer::failed);
    }
}

namespace {

constexpr auto quiet = asio::as_tuple(asio::use_awaitable);

/// The shell around a probe: one socket, which ends with it.
class Prober {
public:
    Prober(asio::any_io_executor executor, const networks::PortQuestion &question, Duration limit)
        : executor_(std::move(executor)), question_(question), limit_(limit), socket_(executor_) {}

    asio::awaitable<Result<void>> obey(PortProbe::Do what) {
        if (what == PortProbe::Do::connect) return connect();
        if (what == PortProbe::Do::send) return send();
        return withDeadline(listen(), limit_ / 2);
    }

private:
    asio::awaitable<Result<void>> connect() {
        const auto until = std::chrono::steady_clock::now() + limit_;
        TlsClient plain; // no temporary in a co_await: GCC 12 destroys it twice
        auto wire =
            co_await connectTcp(executor_, question_.address, question_.port.number, std::move(plain), until);
        if (!wire) co_return tl::unexpected<Error>(wire.error());
        co_return Result<void>{};
    }
    asio::awaitable<Result<void>> send() {
        error_code error;
        if (!socket_.is_open()) {
            const auto ip = asio::ip::make_address(question_.address, error);
            const asio::ip::udp::endpoint there(ip, question_.port.number);
            if (!error) socket_.open(there.protocol(), error);
            if (!error) socket_.connect(there, error); // only so are answers of ICMP told
            if (error) co_return ioFail(error, "probe", question_.address);
        }
        const auto [failed, n] = co_await socket_.async_send(asio::buffer(space_.data(), 0), quiet);
        if (failed) co_return ioFail(failed, "probe", question_.address);
        co_return Result<void>{};
    }
    asio::awaitable<Result<void>> listen() {
        const auto [error, n] = co_await socket_.async_receive(asio::buffer(space_), quiet);
        if (error) co_return ioFail(error, "probe", question_.address);
        co_return Result<void>{};
    }

    asio::any_io_executor executor_;
    networks::PortQuestion question_;
    Duration limit_;
    asio::ip::udp::socket socket_;
    std::array<char, 512> space_{};
};

} // namespace

asio::awaitable<Result<PortAnswer>> probePort(asio::any_io_executor executor, networks::PortQuestion question,
                                              std::chrono::milliseconds limit) {
    PortProbe probe(question.port.protocol);
    Prober prober(std::move(executor), question, limit);
    PortProbe::Do next = probe.begin();
    while (next != PortProbe::Do::end) {
        const Result<void> done = co_await prober.obey(next);
        const auto state = co_await asio::this_coro::cancellation_state;
        const bool cancelled = state.cancelled() != asio::cancellation_type::none;
        next = probe.resume(cancelled ? std::optional(Errc::cancelled)
                            : done    ? std::nullopt
                                      : std::optional(done.error().code));
    }
    co_return probe.answer();
}

} // namespace portolan::net
