#include <set>

#include "model/map/entity_json.h"
#include "model/map/map.h"

namespace portolan::map {
namespace {

/// Compares entities as the map prints them: a change of what it does not print is none.
class Line {
public:
    Line(const Snapshot &before, const Snapshot &after) : before_(before), after_(after) {}

    template <class T>
    void add(const char *type, const Changes<T> &changes) {
        for (const auto &row : changes.added) added_.push_back(typed(type, toEntity(*row, after_)));
        for (const auto &[old, now] : changes.changed) compare(type, *old, *now);
        for (const auto &row : changes.removed) removed_.push_back(typed(type, toEntity(*row, before_)));
    }

    template <class T>
    void compare(const char *type, const T &old, const T &now) {
        Json entity = toEntity(now, after_);
        if (entity != toEntity(old, before_)) changed_.push_back(typed(type, std::move(entity)));
    }

    bool empty() const { return added_.empty() && changed_.empty() && removed_.empty(); }

    std::string text() const {
        return dump({{"time", toRfc3339(after_.taken)},
                     {"added", added_},
                     {"changed", changed_},
                     {"removed", removed_}},
                    -1) +
               "\n";
    }

private:
    static Json typed(const char *type, Json entity) {
        Json out = {{"type", type}};
        out.update(entity);
        return out;
    }

    const Snapshot &before_;
    const Snapshot &after_;
    Json added_ = Json::array(), changed_ = Json::array(), removed_ = Json::array();
};

/// Containers that are the same objects, but whose printed form may differ: it also shows whether they are
/// ambassadors, and the id of their engine.
std::set<std::string_view> touchedFromOutside(const Diff &d, const Snapshot &after) {
    std::set<std::string_view> ids;
    const auto note = [&](const auto &row) { ids.insert(row->container.value); };
    for (const auto &row : d.ambassadors.added) note(row);
    for (const auto &row : d.ambassadors.removed) note(row);
    for (const auto &[old, now] : d.engines.changed) {
        if (old->id == now->id) continue;
        for (const auto &container : after.containers)
            if (container->engine == now->key) ids.insert(container->id.value);
    }
    for (const auto &[old, now] : d.containers.changed) ids.erase(old->id.value);
    return ids;
}

} // namespace

std::string toChangeLine(const Snapshot &before, const Snapshot &after) {
    const Diff d = diff(before, after);
    Line line(before, after);
    line.add("engine", d.engines);
    line.add("container", d.containers);
    for (std::string_view id : touchedFromOutside(d, after)) {
        const auto old = before.containers.find(id), now = after.containers.find(id);
        if (old && now) line.compare("container", *old, *now);
    }
    line.add("network", d.networks);
    for (const auto &[old, now] : d.engines.changed) {
        if (old->id == now->id) continue;
        for (const auto &network : after.networks)
            if (network->engine == now->key && before.networks.find(keyOf(*network)) == network)
                line.compare("network", *network, *network);
    }
    line.add("endpoint", d.endpoints);
    line.add("link", d.links);
    line.add("relay", d.relays);
    line.add("registration", d.registrations);
    return line.empty() ? std::string() : line.text();
}

} // namespace portolan::map
