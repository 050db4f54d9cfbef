// How big a playground can be: 10,000 containers on 300 networks. Wanted: start-up 1 s, list 0.5 s, 300 MB.

#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>

#include "model/playground/api.h"
#include "model/playground/populate.h"

using namespace portolan::playground;

namespace {

double milliseconds(const auto &work) {
    const auto before = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before).count();
}

std::string peakMemory() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM")) return line;
    return {};
}

} // namespace

int main() {
    World world({profileOf(Profile::Line::v29), steadyWallClock(), seededIds(1), "playground"});
    std::printf("start-up        %8.1f ms\n", milliseconds([&] { populate(world, 10'000, 300); }));
    Api api(world);
    std::size_t bytes = 0;
    std::printf("list            %8.1f ms\n", milliseconds([&] {
                    bytes = api.handle({"GET", "/containers/json?all=1", {}, false}).body.size();
                }));
    std::printf("its size        %8.1f MB\n", static_cast<double>(bytes) / 1e6);
    std::printf("networks        %8.1f ms\n", milliseconds([&] {
                    (void)api.handle({"GET", "/networks", {}, false});
                }));
    const int events = 5000;
    std::printf("%d events to 4 %5.1f ms\n", events, milliseconds([&] {
                    std::vector<Response> clients;
                    for (int i = 0; i < 4; ++i) clients.push_back(api.handle({"GET", "/events", {}, false}));
                    for (int i = 0; i < events; ++i) {
                        world.announce("container", "start", "0", {{"name", "web"}});
                        for (Response &client : clients) bytes += client.stream->take(world).size();
                    }
                }));
    std::printf("%s\n", peakMemory().c_str());
}
