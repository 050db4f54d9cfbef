#pragma once

#include <vector>

#include "model/changes/command.h"
#include "model/changes/performer.h"

namespace portolan::testing {

/// Makes no change: writes down what it is asked for, and answers when it is told to.
struct FakePerformer : changes::Performer {
    struct Asked {
        EngineKey engine;
        changes::Change change;
        Done done;
        Told told;
    };
    std::vector<Asked> asked;
    std::vector<Ticket> cancelled;

    Ticket perform(const EngineKey &engine, changes::Change change, Done done, Told told) override {
        asked.push_back({engine, std::move(change), std::move(done), std::move(told)});
        return asked.size();
    }
    void cancel(Ticket ticket) override { cancelled.push_back(ticket); }

    std::string lastCommand() const {
        return asked.empty() ? std::string() : changes::commandLine(asked.back().change);
    }
    void succeed(changes::Outcome outcome = {}) { asked.back().done(std::move(outcome)); }
    void refuse(const char *words, Errc code = Errc::http, int status = 409) {
        asked.back().done(fail(code, "POST /x", "unix:///run/docker.sock", words, status));
    }
};

} // namespace portolan::testing
