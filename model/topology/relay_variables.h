#pragma once

#include <string>
#include <vector>

#include "model/topology/forwarding.h"

namespace portolan::topology {

/// Whether there is a variable `<NAME>_PORT_<n>_TCP` (or `_UDP`) among them that a person or an image set.
/// In a pod they say nothing: there the kubelet sets one for each service, in every container.
bool hasRelayVariable(const std::vector<std::string> &environment);

struct VariableRules {
    bool tcp = true;
    bool udp = true;
    bool everyLine =
        false; ///< a `_TCP=` line of another name counts too: the relay line would run it as shell
};

/// What the relay line of the classic ambassadors makes of an environment (NAME=value each): exactly that
/// which `.*_PORT_\([0-9]*\)_TCP=tcp://\(.*\):\(.*\)` matches; the rest is malformed.
std::vector<Forwarding> variableForwardings(const std::vector<std::string> &environment,
                                            const VariableRules &rules);

/// A variable's value, the last one set; empty: none.
std::string variableIn(const std::vector<std::string> &environment, std::string_view name);

} // namespace portolan::topology
