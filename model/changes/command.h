#pragma once

#include <string>
#include <vector>

#include "model/changes/change.h"
#include "model/core/secrets.h"

namespace portolan::changes {

/// The `docker` command that makes the same change, word by word: {"docker", "stop", "web"}. Masked: of a
/// variable whose value looks secret there is the name alone; docker takes the value from its environment.
std::vector<std::string> commandWords(const Change &change, Secrets secrets = Secrets::shown);

/// The same as one line for a POSIX shell, with every word of a stranger quoted.
std::string commandLine(const Change &change, Secrets secrets = Secrets::shown);

/// Names of the variables whose values a masked command withholds.
std::vector<std::string> withheldVariables(const Change &change);

/// What a script says for its docker commands to reach the engine at `url`, as the docker command line would
/// be told; nothing where there is none. Certificates are left where docker looks for them by itself.
std::string engineLines(const EngineKey &engine, const std::string &url);

/// The engine is spoken to with TLS, as its key tells: docker's own URLs do not.
bool speaksTls(const EngineKey &engine);

} // namespace portolan::changes
