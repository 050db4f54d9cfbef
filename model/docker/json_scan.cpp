#include "model/docker/json_scan.h"

#include <string>

namespace portolan::docker {
namespace {

constexpr std::string_view blanks = " \t\r\n";

tl::unexpected<Error> broken(std::string_view document, std::size_t position, std::string_view why) {
    return fail(Errc::protocol, std::string(document), {},
                std::string(why) + " at byte " + std::to_string(position));
}

} // namespace

std::size_t ObjectScanner::take(std::string_view bytes) {
    if (done_ || bytes.empty() || (depth_ == 0 && bytes.front() != '{')) return 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const char byte = bytes[i];
        if (inString_) {
            if (escaped_)
                escaped_ = false;
            else if (byte == '\\')
                escaped_ = true;
            else if (byte == '"')
                inString_ = false;
        } else if (byte == '"') {
            inString_ = true;
        } else if (byte == '{' || byte == '[') {
            ++depth_;
        } else if ((byte == '}' || byte == ']') && --depth_ == 0) {
            done_ = true;
            return i + 1;
        }
    }
    return bytes.size();
}

Result<std::vector<std::string_view>> splitArray(std::string_view bytes, std::string_view document) {
    std::vector<std::string_view> objects;
    std::size_t at = 0;
    const auto skipBlanks = [&] { at = std::min(bytes.find_first_not_of(blanks, at), bytes.size()); };
    const auto next = [&] { return at < bytes.size() ? bytes[at] : '\0'; };

    skipBlanks();
    if (bytes.substr(at, 4) == "null") {
        at += 4;
    } else {
        if (next() != '[') return broken(document, at, "an array was expected");
        ++at;
        skipBlanks();
        while (next() != ']') {
            if (!objects.empty()) {
                if (next() != ',') return broken(document, at, "the array breaks off");
                ++at;
                skipBlanks();
            }
            ObjectScanner scanner;
            const std::size_t size = scanner.take(bytes.substr(at));
            if (!scanner.started()) return broken(document, at, "an object was expected");
            if (!scanner.done()) return broken(document, bytes.size(), "an object breaks off");
            objects.push_back(bytes.substr(at, size));
            at += size;
            skipBlanks();
        }
        ++at;
    }
    skipBlanks();
    if (at != bytes.size()) return broken(document, at, "bytes after the end");
    return objects;
}

} // namespace portolan::docker
