#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "model/output/output.h"

namespace portolan::output {

/// Bytes of a stream of output, as an engine sends them, into lines. Without a terminal they come in frames:
/// [1 or 2, 0, 0, 0, size as 4 bytes, the first the greatest]. Frames and lines may be cut anywhere. Source:
/// Docker Engine API, ContainerAttach, "Stream format".
class LineReader {
public:
    static constexpr std::size_t longest = 16U << 10U; ///< bytes of a line that are kept

    explicit LineReader(bool framed) : framed_(framed) {}

    /// Errc::protocol: no frame begins here.
    Result<std::vector<Line>> feed(std::string_view bytes);
    std::vector<Line> rest(); ///< at the end: lines without an end

private:
    struct Part {
        std::string text;
        bool begun = false;
    };
    void take(Stream stream, std::string_view bytes, std::vector<Line> &lines);

    bool framed_;
    std::array<unsigned char, 8> header_{};
    std::size_t headerSize_ = 0;
    std::size_t left_ = 0; ///< of the frame
    std::array<Part, 2> parts_;
};

} // namespace portolan::output
