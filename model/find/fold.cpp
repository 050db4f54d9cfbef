#include "model/find/fold.h"

#include <array>

namespace portolan::find {
namespace {

/// The bit of each byte.
constexpr std::array<std::uint64_t, 256> bitOf = [] {
    std::array<std::uint64_t, 256> bits{};
    for (unsigned u = 0; u < 256; ++u) {
        unsigned bit = 36U + u % 28U;
        if (u >= 'a' && u <= 'z') bit = u - 'a';
        if (u >= '0' && u <= '9') bit = 26U + u - '0';
        bits[u] = std::uint64_t{1} << bit;
    }
    return bits;
}();

unsigned char byteAt(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

} // namespace

std::string fold(std::string_view text) {
    std::string out(text);
    unsigned any = 0;
    for (char &c : out) { // without a branch, so that many are done at once
        const auto u = static_cast<unsigned char>(c);
        any |= u;
        c = static_cast<char>(u + (static_cast<unsigned char>(u - 'A') < 26U ? 32U : 0U));
    }
    if (any < 0x80) return out;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const unsigned char c = byteAt(out, i);
        if ((c == 0xC3 || c == 0xD0) && i + 1 < out.size()) {
            const unsigned char next = byteAt(out, i + 1);
            if (c == 0xC3 && next >= 0x80 && next <= 0x9E && next != 0x97) { // À to Þ, without ×
                out[i + 1] = static_cast<char>(next + 0x20);
            } else if (c == 0xD0 && next >= 0x90 && next <= 0x9F) { // А to П
                out[i + 1] = static_cast<char>(next + 0x20);
            } else if (c == 0xD0 && next >= 0xA0 && next <= 0xAF) { // Р to Я
                out[i] = static_cast<char>(0xD1);
                out[i + 1] = static_cast<char>(next - 0x20);
            } else if (c == 0xD0 && next == 0x81) { // Ё
                out[i] = static_cast<char>(0xD1);
                out[i + 1] = static_cast<char>(0x91);
            }
            ++i;
        }
    }
    return out;
}

std::uint64_t letters(std::string_view folded) {
    std::uint64_t bits = 0;
    for (const char c : folded) bits |= bitOf[static_cast<unsigned char>(c)];
    return bits;
}

bool globMatches(std::string_view pattern, std::string_view text) {
    std::size_t p = 0, t = 0, star = std::string_view::npos, resume = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            resume = t;
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p, ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++resume;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

} // namespace portolan::find
