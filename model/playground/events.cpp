#include "model/playground/events.h"

#include <algorithm>

namespace portolan::playground {

Json toJson(const Event &event, int api) {
    Json json;
    if (api < 52 && (event.type == "container" || event.type == "image")) {
        json["status"] = event.action;
        json["id"] = event.actor;
        if (const auto image = event.attributes.find("image");
            event.type == "container" && image != event.attributes.end())
            json["from"] = image->second;
    }
    json["Type"] = event.type;
    json["Action"] = event.action;
    json["Actor"]["ID"] = event.actor;
    Json &attributes = json["Actor"]["Attributes"] = Json::object();
    for (const auto &[key, value] : event.attributes) attributes[key] = value;
    json["scope"] = event.ofSwarm ? "swarm" : "local";
    const auto nanoseconds = event.at.time_since_epoch().count();
    json["time"] = nanoseconds / 1'000'000'000;
    json["timeNano"] = nanoseconds;
    return json;
}

bool matches(const Event &event, const Filters &filters) {
    const auto attribute = [&](const char *key) {
        const auto at = event.attributes.find(key);
        return at == event.attributes.end() ? std::string() : at->second;
    };
    const auto among = [](const std::vector<std::string> &list, const std::string &value) {
        return std::ranges::find(list, value) != list.end();
    };
    for (const auto &[key, values] : filters) {
        if (values.empty()) continue;
        if (key == "type" && !among(values, event.type)) return false;
        if (key == "event") {
            const std::string verb = event.action.substr(0, event.action.find(':'));
            if (!among(values, event.action) && !among(values, verb)) return false;
        }
        if (key == "scope" && !among(values, event.ofSwarm ? "swarm" : "local")) return false;
        if (key == "container" || key == "network" || key == "image" || key == "volume") {
            const bool its = event.type == key;
            const std::string name = attribute("name");
            const bool named = its && std::ranges::any_of(values, [&](const std::string &wanted) {
                                   return wanted == name || event.actor.starts_with(wanted);
                               });
            const bool byImage =
                key == "image" && event.type == "container" && among(values, attribute("image"));
            if (!named && !byImage) return false;
        }
        if (key == "label") {
            Json labels = Json::object();
            for (const auto &[name, value] : event.attributes) labels[name] = value;
            if (!labelsMatch(values, labels)) return false;
        }
    }
    return true;
}

void EventLog::add(Event event) {
    event.number = ++newest_;
    events_.push_back(std::move(event));
    if (events_.size() > capacity) events_.pop_front();
}

std::vector<const Event *> EventLog::after(std::uint64_t number) const {
    std::vector<const Event *> found;
    if (number >= newest_) return found;
    const std::uint64_t first = events_.front().number;
    for (std::size_t i = number < first ? 0 : static_cast<std::size_t>(number + 1 - first);
         i < events_.size(); ++i)
        found.push_back(&events_[i]);
    return found;
}

} // namespace portolan::playground
