#pragma once

#include <QObject>
#include <memory>
#include <optional>

#include "model/networks/overlay_ports.h"

namespace portolan::qt {

/// One check of the ports between the hosts of a swarm, on the GUI thread. A new one takes the place of the
/// one before.
class PortCheck : public QObject {
    Q_OBJECT
public:
    struct Row {
        networks::OverlayHost host;
        std::vector<networks::PortQuestion> ports;
        std::vector<std::optional<networks::PortAnswer>> answers; ///< one a port; none: not answered
    };

    /// `prober` must outlive it.
    explicit PortCheck(networks::PortProber &prober, QObject *parent = nullptr);
    ~PortCheck() override; ///< cancels what is under way

    void start(const std::vector<networks::OverlayHost> &hosts);
    void cancel();
    bool underWay() const { return ticket_.has_value(); }
    const std::vector<Row> &rows() const { return rows_; }

signals:
    void changed();

private:
    struct Shared;
    void drain();

    networks::PortProber &prober_;
    std::vector<Row> rows_;
    std::shared_ptr<Shared> shared_;
    std::optional<networks::PortProber::Ticket> ticket_;
};

} // namespace portolan::qt
