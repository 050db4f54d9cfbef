#pragma once

#include "model/playground/shell.h"
#include "model/playground/world.h"

namespace portolan::playground {

/// Starts a container's command. Refused as the engine does when its image has no such program.
Answer<Process> launch(const World &world, const Container &container);

/// Runs a command in a running container. A command that is not there: `missing` tells so.
struct ExecRun {
    Run run;
    std::string missing;              ///< the engine's words when the program does not exist
    std::shared_ptr<Session> session; ///< where it reads its input
};
ExecRun runExec(const World &world, const Container &container, const Exec &exec, std::string_view input);

/// The environment a command sees: the image's and the container's, links', HOSTNAME and HOME.
std::vector<std::string> environmentOf(const World &world, const Container &container,
                                       const std::vector<std::string> &links);

} // namespace portolan::playground
