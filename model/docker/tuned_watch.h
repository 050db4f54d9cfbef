#pragma once

#include <memory>

#include "model/docker/watch.h"
#include "model/docker/watch_machine.h"

namespace portolan::docker {

/// makeEngineWatch with times of one's own: tests must not wait.
std::unique_ptr<EngineWatch> makeTunedWatch(std::shared_ptr<EngineReader> reader, WatchMachine::Config config,
                                            PublishEngine publish);

} // namespace portolan::docker
