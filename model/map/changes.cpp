#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

#include "model/map/entities.h"
#include "model/map/map.h"

namespace portolan::map {
namespace {

struct Line {
    Json added = Json::array(), changed = Json::array(), removed = Json::array();
};

Json typed(std::string_view type, const Json &entity) {
    Json out = {{"type", type}};
    out.update(entity);
    return out;
}

/// Gathers what may have changed of one kind, and keeps what the map really shows otherwise. Rows of a table
/// are told apart more finely than entities of the map (a link by its target's name, say), so what is a new
/// row may be the same entity.
template <class T>
class Kind {
public:
    Kind(const Snapshot &before, const Snapshot &after) : before_(before), after_(after) {}

    void was(const T &row) { was_.emplace_back(before_.identity(row), before_.of(row)); }
    void is(const T &row) { is_.emplace_back(after_.identity(row), after_.of(row)); }
    void take(const Changes<T> &changes) {
        for (const auto &row : changes.removed) was(*row);
        for (const auto &row : changes.added) is(*row);
        for (const auto &change : changes.changed) {
            was(*change.before);
            is(*change.after);
        }
    }

    /// `isAlone(identity)`: nothing else in either map has it.
    template <class IsAlone>
    void write(Line &line, IsAlone &&isAlone) {
        cancel();
        const auto less = [](const Entry &a, const Entry &b) { return a.first < b.first; };
        std::stable_sort(was_.begin(), was_.end(), less);
        std::stable_sort(is_.begin(), is_.end(), less);
        auto a = was_.begin();
        auto b = is_.begin();
        while (a != was_.end() || b != is_.end()) {
            if (b == is_.end() || (a != was_.end() && a->first < b->first)) {
                line.removed.push_back(typed(type(), (a++)->second));
            } else if (a == was_.end() || b->first < a->first) {
                line.added.push_back(typed(type(), (b++)->second));
            } else if (isAlone(a->first) && single(was_, a) && single(is_, b)) {
                line.changed.push_back(typed(type(), b->second));
                ++a, ++b;
            } else { // several of one identity: given whole, so that each can be told by what it was
                const Identity identity = a->first;
                while (a != was_.end() && a->first == identity)
                    line.removed.push_back(typed(type(), (a++)->second));
                while (b != is_.end() && b->first == identity)
                    line.added.push_back(typed(type(), (b++)->second));
            }
        }
    }

private:
    using Entry = std::pair<Identity, Json>;
    static std::string_view type() { return typeOf(T{}); }

    /// Takes out what is there before and after alike.
    void cancel() {
        if (was_.empty() || is_.empty()) return;
        std::multiset<std::pair<Identity, std::string>> same;
        for (const auto &[identity, json] : is_) same.emplace(identity, json.dump(-1, ' ', false, replace));
        std::vector<Entry> left;
        for (auto &entry : was_) {
            const auto at = same.find({entry.first, entry.second.dump(-1, ' ', false, replace)});
            if (at == same.end())
                left.push_back(std::move(entry));
            else
                same.erase(at);
        }
        was_ = std::move(left);
        std::erase_if(is_, [&](const Entry &entry) {
            const auto at = same.find({entry.first, entry.second.dump(-1, ' ', false, replace)});
            if (at == same.end()) return true;
            same.erase(at);
            return false;
        });
    }

    template <class At>
    static bool single(const std::vector<Entry> &entries, At at) {
        return std::next(at) == entries.end() || std::next(at)->first != at->first;
    }

    static constexpr auto replace = Json::error_handler_t::replace;
    Entities before_, after_;
    std::vector<Entry> was_, is_;
};

template <class T>
void write(Line &line, const Snapshot &before, const Snapshot &after, const Changes<T> &changes) {
    Kind<T> kind(before, after);
    kind.take(changes);
    kind.write(line, [](const Identity &) { return true; });
}

/// Containers tell whether they are ambassadors, and with networks they tell their engine's id: both stand in
/// other tables.
std::set<std::string> enginesOfOtherId(const Diff &changes) {
    std::set<std::string> out;
    for (const auto &change : changes.engines.changed)
        if (change.before->id != change.after->id) out.insert(change.after->key.value);
    for (const auto &row : changes.engines.added) out.insert(row->key.value);
    for (const auto &row : changes.engines.removed) out.insert(row->key.value);
    return out;
}

template <class T>
void takeAll(Kind<T> &kind, const Table<T> &before, const Table<T> &after, const Changes<T> &changes,
             const std::set<std::string> &engines) {
    kind.take(changes);
    if (engines.empty()) return;
    std::set<const T *> taken;
    for (const auto &change : changes.changed) taken.insert({change.before.get(), change.after.get()});
    for (const auto &row : changes.added) taken.insert(row.get());
    for (const auto &row : changes.removed) taken.insert(row.get());
    for (const auto &row : before)
        if (engines.contains(row->engine.value) && !taken.contains(row.get())) kind.was(*row);
    for (const auto &row : after)
        if (engines.contains(row->engine.value) && !taken.contains(row.get())) kind.is(*row);
}

void writeContainers(Line &line, const Snapshot &before, const Snapshot &after, const Diff &changes,
                     const std::set<std::string> &engines) {
    Kind<Container> kind(before, after);
    takeAll(kind, before.containers, after.containers, changes.containers, engines);
    std::set<std::string_view> taken;
    for (const auto &change : changes.containers.changed) taken.insert(keyOf(*change.after));
    for (const auto &row : changes.containers.added) taken.insert(keyOf(*row));
    for (const auto &row : changes.containers.removed) taken.insert(keyOf(*row));
    const auto role = [&](const Ambassador &ambassador) {
        const auto was = before.containers.find(ambassador.container.value);
        const auto is = after.containers.find(ambassador.container.value);
        if (!was || !is || taken.contains(keyOf(*is)) || engines.contains(is->engine.value)) return;
        kind.was(*was);
        kind.is(*is);
    };
    for (const auto &row : changes.ambassadors.added) role(*row);
    for (const auto &row : changes.ambassadors.removed) role(*row);
    kind.write(line, [](const Identity &) { return true; });
}

/// Two clusters may have the same key, and the map tells registrations by it.
bool isOneKey(const Snapshot &snapshot, const std::string &key) {
    int found = 0;
    for (const auto &source : snapshot.etcdSources)
        if (snapshot.registrations.find(PairKey(source->key.value, key))) ++found;
    return found <= 1;
}

/// One alias twice on one network, for two targets.
bool isOneLink(const Snapshot &snapshot, const Identity &identity) {
    int found = 0;
    const std::tuple<std::string_view, std::string_view, std::string_view> wanted(identity[0], identity[1],
                                                                                  identity[2]);
    const auto key = [](const Link &link) {
        return std::tuple<std::string_view, std::string_view, std::string_view>(
            link.consumer.value, link.network.value, link.alias);
    };
    auto at = std::lower_bound(snapshot.links.begin(), snapshot.links.end(), wanted,
                               [&](const auto &row, const auto &to) { return key(*row) < to; });
    for (; at != snapshot.links.end() && key(**at) == wanted; ++at) ++found;
    return found <= 1;
}

} // namespace

std::string toChangeLine(const Snapshot &before, const Snapshot &after) {
    const Diff changes = diff(before, after);
    const std::set<std::string> engines = enginesOfOtherId(changes);
    Line line;
    write(line, before, after, changes.engines);
    writeContainers(line, before, after, changes, engines);
    Kind<Network> networks(before, after);
    takeAll(networks, before.networks, after.networks, changes.networks, engines);
    networks.write(line, [](const Identity &) { return true; });
    write(line, before, after, changes.endpoints);
    Kind<Link> links(before, after);
    links.take(changes.links);
    links.write(line, [&](const Identity &identity) {
        return isOneLink(before, identity) && isOneLink(after, identity);
    });
    write(line, before, after, changes.relays);
    Kind<Registration> registrations(before, after);
    registrations.take(changes.registrations);
    registrations.write(line, [&](const Identity &identity) {
        return isOneKey(before, identity[0]) && isOneKey(after, identity[0]);
    });
    if (line.added.empty() && line.changed.empty() && line.removed.empty()) return {};
    const Json out = {{"time", toRfc3339(after.taken)},
                      {"added", std::move(line.added)},
                      {"changed", std::move(line.changed)},
                      {"removed", std::move(line.removed)}};
    return dump(out, -1) + "\n";
}

} // namespace portolan::map
