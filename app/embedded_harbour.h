#pragma once

#include <memory>
#include <string>
#include <vector>

#include "model/core/connections.h"
#include "model/core/result.h"
#include "model/net/docker_config.h"

namespace portolan::app {

/// Two playground engines and an etcd with a small harbour in them, served by a thread of this process at
/// unix sockets in a private folder and at a port of 127.0.0.1. All of it goes with this object, or with the
/// process when SIGINT or SIGTERM ends it.
class EmbeddedHarbour {
public:
    /// Errors: io.
    static Result<std::unique_ptr<EmbeddedHarbour>> open();
    ~EmbeddedHarbour();

    std::vector<net::ResolvedEngine> engines() const;
    EtcdRequest etcd() const;

private:
    struct Served;
    explicit EmbeddedHarbour(std::unique_ptr<Served> served);

    std::unique_ptr<Served> served_;
};

} // namespace portolan::app
