#include "model/net/ssh_process.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <thread>

#include <boost/asio/buffer.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>

#include "model/core/text.h"
#include "model/net/deadline.h"
#include "model/net/io_error.h"

namespace portolan::net {

namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;

constexpr std::size_t wordsKept = 4096;
constexpr auto graceAfterTerminate = 2s;

/// The far side's shell reads the command: what is not plainly harmless is quoted.
std::string forShell(const std::string &word) {
    constexpr std::string_view harmless =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_@%+=:,./-";
    if (word.find_first_not_of(harmless) == std::string::npos) return word;
    std::string quoted = "'";
    for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

/// posix_spawn's settings, freed with the scope.
struct SpawnPlan {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    SpawnPlan() {
        posix_spawn_file_actions_init(&files);
        posix_spawnattr_init(&attributes);
    }
    ~SpawnPlan() {
        posix_spawn_file_actions_destroy(&files);
        posix_spawnattr_destroy(&attributes);
    }
    SpawnPlan(const SpawnPlan &) = delete;
    SpawnPlan &operator=(const SpawnPlan &) = delete;
};

int spawn(std::vector<std::string> arguments, int stream, int errors, int &pid) {
    SpawnPlan plan;
    posix_spawn_file_actions_adddup2(&plan.files, stream, 0);
    posix_spawn_file_actions_adddup2(&plan.files, stream, 1);
    posix_spawn_file_actions_adddup2(&plan.files, errors, 2);
    posix_spawn_file_actions_addclosefrom_np(&plan.files, 3); // our other connections are not its business
    sigset_t none;
    sigset_t usual;
    sigemptyset(&none);
    sigemptyset(&usual);
    sigaddset(&usual, SIGPIPE);
    sigaddset(&usual, SIGINT);
    sigaddset(&usual, SIGTERM);
    posix_spawnattr_setsigmask(&plan.attributes, &none);
    posix_spawnattr_setsigdefault(&plan.attributes, &usual);
    posix_spawnattr_setflags(
        &plan.attributes,
        static_cast<short>(POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF));
    std::vector<char *> argv;
    for (std::string &argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    return posix_spawnp(&pid, argv[0], &plan.files, &plan.attributes, argv.data(), environ);
}

void reap(int pid) {
    const auto until = std::chrono::steady_clock::now() + graceAfterTerminate;
    while (std::chrono::steady_clock::now() < until) {
        if (::waitpid(pid, nullptr, WNOHANG) != 0) return;
        std::this_thread::sleep_for(10ms);
    }
    ::kill(-pid, SIGKILL);
    ::waitpid(pid, nullptr, 0);
}

struct Pair {
    std::array<int, 2> ends{-1, -1};
    ~Pair() {
        for (const int end : ends)
            if (end >= 0) ::close(end);
    }
    int take(std::size_t which) { return std::exchange(ends[which], -1); }
};

} // namespace

struct SshProcess::Words : std::enable_shared_from_this<SshProcess::Words> {
    Words(const asio::any_io_executor &executor, int end) : pipe(executor, end), closed(executor) {}
    asio::posix::stream_descriptor pipe;
    Alarm closed;
    bool over = false;
    std::string text;
    std::array<char, 1024> piece{};

    /// Goes on to the end even when nothing more is kept: ssh must not block on a full pipe.
    void listen() {
        pipe.async_read_some(asio::buffer(piece), [self = shared_from_this()](auto error, std::size_t n) {
            self->text.append(self->piece.data(), n);
            if (self->text.size() > wordsKept) self->text.erase(0, self->text.size() - wordsKept);
            if (!error) return self->listen();
            self->over = true;
            self->closed.ring();
        });
    }
};

std::vector<std::string> sshArguments(const Peer &peer) {
    std::vector<std::string> arguments = {"ssh"};
    if (!peer.user.empty()) arguments.insert(arguments.end(), {"-l", peer.user});
    if (peer.port != 0) arguments.insert(arguments.end(), {"-p", std::to_string(peer.port)});
    arguments.insert(arguments.end(), {"-o", "ConnectTimeout=30", "-T", "--", peer.host, "docker"});
    if (!peer.path.empty()) arguments.push_back(forShell("--host=unix://" + peer.path));
    arguments.insert(arguments.end(), {"system", "dial-stdio"});
    return arguments;
}

Errc sshErrc(std::string_view words, Errc otherwise) {
    struct Sign {
        std::string_view words;
        Errc code;
    };
    // Docker's own words stand before ssh's, since they contain some of them.
    static constexpr std::array signs = {
        Sign{"permission denied while trying to connect", Errc::permissionDenied},
        Sign{"Cannot connect to the Docker daemon", Errc::refused},
        Sign{"docker: command not found", Errc::noSuchSocket},
        Sign{"docker: not found", Errc::noSuchSocket},
        Sign{"Could not resolve hostname", Errc::nameLookup},
        Sign{"Host key verification failed", Errc::unauthorized},
        Sign{"Permission denied", Errc::unauthorized},
        Sign{"Too many authentication failures", Errc::unauthorized},
        Sign{"Connection refused", Errc::refused},
        Sign{"No route to host", Errc::unreachable},
        Sign{"Network is unreachable", Errc::unreachable},
        Sign{"timed out", Errc::timeout},
    };
    for (const Sign &sign : signs)
        if (words.find(sign.words) != std::string_view::npos) return sign.code;
    return otherwise;
}

Result<std::unique_ptr<SshProcess>> SshProcess::start(asio::any_io_executor executor, const Peer &peer) {
    Pair stream;
    Pair errors;
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, stream.ends.data()) != 0 ||
        ::pipe2(errors.ends.data(), O_CLOEXEC) != 0)
        return systemFail(errno, "start ssh", toUrl(peer));
    int pid = -1;
    const int number = spawn(sshArguments(peer), stream.ends[1], errors.ends[1], pid);
    if (number == ENOENT)
        return fail(Errc::noSuchSocket, "start ssh", "ssh",
                    "there is no program ssh in PATH (package openssh-client)");
    if (number != 0) return systemFail(number, "start ssh", "ssh");
    std::unique_ptr<SshProcess> process(new SshProcess);
    process->pid_ = pid;
    process->socket_ = stream.take(0);
    process->words_ = std::make_shared<Words>(executor, errors.take(0));
    process->words_->listen();
    return process;
}

SshProcess::~SshProcess() {
    if (socket_ >= 0) ::close(socket_);
    if (words_) {
        boost::system::error_code ignored;
        words_->pipe.close(ignored);
    }
    if (pid_ < 0 || ::waitpid(pid_, nullptr, WNOHANG) != 0) return;
    ::kill(-pid_, SIGTERM);
    try {
        std::thread(reap, pid_).detach();
    } catch (const std::system_error &) {
        ::kill(-pid_, SIGKILL);
        ::waitpid(pid_, nullptr, 0);
    }
}

int SshProcess::takeSocket() { return std::exchange(socket_, -1); }

asio::awaitable<std::string> SshProcess::words(Duration patience) {
    const std::shared_ptr<Words> words = words_;
    if (!words->over) co_await words->closed.wait(patience);
    const auto last = words->text.find_last_not_of(" \r\n\t");
    co_return plainLines(std::string_view(words->text).substr(0, last == std::string::npos ? 0 : last + 1),
                         wordsKept);
}

} // namespace portolan::net
