#pragma once

#include <functional>
#include <utility>

#include "model/changes/performer.h"

namespace portolan::testing {

/// Does something behind the engine's back just before a change is made.
struct Meddler : changes::Performer {
    changes::Performer *behind = nullptr;
    std::function<void(const changes::Change &)> meddle;

    Ticket perform(const EngineKey &engine, changes::Change change, Done done, Told told) override {
        if (meddle) meddle(change);
        return behind->perform(engine, std::move(change), std::move(done), std::move(told));
    }
    void cancel(Ticket ticket) override { behind->cancel(ticket); }
};

} // namespace portolan::testing
