#pragma once

// One request to an engine's socket, for tests.

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

namespace portolan::testing {

struct Said {
    int status = 0;
    std::string type, body;
};

/// One request over a connection of its own; HTTP 1.0, so that the answer ends where the connection does.
inline Said ask(const std::string &where, const std::string &method, const std::string &target,
                const std::string &body = {}) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    where.copy(address.sun_path, sizeof address.sun_path - 1);
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    std::string all;
    const std::string text = method + " " + target + " HTTP/1.0\r\nHost: d\r\n" +
                             (body.empty() ? "" : "Content-Type: application/json\r\n") +
                             "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    if (::connect(fd, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0 &&
        ::send(fd, text.data(), text.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(text.size())) {
        char piece[16384];
        for (long n = 0; (n = ::recv(fd, piece, sizeof piece, 0)) > 0;)
            all.append(piece, static_cast<std::size_t>(n));
    }
    ::close(fd);
    const auto head = all.find("\r\n\r\n");
    Said said;
    if (head == std::string::npos) return said;
    said.status = std::atoi(all.c_str() + 9);
    said.body = all.substr(head + 4);
    if (const auto at = all.find("Content-Type: "); at < head)
        said.type = all.substr(at + 14, all.find("\r\n", at) - at - 14);
    return said;
}

} // namespace portolan::testing
