#include "model/etcd/watch_stream.h"

#include <utility>

namespace portolan::etcd {
namespace {

bool blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

} // namespace

Result<std::vector<WatchMessage>> WatchStream::feed(std::string_view bytes) {
    std::vector<WatchMessage> messages;
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\n');
        const std::string_view part = bytes.substr(0, end);
        if (rest_.size() + part.size() > longestLine)
            return fail(Errc::tooLarge, {}, {}, "a message of the watch is larger than we take");
        rest_ += part;
        if (end == std::string_view::npos) break;
        bytes.remove_prefix(end + 1);
        const std::string line = std::exchange(rest_, {});
        if (blank(line)) continue;
        Result<WatchMessage> message = decodeWatchMessage(line, keyspace_);
        if (!message) return tl::unexpected(std::move(message.error()));
        messages.push_back(std::move(*message));
    }
    return messages;
}

Result<std::vector<WatchMessage>> WatchStream::finish() {
    std::vector<WatchMessage> messages;
    const std::string line = std::exchange(rest_, {});
    if (blank(line)) return messages;
    Result<WatchMessage> message = decodeWatchMessage(line, keyspace_);
    if (!message && message.error().code == Errc::protocol)
        return fail(Errc::disconnected, {}, {}, "the stream was cut in the middle of a message");
    if (!message) return tl::unexpected(std::move(message.error()));
    messages.push_back(std::move(*message));
    return messages;
}

} // namespace portolan::etcd
