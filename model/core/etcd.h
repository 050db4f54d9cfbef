#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/core/engine.h"
#include "model/core/id.h"

namespace portolan {

/// One etcd cluster that we watch.
struct EtcdSource {
    EtcdKeyspace key;
    std::vector<std::string> endpoints; ///< as given, without secrets
    std::string prefix;                 ///< only the keys that begin with it; empty: all
    SourceState state = SourceState::connecting;
    std::string version;
    std::string activeEndpoint; ///< the member that serves us
    std::int64_t revision = 0;
    std::optional<Loss> loss;

    friend bool operator==(const EtcdSource &, const EtcdSource &) = default;
};

/// One key of it. Keys and values are bytes from strangers.
struct EtcdEntry {
    EtcdKeyspace keyspace;
    std::string key;
    std::string value; ///< the first `maxStoredValue` bytes
    std::size_t valueSize = 0;
    std::int64_t createRevision = 0;
    std::int64_t modRevision = 0;
    std::int64_t version = 0;
    std::int64_t lease = 0; ///< 0: none

    static constexpr std::size_t maxStoredValue = 16 * 1024;
    friend bool operator==(const EtcdEntry &, const EtcdEntry &) = default;
};

} // namespace portolan
