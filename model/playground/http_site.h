#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/core/time.h"

namespace portolan::playground {

struct Request {
    std::string method, target; ///< target: path and query, as on the request line
    std::string body;
    bool upgrade = false; ///< the client wants the connection itself (attach, exec)
    std::string contentType = {};
};

/// What an answer goes on with after its head. Taken piece by piece; between the pieces the world goes on.
class Outflow {
public:
    virtual ~Outflow() = default;
    virtual std::string take() = 0; ///< what there is to send now; may be empty
    virtual bool ended() const = 0; ///< nothing more will come
    virtual bool listensToEvents() const { return false; }
    virtual std::optional<Moment> due() const { return std::nullopt; } ///< look again then
    /// What the client sends after its request; `over`: it will send nothing more.
    virtual void type(std::string_view, bool /*over*/) {}
};

struct Reply {
    int status = 200;
    std::string contentType = "application/json";
    std::string body;
    std::shared_ptr<Outflow> stream = nullptr; ///< instead of the body
    bool raw = false; ///< 101 (or 200 for those who did not ask): the bytes go as they are
    std::vector<std::pair<std::string, std::string>> headers = {};
};

/// What a listener serves. Nothing waits in it: what takes time is due at a moment, and `advance()` lets it
/// happen.
class Site {
public:
    virtual ~Site() = default;
    virtual Reply handle(const Request &request) = 0;
    virtual Moment now() const = 0;
    virtual void advance() = 0;
    virtual std::optional<Moment> nextDue() const = 0;
    /// Grows with everything that happens; equal means nothing to see for anybody who waits.
    virtual std::uint64_t revision() const = 0;
    virtual void listenersChanged(int by) { (void)by; } ///< of events
};

} // namespace portolan::playground
