#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "model/core/id.h"
#include "model/core/result.h"

namespace portolan::output {

enum class Stream { out, err };

/// One line that a program wrote: its bytes, which may be anything, without the line's end.
struct Line {
    Stream stream = Stream::out;
    std::string text;

    friend bool operator==(const Line &, const Line &) = default;
};

using Ticket = std::uint64_t;
/// Called on another thread, never by two at once.
using Lines = std::function<void(std::vector<Line>)>;

struct LogsWanted {
    EngineKey engine;
    ContainerId container;
    int tail = 2000; ///< of what is there already, the last lines

    friend bool operator==(const LogsWanted &, const LogsWanted &) = default;
};

/// The logs of containers, as the rest of the program sees them: reading only.
class Logs {
public:
    using Ended = std::function<void(Result<void>)>;

    virtual ~Logs() = default;
    /// Returns at once. `ended` is called once, when the container has ended or the log cannot be read.
    virtual Ticket follow(LogsWanted wanted, Lines lines, Ended ended) = 0;
    virtual void stop(Ticket ticket) = 0; ///< `ended` gets Errc::cancelled
};

struct ExecWanted {
    EngineKey engine;
    ContainerId container;
    std::vector<std::string> command;
    std::string user; ///< empty: the container's

    friend bool operator==(const ExecWanted &, const ExecWanted &) = default;
};

/// Running commands inside containers. With --read-only there is none.
class Exec {
public:
    using Ended = std::function<void(Result<int>)>; ///< the exit code

    virtual ~Exec() = default;
    virtual Ticket run(ExecWanted wanted, Lines lines, Ended ended) = 0;
    /// Stops waiting for it; the command goes on inside.
    virtual void stop(Ticket ticket) = 0;
};

} // namespace portolan::output
