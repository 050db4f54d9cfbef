#pragma once

#include <memory>

#include "model/changes/performer.h"
#include "model/core/connections.h"
#include "model/core/mailbox.h"
#include "model/net/docker_config.h"
#include "model/networks/overlay_ports.h"
#include "model/output/output.h"

namespace portolan::app {

/// What a session may do to engines.
enum class Access { readOnly, change };

/// Owns the I/O thread and every client on it: watches engines and etcd clusters, charts what they say and
/// posts each new picture to the mailbox. All functions may be called from any thread. The destructor cancels
/// everything, waits for it with a limit, and joins the thread.
class Session final : public Connections {
public:
    /// `mailbox` must outlive the session.
    explicit Session(Mailbox &mailbox, net::DockerEnvironment environment, Access access = Access::readOnly);
    ~Session() override;

    /// Watches an engine that was resolved already. A second call for the same engine changes nothing.
    EngineKey watchEngine(const net::ResolvedEngine &engine);

    Result<EngineKey> connectEngine(const EngineRequest &request) override;
    Result<EtcdKeyspace> connectEtcd(const EtcdRequest &request) override;
    void disconnectEngine(const EngineKey &key) override;
    void disconnectEtcd(const EtcdKeyspace &key) override;
    void retryNow() override;
    std::vector<EngineCandidate> engineCandidates() const override;

    /// Lives as long as the session. Null: this session only reads.
    changes::Performer *performer() const { return performer_.get(); }

    output::Logs *logs() const { return logs_.get(); } ///< lives as long as the session
    output::Exec *exec() const { return exec_.get(); } ///< null: this session only reads
    networks::PortProber &prober() const;              ///< lives as long as the session

private:
    class Io;
    class Changing;
    class Reading;
    class Executing;
    net::DockerEnvironment environment_;
    std::unique_ptr<Io> io_;
    std::unique_ptr<changes::Performer> performer_;
    std::unique_ptr<output::Logs> logs_;
    std::unique_ptr<output::Exec> exec_;
};

} // namespace portolan::app
