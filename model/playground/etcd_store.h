#pragma once

#include <string>

#include "model/playground/etcd_keyspace.h"
#include "model/playground/http_site.h"
#include "model/playground/world.h"

namespace portolan::playground {

/// What the etcd of a container keeps; it goes with the container, not with its process.
Keyspace &keysOf(const World &world, const Container &container);

/// Of which version it is, by the image's tag: "3.5.21".
std::string etcdVersionOf(const Container &container);

/// A request to it, as its gateway answers. Of a watch: what there is now.
Reply askEtcd(const World &world, const Container &container, const Request &request);

} // namespace portolan::playground
