#include "model/topology/names.h"

#include <utility>

namespace portolan::topology {

const Names::Directory &Names::directoryOf(const NetworkId &network) {
    if (!std::exchange(indexed_, true))
        for (const auto &endpoint : now_.endpoints)
            members_[endpoint->network.value].push_back(endpoint.get());
    const auto [at, isNew] = directories_.try_emplace(network.value);
    if (!isNew) return at->second;
    for (const Endpoint *endpoint : members_[network.value]) {
        const Container *container = atlas_.container(endpoint->container.value);
        if (!container) continue;
        const auto put = [&](std::string_view name) {
            auto &holders = at->second[name];
            if (holders.empty() || holders.back() != container) holders.push_back(container);
        };
        put(container->name);
        put(std::string_view(container->id.value).substr(0, 12));
        for (const std::string &alias : endpoint->aliases) put(alias);
        for (const std::string &name : endpoint->dnsNames) put(name);
    }
    return at->second;
}

Names::Answer Names::on(const NetworkId &network, std::string_view name) {
    const Directory &directory = directoryOf(network);
    const auto at = directory.find(name);
    if (at == directory.end()) return {};
    Answer out;
    out.known = true;
    for (const Container *container : at->second) { // in the order of ids
        if (!isUp(container->state)) continue;
        out.holder = container;
        break;
    }
    return out;
}

} // namespace portolan::topology
