#pragma once

#include <string>
#include <vector>

#include "model/plans/configuration.h"

namespace portolan::plans {

struct CreateCommand {
    std::vector<std::string> words;    ///< {"docker", "create", …}; secrets are taken from the environment
    std::vector<std::string> unspoken; ///< settings that have no option there: "HostConfig.Cgroup"
};

/// The command that makes such a container, from the body of POST /containers/create. `network` is how the
/// command names the network when the body has an id.
CreateCommand createCommand(const std::string &name, const nlohmann::json &body, const std::string &network);

} // namespace portolan::plans
