#include "model/playground/etcd_store.h"

#include <algorithm>
#include <cctype>

#include "model/playground/etcd_gateway.h"
#include "model/playground/populate.h"

namespace portolan::playground {

Keyspace &keysOf(const World &world, const Container &container) {
    if (!container.keys)
        container.keys = std::make_shared<Keyspace>([&world] { return world.now(); },
                                                    seededNumbers(std::hash<std::string>()(container.id)));
    container.keys->advance();
    return *container.keys;
}

std::string etcdVersionOf(const Container &container) {
    const std::string &image = container.image;
    const auto colon = image.rfind(":v");
    const std::string tag = colon == std::string::npos ? "" : image.substr(colon + 2);
    const bool whole = std::ranges::count(tag, '.') == 2 && std::isdigit(static_cast<unsigned char>(tag[0]));
    return whole ? tag : "3.5.21";
}

Reply askEtcd(const World &world, const Container &container, const Request &request) {
    Reply reply = makeEtcdGateway(keysOf(world, container), etcdVersionOf(container))->handle(request);
    if (reply.stream) reply.body = reply.stream->take();
    return reply;
}

} // namespace portolan::playground
