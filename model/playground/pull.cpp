#include "model/playground/pull.h"

#include <algorithm>
#include <cstdio>

#include "model/playground/shelf.h"

namespace portolan::playground {
namespace {

using namespace std::chrono_literals;

std::string line(const Json &json) {
    std::string text = toText(json);
    text.insert(text.size() - 1, "\r");
    return text;
}

std::string human(std::uint64_t bytes) {
    static constexpr const char *units[] = {"B", "kB", "MB", "GB"};
    double size = static_cast<double>(bytes);
    std::size_t unit = 0;
    for (; size >= 1000 && unit < 3; ++unit) size /= 1000;
    char text[32];
    std::snprintf(text, sizeof text, "%.4g%s", size, units[unit]);
    return text;
}

/// As the command line's own bar, which older clients print as it comes.
std::string bar(std::uint64_t current, std::uint64_t total) {
    const auto done = static_cast<std::size_t>(current * 50 / std::max<std::uint64_t>(total, 1));
    return "[" +
           (done < 50 ? std::string(done, '=') + ">" + std::string(49 - done, ' ')
                      : std::string(50, '=') + ">") +
           "]  " + human(current) + "/" + human(total);
}

Json said(const char *status, const std::string &layer) {
    return {{"status", status}, {"progressDetail", Json::object()}, {"id", layer}};
}

/// Two layers at a time, each in a few steps; the image is there when all is told.
class PullStream : public Stream {
public:
    PullStream(World &world, Image image, std::string reference)
        : image_(std::move(image)), reference_(std::move(reference)), began_(world.now()) {
        std::vector<std::string> ids;
        for (std::size_t i = 0; i < image_.layers.size(); ++i)
            ids.push_back(digestOf(image_.id + std::to_string(i)).substr(0, 12));
        auto at = 0ms;
        const auto tell = [&](Json json) { lines_.emplace_back(began_ + at, line(json)); };
        for (const std::string &id : ids) tell(said("Pulling fs layer", id));
        for (std::size_t i = 2; i < ids.size(); ++i) tell(said("Waiting", ids[i]));
        for (const char *phase : {"Downloading", "Extracting"})
            for (std::size_t i = 0; i < ids.size(); ++i) {
                const std::uint64_t total = image_.layers[i];
                const int steps = total > 1'000'000 ? 4 : 1;
                for (int step = 1; step <= steps; ++step) {
                    at += 30ms;
                    const std::uint64_t current =
                        total * static_cast<std::uint64_t>(step) / static_cast<std::uint64_t>(steps);
                    tell({{"status", phase},
                          {"progressDetail", {{"current", current}, {"total", total}}},
                          {"progress", bar(current, total)},
                          {"id", ids[i]}});
                }
                if (phase[0] == 'D') {
                    tell(said("Verifying Checksum", ids[i]));
                    tell(said("Download complete", ids[i]));
                } else {
                    tell(said("Pull complete", ids[i]));
                }
            }
        tell({{"status", "Digest: " + image_.digest}});
        tell({{"status", "Status: Downloaded newer image for " + reference_}});
    }

    std::string take(World &world) override {
        std::string text;
        for (; next_ < lines_.size() && lines_[next_].first <= world.now(); ++next_)
            text += lines_[next_].second;
        if (next_ == lines_.size() && !done_) {
            done_ = true;
            world.addImage(std::move(image_), reference_);
        }
        return text;
    }
    bool ended() const override { return done_; }
    std::optional<Moment> due() const override {
        return next_ < lines_.size() ? std::optional(lines_[next_].first) : std::nullopt;
    }

private:
    Image image_;
    std::string reference_;
    Moment began_;
    std::vector<std::pair<Moment, std::string>> lines_;
    std::size_t next_ = 0;
    bool done_ = false;
};

} // namespace

Response pull(Call &call) {
    World &world = call.world;
    const std::string wanted = call.query["fromImage"], tag = call.query["tag"];
    if (wanted.empty()) return fails({500, "Get \"http:\": http: no Host in request URL"});
    const auto full = imageReference(tag.empty() ? wanted : wanted + ":" + tag, call.modern());
    if (!full) return fails(full.error());
    const std::string repository = full->substr(0, full->rfind(':'));
    auto image = Shelf::find(*full);
    const auto present = world.images().find(*full);
    if (!image && !present) {
        if (Shelf::hasRepository(repository))
            return fails({404, "manifest for " + *full + " not found: manifest unknown: manifest unknown"});
        return fails({404, "pull access denied for " + repository +
                               ", repository does not exist or may require 'docker login': denied: requested "
                               "access to the resource is denied"});
    }
    Response response;
    response.body =
        line({{"status", "Pulling from " +
                             (repository.find('/') == std::string::npos ? "library/" : std::string()) +
                             repository},
              {"id", full->substr(full->rfind(':') + 1)}});
    if (!present && image && !world.images().find(image->id)) {
        response.stream = std::make_shared<PullStream>(world, std::move(*image), *full);
        return response;
    }
    if (image) response.body += line({{"status", "Digest: " + image->digest}});
    if (!present) world.addImage(std::move(*image), *full); // another tag of what is here
    response.body += line(
        {{"status",
          (present ? "Status: Image is up to date for " : "Status: Downloaded newer image for ") + *full}});
    return response;
}

} // namespace portolan::playground
