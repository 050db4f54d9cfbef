#pragma once

#include <memory>

#include "model/core/connections.h"
#include "model/core/mailbox.h"
#include "model/net/docker_config.h"

namespace portolan::app {

/// Owns the I/O thread and every client on it: watches engines and etcd clusters, charts what they say and
/// posts each new picture to the mailbox. All functions may be called from any thread. The destructor cancels
/// everything, waits for it with a limit, and joins the thread.
class Session final : public Connections {
public:
    /// `mailbox` must outlive the session.
    explicit Session(Mailbox &mailbox, net::DockerEnvironment environment);
    ~Session() override;

    /// Watches an engine that was resolved already. A second call for the same engine changes nothing.
    EngineKey watchEngine(const net::ResolvedEngine &engine);

    Result<EngineKey> connectEngine(const EngineRequest &request) override;
    Result<EtcdKeyspace> connectEtcd(const EtcdRequest &request) override;
    void disconnectEngine(const EngineKey &key) override;
    void disconnectEtcd(const EtcdKeyspace &key) override;
    void retryNow() override;
    std::vector<EngineCandidate> engineCandidates() const override;

private:
    class Io;
    net::DockerEnvironment environment_;
    std::unique_ptr<Io> io_;
};

} // namespace portolan::app
