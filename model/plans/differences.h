#pragma once

#include "model/plans/configuration.h"
#include "model/plans/recreate.h"

namespace portolan::plans {

/// Makes a configuration what is wished for, and tells what is lost by it. `network` is how the request names
/// the wished one: the owner of a shared network by its id. False: it was so already.
bool change(Configuration &now, const RecreateWish &wish, const std::optional<std::string> &network,
            std::vector<Note> &notes);

/// What a new container has not of the old one, whatever is changed.
void tellOfWhatStays(const Snapshot &snapshot, const Container &old, const Configuration &now,
                     const std::string &backup, const RecreateWish &wish, std::vector<Note> &notes);

/// A MAC address that was asked for is kept. Engines of today do not tell it from one that they chose
/// themselves: so is that.
void keepMacAddresses(Configuration &now, const Container &old, const Snapshot &snapshot);

/// EndpointSettings as a command takes them.
changes::EndpointSpec endpointSpec(const nlohmann::json &settings);

} // namespace portolan::plans
