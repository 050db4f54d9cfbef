#include "model/net/lookup.h"

#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <memory>
#include <system_error>
#include <thread>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "model/net/deadline.h"
#include "model/net/io_error.h"

namespace portolan::net {

namespace {

namespace asio = boost::asio;

/// Written by the look-up's thread, read by ours once `done` is set. Asio's resolver would not do: its one
/// thread is shared by all look-ups, and is joined when the io_context ends, however long it hangs.
struct Answer {
    std::atomic<bool> done = false;
    int code = 0;
    std::vector<std::string> addresses;
};

void ask(const std::string &host, Answer &answer) {
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *list = nullptr;
    answer.code = ::getaddrinfo(host.c_str(), nullptr, &hints, &list);
    if (answer.code == 0) {
        for (const addrinfo *a = list; a; a = a->ai_next) {
            std::array<char, NI_MAXHOST> text{};
            const int bad = ::getnameinfo(a->ai_addr, a->ai_addrlen, text.data(),
                                          static_cast<socklen_t>(text.size()), nullptr, 0, NI_NUMERICHOST);
            if (bad == 0) answer.addresses.emplace_back(text.data());
        }
        ::freeaddrinfo(list);
    }
    answer.done.store(true, std::memory_order_release);
}

/// Returns the end of a socket pair that becomes readable when the answer is there.
Result<int> start(const std::string &host, const std::shared_ptr<Answer> &answer) {
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return systemFail(errno, "look up", host);
    try {
        std::thread([host, answer, knock = ends[1]] {
            ask(host, *answer);
            ::close(knock); // nobody needs to be there any more
        }).detach();
    } catch (const std::system_error &error) {
        ::close(ends[0]);
        ::close(ends[1]);
        return fail(Errc::io, "look up", host, error.what());
    }
    return ends[0];
}

asio::awaitable<Result<void>> knocked(asio::posix::stream_descriptor &end) {
    std::array<char, 1> nothing{};
    const auto [error, n] =
        co_await end.async_read_some(asio::buffer(nothing), asio::as_tuple(asio::use_awaitable));
    if (error == asio::error::operation_aborted) co_return fail(Errc::cancelled, "look up", {});
    co_return Result<void>{};
}

} // namespace

asio::awaitable<Result<std::vector<std::string>>> lookUp(std::string host, TimePoint until) {
    boost::system::error_code notNumeric;
    asio::ip::make_address(host, notNumeric);
    if (!notNumeric) co_return std::vector<std::string>{host};

    const auto answer = std::make_shared<Answer>();
    const Result<int> end = start(host, answer);
    if (!end) co_return tl::unexpected<Error>(end.error());
    asio::posix::stream_descriptor descriptor(co_await asio::this_coro::executor, *end);
    const auto left = std::chrono::ceil<Duration>(until - std::chrono::steady_clock::now());
    const Result<void> waited = co_await withDeadline(knocked(descriptor), left, "look up", host);
    if (!waited) co_return tl::unexpected<Error>(waited.error());
    if (!answer->done.load(std::memory_order_acquire)) co_return fail(Errc::io, "look up", host);
    if (answer->code == EAI_SYSTEM) co_return fail(Errc::nameLookup, "look up", host, "system error");
    if (answer->code != 0) co_return fail(Errc::nameLookup, "look up", host, ::gai_strerror(answer->code));
    if (answer->addresses.empty()) co_return fail(Errc::nameLookup, "look up", host, "no address");
    co_return answer->addresses;
}

} // namespace portolan::net
