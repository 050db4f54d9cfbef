#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/core/id.h"
#include "model/core/result.h"
#include "model/etcd/codec.h"

namespace portolan::etcd {

/// Bytes of a watch's body in, messages out: one JSON object a line, cut anywhere.
class WatchStream {
public:
    /// Room for a delete of as many keys as we hold, in one message.
    static constexpr std::size_t longestLine = 32U << 20U;

    explicit WatchStream(EtcdKeyspace keyspace) : keyspace_(std::move(keyspace)) {}

    /// The messages that are complete now; none: needs more. Errc::tooLarge for a line without end. After an
    /// error the stream is of no use.
    Result<std::vector<WatchMessage>> feed(std::string_view bytes);

    /// At the end of the body. The server's last words may lack their line's end; what is cut in the middle
    /// is Errc::disconnected.
    Result<std::vector<WatchMessage>> finish();

private:
    EtcdKeyspace keyspace_;
    std::string rest_; ///< of a line that is not complete
};

} // namespace portolan::etcd
