#pragma once

#include <memory>
#include <string>
#include <vector>

#include "model/playground/etcd_keyspace.h"
#include "model/playground/http_site.h"
#include "model/playground/json.h"

namespace portolan::playground {

/// The watches that the messages of one stream create, as lines of JSON. They never end by themselves.
/// Throws NotReadable. The keyspace must outlive it.
std::shared_ptr<Outflow> makeEtcdWatch(Keyspace &keyspace, const std::vector<Json> &messages);

/// What every answer of etcd begins with. 0: the revision is left out.
Json etcdHeader(std::int64_t revision);
inline const std::string etcdMember = "10276657743932975437";

std::string bytesAsText(const std::string &bytes); ///< base64

} // namespace portolan::playground
