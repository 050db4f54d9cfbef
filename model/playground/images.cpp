#include "model/playground/images.h"

#include <algorithm>
#include <cctype>

#include "model/playground/shelf.h"

namespace portolan::playground {
namespace {

constexpr const char *path = "PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

bool isPath(std::string_view part) {
    return !part.empty() && std::ranges::all_of(part, [](unsigned char c) {
        return std::islower(c) || std::isdigit(c) || c == '.' || c == '_' || c == '-' || c == '/';
    });
}

} // namespace

tl::expected<std::string, Refusal> imageReference(std::string_view text, bool modern) {
    std::string_view name = text, tag = "latest";
    const auto slash = text.rfind('/');
    const auto colon = text.find(':', slash == std::string_view::npos ? 0 : slash);
    if (colon != std::string_view::npos) {
        name = text.substr(0, colon);
        tag = text.substr(colon + 1);
    }
    std::string_view lower = name; // a host before the path may have a port and capitals
    if (const auto first = name.find('/'); first != std::string_view::npos) {
        const std::string_view host = name.substr(0, first);
        if (host.find_first_of(".:") != std::string_view::npos || host == "localhost")
            lower = name.substr(first + 1);
    }
    if (std::ranges::any_of(lower, [](unsigned char c) { return std::isupper(c) != 0; })) {
        const std::string full =
            (lower.find('/') == std::string_view::npos ? "library/" : "") + std::string(lower);
        return tl::unexpected(Refusal{400, "invalid reference format: repository name " +
                                               (modern ? "(" + full + ") " : std::string()) +
                                               "must be lowercase"});
    }
    const bool goodTag = !tag.empty() && tag.size() <= 128 && std::ranges::all_of(tag, [](unsigned char c) {
        return std::isalnum(c) || c == '_' || c == '.' || c == '-';
    });
    if (name.size() > 255)
        return tl::unexpected(Refusal{400, "repository name must not be more than 255 characters"});
    if (!isPath(lower) || !goodTag) return tl::unexpected(Refusal{400, "invalid reference format"});
    for (const std::string_view hub : {"docker.io/library/", "docker.io/"})
        if (name.starts_with(hub)) {
            name.remove_prefix(hub.size());
            break;
        }
    return std::string(name) + ":" + std::string(tag);
}

Images Images::ofTheTests(Moment now) {
    Images shelf;
    const auto put = [&](const char *tag, std::uint64_t size, Json config,
                         std::vector<std::string> programs = {}) {
        config["Env"].insert(config["Env"].begin(), path);
        Image image;
        image.id = "sha256:" + digestOf(tag);
        image.tags = {tag};
        image.config = std::move(config);
        image.size = size;
        image.created = now;
        image.comment = "made for the playground";
        image.programs = std::move(programs);
        shelf.add(std::move(image));
    };
    put("busybox:1", 1'982'354, {{"Env", Json::array()}, {"Cmd", {"sh"}}});
    put("redis:7", 19'918'914,
        {{"Env", {"REDIS_VERSION=7"}},
         {"Cmd", {"redis-server"}},
         {"Entrypoint", {"docker-entrypoint.sh"}},
         {"ExposedPorts", {{"6379/tcp", Json::object()}}},
         {"WorkingDir", "/data"}},
        {"redis-server", "redis-cli", "docker-entrypoint.sh"});
    put("amouat/ambassador:latest", 11'861'690, {{"Env", Json::array()}, {"Cmd", {"relay-from-environment"}}},
        {"relay-from-environment", "socat"});
    return shelf;
}

std::shared_ptr<Image> Images::find(std::string_view reference) const {
    std::string_view id = reference;
    const bool byId = id.starts_with("sha256:");
    if (byId) id.remove_prefix(7);
    const auto full = imageReference(reference, false);
    for (const auto &image : images_)
        if (full && std::ranges::find(image->tags, *full) != image->tags.end()) return image;
    const bool hex =
        id.size() >= 4 && std::ranges::all_of(id, [](unsigned char c) { return std::isxdigit(c); });
    if (hex)
        for (const auto &image : images_)
            if (std::string_view(image->id).substr(7).starts_with(id)) return image;
    return nullptr;
}

void Images::tag(const std::shared_ptr<Image> &image, const std::string &reference) {
    for (const auto &other : images_) std::erase(other->tags, reference);
    image->tags.push_back(reference);
    std::ranges::sort(image->tags);
}

bool Images::untag(const std::string &reference) {
    for (const auto &image : images_)
        if (std::erase(image->tags, reference) > 0) {
            if (image->tags.empty()) std::erase(images_, image);
            return true;
        }
    return false;
}

} // namespace portolan::playground
