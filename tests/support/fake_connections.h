#pragma once

#include "model/core/connections.h"

namespace portolan::testing {

/// Connections that only write down what they are asked for.
struct FakeConnections : Connections {
    std::vector<EngineRequest> engines;
    std::vector<EtcdRequest> etcds;
    std::vector<EngineKey> disconnectedEngines;
    std::vector<EtcdKeyspace> disconnectedEtcds;
    int retries = 0;
    std::vector<EngineCandidate> candidates;
    std::string refuse; ///< an engine URL that is no good

    Result<EngineKey> connectEngine(const EngineRequest &request) override {
        engines.push_back(request);
        if (!refuse.empty() && request.url == refuse)
            return fail(Errc::badInput, "read URL", request.url, "no such scheme");
        return EngineKey(request.url);
    }
    Result<EtcdKeyspace> connectEtcd(const EtcdRequest &request) override {
        etcds.push_back(request);
        if (request.urls.front() == refuse) return fail(Errc::badInput, "read URL", refuse);
        return EtcdKeyspace(request.urls.front());
    }
    void disconnectEngine(const EngineKey &key) override { disconnectedEngines.push_back(key); }
    void disconnectEtcd(const EtcdKeyspace &key) override { disconnectedEtcds.push_back(key); }
    void retryNow() override { ++retries; }
    std::vector<EngineCandidate> engineCandidates() const override { return candidates; }
};

} // namespace portolan::testing
