#pragma once

#include <memory>
#include <string>
#include <vector>

#include "model/playground/http_site.h"
#include "model/playground/world.h"

namespace portolan::playground {

/// What an answer goes on with after its head: events, logs, the wait for an end. Taken piece by piece;
/// between the pieces the world goes on.
class Stream {
public:
    virtual ~Stream() = default;
    virtual std::string take(World &world) = 0; ///< what there is to send now; may be empty
    virtual bool ended() const = 0;             ///< nothing more will come
    virtual bool listensToEvents() const { return false; }
    virtual std::optional<Moment> due() const { return std::nullopt; } ///< look again then
    /// What the client sends after its request; `over`: it will send nothing more.
    virtual void type(World &, std::string_view, bool /*over*/) {}
};

struct Response {
    int status = 200;
    std::string contentType = "application/json";
    std::string body;
    std::shared_ptr<Stream> stream; ///< after the body
    bool raw = false;               ///< 101 (or 200 for those who did not ask): the bytes go as they are
    std::vector<std::pair<std::string, std::string>> headers;
};

/// One request, one answer. Pure but for what it does to the world.
class Api {
public:
    explicit Api(World &world) : world_(world) {}

    Response handle(const Request &request);
    int listeners = 0; ///< how many follow the events now; told by /info

private:
    Response answer(const Request &request);

    World &world_;
};

// For the parts of the API.

struct Query {
    explicit Query(std::string_view text);
    std::vector<std::pair<std::string, std::string>> values;

    std::string operator[](std::string_view name) const; ///< empty when it is not there
    bool has(std::string_view name) const;
    bool on(std::string_view name) const; ///< as the engine reads a boolean: not empty, 0, no, false, none
};

struct Call {
    World &world;
    const Request &request;
    int api = 0; ///< the minor number of the version asked for
    std::vector<std::string> path;
    Query query;
    int listeners = 0;

    bool modern() const { return world.profile().modern(); }
    bool is(std::string_view method, std::initializer_list<std::string_view> pattern) const; ///< "*" is any
};

Response fails(const Refusal &why);
Response answers(const Json &json, int status = 200);
Response nothing(int status = 204);
tl::expected<Json, Response> bodyOf(const Call &call);

std::optional<Response> containersApi(Call &call);
std::optional<Response> containerOutputApi(Call &call); ///< logs, attach, exec, wait, top, stats
std::optional<Response> networksApi(Call &call);
std::optional<Response> swarmApi(Call &call);
std::optional<Response> swarmApi(Call &call);
std::optional<Response> systemApi(Call &call);

} // namespace portolan::playground
