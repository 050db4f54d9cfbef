#include "model/playground/server.h"

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
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include "model/playground/api.h"

namespace portolan::playground {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using Protocol = asio::local::stream_protocol;
using Socket = beast::basic_stream<Protocol>;
using boost::system::error_code;

namespace {

constexpr std::uint64_t largestBody = 16 << 20;         ///< the real engine knows no limit
constexpr std::uint32_t largestHead = (1 << 20) + 4096; ///< as the real one
constexpr std::chrono::seconds requestPatience{30};     ///< from a request's first byte to its last
constexpr std::chrono::seconds idlePatience{300};       ///< between requests
constexpr std::chrono::seconds writePatience{30};       ///< a client that does not read is let go
constexpr std::size_t mostConnections = 4096;

} // namespace

struct Server::State : std::enable_shared_from_this<Server::State> {
    State(asio::any_io_executor executor, World &served, std::string where)
        : acceptor(executor), clock(executor), world(served), api(served), path(std::move(where)) {}

    Protocol::acceptor acceptor;
    asio::steady_timer clock; ///< rings when something is due in the world
    World &world;
    Api api;
    std::string path;
    bool stopped = false;
    std::set<asio::steady_timer *> bells; ///< of those who wait for the world
    std::set<Socket *> sockets;

    /// After every request: whoever waits looks again.
    void ring() {
        for (asio::steady_timer *bell : bells) bell->cancel();
        clock.cancel();
    }

    asio::awaitable<void> accept(std::shared_ptr<State> self) {
        while (!stopped) {
            error_code error;
            Protocol::socket socket =
                co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
            if (error == asio::error::operation_aborted || stopped) co_return;
            if (error) { // out of descriptors, say: try again soon
                asio::steady_timer pause(acceptor.get_executor(), std::chrono::milliseconds(50));
                co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
                continue;
            }
            if (sockets.size() >= mostConnections) continue;
            asio::co_spawn(acceptor.get_executor(), serve(self, Socket(std::move(socket))), asio::detached);
        }
    }

    /// Lets the world's time pass.
    asio::awaitable<void> tick(std::shared_ptr<State> self) {
        (void)self; // keeps this alive
        while (!stopped) {
            const auto due = world.nextDue();
            if (due)
                clock.expires_after(std::max(*due - world.now(), std::chrono::nanoseconds(0)));
            else
                clock.expires_after(std::chrono::hours(1));
            error_code error;
            co_await clock.async_wait(asio::redirect_error(asio::use_awaitable, error));
            if (stopped) co_return;
            const auto before = world.revision();
            world.advance();
            if (world.revision() != before)
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
        const Response response = api.handle(request);
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
            response.stream->type(world, beast::buffers_to_string(buffer.data()), false);
            buffer.consume(buffer.size());
        }
        co_await follow(socket, *response.stream, !response.raw && chunks);
        co_return false;
    }

    asio::awaitable<void> follow(Socket &socket, Stream &stream, bool chunks) {
        asio::steady_timer bell(socket.get_executor());
        const Listed listed(bells, &bell);
        const bool listens = stream.listensToEvents();
        if (listens) ++api.listeners;
        // Someone who goes away is noticed although nothing is to be sent.
        auto gone = std::make_shared<bool>(false);
        auto input = std::make_shared<std::array<char, 4096>>();
        watch(socket, stream, bell, gone, input, chunks);
        error_code error;
        while (!stopped && !error) {
            const auto seen = world.revision();
            std::string text = stream.take(world);
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
            if (world.revision() != seen) continue; // while we wrote, when no bell was heard
            const auto due = stream.due();
            if (due)
                bell.expires_after(std::max(*due - world.now(), std::chrono::nanoseconds(0)));
            else
                bell.expires_after(std::chrono::hours(1));
            error_code woken;
            co_await bell.async_wait(asio::redirect_error(asio::use_awaitable, woken));
        }
        if (listens) --api.listeners;
        ring(); // an exec may have come to its end
        error_code ignored;
        socket.socket().shutdown(Protocol::socket::shutdown_send, ignored);
        socket.socket().cancel(ignored);
        *gone = true;
    }

    /// Reads until the client closes, and gives it to whoever wants it. Unless `wholly`, one that only ended
    /// its own direction (as attach and exec do when their input is over) still listens.
    void watch(Socket &socket, Stream &stream, asio::steady_timer &bell, std::shared_ptr<bool> gone,
               std::shared_ptr<std::array<char, 4096>> input, bool wholly) {
        socket.socket().async_read_some(asio::buffer(*input), [this, self = shared_from_this(), &socket,
                                                               &stream, &bell, gone, input,
                                                               wholly](error_code error, std::size_t size) {
            if (*gone || error == asio::error::operation_aborted) return;
            const bool over = error == asio::error::eof && !wholly;
            if (!error || over) {
                stream.type(world, std::string_view(input->data(), error ? 0 : size), over);
                ring();
                if (!error) watch(socket, stream, bell, gone, input, wholly);
                return;
            }
            *gone = true;
            bell.cancel();
        });
    }
};

Result<std::unique_ptr<Server>> Server::listen(asio::any_io_executor executor, World &world,
                                               const std::string &path) {
    sockaddr_un address{};
    const auto refuse = [&](Errc code, const std::string &why) {
        return fail(code, "serve the playground", path, why);
    };
    if (path.empty() || path.size() >= sizeof address.sun_path)
        return refuse(Errc::badInput, "the path is empty or too long for a socket");
    struct stat there {};
    if (::lstat(path.c_str(), &there) == 0) {
        if (!S_ISSOCK(there.st_mode))
            return refuse(Errc::badInput, "something that is no socket is there already");
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, path.c_str(), path.size());
        const int probe = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const bool answers = ::connect(probe, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
        const int why = errno;
        ::close(probe);
        if (answers) return refuse(Errc::badInput, "somebody serves there already");
        if (why != ECONNREFUSED) return refuse(Errc::io, std::strerror(why));
        ::unlink(path.c_str());
    }
    auto state = std::make_shared<State>(executor, world, path);
    error_code error;
    state->acceptor.open(Protocol(), error);
    const mode_t before = ::umask(0177);
    if (!error) state->acceptor.bind(Protocol::endpoint(path), error);
    ::umask(before);
    if (!error) state->acceptor.listen(1024, error);
    if (error) return refuse(Errc::io, error.message());
    asio::co_spawn(executor, state->accept(state), asio::detached);
    asio::co_spawn(executor, state->tick(state), asio::detached);
    return std::unique_ptr<Server>(new Server(state));
}

void Server::stop() {
    if (state_->stopped) return;
    state_->stopped = true;
    ::unlink(state_->path.c_str());
    error_code ignored;
    state_->acceptor.close(ignored);
    state_->ring();
    for (Socket *socket : state_->sockets) socket->cancel();
}

Server::~Server() { stop(); }

} // namespace portolan::playground
