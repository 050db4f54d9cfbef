#pragma once

#include <string>
#include <vector>

#include "model/core/id.h"
#include "model/core/result.h"

namespace portolan {

/// How one engine is reached, as the docker CLI would be told.
struct EngineRequest {
    std::string url;     ///< unix://, tcp://, ssh://, or empty with a context
    std::string context; ///< name of a docker context; used when url is empty
    bool tls = false;
    bool tlsVerify = true;
    std::string caFile, certFile, keyFile;
};

struct EtcdRequest {
    std::vector<std::string> urls; ///< members of one cluster
    std::string user, password;
    std::string prefix; ///< only the keys that begin with it; empty: all
    std::string caFile, certFile, keyFile;
    bool tlsVerify = true;
};

/// A way to an engine that was found on this machine and can be offered.
struct EngineCandidate {
    enum class Origin { environment, context, socket };
    EngineRequest request;
    Origin origin = Origin::socket;
    std::string label;      ///< context name or socket path
    bool reachable = false; ///< the socket exists and may be opened (always true for what cannot be told)
};

/// What a view may ask for. The composition root implements it; results appear in the snapshots.
class Connections {
public:
    virtual ~Connections() = default;
    virtual Result<EngineKey>
    connectEngine(const EngineRequest &request) = 0; ///< badInput only; else see snapshot
    virtual Result<EtcdKeyspace> connectEtcd(const EtcdRequest &request) = 0;
    virtual void disconnectEngine(const EngineKey &key) = 0;
    virtual void disconnectEtcd(const EtcdKeyspace &key) = 0;
    virtual void retryNow() = 0; ///< every source that waits for its next try
    virtual std::vector<EngineCandidate> engineCandidates() const = 0;
};

} // namespace portolan
