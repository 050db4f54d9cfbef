#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/playground/netview.h"
#include "model/playground/world.h"

namespace portolan::playground {

/// What one run of a command prints, when, and how it ends. Nothing waits: a `sleep 3` moves what follows
/// by three seconds.
struct Run {
    struct Output {
        std::chrono::milliseconds after{0};
        int stream = 1; ///< 1 stdout, 2 stderr
        std::string text;
    };
    std::vector<Output> output;
    std::chrono::milliseconds lasts{0};
    bool forever = false; ///< ends only when somebody ends it
    int exitCode = 0;
    std::optional<int> onTerm;
    std::vector<std::uint16_t> listens;
    std::map<std::uint16_t, std::string> relays;
    std::string serves;

    void say(std::string text, int stream = 1) { output.push_back({lasts, stream, std::move(text)}); }
};

using Environment = std::map<std::string, std::string>;

/// Knows the programs of the images of the shelf: a part of busybox, redis, the ambassador's relay.
class Programs {
public:
    Programs(const World &world, const Container &container, Environment environment, std::string folder)
        : world_(world), container_(container), net_(world, container), environment_(std::move(environment)),
          folder_(std::move(folder)) {}

    bool knows(std::string_view program) const;
    /// `words` is not empty; its first is known.
    void run(const std::vector<std::string> &words, std::string_view input, Run &run);
    void shell(std::string_view script, std::string_view input, Run &run);

private:
    friend class Shell;
    void network(const std::string &name, const std::vector<std::string> &arguments, std::string_view input,
                 Run &run);
    void text(const std::string &name, const std::vector<std::string> &arguments, std::string_view input,
              Run &run);
    void servers(const std::string &name, const std::vector<std::string> &arguments, Run &run);
    std::optional<std::string> file(const std::string &path) const;

    const World &world_;
    const Container &container_;
    NetView net_;
    Environment environment_;
    std::string folder_;
    int depth_ = 0;
};

} // namespace portolan::playground
