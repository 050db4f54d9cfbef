// Events of a played engine of 10,000 containers on 300 networks, over real sockets: four clients that
// listen, and one that makes 5,000 a second for five seconds. Wanted: all of them at all four, none lost.

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>

#include <array>
#include <atomic>
#include <chrono>
#include <fstream>
#include <thread>
#include <vector>

#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace std::chrono;

namespace {

constexpr int clients = 4, perSecond = 5000, seconds_ = 5, events = perSecond * seconds_;

int connectTo(const std::string &path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::connect(fd, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0) return fd;
    ::close(fd);
    return -1;
}

void send(int fd, const std::string &text) {
    if (::send(fd, text.data(), text.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(text.size()))
        std::perror("send");
}

/// Reads until `part` came so often; the rest of the bytes is left behind.
struct Counter {
    std::string part, kept = {};
    long count = 0;

    bool read(int fd) {
        std::array<char, 65536> piece;
        const auto size = ::recv(fd, piece.data(), piece.size(), 0);
        if (size <= 0) return false;
        kept.append(piece.data(), static_cast<std::size_t>(size));
        std::size_t at = 0;
        for (auto found = kept.find(part); found != std::string::npos; found = kept.find(part, at)) {
            ++count;
            at = found + part.size();
        }
        kept.erase(0, std::max(at, kept.size() - std::min(kept.size(), part.size() - 1)));
        return true;
    }
};

std::string lineOf(pid_t process, const char *name) {
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(name)) return line;
    return {};
}

double cpuSeconds(pid_t process) {
    std::ifstream stat("/proc/" + std::to_string(process) + "/stat");
    std::string word;
    double sum = 0;
    for (int i = 1; stat >> word; ++i)
        if (i == 14 || i == 15) sum += std::atof(word.c_str());
    return sum / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

} // namespace

int main() {
    const char *binary = std::getenv("PORTOLAN_BINARY");
    if (!binary) {
        std::puts("PORTOLAN_BINARY is not set");
        return 1;
    }
    const std::string path = "/tmp/portolan-bench-" + std::to_string(::getpid()) + ".sock";
    const auto begun = steady_clock::now();
    const pid_t server = ::fork();
    if (server == 0) {
        (void)!std::freopen("/dev/null", "w", stdout);
        ::execl(binary, binary, "playground", "--socket", path.c_str(), "--containers", "10000", "--networks",
                "300", "--seed", "1", nullptr);
        std::_Exit(127);
    }
    int maker = -1;
    while ((maker = connectTo(path)) < 0 && ::waitpid(server, nullptr, WNOHANG) == 0)
        std::this_thread::sleep_for(milliseconds(5));
    if (maker < 0) return 1;
    const auto since = [](steady_clock::time_point then) {
        return duration<double>(steady_clock::now() - then).count();
    };
    std::printf("start-up, process to socket %8.0f ms\n", since(begun) * 1000);
    {
        const int fd = connectTo(path);
        const auto asked = steady_clock::now();
        send(fd, "GET /containers/json?all=1 HTTP/1.0\r\nHost: d\r\n\r\n");
        Counter listed{"\"ImageID\""};
        while (listed.read(fd)) {
        }
        std::printf("list of %ld containers     %8.0f ms\n", listed.count, since(asked) * 1000);
        ::close(fd);
    }

    std::array<Counter, clients> heard;
    std::array<std::atomic<long>, clients> counts{};
    std::vector<std::thread> listeners;
    std::array<int, clients> sockets{};
    std::array<double, clients> took{};
    const auto start = steady_clock::now() + milliseconds(500);
    for (std::size_t i = 0; i < clients; ++i) {
        sockets[i] = connectTo(path);
        heard[i].part = "\"Action\":\"kill\"";
        send(sockets[i], "GET /events HTTP/1.1\r\nHost: d\r\n\r\n");
        listeners.emplace_back([&, i] {
            while (heard[i].count < events && heard[i].read(sockets[i])) counts[i] = heard[i].count;
            took[i] = duration<double>(steady_clock::now() - start).count();
        });
    }
    std::this_thread::sleep_until(start);
    const double before = cpuSeconds(server);
    const std::string request = "POST /containers/c-00001/kill?signal=WINCH HTTP/1.1\r\nHost: d\r\n\r\n";
    Counter done{"HTTP/1.1 204"};
    // Twenty-five requests at once, as often as makes the wanted rate; each is answered.
    constexpr int atOnce = 25;
    std::string batch;
    for (int i = 0; i < atOnce; ++i) batch += request;
    for (int sent = 0; sent < events; sent += atOnce) {
        std::this_thread::sleep_until(start + duration_cast<nanoseconds>(seconds(1)) * sent / perSecond);
        send(maker, batch);
        while (done.count < sent + atOnce && done.read(maker)) {
        }
    }
    const double made = since(start);
    std::printf("made %d events in %.2f s: %.0f a second, by %.0f %% of a core\n", events, made,
                events / made, (cpuSeconds(server) - before) / made * 100);
    // Whoever has not heard all of them two seconds later never will.
    const auto limit = steady_clock::now() + seconds(2);
    for (std::size_t i = 0; i < clients; ++i)
        while (counts[i] < events && steady_clock::now() < limit)
            std::this_thread::sleep_for(milliseconds(5));
    long lost = 0;
    for (std::size_t i = 0; i < clients; ++i) {
        ::shutdown(sockets[i], SHUT_RDWR);
        listeners[i].join();
        ::close(sockets[i]);
        lost += events - counts[i];
        std::printf("client %zu                   %8ld events, %.0f a second\n", i + 1, counts[i].load(),
                    static_cast<double>(counts[i]) / took[i]);
    }
    std::printf("lost %ld\n%s\n", lost, lineOf(server, "VmHWM").c_str());
    ::kill(server, SIGTERM);
    ::waitpid(server, nullptr, 0);
}
