#pragma once

#include <atomic>
#include <map>
#include <memory>

#include <boost/asio/any_io_executor.hpp>

#include "model/networks/overlay_ports.h"

namespace portolan::app {

/// Tries ports on the I/O thread. `probe` and `cancel` may be called on any thread, the rest on that one.
class PortProbes final : public networks::PortProber {
public:
    /// `idle` is called whenever the last one has ended.
    PortProbes(boost::asio::any_io_executor executor, std::function<void()> idle);
    ~PortProbes() override;

    Ticket probe(std::vector<networks::PortQuestion> questions, Answered answered, Ended ended) override;
    void cancel(Ticket ticket) override;
    void cancelAll();
    bool empty() const { return running_.empty(); }

private:
    struct Running;
    void start(Ticket ticket, const std::shared_ptr<Running> &running);

    boost::asio::any_io_executor executor_;
    std::function<void()> idle_;
    std::map<Ticket, std::shared_ptr<Running>> running_;
    std::atomic<Ticket> last_{0};
};

} // namespace portolan::app
