#pragma once

#include <string>
#include <vector>

namespace portolan::net {

/// All addresses of this machine's interfaces, without loopback and link-local ones; sorted, each once.
std::vector<std::string> localAddresses();

/// The group whose members may open the socket, by name (by number where it has none). Empty when there is
/// no such file, it cannot be seen, or its group has no right to write.
std::string socketGroup(const std::string &path);

/// " (owner root, group docker, mode 0660)"; empty when the file cannot be seen.
std::string socketRights(const std::string &path);

/// The socket exists and we may read from and write to it.
bool socketIsOpenToUs(const std::string &path);

/// The socket is where Docker Desktop, Colima, Lima, Rancher Desktop, OrbStack or a machine of Podman puts
/// it, or a link to there: the engine behind it runs in a virtual machine.
bool isMachineSocket(const std::string &path);

} // namespace portolan::net
