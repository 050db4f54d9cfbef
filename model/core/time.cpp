#include "model/core/time.h"

#include <charconv>
#include <cstdio>

namespace portolan {
namespace {

/// Reads exactly `width` digits at `pos` and steps over them and, where given, over the separator after them.
bool digits(std::string_view text, std::size_t &pos, std::size_t width, int &value, char separator = '\0') {
    if (text.size() < pos + width) return false;
    const char *begin = text.data() + pos;
    const auto [end, error] = std::from_chars(begin, begin + width, value);
    if (error != std::errc() || end != begin + width) return false;
    pos += width;
    if (separator == '\0') return true;
    return pos < text.size() && text[pos++] == separator;
}

} // namespace

std::optional<Moment> parseMoment(std::string_view text) {
    using namespace std::chrono;
    int y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0;
    std::size_t pos = 0;
    const bool head = digits(text, pos, 4, y, '-') && digits(text, pos, 2, mo, '-') &&
                      digits(text, pos, 2, d, 'T') && digits(text, pos, 2, h, ':') &&
                      digits(text, pos, 2, mi, ':') && digits(text, pos, 2, s);
    if (!head || y < 1970 || y > 2250) return std::nullopt;
    const year_month_day date{year{y}, month{static_cast<unsigned>(mo)}, day{static_cast<unsigned>(d)}};
    if (!date.ok() || h > 23 || mi > 59 || s > 60) return std::nullopt;
    nanoseconds fraction{0};
    if (pos < text.size() && text[pos] == '.') {
        std::int64_t unit = 100'000'000;
        for (++pos; pos < text.size() && text[pos] >= '0' && text[pos] <= '9'; ++pos, unit /= 10)
            fraction += nanoseconds{(text[pos] - '0') * unit};
    }
    minutes offset{0};
    if (pos < text.size() && (text[pos] == '+' || text[pos] == '-')) {
        const int sign = text[pos++] == '+' ? 1 : -1;
        int oh = 0, om = 0;
        if (!digits(text, pos, 2, oh, ':') || !digits(text, pos, 2, om)) return std::nullopt;
        offset = sign * (hours{oh} + minutes{om});
    } else if (pos >= text.size() || text[pos++] != 'Z') {
        return std::nullopt;
    }
    if (pos != text.size()) return std::nullopt;
    return Moment{sys_days{date}.time_since_epoch() + hours{h} + minutes{mi} + seconds{s} + fraction -
                  offset};
}

std::string toRfc3339(Moment moment) {
    using namespace std::chrono;
    const auto day = floor<days>(moment);
    const year_month_day date{day};
    const hh_mm_ss time{floor<milliseconds>(moment - day)};
    char out[40];
    std::snprintf(out, sizeof out, "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()), static_cast<int>(time.subseconds().count()));
    return out;
}

} // namespace portolan
