#pragma once

#include <functional>
#include <map>
#include <memory>

#include <boost/asio/any_io_executor.hpp>

#include "model/changes/performer.h"
#include "model/docker/api_version.h"
#include "model/net/peer.h"

namespace portolan::app {

/// The changes that a session makes just now. Lives on the I/O thread.
class ChangesUnderWay {
public:
    /// `idle` is called whenever the last one has ended.
    ChangesUnderWay(boost::asio::any_io_executor executor, std::function<void()> idle);
    ~ChangesUnderWay();

    void start(changes::Performer::Ticket ticket, net::Peer peer, docker::ApiVersion version,
               changes::Change change, changes::Performer::Done done, changes::Performer::Told told);
    void cancel(changes::Performer::Ticket ticket);
    void cancelAll();
    bool empty() const { return running_.empty(); }

private:
    struct Running;
    boost::asio::any_io_executor executor_;
    std::function<void()> idle_;
    std::map<changes::Performer::Ticket, std::shared_ptr<Running>> running_;
};

} // namespace portolan::app
