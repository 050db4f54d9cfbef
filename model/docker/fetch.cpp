#include "model/docker/fetch.h"

#include <algorithm>
#include <exception>
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/experimental/parallel_group.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

namespace portolan::docker {
namespace {

namespace asio = boost::asio;
using asio::awaitable;

/// More than the client has connections, so that none of them waits for us.
constexpr std::size_t workers = 16;

struct Reading {
    EngineReader &reader;
    EngineKey engine;
    Fetched out;
    std::optional<Error> error; ///< the first one; nothing new is asked for after it

    void fail(Error why) {
        if (!error) error = std::move(why);
    }
};

/// Runs all of them to their ends. They hold references to the caller's things, so a cancelled caller waits
/// for them too; they obey its cancellation.
awaitable<void> sideBySide(std::vector<awaitable<void>> works, Reading &reading) {
    if (works.empty()) co_return;
    const auto executor = co_await asio::this_coro::executor;
    using Operation = decltype(asio::co_spawn(executor, std::move(works.front()), asio::deferred));
    std::vector<Operation> operations;
    for (auto &work : works) operations.push_back(asio::co_spawn(executor, std::move(work), asio::deferred));
    auto group = asio::experimental::make_parallel_group(std::move(operations));
    const auto [order, thrown] =
        co_await group.async_wait(asio::experimental::wait_for_all(), asio::use_awaitable);
    for (const std::exception_ptr &exception : thrown) {
        if (!exception) continue;
        try {
            std::rethrow_exception(exception);
        } catch (const boost::system::system_error &error) {
            if (error.code() != asio::error::operation_aborted) throw;
            reading.fail({Errc::cancelled, "read", {}, {}, 0, nullptr});
        }
    }
}

/// A thing to inspect, with what a list told of it already.
template <class T>
struct Inspection {
    std::string id;
    std::shared_ptr<const T> listed;
};

std::string pathOf(const Inspection<Container> &inspection) {
    return "/containers/" + escapedId(inspection.id) + "/json";
}
/// With `verbose`, for it alone tells an overlay's peers; others do not mind.
std::string pathOf(const Inspection<Network> &inspection) {
    return "/networks/" + escapedId(inspection.id) + "?verbose=true";
}

void take(Reading &reading, const Inspection<Container> &inspection, Result<std::string> answer) {
    Fetched &out = reading.out;
    if (answer) {
        auto decoded = decodeContainer(std::move(*answer), reading.engine);
        if (!decoded) return reading.fail(std::move(decoded.error()));
        out.containers.push_back(std::make_shared<const Container>(std::move(*decoded)));
    } else if (answer.error().code == Errc::notFound) {
        out.goneContainers.insert(inspection.id);
    } else if (answer.error().status != 0 || answer.error().code == Errc::timeout) {
        out.unsureContainers.insert(inspection.id);
        if (inspection.listed) out.containers.push_back(inspection.listed);
    } else {
        reading.fail(std::move(answer.error()));
    }
}

/// A manager's stand-ins for the nodes' own networks "host" and "bridge". Events tell of them and they can be
/// inspected, but the engine leaves them out of its list, and so do we.
bool swarmsOwn(const Network &network) {
    const auto label = network.labels.find("com.docker.swarm.predefined");
    return label != network.labels.end() && label->second == "true";
}

void take(Reading &reading, const Inspection<Network> &inspection, Result<std::string> answer) {
    Fetched &out = reading.out;
    if (answer) {
        auto decoded = decodeNetwork(std::move(*answer), reading.engine);
        if (!decoded) return reading.fail(std::move(decoded.error()));
        if (swarmsOwn(*decoded)) {
            out.goneNetworks.insert(inspection.id);
            return;
        }
        out.networks.push_back(std::make_shared<const Network>(std::move(*decoded)));
    } else if (answer.error().code == Errc::notFound) {
        out.goneNetworks.insert(inspection.id);
    } else if (answer.error().status != 0 || answer.error().code == Errc::timeout) {
        out.unsureNetworks.insert(inspection.id);
        if (inspection.listed) out.networks.push_back(inspection.listed);
    } else {
        reading.fail(std::move(answer.error()));
    }
}

template <class T>
awaitable<void> inspectNext(Reading &reading, const std::vector<Inspection<T>> &inspections,
                            std::size_t &next) {
    co_await asio::this_coro::throw_if_cancelled(false);
    while (!reading.error && next < inspections.size()) {
        const Inspection<T> &mine = inspections[next++];
        auto answer = co_await reading.reader.get(pathOf(mine));
        take(reading, mine, std::move(answer));
    }
}

template <class T>
awaitable<void> inspectAll(Reading &reading, std::vector<Inspection<T>> inspections) {
    co_await asio::this_coro::throw_if_cancelled(false);
    std::size_t next = 0;
    std::vector<awaitable<void>> works;
    for (std::size_t i = 0; i < std::min(workers, inspections.size()); ++i)
        works.push_back(inspectNext(reading, inspections, next));
    co_await sideBySide(std::move(works), reading);
}

awaitable<void> readContainers(Reading &reading) {
    co_await asio::this_coro::throw_if_cancelled(false);
    auto answer = co_await reading.reader.get("/containers/json?all=1");
    if (!answer) co_return reading.fail(std::move(answer.error()));
    auto rows = decodeContainerList(*answer, reading.engine);
    if (!rows) co_return reading.fail(std::move(rows.error()));
    answer->clear();
    std::vector<Inspection<Container>> inspections;
    inspections.reserve(rows->size());
    for (ListedContainer &row : *rows) {
        std::string id = row.summary.id.value;
        inspections.push_back({std::move(id), std::make_shared<const Container>(std::move(row.summary))});
    }
    reading.out.containers.reserve(inspections.size());
    co_await inspectAll(reading, std::move(inspections));
}

awaitable<void> readNetworks(Reading &reading) {
    co_await asio::this_coro::throw_if_cancelled(false);
    const auto answer = co_await reading.reader.get("/networks");
    if (!answer) co_return reading.fail(answer.error());
    auto rows = decodeNetworkList(*answer, reading.engine);
    if (!rows) co_return reading.fail(std::move(rows.error()));
    std::vector<Inspection<Network>> overlays;
    for (Network &row : *rows) {
        auto network = std::make_shared<const Network>(std::move(row));
        if (driverKind(*network) == DriverKind::overlay)
            overlays.push_back({network->id.value, std::move(network)});
        else
            reading.out.networks.push_back(std::move(network));
    }
    co_await inspectAll(reading, std::move(overlays));
}

/// A document that can be done without: an engine that refuses it is not lost for that.
awaitable<std::optional<std::string>> optional(Reading &reading, const char *path) {
    auto answer = co_await reading.reader.get(path);
    if (answer) co_return std::move(*answer);
    if (answer.error().status == 0) reading.fail(std::move(answer.error()));
    co_return std::nullopt;
}

template <class T, class Decode>
awaitable<void> readPart(Reading &reading, const char *path, std::optional<std::vector<T>> &part,
                         Decode decode) {
    co_await asio::this_coro::throw_if_cancelled(false);
    const auto bytes = co_await optional(reading, path);
    if (!bytes) co_return;
    auto rows = decode(*bytes, reading.engine);
    if (!rows) co_return reading.fail(std::move(rows.error()));
    part = std::move(*rows);
}

/// The swarm's three lists: all, or none of them.
awaitable<void> readSwarm(Reading &reading) {
    co_await asio::this_coro::throw_if_cancelled(false);
    std::optional<std::vector<SwarmNode>> nodes;
    std::optional<std::vector<SwarmService>> services;
    std::optional<std::vector<SwarmTask>> tasks;
    std::vector<awaitable<void>> works;
    works.push_back(readPart(reading, "/nodes", nodes, decodeNodes));
    works.push_back(readPart(reading, "/services", services, decodeServices));
    works.push_back(readPart(reading, "/tasks", tasks, decodeTasks));
    co_await sideBySide(std::move(works), reading);
    if (nodes && services && tasks)
        reading.out.swarm = SwarmLists{std::move(*nodes), std::move(*services), std::move(*tasks)};
}

awaitable<void> readFacts(Reading &reading) {
    co_await asio::this_coro::throw_if_cancelled(false);
    auto bytes = co_await optional(reading, "/info");
    if (!bytes) co_return;
    auto facts = decodeInfo(std::move(*bytes));
    if (!facts) co_return reading.fail(std::move(facts.error()));
    reading.out.facts = std::move(*facts);
}

awaitable<void> readFactsAndSwarm(Reading &reading) {
    co_await readFacts(reading);
    if (!reading.error && reading.out.facts && reading.out.facts->swarm == SwarmRole::manager)
        co_await readSwarm(reading);
}

template <class T>
std::vector<Inspection<T>> inspectionsOf(const std::set<std::string> &ids) {
    std::vector<Inspection<T>> inspections;
    inspections.reserve(ids.size());
    for (const std::string &id : ids) inspections.push_back({id, nullptr});
    return inspections;
}

awaitable<Result<Fetched>> outcome(std::vector<awaitable<void>> works, Reading &reading) {
    co_await sideBySide(std::move(works), reading);
    const auto state = co_await asio::this_coro::cancellation_state;
    if (state.cancelled() != asio::cancellation_type::none)
        reading.error = Error{Errc::cancelled, "read", {}, {}, 0, nullptr};
    if (reading.error) co_return tl::unexpected(std::move(*reading.error));
    co_return std::move(reading.out);
}

} // namespace

std::string escapedId(std::string_view id) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out;
    for (const char c : id) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           c == '-' || c == '_';
        if (plain) {
            out += c;
        } else {
            out += '%';
            out += hex[byte >> 4U];
            out += hex[byte & 15U];
        }
    }
    return out;
}

awaitable<Result<Fetched>> fetchAll(EngineReader &reader, EngineKey engine) {
    Reading reading{reader, std::move(engine), {}, {}};
    std::vector<awaitable<void>> works;
    works.push_back(readContainers(reading));
    works.push_back(readNetworks(reading));
    works.push_back(readFactsAndSwarm(reading));
    co_return co_await outcome(std::move(works), reading);
}

awaitable<Result<Fetched>> fetchSome(EngineReader &reader, EngineKey engine, Wanted wanted) {
    Reading reading{reader, std::move(engine), {}, {}};
    std::vector<awaitable<void>> works;
    if (!wanted.containers.empty())
        works.push_back(inspectAll(reading, inspectionsOf<Container>(wanted.containers)));
    if (!wanted.networks.empty())
        works.push_back(inspectAll(reading, inspectionsOf<Network>(wanted.networks)));
    if (wanted.info) works.push_back(readFacts(reading));
    if (wanted.swarm) works.push_back(readSwarm(reading));
    co_return co_await outcome(std::move(works), reading);
}

awaitable<Result<Roll>> fetchRoll(EngineReader &reader, EngineKey engine) {
    const auto containers = co_await reader.get("/containers/json?all=1");
    if (!containers) co_return tl::unexpected(containers.error());
    auto rows = decodeContainerList(*containers, engine);
    if (!rows) co_return tl::unexpected(std::move(rows.error()));
    const auto networks = co_await reader.get("/networks");
    if (!networks) co_return tl::unexpected(networks.error());
    auto listed = decodeNetworkList(*networks, engine);
    if (!listed) co_return tl::unexpected(std::move(listed.error()));
    Reading reading{reader, std::move(engine), {}, {}};
    co_await readFacts(reading);
    if (reading.error) co_return tl::unexpected(std::move(*reading.error));
    co_return Roll{std::move(*rows), std::move(*listed), std::move(reading.out.facts)};
}

} // namespace portolan::docker
