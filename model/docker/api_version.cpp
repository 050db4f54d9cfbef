#include "model/docker/api_version.h"

#include <array>
#include <charconv>
#include <chrono>

namespace portolan::docker {
namespace {

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
}

} // namespace

std::optional<ApiVersion> parseApiVersion(std::string_view text) {
    const std::size_t dot = text.find('.');
    if (dot == std::string_view::npos) return std::nullopt;
    const auto major = number(text.substr(0, dot));
    const auto minor = number(text.substr(dot + 1));
    if (!major || !minor) return std::nullopt;
    return ApiVersion{*major, *minor};
}

std::string toString(ApiVersion version) {
    return std::to_string(version.major) + "." + std::to_string(version.minor);
}

std::optional<VersionRefusal> versionRefusal(std::string_view words) {
    if (words.find("client version") == std::string_view::npos) return std::nullopt;
    VersionRefusal refusal;
    refusal.weAreTooOld = words.find("is too old") != std::string_view::npos;
    if (!refusal.weAreTooOld && words.find("is too new") == std::string_view::npos) return std::nullopt;
    constexpr std::string_view before = "supported API version is ";
    if (const std::size_t at = words.find(before); at != std::string_view::npos) {
        words.remove_prefix(at + before.size());
        words = words.substr(0, words.find_first_not_of("0123456789."));
        while (!words.empty() && words.back() == '.') words.remove_suffix(1);
        refusal.limit = parseApiVersion(words);
    }
    return refusal;
}

std::optional<std::int64_t> parseHttpDate(std::string_view text) {
    using namespace std::chrono;
    constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    if (text.size() != 29 || text.substr(25) != " GMT") return std::nullopt;
    const auto at = [&](std::size_t from, std::size_t size) {
        return number(text.substr(from, size)).value_or(-1);
    };
    unsigned month = 0;
    while (month < months.size() && months[month] != text.substr(8, 3)) ++month;
    const int dayOfMonth = at(5, 2), h = at(17, 2), m = at(20, 2), s = at(23, 2);
    const year_month_day date{year{at(12, 4)}, std::chrono::month{month + 1},
                              day{static_cast<unsigned>(dayOfMonth)}};
    if (!date.ok() || h < 0 || h > 23 || m < 0 || m > 59 || s < 0 || s > 60) return std::nullopt;
    const seconds moment = sys_days{date}.time_since_epoch() + hours{h} + minutes{m} + seconds{s};
    return moment.count();
}

} // namespace portolan::docker
