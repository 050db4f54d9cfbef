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
    std::vector<Listening> listens;
    std::map<std::uint16_t, std::string> relays;
    std::string serves;
    bool readsInput = false; ///< without more of it, it would wait
    bool exits = false;      ///< the shell was told to end

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
    friend class Session;
    void network(const std::string &name, const std::vector<std::string> &arguments, std::string_view input,
                 Run &run);
    void text(const std::string &name, const std::vector<std::string> &arguments, std::string_view input,
              Run &run);
    void web(const std::string &name, const std::vector<std::string> &arguments, std::string_view input,
             Run &run);
    void etcdctl(const std::vector<std::string> &arguments, std::string_view input, Run &run);
    void nslookup(const std::vector<std::string> &arguments, Run &run);
    void ping(const std::vector<std::string> &arguments, bool six, Run &run);
    void redisClient(const std::vector<std::string> &arguments, Run &run);
    void netcat(const std::vector<std::string> &arguments, std::string_view input, Run &run);
    void servers(const std::string &name, const std::vector<std::string> &arguments, Run &run);
    std::optional<std::string> file(const std::string &given) const;

    const World &world_;
    const Container &container_;
    NetView net_;
    int lastStatus_ = 0; ///< `$?` of a shell that goes on
    Environment environment_;
    std::string folder_;
    int depth_ = 0;
};

/// One run of a command that reads what is typed, as far as it has come. World and container outlive it.
class Session {
public:
    Session(const World &world, const Container &container, std::vector<std::string> command,
            Environment environment, std::string folder, bool terminal);

    /// What it does then, counted from now; `over`: nothing more will be typed. Its last one tells the exit
    /// code.
    Run type(std::string_view input, bool over);
    bool ended() const { return ended_; }
    std::string prompt() const; ///< of a shell at a terminal; empty for all else

private:
    void shellLine(std::string_view line, Run &run);

    Programs programs_;
    std::vector<std::string> command_;
    Moment ready_{}; ///< it is busy until then
    const World &world_;
    std::string buffer_;
    bool terminal_, shell_ = false, echoes_ = false, ended_ = false, busy_ = false;
};

/// "can't connect to remote host (172.18.0.2): Connection refused", as busybox says it.
std::string connectionFailure(const NetView::Peer &peer, const Ip &ip);

/// Lets the time pass that it takes to give a connection up. True: because of `patience` (seconds; 0: none).
bool givesUp(NetView::Reach reach, int patience, Run &run);

/// As a terminal turns lines: each ends with a carriage return, too.
void toTerminal(Run &run);

} // namespace portolan::playground
