#pragma once

#include <memory>
#include <variant>

#include "model/core/snapshot.h"

namespace portolan::qt {

/// The entity behind an id, whatever kind it is; monostate when the snapshot has no such entity.
using EntityRef = std::variant<
    std::monostate, std::shared_ptr<const Engine>, std::shared_ptr<const Network>,
    std::shared_ptr<const Container>, std::shared_ptr<const Endpoint>, std::shared_ptr<const Link>,
    std::shared_ptr<const SharedNetwork>, std::shared_ptr<const Ambassador>, std::shared_ptr<const Relay>,
    std::shared_ptr<const Registration>, std::shared_ptr<const EtcdSource>, std::shared_ptr<const EtcdEntry>,
    std::shared_ptr<const SwarmNode>, std::shared_ptr<const SwarmService>, std::shared_ptr<const SwarmTask>>;

EntityRef findEntity(const Snapshot &snapshot, const EntityId &id);

} // namespace portolan::qt
