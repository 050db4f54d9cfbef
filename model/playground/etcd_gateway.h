#pragma once

#include <memory>
#include <string>

#include "model/playground/etcd_keyspace.h"
#include "model/playground/http_site.h"

namespace portolan::playground {

/// etcd v3's JSON gateway over a keyspace, as etcd 3.4 speaks it, whatever `version` it calls itself; one
/// member, no users. The keyspace must outlive it.
std::shared_ptr<Site> makeEtcdGateway(Keyspace &keyspace, std::string version = "3.4.23");

} // namespace portolan::playground
