#include "model/etcd/base64.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace portolan::etcd {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::array<std::int8_t, 256> makeDigits() {
    std::array<std::int8_t, 256> digits{};
    digits.fill(-1);
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        digits[static_cast<unsigned char>(alphabet[i])] = static_cast<std::int8_t>(i);
    return digits;
}
constexpr std::array<std::int8_t, 256> digits = makeDigits();

} // namespace

std::string toBase64(std::string_view bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
        std::uint32_t group = 0;
        for (std::size_t i = 0; i < 3; ++i)
            group = (group << 8U) | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        for (std::size_t i = 0; i < 4; ++i)
            text += i <= count ? alphabet[(group >> (18U - 6U * i)) & 0x3FU] : '=';
    }
    return text;
}

std::optional<Decoded> fromBase64(std::string_view text, std::size_t maxBytes) {
    if (text.size() % 4 != 0) return std::nullopt;
    Decoded decoded;
    decoded.size = text.size() / 4 * 3;
    while (!text.empty() && text.back() == '=') {
        text.remove_suffix(1);
        if (decoded.size % 3 == 1) return std::nullopt; // a third "="
        --decoded.size;
    }
    const std::size_t wanted = std::min(decoded.size, maxBytes);
    decoded.bytes.reserve(wanted);
    std::uint32_t group = 0;
    unsigned bits = 0;
    for (const char c : text) {
        if (decoded.bytes.size() == wanted) break;
        const std::int8_t digit = digits[static_cast<unsigned char>(c)];
        if (digit < 0) return std::nullopt;
        group = (group << 6U) | static_cast<std::uint32_t>(digit);
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        decoded.bytes += static_cast<char>((group >> bits) & 0xFFU);
    }
    return decoded;
}

} // namespace portolan::etcd
