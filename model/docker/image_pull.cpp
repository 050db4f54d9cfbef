#include "model/docker/image_pull.h"

#include <algorithm>

#include "model/core/text.h"
#include "model/docker/json_fields.h"

namespace portolan::docker {
namespace {

constexpr std::size_t longestObject = 256U << 10U;
constexpr std::size_t mostLayers = 500; ///< an image has 127 at most
constexpr std::size_t longestId = 80;
constexpr std::uint64_t mostBytes = 1ULL << 50U;
constexpr int unsaidStatus = 500; ///< what an engine answers to the same, had it told nothing before

std::uint64_t bytesOf(Json &detail, const char *key) {
    const std::int64_t bytes = integer(detail, key);
    return bytes > 0 ? std::min(static_cast<std::uint64_t>(bytes), mostBytes) : 0;
}

} // namespace

ImageName imageName(std::string_view image) {
    ImageName name{std::string(image), "latest"};
    const std::size_t digest = name.repository.find('@');
    if (digest != std::string::npos) {
        name.tag = name.repository.substr(digest + 1);
        name.repository.resize(digest);
    }
    // What stands before the last slash may be a registry's port; a tag beside a digest says nothing.
    const std::size_t slash = name.repository.rfind('/'), colon = name.repository.rfind(':');
    if (colon != std::string::npos && (slash == std::string::npos || colon > slash)) {
        if (digest == std::string::npos) name.tag = name.repository.substr(colon + 1);
        name.repository.resize(colon);
    }
    return name;
}

bool isImageId(std::string_view image) { return image.rfind("sha256:", 0) == 0; }

PullReader::PullReader(std::string image) : lines_(longestObject) { progress_.image = std::move(image); }

Result<void> PullReader::take(std::string_view bytes) {
    const auto broken = [this](std::string why) {
        return fail(Errc::protocol, std::string(changes::pulling), progress_.image, std::move(why));
    };
    if (bytes.empty()) {
        if (lines_.midObject()) return broken("the answer breaks off");
        return {};
    }
    auto objects = lines_.feed(bytes);
    if (!objects) return broken(objects.error().detail);
    for (std::string &object : *objects)
        if (const auto told = read(std::move(object)); !told) {
            if (told.error().code == Errc::protocol) return broken(told.error().detail);
            return told;
        }
    count();
    return {};
}

Result<void> PullReader::read(std::string object) {
    auto document = parseObject(std::move(object), "progress of a pull");
    if (!document) return tl::unexpected(std::move(document.error()));
    Json &root = document->root, &failure = part(root, "errorDetail");
    std::string words = takeText(failure, "message");
    if (words.empty()) words = takeText(root, "error"); // the older form
    if (!words.empty()) {
        const std::int64_t code = integer(failure, "code");
        const int status = code >= 400 && code < 600 ? static_cast<int>(code) : unsaidStatus;
        return fail(Errc::http, std::string(changes::pulling), progress_.image, plain(words), status);
    }
    // The first line has a tag for an id.
    const std::string status = takeText(root, "status"), id = takeText(root, "id").substr(0, longestId);
    if (id.empty() || status.rfind("Pulling from", 0) == 0) return {};
    if (layers_.size() >= mostLayers && !layers_.contains(id)) return {};
    Layer &layer = layers_[id];
    if (status == "Downloading") {
        Json &detail = part(root, "progressDetail");
        layer.bytes = bytesOf(detail, "current");
        layer.size = std::max(bytesOf(detail, "total"), layer.bytes);
    } else if (status == "Download complete" || status == "Pull complete" || status == "Already exists") {
        layer.bytes = layer.size;
        layer.here = layer.here || status != "Download complete";
    }
    return {};
}

void PullReader::count() {
    progress_.layers = layers_.size();
    progress_.layersHere = 0;
    progress_.bytes = progress_.bytesInAll = 0;
    for (const auto &[id, layer] : layers_) {
        progress_.layersHere += layer.here ? 1 : 0;
        progress_.bytes += layer.bytes;
        progress_.bytesInAll += layer.size;
    }
}

} // namespace portolan::docker
