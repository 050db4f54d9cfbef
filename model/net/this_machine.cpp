#include "model/net/this_machine.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <grp.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>

namespace portolan::net {

namespace {

constexpr std::size_t entrySize = 16U << 10U; // for one line of passwd or group

std::string groupName(gid_t id) {
    std::vector<char> space(entrySize);
    group entry{};
    group *found = nullptr;
    if (::getgrgid_r(id, &entry, space.data(), space.size(), &found) == 0 && found) return found->gr_name;
    return std::to_string(id);
}

std::string userName(uid_t id) {
    std::vector<char> space(entrySize);
    passwd entry{};
    passwd *found = nullptr;
    if (::getpwuid_r(id, &entry, space.data(), space.size(), &found) == 0 && found) return found->pw_name;
    return std::to_string(id);
}

std::string text(const sockaddr *address) {
    std::array<char, INET6_ADDRSTRLEN> out{};
    const void *raw = nullptr;
    if (address->sa_family == AF_INET) {
        const auto *v4 = reinterpret_cast<const sockaddr_in *>(address);
        const std::uint32_t number = ntohl(v4->sin_addr.s_addr);
        const bool linkLocal = (number >> 16U) == 0xA9FEU; // 169.254.0.0/16
        const bool loopback = (number >> 24U) == 127U;
        if (linkLocal || loopback || number == 0) return {};
        raw = &v4->sin_addr;
    } else if (address->sa_family == AF_INET6) {
        const auto *v6 = reinterpret_cast<const sockaddr_in6 *>(address);
        if (IN6_IS_ADDR_LINKLOCAL(&v6->sin6_addr) || IN6_IS_ADDR_LOOPBACK(&v6->sin6_addr)) return {};
        raw = &v6->sin6_addr;
    } else {
        return {};
    }
    ::inet_ntop(address->sa_family, raw, out.data(), static_cast<socklen_t>(out.size()));
    return out.data();
}

std::optional<struct stat> statusOf(const std::string &path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return std::nullopt;
    return status;
}

} // namespace

std::vector<std::string> localAddresses() {
    ifaddrs *list = nullptr;
    if (::getifaddrs(&list) != 0) return {};
    const std::unique_ptr<ifaddrs, decltype(&::freeifaddrs)> owner(list, &::freeifaddrs);
    std::set<std::string> addresses;
    for (const ifaddrs *i = list; i; i = i->ifa_next) {
        if (!i->ifa_addr || (i->ifa_flags & IFF_LOOPBACK) != 0) continue;
        const std::string address = text(i->ifa_addr);
        if (!address.empty()) addresses.insert(address);
    }
    return {addresses.begin(), addresses.end()};
}

std::string socketGroup(const std::string &path) {
    const auto status = statusOf(path);
    if (!status || (status->st_mode & S_IWGRP) == 0) return {};
    return groupName(status->st_gid);
}

std::string socketRights(const std::string &path) {
    const auto status = statusOf(path);
    if (!status) return {};
    std::array<char, 8> mode{};
    std::snprintf(mode.data(), mode.size(), "%04o", static_cast<unsigned>(status->st_mode & 07777U));
    return " (owner " + userName(status->st_uid) + ", group " + groupName(status->st_gid) + ", mode " +
           mode.data() + ")";
}

bool socketIsOpenToUs(const std::string &path) {
    const auto status = statusOf(path);
    return status && S_ISSOCK(status->st_mode) &&
           ::faccessat(AT_FDCWD, path.c_str(), R_OK | W_OK, AT_EACCESS) == 0;
}

bool isMachineSocket(const std::string &path) {
    std::error_code error;
    const std::filesystem::path real = std::filesystem::weakly_canonical(path, error);
    const std::string text = error ? path : real.string();
    // Sources: each program's documentation of its DOCKER_HOST.
    for (const char *place : {"/.docker/run/", "/.docker/desktop/", "/.colima/", "/.config/colima/",
                              "/.lima/", "/.rd/", "/.orbstack/", "/podman-machine", "/podman/machine/"})
        if (text.find(place) != std::string::npos) return true;
    return false;
}

} // namespace portolan::net
