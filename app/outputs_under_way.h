#pragma once

#include <functional>
#include <map>
#include <memory>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "model/docker/api_version.h"
#include "model/net/peer.h"
#include "model/output/output.h"

namespace portolan::app {

/// The logs that a session follows and the commands that it runs in containers just now. Lives on the I/O
/// thread.
class OutputsUnderWay {
public:
    /// `idle` is called whenever the last one has ended.
    OutputsUnderWay(boost::asio::any_io_executor executor, std::function<void()> idle);
    ~OutputsUnderWay();

    void start(output::Ticket ticket, net::Peer peer, docker::ApiVersion version, output::LogsWanted wanted,
               output::Lines lines, output::Logs::Ended ended);
    void start(output::Ticket ticket, net::Peer peer, docker::ApiVersion version, output::ExecWanted wanted,
               output::Lines lines, output::Exec::Ended ended);
    void cancel(output::Ticket ticket);
    void cancelAll();
    bool empty() const { return running_.empty(); }

private:
    struct Running;
    template <class T>
    void spawn(output::Ticket ticket, std::shared_ptr<Running> running,
               boost::asio::awaitable<Result<T>> work, std::function<void(Result<T>)> ended);
    std::shared_ptr<Running> add(output::Ticket ticket, net::Peer peer, docker::ApiVersion version);

    boost::asio::any_io_executor executor_;
    std::function<void()> idle_;
    std::map<output::Ticket, std::shared_ptr<Running>> running_;
};

} // namespace portolan::app
