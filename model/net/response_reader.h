#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "model/core/result.h"
#include "model/net/http.h"

namespace portolan::net {

/// Bytes in, one HTTP/1.1 response out; it knows nothing of sockets. Interim responses (1xx) are skipped.
/// Errors: Errc::tooLarge (header section or body over its limit), Errc::protocol, Errc::disconnected (ended
/// too early); after one of them the reader is spent, but what came before it may still be taken.
class ResponseReader {
public:
    struct Limits {
        std::uint32_t header = 64U << 10U; ///< bytes of the whole header section
        std::optional<std::uint64_t> body; ///< bytes of the body; none: it is taken out piece by piece
    };

    ResponseReader(bool forHead, Limits limits);
    ~ResponseReader();
    ResponseReader(ResponseReader &&) noexcept;

    std::span<char> space();                     ///< where the next bytes may be put
    Result<void> commit(std::size_t n);          ///< so many were put there; 0: the server has ended
    const std::optional<Error> &failure() const; ///< what commit has failed with
    bool started() const;                        ///< any byte has come
    bool headDone() const;
    bool done() const;      ///< the response is complete
    bool keepAlive() const; ///< of a complete response: the connection is good for another request
    const Response &head() const;
    std::string takeBody(); ///< what has come of the body since the last time
    Response takeResponse();

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace portolan::net
