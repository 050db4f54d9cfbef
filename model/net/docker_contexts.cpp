#include "model/net/docker_contexts.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>
#include <openssl/evp.h>

#include "model/core/text.h"

namespace portolan::net {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr std::size_t largestFile = 4U << 20U; // config.json holds the credentials of registries too

tl::unexpected<Error> badFile(const std::string &file, std::string why) {
    return fail(Errc::badInput, "read docker's configuration", file, std::move(why));
}

/// nullopt: there is no such file.
Result<std::optional<Json>> readObject(const std::string &file) {
    std::error_code error;
    if (!fs::exists(file, error) && !error) return std::optional<Json>();
    errno = 0;
    std::ifstream in(file, std::ios::binary);
    std::string text(largestFile + 1, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!in && !in.eof()) return badFile(file, errno != 0 ? std::strerror(errno) : "cannot be read");
    text.resize(static_cast<std::size_t>(in.gcount()));
    if (text.size() > largestFile) return badFile(file, "larger than 4 MiB");
    Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return badFile(file, "not a JSON object");
    return std::optional<Json>(std::move(json));
}

std::string folderName(const std::string &context) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    EVP_Digest(context.data(), context.size(), digest.data(), &size, EVP_sha256(), nullptr);
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (unsigned i = 0; i < size; ++i) {
        hex += digits[digest[i] >> 4U];
        hex += digits[digest[i] & 15U];
    }
    return hex;
}

std::string existing(const fs::path &file) {
    std::error_code error;
    return fs::exists(file, error) ? file.string() : std::string();
}

std::string known(const std::string &folder) {
    std::string names = "default";
    for (const std::string &name : contextNames(folder)) names += ", " + name;
    return plain(names, 500);
}

/// A member of an object, null when it is not there.
const Json &member(const Json &object, const char *name) {
    static const Json nothing;
    const auto found = object.find(name);
    return found == object.end() ? nothing : *found;
}

} // namespace

Result<DockerContext> readContext(const std::string &folder, const std::string &name) {
    const fs::path contexts = fs::path(folder) / "contexts";
    const std::string file = contexts / "meta" / folderName(name) / "meta.json";
    const auto meta = readObject(file);
    if (!meta) return tl::unexpected<Error>(meta.error());
    if (!*meta)
        return fail(Errc::badInput, "find docker context", plain(name), "not found; known: " + known(folder));
    const Json &endpoints = member(**meta, "Endpoints");
    if (!endpoints.is_object()) return badFile(file, "Endpoints is not an object");
    const Json &endpoint = member(endpoints, "docker");
    if (!endpoint.is_object()) return badFile(file, "it has no docker endpoint");
    const Json &host = member(endpoint, "Host");
    if (!host.is_null() && !host.is_string()) return badFile(file, "Host is not a string");
    const Json &skipVerify = member(endpoint, "SkipTLSVerify");
    if (!skipVerify.is_null() && !skipVerify.is_boolean())
        return badFile(file, "SkipTLSVerify is not a boolean");

    DockerContext context;
    context.name = name;
    if (host.is_string()) context.host = host.get<std::string>();
    const fs::path tls = contexts / "tls" / folderName(name) / "docker";
    context.tls.verify = !(skipVerify.is_boolean() && skipVerify.get<bool>());
    context.tls.caFile = existing(tls / "ca.pem");
    context.tls.certFile = existing(tls / "cert.pem");
    context.tls.keyFile = existing(tls / "key.pem");
    context.secure = context.tls != TlsOptions{};
    return context;
}

std::vector<std::string> contextNames(const std::string &folder) {
    std::vector<std::string> names;
    std::error_code error;
    for (const auto &entry : fs::directory_iterator(fs::path(folder) / "contexts" / "meta", error)) {
        const auto meta = readObject(entry.path() / "meta.json");
        if (!meta || !*meta) continue;
        const Json &name = member(**meta, "Name");
        // A folder that is not called after its name cannot be found by that name.
        if (name.is_string() && folderName(name.get<std::string>()) == entry.path().filename())
            names.push_back(name.get<std::string>());
    }
    std::sort(names.begin(), names.end());
    return names;
}

Result<std::string> currentContext(const std::string &folder) {
    const std::string file = fs::path(folder) / "config.json";
    const auto config = readObject(file);
    if (!config) return tl::unexpected<Error>(config.error());
    if (!*config) return std::string();
    const Json &current = member(**config, "currentContext");
    if (current.is_null()) return std::string();
    if (!current.is_string()) return badFile(file, "currentContext is not a string");
    return current.get<std::string>();
}

} // namespace portolan::net
