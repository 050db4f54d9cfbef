#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/playground/json.h"

namespace portolan::playground {

/// The real engine that is played. Where engines differ, the code asks `modern()` or `linkVariables`.
struct Profile {
    enum class Line { v20, v28, v29 };
    Line line = Line::v29;
    std::string version;  ///< "20.10.24"
    int api = 0;          ///< newest minor number of API 1.x
    int oldestApi = 0;    ///< oldest one
    bool linkVariables{}; ///< links of the default bridge set environment variables

    bool modern() const { return line != Line::v20; }
    bool guessesRouters() const { return line != Line::v29; } ///< of a LAN, where no gateway was typed
    bool newest() const { return line == Line::v29; }
};

Profile profileOf(Profile::Line line);
std::optional<Profile::Line> lineOf(std::string_view name); ///< "20.10", "28", "29"

/// What the engine tells of everything that nobody set; see the recorded answers in tests/data/docker.
const Json &hostConfigDefaults(const Profile &profile);
Json infoDefaults(const Profile &profile);
Json versionAnswer(const Profile &profile);

} // namespace portolan::playground
