#include "model/docker/event_lines.h"

#include "model/core/text.h"

namespace portolan::docker {

Result<std::vector<std::string>> EventLines::feed(std::string_view bytes) {
    const auto refuse = [&](std::string why) {
        broken_ = true;
        held_.clear();
        held_.shrink_to_fit();
        return fail(Errc::protocol, "event stream", {}, std::move(why));
    };
    if (broken_) return refuse("it was broken before");

    std::vector<std::string> objects;
    while (true) {
        if (held_.empty()) bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
        if (bytes.empty()) return objects;
        const std::size_t taken = scanner_.take(bytes);
        if (taken == 0) return refuse("an object was expected, not " + plain(bytes, 40));
        if (held_.size() + taken > limit_)
            return refuse("an object is longer than " + std::to_string(limit_) + " bytes");
        held_.append(bytes.substr(0, taken));
        bytes.remove_prefix(taken);
        if (scanner_.done()) {
            objects.push_back(std::exchange(held_, {}));
            scanner_.reset();
        }
    }
}

} // namespace portolan::docker
