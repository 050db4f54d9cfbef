#include "model/core/text.h"

#include <cstdint>

namespace portolan {
namespace {

constexpr char32_t replacement = 0xFFFD;

/// Takes one code point off the front; an invalid or overlong sequence costs one byte and gives U+FFFD.
char32_t takeCodePoint(std::string_view &text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    std::size_t length = 1;
    char32_t point = first;
    if (first >= 0x80) {
        length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        point = first & (0xFFU >> (length + 1));
        bool valid = first >= 0xC2 && first <= 0xF4 && text.size() >= length;
        for (std::size_t i = 1; valid && i < length; ++i) {
            valid = (byte(i) & 0xC0U) == 0x80U;
            point = (point << 6U) | (byte(i) & 0x3FU);
        }
        const char32_t smallest = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80;
        if (!valid || point < smallest || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) {
            text.remove_prefix(1);
            return replacement;
        }
    }
    text.remove_prefix(length);
    return point;
}

void append(std::string &out, char32_t point) {
    const auto tail = [&](unsigned shift) {
        out += static_cast<char>(0x80U | ((static_cast<std::uint32_t>(point) >> shift) & 0x3FU));
    };
    if (point < 0x80) {
        out += static_cast<char>(point);
    } else if (point < 0x800) {
        out += static_cast<char>(0xC0U | (point >> 6U));
        tail(0);
    } else if (point < 0x10000) {
        out += static_cast<char>(0xE0U | (point >> 12U));
        tail(6);
        tail(0);
    } else {
        out += static_cast<char>(0xF0U | (point >> 18U));
        tail(12);
        tail(6);
        tail(0);
    }
}

char32_t shown(char32_t point) {
    if (point < 0x20) return 0x2400 + point;
    if (point == 0x7F) return 0x2421;
    const bool c1 = point >= 0x80 && point < 0xA0;
    const bool bidi = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069) ||
                      point == 0x200E || point == 0x200F || point == 0x061C;
    const bool breaks = point == 0x2028 || point == 0x2029;
    return c1 || bidi || breaks ? replacement : point;
}

std::string harmless(std::string_view text, std::size_t maxCharacters, bool lines) {
    std::string out;
    std::size_t count = 0;
    std::size_t beforeLast = 0; // where to cut so that "…" fits
    while (!text.empty()) {
        if (count == maxCharacters) {
            out.resize(beforeLast);
            if (maxCharacters > 0) out += "…";
            break;
        }
        beforeLast = out.size();
        const char32_t point = takeCodePoint(text);
        append(out, lines && (point == '\n' || point == '\t') ? point : shown(point));
        ++count;
    }
    return out;
}

} // namespace

std::string plain(std::string_view untrusted, std::size_t maxCharacters) {
    return harmless(untrusted, maxCharacters, false);
}

std::string plainLines(std::string_view untrusted, std::size_t maxCharacters) {
    return harmless(untrusted, maxCharacters, true);
}

std::string validUtf8(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) append(out, takeCodePoint(text));
    return out;
}

} // namespace portolan
