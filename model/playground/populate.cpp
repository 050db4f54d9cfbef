#include "model/playground/populate.h"

#include <cstdio>
#include <memory>
#include <random>

namespace portolan::playground {
namespace {

std::string numbered(const char *format, int number) {
    char text[32];
    std::snprintf(text, sizeof text, format, number);
    return text;
}

} // namespace

std::function<Moment()> steadyWallClock() {
    return [last = std::make_shared<Moment>()] {
        const auto now =
            std::chrono::time_point_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now());
        *last = std::max(now, *last + std::chrono::nanoseconds(1));
        return *last;
    };
}

std::function<std::string()> seededIds(std::uint64_t seed) {
    return [random = std::make_shared<std::mt19937_64>(seed)] {
        std::string id;
        id.reserve(64);
        for (int word = 0; word < 4; ++word) {
            const std::uint64_t bits = (*random)();
            for (int shift = 0; shift < 64; shift += 4) id += "0123456789abcdef"[bits >> shift & 15];
        }
        return id;
    };
}

std::function<std::int64_t()> seededNumbers(std::uint64_t seed) {
    return [random = std::make_shared<std::mt19937_64>(seed)] {
        return static_cast<std::int64_t>((*random)() >> 1) | 1;
    };
}

void populate(World &world, int containers, int networks) {
    for (int i = 0; i < networks; ++i) {
        const Subnet subnet{10u << 24 | static_cast<Ip4>(i) << 9, 23};
        (void)world.createNetwork({{"Name", numbered("net-%04d", i + 1)},
                                   {"IPAM",
                                    {{"Config", Json::array({{{"Subnet", toString(subnet)},
                                                              {"Gateway", toString(subnet.base + 1)}}})}}}});
    }
    for (int i = 0; i < containers; ++i) {
        Json request = {{"Image", "busybox:1"}, {"Cmd", {"sleep", "infinity"}}};
        if (networks > 0) request["HostConfig"]["NetworkMode"] = numbered("net-%04d", i % networks + 1);
        const auto created = world.create(numbered("c-%05d", i + 1), request);
        if (created) (void)world.start(*world.container(created->id));
    }
}

} // namespace portolan::playground
