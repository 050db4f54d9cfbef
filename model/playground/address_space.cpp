#include "model/playground/address_space.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <limits>

namespace portolan::playground {

Ip ipOf(Ip4 address) {
    Ip ip;
    ip.bytes[10] = ip.bytes[11] = 0xff; // as IPv6 maps it
    for (std::size_t i = 0; i < 4; ++i) ip.bytes[12 + i] = static_cast<std::uint8_t>(address >> (24 - 8 * i));
    return ip;
}

std::optional<Ip4> ip4Of(const Ip &ip) {
    if (!ip.isV4()) return std::nullopt;
    Ip4 address = 0;
    for (std::size_t i = 12; i < 16; ++i) address = address << 8 | ip.bytes[i];
    return address;
}

std::optional<Ip4> parseIp4(std::string_view text) {
    const auto ip = topology::parseIp(text);
    return ip ? ip4Of(*ip) : std::nullopt;
}

std::string toString(Ip4 address) {
    std::string text;
    for (int shift = 24; shift >= 0; shift -= 8) {
        if (!text.empty()) text += '.';
        text += std::to_string(address >> shift & 0xff);
    }
    return text;
}

std::string macOf(Ip4 address) {
    char text[18];
    std::snprintf(text, sizeof text, "02:42:%02x:%02x:%02x:%02x", address >> 24 & 0xff, address >> 16 & 0xff,
                  address >> 8 & 0xff, address & 0xff);
    return text;
}

std::optional<Subnet> parseSubnet(std::string_view text) {
    const auto slash = text.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const auto address = parseIp4(text.substr(0, slash));
    const std::string_view digits = text.substr(slash + 1);
    int prefix = -1;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), prefix);
    if (!address || error != std::errc{} || end != digits.data() + digits.size() || prefix < 0 || prefix > 32)
        return std::nullopt;
    Subnet subnet{*address, prefix};
    subnet.base &= subnet.mask();
    return subnet;
}

std::string toString(const Subnet &subnet) {
    return toString(subnet.base) + "/" + std::to_string(subnet.prefix);
}

Pool::Pool(Subnet subnet, std::optional<Subnet> range, bool serial)
    : subnet_(subnet), range_(range), serial_(serial) {}

std::optional<Ip4> Pool::take() {
    const Subnet &from = range_ ? *range_ : subnet_;
    const Ip4 first = std::max(from.base, subnet_.base + 1), last = std::min(from.last(), subnet_.last() - 1);
    const auto freeFrom = [&](Ip4 candidate) -> std::optional<Ip4> {
        // From the first free one on: `used_` is sorted, so this walks over what is in use and no further.
        for (auto used = used_.lower_bound(candidate); used != used_.end() && *used == candidate; ++used)
            ++candidate;
        return candidate > last ? std::nullopt : std::optional(candidate);
    };
    auto dealt = freeFrom(serial_ && lastDealt_ && *lastDealt_ < last ? *lastDealt_ + 1 : first);
    if (!dealt && serial_) dealt = freeFrom(first);
    if (!dealt) return std::nullopt;
    used_.insert(*dealt);
    if (serial_) lastDealt_ = dealt;
    return dealt;
}

bool Pool::take(Ip4 address) {
    return address != subnet_.base && address != subnet_.last() && used_.insert(address).second;
}

std::uint64_t Pool::available() const {
    const Subnet &from = range_ ? *range_ : subnet_;
    const Ip4 first = std::max(from.base, subnet_.base + 1), last = std::min(from.last(), subnet_.last() - 1);
    const auto used = std::distance(used_.lower_bound(first), used_.upper_bound(last));
    return std::uint64_t{last} - first + 1 - static_cast<std::uint64_t>(used);
}

std::optional<Ip6> Pool6::take() {
    Ip6 candidate = from().base;
    const auto next = [&] {
        for (std::size_t i = 16; i-- > 0;)
            if (++candidate.bytes[i] != 0) return;
    };
    while (candidate == subnet_.base || used_.contains(candidate)) next();
    if (!from().contains(candidate)) return std::nullopt;
    used_.insert(candidate);
    return candidate;
}

std::uint64_t Pool6::available() const {
    const int bits = 128 - from().prefix;
    if (bits > 64) return std::numeric_limits<std::uint64_t>::max();
    const std::uint64_t size = bits == 64 ? 0 : std::uint64_t{1} << bits; // 2^64 wraps to 0, which is right
    const auto used = std::ranges::count_if(used_, [&](const Ip6 &ip) { return from().contains(ip); });
    return size - static_cast<std::uint64_t>(used) - (from().contains(subnet_.base) ? 1 : 0);
}

std::optional<Subnet> SubnetChooser::next(const std::vector<Subnet> &taken, bool lowest) {
    static const std::vector<Subnet> all = [] {
        std::vector<Subnet> list;
        for (Ip4 i = 17; i < 32; ++i) list.push_back({172u << 24 | i << 16, 16});
        for (Ip4 i = 0; i < 256; i += 16) list.push_back({192u << 24 | 168u << 16 | i << 8, 20});
        return list;
    }();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::size_t at = ((lowest ? 0 : start_) + i) % all.size();
        const bool free =
            std::ranges::none_of(taken, [&](const Subnet &other) { return other.overlaps(all[at]); });
        if (!free) continue;
        start_ = at + 1;
        return all[at];
    }
    return std::nullopt;
}

} // namespace portolan::playground
