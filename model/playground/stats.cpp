#include "model/playground/stats.h"

#include <array>

#include "model/playground/views.h"

namespace portolan::playground {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t processors = 2;

Json throttling() { return {{"periods", 0}, {"throttled_periods", 0}, {"throttled_time", 0}}; }

/// Of a container that does not run, and before the first measurement.
Json noProcessor() {
    return {{"cpu_usage", {{"total_usage", 0}, {"usage_in_kernelmode", 0}, {"usage_in_usermode", 0}}},
            {"throttling_data", throttling()}};
}

Json processor(const Container &container, Moment at) {
    const std::int64_t age = (at - container.started.value_or(at)).count();
    const std::int64_t used = 30'000'000 + age / 500; // a fifth of a percent
    return {{"cpu_usage",
             {{"total_usage", used},
              {"percpu_usage", {used / 2, used - used / 2}},
              {"usage_in_kernelmode", used / 3},
              {"usage_in_usermode", used - used / 3}}},
            {"system_cpu_usage", at.time_since_epoch().count() % 1'000'000'000'000'000 * processors},
            {"online_cpus", processors},
            {"throttling_data", throttling()}};
}

Json memory(std::uint64_t limit) {
    static constexpr std::array names{"active_anon",   "active_file",   "cache",       "dirty",
                                      "inactive_anon", "inactive_file", "mapped_file", "pgfault",
                                      "pgmajfault",    "pgpgin",        "pgpgout",     "rss",
                                      "rss_huge",      "unevictable",   "writeback"};
    Json of = Json::object();
    for (const char *name : names) {
        const std::string_view word(name);
        const std::uint64_t value = word == "inactive_anon" || word == "rss" ? 2'768'896
                                    : word == "active_anon"                  ? 4'096
                                    : word == "pgfault"                      ? 2'001
                                    : word == "pgpgin"                       ? 1'522
                                    : word == "pgpgout"                      ? 845
                                                                             : 0;
        of[name] = value;
        of["total_" + std::string(name)] = value;
    }
    of["hierarchical_memory_limit"] = 9'223'372'036'854'771'712;
    of["hierarchical_memsw_limit"] = 9'223'372'036'854'771'712;
    return {{"usage", 3'518'464}, {"max_usage", 4'370'432}, {"stats", of}, {"limit", limit}};
}

Json blocks(const Json &list) {
    Json json;
    for (const char *name : {"io_service_bytes_recursive", "io_serviced_recursive", "io_queue_recursive",
                             "io_service_time_recursive", "io_wait_time_recursive", "io_merged_recursive",
                             "io_time_recursive", "sectors_recursive"})
        json[name] = list;
    return json;
}

Json networks(const World &world, const Container &container, Moment at) {
    Json json = Json::object();
    const auto seconds =
        std::chrono::duration_cast<std::chrono::seconds>(at - container.started.value_or(at)).count();
    int number = 0;
    const Container *owner = world.networkOwner(container);
    if (!owner || owner != &container) return json;
    for (const auto &[name, endpoint] : container.endpoints) {
        if (!endpoint.address) continue;
        const std::int64_t packets = 3 + seconds / 30;
        json["eth" + std::to_string(number++)] = {
            {"rx_bytes", packets * 90}, {"rx_packets", packets}, {"rx_errors", 0}, {"rx_dropped", 0},
            {"tx_bytes", packets * 42}, {"tx_packets", packets}, {"tx_errors", 0}, {"tx_dropped", 0}};
    }
    return json;
}

/// `before`: when it was measured last.
Json measured(const World &world, const Container &container, std::optional<Moment> before, Moment at) {
    const bool runs = container.running() && container.started;
    Json json = {{"id", container.id}, {"name", "/" + container.name}};
    if (world.profile().newest()) json["os_type"] = "linux";
    json["read"] = runs ? toText(std::optional(at)) : toText(std::nullopt);
    json["cpu_stats"] = runs ? processor(container, at) : noProcessor();
    const std::uint64_t limit = infoDefaults(world.profile())["MemTotal"].get<std::uint64_t>();
    json["memory_stats"] = runs ? memory(limit) : Json::object();
    if (runs)
        if (Json cards = networks(world, container, at); !cards.empty()) json["networks"] = std::move(cards);
    json["pids_stats"] = runs ? Json{{"current", 1}} : Json::object();
    json["blkio_stats"] = blocks(runs ? Json::array() : Json());
    json["num_procs"] = 0;
    json["storage_stats"] = Json::object();
    json["preread"] = toText(runs ? before : std::nullopt);
    json["precpu_stats"] = runs && before ? processor(container, *before) : noProcessor();
    return json;
}

/// One measurement a second.
class StatsStream : public Stream {
public:
    StatsStream(const World &world, ContainerPtr container)
        : container_(std::move(container)), next_(world.now()) {}

    std::string take(World &world) override {
        ended_ = !world.findContainer(container_->id);
        const Moment now = world.now();
        if (ended_ || now < next_) return {};
        next_ = now + 1s;
        std::string text = toText(measured(world, *container_, before_, now));
        before_ = now;
        return text;
    }
    bool ended() const override { return ended_; }
    std::optional<Moment> due() const override { return next_; }

private:
    ContainerPtr container_;
    Moment next_;
    std::optional<Moment> before_;
    bool ended_ = false;
};

} // namespace

Response stats(Call &call, const ContainerPtr &container) {
    const bool once = call.query.has("stream") && !call.query.on("stream");
    if (!once) {
        Response response;
        response.stream = std::make_shared<StatsStream>(call.world, container);
        return response;
    }
    const Moment now = call.world.now();
    const auto before = call.query.on("one-shot") ? std::nullopt : std::optional(now - 1s);
    return answers(measured(call.world, *container, before, now));
}

} // namespace portolan::playground
