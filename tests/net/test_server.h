#pragma once

// A server for tests, in threads of its own, on a unix socket or on 127.0.0.1. Each connection is handed to
// a script with blocking reads and writes; TLS when a context is given.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <cstring>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <openssl/ssl.h>

#include "model/net/peer.h"

namespace portolan::testing {

/// One accepted connection.
class Conversation {
public:
    Conversation(int descriptor, SSL_CTX *context) : descriptor_(descriptor) {
        if (!context) return;
        ssl_ = SSL_new(context);
        SSL_set_fd(ssl_, descriptor_);
        if (SSL_accept(ssl_) != 1) broken_ = true;
    }
    ~Conversation() {
        if (ssl_) SSL_free(ssl_);
    }
    Conversation(const Conversation &) = delete;
    Conversation &operator=(const Conversation &) = delete;

    bool broken() const { return broken_; }

    /// The header section of the next request and, when it has one, its body; empty when the client has gone.
    std::string request() {
        std::string text;
        while (text.find("\r\n\r\n") == std::string::npos)
            if (!more(text)) return {};
        const auto head = text.find("\r\n\r\n") + 4;
        const auto field = text.find("Content-Length: ");
        const std::size_t body = field < head ? std::stoul(text.substr(field + 16)) : 0;
        while (text.size() < head + body)
            if (!more(text)) return {};
        return text;
    }

    bool say(std::string_view text) {
        while (!text.empty() && !broken_) {
            const long n = ssl_ ? SSL_write(ssl_, text.data(), static_cast<int>(text.size()))
                                : ::send(descriptor_, text.data(), text.size(), MSG_NOSIGNAL);
            if (n <= 0)
                broken_ = true;
            else
                text.remove_prefix(static_cast<std::size_t>(n));
        }
        return !broken_;
    }

    bool answer(std::string_view body, std::string_view status = "200 OK") {
        return say("HTTP/1.1 " + std::string(status) + "\r\nContent-Length: " + std::to_string(body.size()) +
                   "\r\n\r\n" + std::string(body));
    }

    /// The bytes of `text` under TLS, not sent.
    std::string sealed(std::string_view text) {
        BIO *const memory = BIO_new(BIO_s_mem());
        BIO *const usual = SSL_get_wbio(ssl_);
        BIO_up_ref(usual);
        BIO_up_ref(memory);
        SSL_set0_wbio(ssl_, memory);
        SSL_write(ssl_, text.data(), static_cast<int>(text.size()));
        char *data = nullptr;
        const long size = BIO_get_mem_data(memory, &data);
        std::string record(data, static_cast<std::size_t>(size));
        SSL_set0_wbio(ssl_, usual);
        BIO_free(memory);
        return record;
    }

    /// Until the client closes.
    void waitForEnd() {
        std::string ignored;
        while (more(ignored)) ignored.clear();
    }

    int descriptor() const { return descriptor_; }

private:
    bool more(std::string &text) {
        char piece[4096];
        const long n = broken_ ? 0
                       : ssl_  ? SSL_read(ssl_, piece, sizeof piece)
                               : ::recv(descriptor_, piece, sizeof piece, 0);
        if (n <= 0) return false;
        text.append(piece, static_cast<std::size_t>(n));
        return true;
    }

    int descriptor_;
    SSL *ssl_ = nullptr;
    bool broken_ = false;
};

class TestServer {
public:
    /// `index`: the first connection is 0.
    using Script = std::function<void(Conversation &, int index)>;

    /// On a unix socket.
    TestServer(const std::string &path, Script script) : script_(std::move(script)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, path.data(), path.size());
        listener_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        begin(reinterpret_cast<sockaddr *>(&address), sizeof address);
        peer_.path = path;
    }
    /// On a free port of 127.0.0.1.
    explicit TestServer(Script script, SSL_CTX *context = nullptr)
        : script_(std::move(script)), context_(context) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        begin(reinterpret_cast<sockaddr *>(&address), sizeof address);
        socklen_t size = sizeof address;
        ::getsockname(listener_, reinterpret_cast<sockaddr *>(&address), &size);
        peer_.transport = context ? net::Peer::Transport::tls : net::Peer::Transport::tcp;
        peer_.host = "127.0.0.1";
        peer_.port = ntohs(address.sin_port);
    }
    ~TestServer() { stop(); }
    TestServer(const TestServer &) = delete;
    TestServer &operator=(const TestServer &) = delete;

    const net::Peer &peer() const { return peer_; }
    int connections() const { return connections_; }
    int open() const { return open_; }
    int mostOpen() const { return mostOpen_; }

    void stop() {
        if (listener_ < 0) return;
        ::shutdown(listener_, SHUT_RDWR);
        acceptor_.join();
        {
            const std::lock_guard lock(mutex_);
            for (const int descriptor : descriptors_) ::shutdown(descriptor, SHUT_RDWR);
        }
        for (auto &talker : talkers_) talker.join();
        ::close(listener_);
        listener_ = -1;
    }

private:
    void begin(const sockaddr *address, socklen_t size) {
        if (::bind(listener_, address, size) != 0 || ::listen(listener_, 64) != 0)
            throw std::runtime_error(std::string("test server: ") + std::strerror(errno));
        acceptor_ = std::thread([this] {
            for (;;) {
                const int descriptor = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
                if (descriptor < 0) return;
                const std::lock_guard lock(mutex_);
                descriptors_.push_back(descriptor);
                talkers_.emplace_back(
                    [this, descriptor, index = connections_++] { talk(descriptor, index); });
            }
        });
    }
    void talk(int descriptor, int index) {
        const int now = ++open_;
        int most = mostOpen_;
        while (most < now && !mostOpen_.compare_exchange_weak(most, now)) {
        }
        {
            Conversation conversation(descriptor, context_);
            script_(conversation, index);
        }
        const std::lock_guard lock(mutex_);
        std::erase(descriptors_, descriptor);
        ::close(descriptor);
        --open_; // last: whoever sees zero may count on the far ends being closed
    }

    Script script_;
    SSL_CTX *context_ = nullptr;
    net::Peer peer_;
    int listener_ = -1;
    std::thread acceptor_;
    std::mutex mutex_;
    std::vector<int> descriptors_;
    std::vector<std::thread> talkers_;
    std::atomic<int> connections_ = 0;
    std::atomic<int> open_ = 0;
    std::atomic<int> mostOpen_ = 0;
};

} // namespace portolan::testing
