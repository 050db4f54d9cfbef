#pragma once

#include <QJsonArray>

#include "app/secret_store.h"
#include "model/core/connections.h"

class QSettings;

namespace portolan::app {

/// Connections that come back at the next start. What a person connects in the window is written to the
/// settings, an etcd's password to the keychain; disconnecting forgets both.
class RememberedConnections final : public Connections {
public:
    /// All three must outlive this.
    RememberedConnections(Connections &connections, QSettings &settings, SecretStore &secrets)
        : connections_(connections), settings_(settings), secrets_(secrets) {}

    /// Connects everything that is remembered. What cannot even be tried (a context that is gone) is told on
    /// standard error and stays remembered.
    void reconnect();
    bool any() const { return !list().isEmpty(); } ///< something is remembered

    Result<EngineKey> connectEngine(const EngineRequest &request) override;
    Result<EtcdKeyspace> connectEtcd(const EtcdRequest &request) override;
    void disconnectEngine(const EngineKey &key) override;
    void disconnectEtcd(const EtcdKeyspace &key) override;
    void retryNow() override { connections_.retryNow(); }
    std::vector<EngineCandidate> engineCandidates() const override { return connections_.engineCandidates(); }

private:
    QJsonArray list() const;
    void remember(const QJsonObject &entry);
    void forget(const QString &kind, const std::string &key);

    Connections &connections_;
    QSettings &settings_;
    SecretStore &secrets_;
};

} // namespace portolan::app
