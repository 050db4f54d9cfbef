#include "model/output/frames.h"

#include <algorithm>

namespace portolan::output {

void LineReader::take(Stream stream, std::string_view bytes, std::vector<Line> &lines) {
    Part &part = parts_[static_cast<std::size_t>(stream)];
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\n');
        std::string_view piece = bytes.substr(0, end);
        const std::size_t room = longest - part.text.size();
        part.text.append(piece.substr(0, room));
        part.begun = true;
        if (end == std::string_view::npos) return;
        if (!part.text.empty() && part.text.back() == '\r') part.text.pop_back();
        lines.push_back({stream, std::move(part.text)});
        part = {};
        bytes.remove_prefix(end + 1);
    }
}

Result<std::vector<Line>> LineReader::feed(std::string_view bytes) {
    std::vector<Line> lines;
    if (!framed_) {
        take(Stream::out, bytes, lines);
        return lines;
    }
    while (!bytes.empty()) {
        if (left_ == 0) {
            header_[headerSize_++] = static_cast<unsigned char>(bytes.front());
            bytes.remove_prefix(1);
            if (headerSize_ < header_.size()) continue;
            headerSize_ = 0;
            const bool known = header_[0] <= 2 && header_[1] == 0 && header_[2] == 0 && header_[3] == 0;
            if (!known) return fail(Errc::protocol, "frame of output", {}, "no frame begins here");
            for (std::size_t i = 4; i < header_.size(); ++i) left_ = (left_ << 8U) | header_[i];
            continue;
        }
        const std::size_t now = std::min(left_, bytes.size());
        take(header_[0] == 2 ? Stream::err : Stream::out, bytes.substr(0, now), lines);
        left_ -= now;
        bytes.remove_prefix(now);
    }
    return lines;
}

std::vector<Line> LineReader::rest() {
    std::vector<Line> lines;
    for (std::size_t i = 0; i < parts_.size(); ++i)
        if (parts_[i].begun) lines.push_back({static_cast<Stream>(i), std::move(parts_[i].text)});
    parts_ = {};
    return lines;
}

} // namespace portolan::output
