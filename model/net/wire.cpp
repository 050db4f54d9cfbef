#include "model/net/wire.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/experimental/parallel_group.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include "model/core/text.h"
#include "model/net/deadline.h"
#include "model/net/io_error.h"
#include "model/net/ssh_process.h"

namespace portolan::net {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using namespace std::chrono_literals;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

// One type for unix sockets, TCP and the socket pair of ssh.
using Plain = beast::basic_stream<asio::generic::stream_protocol>;
using Tls = asio::ssl::stream<Plain>;
constexpr auto quiet = asio::as_tuple(asio::use_awaitable);

Plain &lowest(Plain &stream) { return stream; }
Plain &lowest(Tls &stream) { return stream.next_layer(); }

template <class Stream>
class StreamWire : public Wire {
public:
    explicit StreamWire(Stream stream) : stream_(std::move(stream)) {}

    asio::awaitable<Result<std::size_t>> read(std::span<char> space, TimePoint until) override {
        // A server that always has a byte ready would keep Beast's timer from ever winning.
        if (Clock::now() >= until) co_return fail(Errc::timeout, "read", {});
        lowest(stream_).expires_at(until);
        const auto [error, n] =
            co_await stream_.async_read_some(asio::buffer(space.data(), space.size()), quiet);
        co_return outcome(error, n);
    }

    asio::awaitable<Result<std::size_t>> readQuietly(std::span<char> space, Duration silence) override {
        // Beast's deadline closes the socket, so silence has a timer of its own.
        lowest(stream_).expires_never();
        asio::steady_timer timer(co_await asio::this_coro::executor, silence);
        auto group = asio::experimental::make_parallel_group(
            stream_.async_read_some(asio::buffer(space.data(), space.size()), asio::deferred),
            timer.async_wait(asio::deferred));
        const auto [order, error, n, late] =
            co_await group.async_wait(asio::experimental::wait_for_one(), asio::use_awaitable);
        const auto state = co_await asio::this_coro::cancellation_state;
        const bool cut = error == asio::error::operation_aborted;
        if (cut && state.cancelled() == asio::cancellation_type::none && order[0] == 1)
            co_return fail(Errc::timeout, "read", {});
        co_return outcome(error, n);
    }

    asio::awaitable<Result<void>> write(std::string_view bytes, TimePoint until) override {
        lowest(stream_).expires_at(until);
        const auto [error, n] = co_await asio::async_write(stream_, asio::buffer(bytes), quiet);
        if (error) co_return ioFail(error, "write", {});
        co_return Result<void>{};
    }

    bool reusable() override {
        pollfd state{lowest(stream_).socket().native_handle(), POLLIN | POLLRDHUP, 0};
        if (::poll(&state, 1, 0) < 0) return false;
        if ((state.revents & (POLLRDHUP | POLLHUP | POLLERR | POLLNVAL)) != 0) return false;
        // TLS may have sent a session ticket; over anything else nothing may come unasked.
        return std::is_same_v<Stream, Tls> || (state.revents & POLLIN) == 0;
    }

    void close() override { lowest(stream_).close(); }

    asio::awaitable<std::string> lastWords(Duration) override { co_return std::string(); }

protected:
    Result<std::size_t> outcome(const error_code &error, std::size_t n) const {
        if (error == asio::error::eof) return std::size_t{0};
        // Unanswered keep-alive probes: a lost connection, not a silence after which one reads on.
        if (error == asio::error::timed_out) return fail(Errc::disconnected, "read", {}, error.message());
        if (error) return ioFail(error, "read", {});
        return n;
    }

    Stream stream_;
};

class TlsWire final : public StreamWire<Tls> {
public:
    TlsWire(Plain plain, TlsClient tls)
        : StreamWire(Tls(std::move(plain), *tls.context)), context_(std::move(tls.context)) {
        if (setUp(tls.host, tls.verify)) return;
        broken_ = true;
    }

    asio::awaitable<Result<void>> shakeHands(TimePoint until, std::string target) {
        if (broken_) co_return fail(Errc::tls, "TLS handshake", target, "OpenSSL refused the host name");
        lowest(stream_).expires_at(until);
        const auto [error] = co_await stream_.async_handshake(asio::ssl::stream_base::client, quiet);
        if (!error) co_return Result<void>{};
        auto failure = ioFail(error, "TLS handshake", std::move(target));
        const long verdict = SSL_get_verify_result(stream_.native_handle());
        if (verdict != X509_V_OK)
            failure.value().detail += std::string(": ") + X509_verify_cert_error_string(verdict);
        if (failure.value().code == Errc::disconnected) failure.value().code = Errc::tls;
        co_return failure;
    }

private:
    bool setUp(const std::string &host, bool verify) {
        SSL *ssl = stream_.native_handle();
        static constexpr std::array<unsigned char, 9> http11 = {8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
        SSL_set_alpn_protos(ssl, http11.data(), static_cast<unsigned>(http11.size()));
        error_code notNumeric;
        asio::ip::make_address(host, notNumeric);
        const std::string bare = host.substr(0, host.find('%')); // a zone is no part of the name
        if (notNumeric && SSL_set_tlsext_host_name(ssl, bare.c_str()) != 1) return false;
        if (!verify) return true;
        if (!notNumeric) return X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl), bare.c_str()) == 1;
        // As Go, and so the docker CLI, does: names count in subjectAltName only.
        SSL_set_hostflags(ssl, X509_CHECK_FLAG_NEVER_CHECK_SUBJECT | X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
        return SSL_set1_host(ssl, bare.c_str()) == 1;
    }

    std::shared_ptr<asio::ssl::context> context_; // it outlives the stream's own use of it
    bool broken_ = false;
};

class SshWire final : public StreamWire<Plain> {
public:
    SshWire(Plain plain, std::unique_ptr<SshProcess> process)
        : StreamWire(std::move(plain)), process_(std::move(process)) {}

    asio::awaitable<std::string> lastWords(Duration patience) override { return process_->words(patience); }

private:
    std::unique_ptr<SshProcess> process_;
};

Plain adopt(const asio::any_io_executor &executor, int family, int descriptor) {
    return Plain(asio::generic::stream_protocol::socket(executor, asio::generic::stream_protocol(family, 0),
                                                        descriptor));
}

void keepAlive(int descriptor) {
    const auto set = [descriptor](int level, int option, int value) {
        ::setsockopt(descriptor, level, option, &value, sizeof value); // helpful, not needed
    };
    set(IPPROTO_TCP, TCP_NODELAY, 1);
    set(SOL_SOCKET, SO_KEEPALIVE, 1);
    set(IPPROTO_TCP, TCP_KEEPIDLE, 30);
    set(IPPROTO_TCP, TCP_KEEPINTVL, 10);
    set(IPPROTO_TCP, TCP_KEEPCNT, 3);
}

} // namespace

asio::awaitable<Result<std::unique_ptr<Wire>>> connectUnix(asio::any_io_executor executor, std::string path,
                                                           TimePoint until) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) co_return systemFail(ENAMETOOLONG, "connect", path);
    std::memcpy(address.sun_path, path.data(), path.size());
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor < 0) co_return systemFail(errno, "connect", path);
    auto wire = std::make_unique<StreamWire<Plain>>(adopt(executor, AF_UNIX, descriptor));
    // A full backlog is EAGAIN, which Asio's own connect takes for "in progress" and then for success.
    while (::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        if (errno == EINTR) continue;
        if (errno != EAGAIN) co_return systemFail(errno, "connect", path);
        if (Clock::now() >= until) co_return fail(Errc::timeout, "connect", path, "its backlog is full");
        const Result<void> slept = co_await sleepFor(executor, 20ms);
        if (!slept) co_return tl::unexpected<Error>(slept.error());
    }
    co_return wire;
}

asio::awaitable<Result<std::unique_ptr<Wire>>> connectTcp(asio::any_io_executor executor, std::string address,
                                                          std::uint16_t port, TlsClient tls,
                                                          TimePoint until) {
    error_code bad;
    const auto ip = asio::ip::make_address(address, bad);
    if (bad) co_return ioFail(bad, "connect", address);
    const asio::ip::tcp::endpoint endpoint(ip, port);
    const int family = endpoint.protocol().family();
    const int descriptor = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0) co_return systemFail(errno, "connect", address);
    Plain plain = adopt(executor, family, descriptor);
    plain.expires_at(until);
    const auto [error] =
        co_await plain.async_connect(asio::generic::stream_protocol::endpoint(endpoint), quiet);
    if (error) co_return ioFail(error, "connect", address);
    keepAlive(descriptor);
    if (!tls.context) co_return std::make_unique<StreamWire<Plain>>(std::move(plain));
    auto wire = std::make_unique<TlsWire>(std::move(plain), std::move(tls));
    const Result<void> shaken = co_await wire->shakeHands(until, address);
    if (!shaken) co_return tl::unexpected<Error>(shaken.error());
    co_return wire;
}

Result<std::unique_ptr<Wire>> connectSsh(asio::any_io_executor executor, const Peer &peer) {
    auto process = SshProcess::start(executor, peer);
    if (!process) return tl::unexpected<Error>(process.error());
    const int descriptor = (*process)->takeSocket();
    return std::make_unique<SshWire>(adopt(executor, AF_UNIX, descriptor), std::move(*process));
}

} // namespace portolan::net
