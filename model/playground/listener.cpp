#include "model/playground/listener.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <set>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

namespace portolan::playground {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using Protocol = asio::generic::stream_protocol;
using Socket = beast::basic_stream<Protocol>;
using Unix = asio::local::stream_protocol;
using Tcp = asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr std::uint64_t largestBody = 16 << 20;         ///< the real engine knows no limit
constexpr std::uint32_t largestHead = (1 << 20) + 4096; ///< as the real one
constexpr std::chrono::seconds requestPatience{30};     ///< from a request's first byte to its last
constexpr std::chrono::seconds idlePatience{300};       ///< between requests
constexpr std::chrono::seconds writePatience{30};       ///< a client that does not read is let go
constexpr std::size_t mostConnections = 4096;

} // namespace

struct Listener::State : std::enable_shared_from_this<Listener::State> {
    State(asio::any_io_executor executor, std::shared_ptr<Site> served)
        : unixAcceptor(executor), tcpAcceptor(executor), clock(executor), site(std::move(served)) {}

    Unix::acceptor unixAcceptor; ///< one of the two is open
    Tcp::acceptor tcpAcceptor;
    asio::steady_timer clock; ///< rings when something is due in the site
    std::shared_ptr<Site> site;
    std::string path; ///< of the unix socket
    bool stopped = false;
    std::set<asio::steady_timer *> bells; ///< of those who wait for something to happen
    std::set<Socket *> sockets;

    /// After every request: whoever waits looks again.
    void ring() {
        for (asio::steady_timer *bell : bells) bell->cancel();
        clock.cancel();
    }

    template <class Acceptor>
    asio::awaitable<void> accept(std::shared_ptr<State> self, Acceptor &acceptor) {
        while (!stopped) {
            error_code error;
            typename Acceptor::protocol_type::socket socket =
                co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
            if (error == asio::error::operation_aborted || stopped) co_return;
            if (error) { // out of descriptors, say: try again soon
                asio::steady_timer pause(acceptor.get_executor(), std::chrono::milliseconds(50));
                co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
                continue;
            }
            if (sockets.size() >= mostConnections) continue;
            asio::co_spawn(acceptor.get_executor(), serve(self, Socket(Protocol::socket(std::move(socket)))),
                           asio::detached);
        }
    }

    /// Lets the site's time pass.
    asio::awaitable<void> tick(std::shared_ptr<State> self) {
        (void)self; // keeps this alive
        while (!stopped) {
            const auto due = site->nextDue();
            if (due)
                clock.expires_after(std::max(*due - site->now(), std::chrono::nanoseconds(0)));
            else
                clock.expires_after(std::chrono::hours(1));
            error_code error;
            co_await clock.async_wait(asio::redirect_error(asio::use_awaitable, error));
            if (stopped) co_return;
            const auto before = site->revision();
            site->advance();
            if (site->revision() != before)
                for (asio::steady_timer *bell : bells) bell->cancel();
        }
    }

    /// On the list for as long as it lives, however it ends.
    template <class Set, class T>
    struct Listed {
        Listed(Set &set, T *item) : set_(set), item_(item) { set_.insert(item_); }
        ~Listed() { set_.erase(item_); }
        Listed(const Listed &) = delete;
        Listed &operator=(const Listed &) = delete;

    private:
        Set &set_;
        T *item_;
    };

    asio::awaitable<void> serve(std::shared_ptr<State> self, Socket socket) {
        const Listed listed(self->sockets, &socket);
        beast::flat_buffer buffer(largestHead + 4096);
        bool again = true;
        while (again && !stopped) again = co_await exchange(socket, buffer);
        error_code ignored;
        socket.socket().shutdown(Protocol::socket::shutdown_both, ignored);
    }

    asio::awaitable<bool> exchange(Socket &socket, beast::flat_buffer &buffer) {
        http::request_parser<http::string_body> parser;
        parser.body_limit(largestBody);
        parser.header_limit(largestHead);
        error_code error;
        socket.expires_after(idlePatience);
        co_await http::async_read_header(socket, buffer, parser,
                                         asio::redirect_error(asio::use_awaitable, error));
        if (!error) {
            socket.expires_after(requestPatience);
            if (parser.get()[http::field::expect] == "100-continue") {
                const std::string go = "HTTP/1.1 100 Continue\r\n\r\n";
                co_await asio::async_write(socket, asio::buffer(go),
                                           asio::redirect_error(asio::use_awaitable, error));
            }
            co_await http::async_read(socket, buffer, parser,
                                      asio::redirect_error(asio::use_awaitable, error));
        }
        if (error) {
            const bool large = error == http::error::body_limit;
            const bool spoke = error.category() == make_error_code(http::error::end_of_stream).category() &&
                               error != http::error::end_of_stream && error != http::error::partial_message;
            if (spoke) {
                const bool head = error == http::error::header_limit || error == http::error::buffer_overflow;
                const char *words = large  ? "413 Request Entity Too Large"
                                    : head ? "431 Request Header Fields Too Large"
                                    : error == http::error::bad_version
                                        ? "505 HTTP Version Not Supported: unsupported protocol version"
                                        : "400 Bad Request";
                const std::string text =
                    std::string("HTTP/1.1 ") + words +
                    "\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n" + words;
                socket.expires_after(writePatience);
                error_code ignored;
                co_await asio::async_write(socket, asio::buffer(text),
                                           asio::redirect_error(asio::use_awaitable, ignored));
            }
            co_return false;
        }
        const auto &message = parser.get();
        if (message.version() >= 11 && message.count(http::field::host) == 0) {
            const std::string words = "400 Bad Request: missing required Host header";
            const std::string text =
                "HTTP/1.1 " + words +
                "\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n" + words;
            co_await asio::async_write(socket, asio::buffer(text),
                                       asio::redirect_error(asio::use_awaitable, error));
            co_return false;
        }
        Request request;
        request.method = std::string(message.method_string());
        request.target = std::string(message.target());
        request.body = message.body();
        request.contentType = std::string(message[http::field::content_type]);
        request.upgrade = !message[http::field::upgrade].empty();
        const bool keep = message.keep_alive();
        const bool chunks = message.version() >= 11;
        const Reply response = site->handle(request);
        ring();
        std::string head =
            "HTTP/1.1 " + std::to_string(response.status) + " " +
            (response.status == 101
                 ? "UPGRADED"
                 : std::string(http::obsolete_reason(static_cast<http::status>(response.status)))) +
            "\r\n";
        for (const auto &[name, value] : response.headers) head += name + ": " + value + "\r\n";
        if (!response.contentType.empty() && response.status != 204 && response.status != 304)
            head += "Content-Type: " + response.contentType + "\r\n";
        if (response.status == 101) head += "Connection: Upgrade\r\nUpgrade: tcp\r\n";
        const bool hasBody = response.status >= 200 && response.status != 204 && response.status != 304;
        if (response.stream && !response.raw && chunks)
            head += "Transfer-Encoding: chunked\r\n";
        else if (!response.stream && hasBody)
            head += "Content-Length: " + std::to_string(response.body.size()) + "\r\n";
        if (!keep && response.status != 101) head += "Connection: close\r\n";
        head += "\r\n";
        if (!response.stream) {
            if (request.method != "HEAD") head += response.body;
            socket.expires_after(writePatience);
            co_await asio::async_write(socket, asio::buffer(head),
                                       asio::redirect_error(asio::use_awaitable, error));
            co_return !error && keep;
        }
        socket.expires_after(writePatience);
        co_await asio::async_write(socket, asio::buffer(head),
                                   asio::redirect_error(asio::use_awaitable, error));
        if (error) co_return false;
        if (response.raw) {
            // Clients read the head with a buffer and then take the socket itself: what came along with the
            // head would be lost to them. A real engine is never that quick.
            asio::steady_timer pause(socket.get_executor(), std::chrono::milliseconds(10));
            co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
            if (stopped) co_return false;
        }
        if (response.raw && buffer.size() > 0) { // typed before we answered
            response.stream->type(beast::buffers_to_string(buffer.data()), false);
            buffer.consume(buffer.size());
        }
        co_await follow(socket, *response.stream, !response.raw && chunks);
        co_return false;
    }

    asio::awaitable<void> follow(Socket &socket, Outflow &stream, bool chunks) {
        asio::steady_timer bell(socket.get_executor());
        const Listed listed(bells, &bell);
        const bool listens = stream.listensToEvents();
        if (listens) site->listenersChanged(1);
        // Someone who goes away is noticed although nothing is to be sent.
        auto gone = std::make_shared<bool>(false);
        auto input = std::make_shared<std::array<char, 4096>>();
        watch(socket, stream, bell, gone, input, chunks);
        error_code error;
        while (!stopped && !error) {
            const auto seen = site->revision();
            std::string text = stream.take();
            const bool last = stream.ended();
            if (chunks && !text.empty()) {
                char size[20];
                std::snprintf(size, sizeof size, "%zx\r\n", text.size());
                text = size + text + "\r\n";
            }
            if (last && chunks) text += "0\r\n\r\n";
            if (!text.empty()) {
                // Not a deadline of the socket: that would end the read that watches, too.
                asio::steady_timer patience(socket.get_executor(), writePatience);
                patience.async_wait([&socket, gone](error_code e) {
                    if (!e && !*gone) socket.socket().cancel();
                });
                co_await asio::async_write(socket.socket(), asio::buffer(text),
                                           asio::redirect_error(asio::use_awaitable, error));
            }
            if (last || error || *gone) break;
            if (site->revision() != seen) continue; // while we wrote, when no bell was heard
            const auto due = stream.due();
            if (due)
                bell.expires_after(std::max(*due - site->now(), std::chrono::nanoseconds(0)));
            else
                bell.expires_after(std::chrono::hours(1));
            error_code woken;
            co_await bell.async_wait(asio::redirect_error(asio::use_awaitable, woken));
        }
        if (listens) site->listenersChanged(-1);
        ring(); // an exec may have come to its end
        error_code ignored;
        socket.socket().shutdown(Protocol::socket::shutdown_send, ignored);
        socket.socket().cancel(ignored);
        *gone = true;
    }

    /// Reads until the client closes, and gives it to whoever wants it. Unless `wholly`, one that only ended
    /// its own direction (as attach and exec do when their input is over) still listens.
    void watch(Socket &socket, Outflow &stream, asio::steady_timer &bell, std::shared_ptr<bool> gone,
               std::shared_ptr<std::array<char, 4096>> input, bool wholly) {
        socket.socket().async_read_some(asio::buffer(*input), [this, self = shared_from_this(), &socket,
                                                               &stream, &bell, gone, input,
                                                               wholly](error_code error, std::size_t size) {
            if (*gone || error == asio::error::operation_aborted) return;
            const bool over = error == asio::error::eof && !wholly;
            if (!error || over) {
                stream.type(std::string_view(input->data(), error ? 0 : size), over);
                ring();
                if (!error) watch(socket, stream, bell, gone, input, wholly);
                return;
            }
            *gone = true;
            bell.cancel();
        });
    }
};

namespace {

/// Room for a new socket at a path, or why there is none.
std::string cleared(const std::string &path, Errc &code) {
    sockaddr_un address{};
    code = Errc::badInput;
    if (path.empty() || path.size() >= sizeof address.sun_path)
        return "the path is empty or too long for a socket";
    struct stat there {};
    if (::lstat(path.c_str(), &there) != 0) return {};
    if (!S_ISSOCK(there.st_mode)) return "something that is no socket is there already";
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.c_str(), path.size());
    const int probe = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const bool answers = ::connect(probe, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
    const int why = errno;
    ::close(probe);
    if (answers) return "somebody serves there already";
    code = Errc::io;
    if (why != ECONNREFUSED) return std::strerror(why);
    ::unlink(path.c_str());
    return {};
}

} // namespace

Result<std::unique_ptr<Listener>> Listener::listenAt(asio::any_io_executor executor,
                                                     std::shared_ptr<Site> site, const std::string &path) {
    Errc code{};
    if (const std::string why = cleared(path, code); !why.empty())
        return fail(code, "serve the playground", path, why);
    auto state = std::make_shared<State>(executor, std::move(site));
    error_code error;
    state->unixAcceptor.open(Unix(), error);
    const mode_t before = ::umask(0177);
    if (!error) state->unixAcceptor.bind(Unix::endpoint(path), error);
    ::umask(before);
    if (error) return fail(Errc::io, "serve the playground", path, error.message());
    state->path = path;
    state->unixAcceptor.listen(1024, error);
    auto listener = std::unique_ptr<Listener>(new Listener(state));
    if (error) return fail(Errc::io, "serve the playground", path, error.message());
    asio::co_spawn(executor, state->accept(state, state->unixAcceptor), asio::detached);
    asio::co_spawn(executor, state->tick(state), asio::detached);
    return listener;
}

Result<std::unique_ptr<Listener>> Listener::listenAt(asio::any_io_executor executor,
                                                     std::shared_ptr<Site> site, std::uint16_t port) {
    auto state = std::make_shared<State>(executor, std::move(site));
    error_code error;
    state->tcpAcceptor.open(Tcp::v4(), error);
    if (!error) state->tcpAcceptor.set_option(Tcp::acceptor::reuse_address(true), error);
    if (!error) state->tcpAcceptor.bind(Tcp::endpoint(asio::ip::address_v4::loopback(), port), error);
    if (!error) state->tcpAcceptor.listen(1024, error);
    if (error)
        return fail(Errc::io, "serve the playground", "127.0.0.1:" + std::to_string(port), error.message());
    asio::co_spawn(executor, state->accept(state, state->tcpAcceptor), asio::detached);
    asio::co_spawn(executor, state->tick(state), asio::detached);
    return std::unique_ptr<Listener>(new Listener(state));
}

std::uint16_t Listener::port() const {
    error_code none;
    const auto at = state_->tcpAcceptor.local_endpoint(none);
    return none ? std::uint16_t(0) : at.port();
}

void Listener::wake() { state_->ring(); }

void Listener::stop() {
    if (state_->stopped) return;
    state_->stopped = true;
    if (!state_->path.empty()) ::unlink(state_->path.c_str());
    error_code ignored;
    state_->unixAcceptor.close(ignored);
    state_->tcpAcceptor.close(ignored);
    state_->ring();
    for (Socket *socket : state_->sockets) socket->cancel();
}

Listener::~Listener() { stop(); }

} // namespace portolan::playground
