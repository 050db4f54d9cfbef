#include "model/topology/atlas.h"

#include <algorithm>

namespace portolan::topology {
namespace {

template <class Map>
auto found(const Map &map, std::string_view key) {
    const auto at = map.find(key);
    return at == map.end() ? nullptr : at->second;
}

} // namespace

Atlas::OfEngine &Atlas::of(const EngineKey &engine) {
    // Rows of one engine usually follow each other.
    if (!last_.second || last_.first != engine.value) {
        const auto at = engines_.try_emplace(engine.value).first;
        last_ = {at->first, &at->second};
    }
    return *last_.second;
}

Atlas::OfEngine &Atlas::networksOf(const EngineKey &engine) {
    if (!networksIndexed_) {
        networksIndexed_ = true;
        for (const auto &network : now_.networks) {
            OfEngine &ofNetwork = of(network->engine);
            ofNetwork.networksById.emplace(network->id.value, network.get());
            ofNetwork.networksByName.emplace(network->name, network.get());
        }
    }
    return of(engine);
}

const Engine *Atlas::engine(const EngineKey &key) { return now_.engines.find(key.value).get(); }

const Network *Atlas::network(const EngineKey &engine, std::string_view id) {
    return found(networksOf(engine).networksById, id);
}

const Network *Atlas::networkNamed(const EngineKey &engine, std::string_view name) {
    return found(networksOf(engine).networksByName, name);
}

const Network *Atlas::defaultBridge(const EngineKey &engine) {
    const Network *bridge = networkNamed(engine, "bridge");
    return bridge && driverKind(*bridge) == DriverKind::bridge ? bridge : nullptr;
}

const Container *Atlas::container(std::string_view id) { return now_.containers.find(id).get(); }

const Container *Atlas::containerNamed(const EngineKey &engine, std::string_view name) {
    if (!containersIndexed_) {
        containersIndexed_ = true;
        for (const auto &container : now_.containers)
            of(container->engine).containersByName.emplace(container->name, container.get());
    }
    return name.empty() ? nullptr : found(of(engine).containersByName, name);
}

const Container *Atlas::containerReferred(const EngineKey &engine, std::string_view reference) {
    if (const Container *named = containerNamed(engine, reference)) return named;
    if (reference.size() < 12) return nullptr;
    const auto at = std::lower_bound(now_.containers.begin(), now_.containers.end(), reference,
                                     [](const auto &row, auto wanted) { return row->id.value < wanted; });
    if (at == now_.containers.end() || !(*at)->id.value.starts_with(reference)) return nullptr;
    return (*at)->engine == engine ? at->get() : nullptr;
}

} // namespace portolan::topology
