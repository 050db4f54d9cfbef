#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "model/core/result.h"
#include "model/net/http.h"
#include "model/net/peer.h"

namespace portolan::net {

/// The command line by which the docker CLI reaches an engine over ssh (docker/cli, connhelper).
std::vector<std::string> sshArguments(const Peer &peer);

/// What ssh, or the docker behind it, complained about on its standard error; `otherwise` when it cannot be
/// told.
Errc sshErrc(std::string_view words, Errc otherwise);

/// A running ssh whose standard input and output are one local stream socket. It has a session of its own,
/// so that it never asks on our terminal; ending it ends its whole process group.
class SshProcess {
public:
    /// Errc::noSuchSocket when there is no ssh on this machine.
    static Result<std::unique_ptr<SshProcess>> start(boost::asio::any_io_executor executor, const Peer &peer);
    ~SshProcess(); ///< terminates it (kills it when it does not obey) and reaps it, without waiting here
    SshProcess(const SshProcess &) = delete;
    SshProcess &operator=(const SshProcess &) = delete;

    int takeSocket(); ///< the caller owns the descriptor from then on; once
    /// The end of what it said on standard error (4 KiB at most), after it has closed that or `patience` is
    /// over.
    boost::asio::awaitable<std::string> words(Duration patience);

private:
    struct Words;
    SshProcess() = default;
    int pid_ = -1;
    int socket_ = -1;
    std::shared_ptr<Words> words_;
};

} // namespace portolan::net
