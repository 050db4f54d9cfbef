#pragma once

#include <functional>
#include <memory>

#include <boost/asio/awaitable.hpp>

#include "model/core/observation.h"
#include "model/docker/engine_reader.h"

namespace portolan::docker {

using PublishEngine = std::function<void(std::shared_ptr<const EngineObservation>)>;

/// Watches until cancelled: negotiates, lists, follows events, lists again after each gap, polls slowly
/// beneath. Publishes after every batch of changes and every change of the connection's state. `engine`
/// carries what is known beforehand (key, url, local, addresses). Its own decisions lie in the state machine
/// `WatchMachine`.
class EngineWatch {
public:
    virtual ~EngineWatch() = default;
    virtual boost::asio::awaitable<void> run() = 0;
    virtual void retryNow() = 0; ///< cuts short the wait for the next try
};

std::unique_ptr<EngineWatch> makeEngineWatch(std::shared_ptr<EngineReader> reader, Engine engine,
                                             PublishEngine publish);

} // namespace portolan::docker
