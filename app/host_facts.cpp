#include "app/host_facts.h"

#include "model/net/host_network.h"
#include "model/net/listening.h"

namespace portolan::app {

networks::HostNetwork hostOf(const Snapshot &snapshot, const EngineKey &key) {
    const auto engine = snapshot.engines.find(std::string_view(key.value));
    if (engine && isOfThisMachine(*engine) && !engine->rootless) return net::localNetwork();
    networks::HostNetwork host;
    host.inMachine = engine && engine->local && !isOfThisMachine(*engine);
    return host;
}

std::vector<Port> listeningOn(const Snapshot &snapshot, const EngineKey &key) {
    const auto engine = snapshot.engines.find(std::string_view(key.value));
    return engine && isOfThisMachine(*engine) ? net::listeningPorts() : std::vector<Port>();
}

} // namespace portolan::app
