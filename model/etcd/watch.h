#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "model/core/observation.h"
#include "model/net/http.h"

namespace portolan::etcd {

struct Credentials {
    std::string user; ///< empty: no authentication
    std::string password;
};

using PublishEtcd = std::function<void(std::shared_ptr<const EtcdObservation>)>;

/// Watches all keys of one cluster until cancelled: lists in pages, watches from the next revision, lists
/// again after a compaction or a gap, fails over between the members. Publishes after every batch of changes
/// and every change of the connection's state.
class EtcdWatch {
public:
    virtual ~EtcdWatch() = default;
    virtual boost::asio::awaitable<void> run() = 0;
    virtual void retryNow() = 0; ///< cuts short the wait for the next try
};

/// `members`: one client for each endpoint of the cluster, in the order given. `source` carries key and
/// endpoints.
std::unique_ptr<EtcdWatch> makeEtcdWatch(std::vector<std::shared_ptr<net::HttpClient>> members,
                                         Credentials credentials, EtcdSource source, PublishEtcd publish);

} // namespace portolan::etcd
