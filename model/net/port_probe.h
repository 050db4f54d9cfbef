#pragma once

#include <optional>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "model/core/result.h"
#include "model/networks/overlay_ports.h"

namespace portolan::net {

/// How a port is tried, without a socket: says what is to be done next and is told what came of it.
///
/// TCP: a connection that is made, and closed, proves an open port. UDP: an empty datagram from a connected
/// socket; the host's answer that the port is unreachable proves that nobody listens, and no answer proves
/// nothing.
class PortProbe {
public:
    enum class Do { connect, send, listen, end };

    explicit PortProbe(std::string_view protocol) : udp_(protocol == "udp") {}

    Do begin() const { return udp_ ? Do::send : Do::connect; }
    /// `error` of what was to be done last, none: it succeeded.
    Do resume(std::optional<Errc> error);
    /// At the end. Errc::cancelled is the only failure.
    const Result<networks::PortAnswer> &answer() const { return answer_; }

private:
    static constexpr int mostDatagrams = 2; ///< one may be lost

    Do end(Result<networks::PortAnswer> answer);

    bool udp_;
    bool listening_ = false;
    int sent_ = 0;
    Result<networks::PortAnswer> answer_ = networks::PortAnswer::failed;
};

/// Tries a port. Takes a little more than `limit` at most.
boost::asio::awaitable<Result<networks::PortAnswer>>
probePort(boost::asio::any_io_executor executor, networks::PortQuestion question,
          std::chrono::milliseconds limit = std::chrono::seconds(2));

} // namespace portolan::net
