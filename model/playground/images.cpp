#include "model/playground/images.h"

#include <algorithm>
#include <cctype>

namespace portolan::playground {
namespace {

constexpr const char *path = "PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/// As an id an image's name must do: the same in every run.
std::string idOf(std::string_view name) {
    std::uint64_t state = 0xcbf29ce484222325;
    std::string id = "sha256:";
    for (int word = 0; word < 4; ++word) {
        for (const char c : name) state = (state ^ static_cast<unsigned char>(c)) * 0x100000001b3;
        for (int i = 0; i < 16; ++i) id += "0123456789abcdef"[state >> (i * 4) & 15];
        state += 0x9e3779b97f4a7c15;
    }
    return id;
}

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
    const auto put = [&](const char *tag, std::uint64_t size, Json config) {
        config["Env"].insert(config["Env"].begin(), path);
        shelf.images_.push_back(std::make_shared<Image>(
            Image{idOf(tag), {tag}, std::move(config), size, now, "made for the playground"}));
    };
    put("busybox:1", 1'982'354, {{"Env", Json::array()}, {"Cmd", {"sh"}}});
    put("redis:7", 19'918'914,
        {{"Env", {"REDIS_VERSION=7"}},
         {"Cmd", {"redis-server"}},
         {"Entrypoint", {"docker-entrypoint.sh"}},
         {"ExposedPorts", {{"6379/tcp", Json::object()}}},
         {"WorkingDir", "/data"}});
    put("amouat/ambassador:latest", 11'861'690,
        {{"Env", Json::array()}, {"Cmd", {"relay-from-environment"}}});
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
