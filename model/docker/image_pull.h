#pragma once

#include <map>
#include <string>
#include <string_view>

#include "model/changes/change.h"
#include "model/core/result.h"
#include "model/docker/event_lines.h"
#include "model/net/http.h"

namespace portolan::docker {

/// How long an engine may say nothing while it pulls. A registry that does not answer takes it half a minute.
inline constexpr net::Duration pullSilence{120'000};

/// An image's name as POST /images/create takes it.
struct ImageName {
    std::string repository; ///< with the registry: "redis", "host:5000/name"
    std::string tag;        ///< "latest" where none is named; or the digest
};
ImageName imageName(std::string_view image);
/// "sha256:…" names an image that an engine has: no registry knows it.
bool isImageId(std::string_view image);

/// Reads what an engine tells while it pulls.
class PullReader {
public:
    explicit PullReader(std::string image);

    /// Takes the next bytes of the answer; none: its end. An error: the engine's own, which it tells in the
    /// midst of an answer of 200, or Errc::protocol. Its operation is changes::pulling.
    Result<void> take(std::string_view bytes);
    const changes::PullProgress &progress() const { return progress_; }

private:
    struct Layer {
        bool here = false;
        std::uint64_t bytes = 0, size = 0;
    };
    Result<void> read(std::string object);
    void count();

    changes::PullProgress progress_;
    EventLines lines_;
    std::map<std::string, Layer> layers_;
};

} // namespace portolan::docker
