#include "model/topology/sources.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "model/topology/rows.h"

namespace portolan::topology {
namespace {

/// Puts the rows of `before` in place of equal ones. Both are in the order of keys.
template <class T>
Table<T> reconciled(std::vector<typename Table<T>::Row> rows, const Table<T> &before) {
    auto old = before.begin();
    for (auto &row : rows) {
        while (old != before.end() && *old != row && keyOf(**old) < keyOf(*row)) ++old;
        if (old == before.end()) break;
        if (*old == row) {
            ++old;
        } else if (keyOf(**old) == keyOf(*row) && **old == *row) {
            row = *old++;
        }
    }
    return Table<T>::of(std::move(rows));
}

/// The rows of several engines as one table. Of several rows with one key (one swarm seen by two managers)
/// the first engine's stays.
template <class T>
Table<T> merged(const std::vector<const EngineObservation *> &engines, Table<T> EngineObservation::*table,
                const Table<T> &before) {
    std::vector<typename Table<T>::Row> rows;
    const auto less = [](const auto &a, const auto &b) { return keyOf(*a) < keyOf(*b); };
    for (const EngineObservation *engine : engines) {
        const auto middle = static_cast<std::ptrdiff_t>(rows.size());
        rows.insert(rows.end(), (engine->*table).begin(), (engine->*table).end());
        std::inplace_merge(rows.begin(), rows.begin() + middle, rows.end(), less);
    }
    const auto same = [](const auto &a, const auto &b) { return keyOf(*a) == keyOf(*b); };
    if (engines.size() > 1) rows.erase(std::unique(rows.begin(), rows.end(), same), rows.end());
    return reconciled<T>(std::move(rows), before);
}

bool answered(SourceState state) {
    return state == SourceState::live || state == SourceState::lost || state == SourceState::duplicate;
}

/// Of several ways to one daemon: a live one before one that is not; the one charted so far, so that a
/// connection that comes and goes does not move everything each time; else the smallest key. A way that
/// answers for the first time takes its place by key, so that the outcome of a start is always the same.
const EngineObservation *chosen(const std::vector<const EngineObservation *> &ways, const Snapshot &before) {
    const auto rank = [&](const EngineObservation *way) {
        const bool live = way->engine.state == SourceState::live;
        return live ? 0 : 1;
    };
    const EngineObservation *best = ways.front(); // ways are in the order of keys
    for (const EngineObservation *way : ways)
        if (rank(way) < rank(best)) best = way;
    const auto bestBefore = before.engines.find(keyOf(best->engine));
    if (!bestBefore || !answered(bestBefore->state)) return best;
    for (const EngineObservation *way : ways) {
        const auto old = before.engines.find(keyOf(way->engine));
        const bool charted = old && answered(old->state) && old->state != SourceState::duplicate;
        if (charted && old->id == way->engine.id && rank(way) == rank(best)) return way;
    }
    return best;
}

bool isSettled(bool listed, SourceState state) {
    return listed || state == SourceState::lost || state == SourceState::failed ||
           state == SourceState::refused || state == SourceState::duplicate;
}

bool sameNetworkNames(const Table<Network> &a, const Table<Network> &b) {
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](const auto &x, const auto &y) {
               return x == y || (keyOf(*x) == keyOf(*y) && x->name == y->name && x->driver == y->driver);
           });
}

void takeEngines(const Observations &observations, Draft &draft,
                 std::vector<const EngineObservation *> &charted) {
    std::map<std::pair<std::string, std::string>, std::vector<const EngineObservation *>> daemons;
    for (const auto &[key, engine] : observations.engines)
        if (engine && !engine->engine.id.empty())
            daemons[{engine->engine.id, engine->engine.name}].push_back(engine.get());
    std::vector<Table<Engine>::Row> rows;
    for (const auto &[key, observation] : observations.engines) {
        if (!observation) {
            draft.now.complete = false;
            continue;
        }
        Engine engine = observation->engine;
        if (!engine.id.empty()) {
            const EngineObservation *first = chosen(daemons[{engine.id, engine.name}], draft.before);
            if (first != observation.get()) {
                engine.state = SourceState::duplicate;
                engine.sameAs = first->engine.key;
            }
        }
        draft.now.complete = draft.now.complete && isSettled(observation->listed, engine.state);
        if (engine.state != SourceState::duplicate) charted.push_back(observation.get());
        const auto old = draft.before.engines.find(keyOf(engine));
        rows.push_back(old && *old == engine ? old : std::make_shared<const Engine>(std::move(engine)));
    }
    draft.now.engines = Table<Engine>::of(std::move(rows));
}

void takeEtcds(const Observations &observations, Draft &draft) {
    std::vector<Table<EtcdSource>::Row> sources;
    std::vector<Table<EtcdEntry>::Row> entries;
    for (const auto &[key, etcd] : observations.etcds) {
        if (!etcd) {
            draft.now.complete = false;
            continue;
        }
        draft.now.complete = draft.now.complete && isSettled(etcd->listed, etcd->source.state);
        const auto old = draft.before.etcdSources.find(keyOf(etcd->source));
        sources.push_back(old && *old == etcd->source ? old
                                                      : std::make_shared<const EtcdSource>(etcd->source));
        entries.insert(entries.end(), etcd->entries.begin(), etcd->entries.end());
    }
    draft.now.etcdSources = Table<EtcdSource>::of(std::move(sources));
    draft.now.etcdEntries = reconciled<EtcdEntry>(std::move(entries), draft.before.etcdEntries);
}

} // namespace

void takeSources(const Observations &observations, Draft &draft) {
    Snapshot &now = draft.now;
    now.complete = true;
    std::vector<const EngineObservation *> charted;
    takeEngines(observations, draft, charted);
    // Where two engines tell of one thing, a live one knows better.
    std::stable_partition(charted.begin(), charted.end(), [](const EngineObservation *engine) {
        return engine->engine.state == SourceState::live;
    });
    now.networks = merged(charted, &EngineObservation::networks, draft.before.networks);
    now.containers = merged(charted, &EngineObservation::containers, draft.before.containers);
    now.swarmNodes = merged(charted, &EngineObservation::nodes, draft.before.swarmNodes);
    now.swarmServices = merged(charted, &EngineObservation::services, draft.before.swarmServices);
    now.swarmTasks = merged(charted, &EngineObservation::tasks, draft.before.swarmTasks);
    takeEtcds(observations, draft);

    draft.sameNetworks = sameNetworkNames(now.networks, draft.before.networks);
    draft.sameContainer.reserve(now.containers.size());
    auto old = draft.before.containers.begin();
    const auto end = draft.before.containers.end();
    for (const auto &container : now.containers) {
        while (old != end && *old != container && keyOf(**old) < keyOf(*container)) ++old;
        const bool same = old != end && *old == container;
        draft.sameContainer.push_back(same);
        if (same) ++old;
    }
}

} // namespace portolan::topology
