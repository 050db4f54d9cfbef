#include <algorithm>
#include <cctype>

#include "model/playground/api.h"
#include "model/playground/pull.h"
#include "model/playground/views.h"

namespace portolan::playground {
namespace {

/// The events that are kept and, unless `until` is past, those to come.
class EventStream : public Stream {
public:
    EventStream(Filters filters, int api, std::optional<Moment> since, std::optional<Moment> until,
                std::uint64_t from)
        : filters_(std::move(filters)), api_(api), since_(since), until_(until), last_(from) {}

    std::string take(World &world) override {
        std::string out;
        for (const Event *event : world.events().after(last_)) {
            if ((!since_ || event->at >= *since_) && (!until_ || event->at <= *until_) &&
                matches(*event, filters_))
                out += toText(toJson(*event, api_));
        }
        last_ = world.events().newest();
        ended_ = until_ && world.now() >= *until_;
        return out;
    }
    bool ended() const override { return ended_; }
    bool listensToEvents() const override { return true; }
    std::optional<Moment> due() const override { return until_; }

private:
    Filters filters_;
    int api_;
    std::optional<Moment> since_, until_;
    std::uint64_t last_;
    bool ended_ = false;
};

/// "1700000000", "1700000000.123456789" or RFC 3339.
Answer<std::optional<Moment>> momentOf(const std::string &text, const char *name, bool modern) {
    if (text.empty()) return std::optional<Moment>();
    if (const auto read = parseMoment(text)) return std::optional<Moment>(*read);
    const auto dot = text.find('.');
    const std::string whole = text.substr(0, dot);
    std::string fraction = dot == std::string::npos ? "" : text.substr(dot + 1);
    const auto digits = [](const std::string &s) {
        return std::ranges::all_of(s, [](unsigned char c) { return std::isdigit(c) != 0; });
    };
    if (whole.empty() || whole.size() > 10 || !digits(whole) || !digits(fraction) || fraction.size() > 9)
        return modern ? refuse(400, std::string("invalid value for '") + name + "': invalid timestamp \"" +
                                        text + "\": invalid seconds \"" + whole + "\": invalid syntax")
                      : refuse(500, "strconv.ParseInt: parsing \"" + whole + "\": invalid syntax");
    fraction.resize(9, '0');
    return std::optional<Moment>(
        Moment(std::chrono::seconds(std::stoll(whole)) + std::chrono::nanoseconds(std::stoll(fraction))));
}

Response events(Call &call) {
    const auto filters = readFilters(call.query["filters"], call.modern());
    if (!filters) return fails(filters.error());
    const std::string from = call.query["since"], to = call.query["until"];
    const auto since = momentOf(from, "since", call.modern());
    if (!since) return fails(since.error());
    const auto until = momentOf(to, "until", call.modern());
    if (!until) return fails(until.error());
    if (*since && *until && **until < **since)
        return fails({400, "`since` time (" + from + ") cannot be after `until` time (" + to + ")"});
    Response response;
    response.contentType = call.modern() && call.api >= 52 ? "application/jsonl" : "application/json";
    // Without `since` only what comes; but `until` alone looks back, too.
    const std::uint64_t after = *since || *until ? 0 : call.world.events().newest();
    response.stream = std::make_shared<EventStream>(*filters, call.api, *since, *until, after);
    return response;
}

Answer<> imageProblem(Call &call, const std::string &name, const std::string &prefix) {
    const auto full = imageReference(name, call.modern());
    if (!full) return refuse(full.error().status, prefix + full.error().message);
    return refuse(404, prefix + "No such image: " + *full);
}

std::optional<Response> imagesApi(Call &call) {
    World &world = call.world;
    const bool modern = call.modern();
    if (call.is("GET", {"images", "json"})) {
        const auto filters = readFilters(call.query["filters"], modern);
        if (!filters) return fails(filters.error());
        if (auto known =
                onlyKnown(*filters, {"before", "dangling", "label", "reference", "since", "until"}, modern);
            !known)
            return fails(known.error());
        Json json = Json::array();
        for (const auto &image : world.images().all()) {
            if (const auto *dangling = valuesOf(*filters, "dangling");
                dangling && (dangling->front() == "true" || dangling->front() == "1"))
                continue;
            if (const auto *references = valuesOf(*filters, "reference")) {
                const bool fits = std::ranges::any_of(*references, [&](std::string pattern) {
                    if (pattern.find(':') == std::string::npos) pattern += ":*";
                    return std::ranges::any_of(image->tags, [&](const std::string &tag) {
                        // '*' stands for anything but a slash
                        std::size_t t = 0, p = 0, star = std::string::npos, mark = 0;
                        while (t < tag.size()) {
                            if (p < pattern.size() && pattern[p] == '*') {
                                star = p++;
                                mark = t;
                            } else if (p < pattern.size() && (pattern[p] == tag[t] || pattern[p] == '?')) {
                                ++p;
                                ++t;
                            } else if (star != std::string::npos && tag[mark] != '/') {
                                p = star + 1;
                                t = ++mark;
                            } else {
                                return false;
                            }
                        }
                        while (p < pattern.size() && pattern[p] == '*') ++p;
                        return p == pattern.size();
                    });
                });
                if (!fits) continue;
            }
            json.push_back(listed(world, *image, call.api));
        }
        return answers(json);
    }
    // A name may have slashes: put it together again.
    if (call.path.size() < 2) return std::nullopt;
    std::string name, verb;
    const bool deletes = call.request.method == "DELETE";
    for (std::size_t i = 1; i < call.path.size(); ++i) {
        if (!deletes && i + 1 == call.path.size()) {
            verb = call.path[i];
            break;
        }
        name += (name.empty() ? "" : "/") + call.path[i];
    }
    if (call.is("POST", {"images", "create"})) return pull(call);
    const auto image = world.images().find(name);
    const auto missing = [&](const std::string &prefix = {}) {
        return fails(imageProblem(call, name, prefix).error());
    };
    if (call.request.method == "GET" && verb == "json")
        return image ? answers(inspected(world, *image, call.api))
                     : missing(modern ? "" : "no such image: " + name + ": ");
    if (call.request.method == "GET" && verb == "history") {
        if (!image) return missing();
        return answers(Json::array(
            {{{"Comment", image->comment},
              {"Created",
               std::chrono::duration_cast<std::chrono::seconds>(image->created.time_since_epoch()).count()},
              {"CreatedBy", ""},
              {"Id", image->id},
              {"Size", image->size},
              {"Tags", image->tags}}}));
    }
    if (call.request.method == "POST" && verb == "tag") {
        const std::string repository = call.query["repo"], tag = call.query["tag"];
        const auto full = imageReference(tag.empty() ? repository : repository + ":" + tag, modern);
        if (!full) return fails({modern ? 400 : 500, full.error().message});
        if (!image) return missing();
        world.images().tag(image, *full);
        world.announce("image", "tag", image->id, {{"name", *full}});
        return nothing(201);
    }
    if (deletes) {
        if (!image) return missing();
        const auto full = imageReference(name, modern);
        const bool byTag = full && std::ranges::find(image->tags, *full) != image->tags.end();
        const bool last = image->tags.size() == 1 || !byTag;
        if (last)
            for (const auto &[id, container] : world.containers())
                if (container->imageId == image->id) {
                    const char *state = container->running() ? "running" : "stopped";
                    if (container->running() || !call.query.on("force"))
                        return fails(
                            {409, "conflict: unable to " +
                                      std::string(byTag ? "remove repository reference \"" + name + "\""
                                                        : "delete " + image->id.substr(7, 12)) +
                                      " (" +
                                      (container->running() && !byTag ? "cannot be forced" : "must force") +
                                      ") - " +
                                      (byTag ? "container " + id.substr(0, 12) +
                                                   " is using its referenced image " + image->id.substr(7, 12)
                                             : "image is being used by " + std::string(state) +
                                                   " container " + id.substr(0, 12))});
                }
        Json json = Json::array();
        for (const std::string &tag :
             byTag ? std::vector<std::string>{*full} : std::vector<std::string>(image->tags)) {
            (void)world.images().untag(tag);
            json.push_back({{"Untagged", tag}});
            world.announce("image", "untag", image->id, {{"name", image->id}});
        }
        if (last) {
            json.push_back({{"Deleted", image->id}});
            world.announce("image", "delete", image->id, {{"name", image->id}});
        }
        return answers(json);
    }
    return std::nullopt;
}

Json diskUsage(const World &world, int api) {
    Json images = Json::array(), containers = Json::array();
    std::uint64_t size = 0;
    for (const auto &image : world.images().all()) {
        Json row = listed(world, *image, api);
        row["SharedSize"] = 0;
        row["Containers"] = std::ranges::count_if(
            world.containers(), [&](const auto &entry) { return entry.second->imageId == image->id; });
        images.push_back(std::move(row));
        size += image->size;
    }
    for (const auto &[id, container] : world.containers())
        containers.push_back(listed(world, *container, api, true));
    return {{"LayersSize", size},
            {"Images", images},
            {"Containers", containers},
            {"Volumes", Json::array()},
            {"BuildCache", Json::array()}};
}

} // namespace

std::optional<Response> systemApi(Call &call) {
    World &world = call.world;
    const std::string &first = call.path[0];
    if (call.is("GET", {"_ping"}) || call.is("HEAD", {"_ping"})) {
        Response response{
            200, "text/plain; charset=utf-8", call.request.method == "GET" ? "OK" : "", nullptr, false, {}};
        response.headers = {{"Cache-Control", "no-cache, no-store, must-revalidate"},
                            {"Pragma", "no-cache"},
                            {"Builder-Version", "1"}};
        if (call.modern())
            response.headers.emplace_back("Swarm", world.swarm() ? "active/manager" : "inactive");
        return response;
    }
    if (call.is("GET", {"version"})) return answers(versionAnswer(world.profile()));
    if (call.is("GET", {"info"})) return answers(info(world, call.listeners));
    if (call.is("GET", {"events"})) return events(call);
    // Only images without a name would go, and there are none.
    if (call.is("POST", {"images", "prune"}))
        return answers({{"ImagesDeleted", Json()}, {"SpaceReclaimed", 0}});
    if (first == "images") return imagesApi(call);
    if (call.is("GET", {"volumes"})) return answers({{"Volumes", Json::array()}, {"Warnings", Json()}});
    if (call.is("POST", {"volumes", "prune"}))
        return answers({{"VolumesDeleted", Json()}, {"SpaceReclaimed", 0}});
    if (call.is("POST", {"build", "prune"}))
        return answers({{"CachesDeleted", Json()}, {"SpaceReclaimed", 0}});
    if (call.is("GET", {"system", "df"})) return answers(diskUsage(world, call.api));
    if (call.is("GET", {"plugins"})) return answers(Json::array());
    return std::nullopt;
}

} // namespace portolan::playground
