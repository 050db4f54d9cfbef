#include <algorithm>
#include <charconv>

#include "model/playground/api.h"
#include "model/playground/programs.h"
#include "model/playground/stats.h"
#include "model/playground/views.h"

namespace portolan::playground {
namespace {

/// Eight bytes before each piece, unless the container has a terminal.
std::string framed(int stream, const std::string &text, bool plain) {
    if (plain) return text;
    std::string out{static_cast<char>(stream), 0, 0, 0};
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(text.size() >> shift & 0xff);
    return out + text;
}

/// What a container printed and, where `follow`, goes on to print.
class LogStream : public Stream {
public:
    struct Options {
        bool out = true, errors = true, follow = false, stamps = false, plain = false;
        bool typed = false;     ///< what the client sends is for the container
        std::uint64_t from = 0; ///< number of the first line
        std::optional<Moment> since, until;
    };
    LogStream(const ContainerPtr &container, Options options)
        : container_(container), options_(options), next_(options.from) {
        alive_ = container->running() || container->state == Container::State::created;
        runs_ = container->started;
        failedStarts_ = container->failedStarts;
    }

    std::string take(World &world) override {
        std::string text;
        const Container &c = *container_;
        const std::uint64_t first = c.logged - c.log.size();
        next_ = std::max(next_, first);
        for (; next_ < c.logged; ++next_) {
            const LogLine &line = c.log[static_cast<std::size_t>(next_ - first)];
            if ((line.stream == 1 && !options_.out) || (line.stream == 2 && !options_.errors)) continue;
            if ((options_.since && line.at < *options_.since) ||
                (options_.until && line.at > *options_.until))
                continue;
            text +=
                framed(line.stream, (options_.stamps ? toText(std::optional(line.at)) + " " : "") + line.text,
                       options_.plain);
        }
        const bool exists = world.findContainer(c.id) != nullptr;
        const bool over =
            !exists || (c.state == Container::State::exited && (!alive_ || c.started != runs_ || runs_));
        ended_ = !options_.follow || over || c.failedStarts != failedStarts_;
        return text;
    }
    bool ended() const override { return ended_; }
    void type(World &world, std::string_view input, bool over) override {
        if (options_.typed) world.type(container_, input, over);
    }

private:
    ContainerPtr container_;
    Options options_;
    std::uint64_t next_;
    std::optional<Moment> runs_;
    int failedStarts_ = 0;
    bool alive_, ended_ = false;
};

/// Says nothing until the container has come to what is waited for.
class WaitStream : public Stream {
public:
    WaitStream(const ContainerPtr &container, std::string condition)
        : container_(container), condition_(std::move(condition)), finished_(container->finished) {}

    std::string take(World &world) override {
        const Container &c = *container_;
        const bool gone = world.findContainer(c.id) == nullptr;
        const bool exited = condition_ == "next-exit" ? c.finished != finished_ : !c.running();
        if (!gone && (condition_ == "removed" || !exited)) return {};
        ended_ = true;
        Json json;
        if (!c.error.empty())
            json["Error"] = {{"Message", c.error}};
        else if (!world.profile().modern())
            json["Error"] = Json();
        json["StatusCode"] = c.exitCode;
        return toText(json);
    }
    bool ended() const override { return ended_; }

private:
    ContainerPtr container_;
    std::string condition_;
    std::optional<Moment> finished_;
    bool ended_ = false;
};

/// The output of an exec, as it falls due.
class ExecStream : public Stream {
public:
    ExecStream(ExecPtr exec, ContainerPtr container, ExecRun run, Moment began, bool plain)
        : exec_(std::move(exec)), container_(std::move(container)), run_(std::move(run.run)),
          session_(std::move(run.session)), began_(began), plain_(plain) {}

    std::string take(World &world) override {
        std::string text;
        const Moment now = world.now();
        while (next_ < run_.output.size() && began_ + run_.output[next_].after <= now) {
            text += framed(run_.output[next_].stream, run_.output[next_].text, plain_);
            ++next_;
        }
        const bool over = !run_.forever && began_ + run_.lasts <= now;
        if ((over || !container_->running()) && !ended_) {
            ended_ = true;
            if (exec_->running) {
                exec_->running = false;
                exec_->exitCode = over ? run_.exitCode : 137;
                world.announce(*container_, "exec_die",
                               {{"execID", exec_->id}, {"exitCode", std::to_string(exec_->exitCode)}});
            }
        }
        return text;
    }
    bool ended() const override { return ended_; }
    void type(World &world, std::string_view input, bool over) override {
        if (!session_ || session_->ended()) return;
        const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(world.now() - began_);
        Run more = session_->type(input, over);
        for (Run::Output &output : more.output) {
            output.after += now;
            run_.output.push_back(std::move(output));
        }
        if (!session_->ended()) return;
        run_.forever = false;
        run_.lasts = now + more.lasts;
        run_.exitCode = more.exitCode;
    }
    std::optional<Moment> due() const override {
        if (next_ < run_.output.size()) return began_ + run_.output[next_].after;
        return run_.forever ? std::nullopt : std::optional(began_ + run_.lasts);
    }

private:
    ExecPtr exec_;
    ContainerPtr container_;
    Run run_;
    std::shared_ptr<Session> session_;
    Moment began_;
    bool plain_;
    std::size_t next_ = 0;
    bool ended_ = false;
};

Response rawStream(Call &call, std::shared_ptr<Stream> stream) {
    Response response;
    response.status = call.request.upgrade ? 101 : 200;
    response.contentType = "application/vnd.docker.raw-stream";
    response.raw = true;
    response.stream = std::move(stream);
    return response;
}

Response logs(Call &call, const ContainerPtr &container) {
    LogStream::Options options;
    options.out = call.query.on("stdout");
    options.errors = call.query.on("stderr");
    if (!options.out && !options.errors)
        return fails({400, "Bad parameters: you must choose at least one stream"});
    options.follow = call.query.on("follow");
    options.stamps = call.query.on("timestamps");
    options.plain = container->tty();
    options.since = parseMoment(call.query["since"]);
    const std::string tail = call.query["tail"];
    std::uint64_t count = 0;
    const auto [end, error] = std::from_chars(tail.data(), tail.data() + tail.size(), count);
    if (error == std::errc{} && end == tail.data() + tail.size() && !tail.empty())
        options.from = container->logged - std::min<std::uint64_t>(count, container->log.size());
    Response response;
    response.contentType = options.plain || call.api < 42 ? "application/vnd.docker.raw-stream"
                                                          : "application/vnd.docker.multiplexed-stream";
    if (call.modern() == false) response.contentType = "";
    response.stream = std::make_shared<LogStream>(container, options);
    return response;
}

/// What `ps` of the host tells of its processes.
Response top(const ContainerPtr &container, Call &call) {
    if (!container->running())
        return fails({409, std::string(call.modern() ? "container " : "Container ") + container->id +
                               " is not running"});
    call.world.announce(*container, "top");
    std::string command;
    for (const std::string &word : container->process.command) command += (command.empty() ? "" : " ") + word;
    const std::string pid = std::to_string(container->pid), start = toText(container->started).substr(11, 5);
    const auto table = [](const std::vector<std::string> &titles, const std::vector<std::string> &row) {
        return answers({{"Processes", Json::array({row})}, {"Titles", titles}});
    };
    std::string wanted = call.query["ps_args"];
    if (wanted.find("aux") != std::string::npos)
        return table({"USER", "PID", "%CPU", "%MEM", "VSZ", "RSS", "TTY", "STAT", "START", "TIME", "COMMAND"},
                     {"root", pid, "0.1", "0.0", "60800", "12364", "?", "Ss", start, "0:00", command});
    const std::vector<std::string> titles{"UID", "PID", "PPID", "C", "STIME", "TTY", "TIME", "CMD"},
        row{"root", pid, "1", "0", start, "?", "00:00:00", command};
    if (!wanted.starts_with("-o")) return table(titles, row);
    // Columns of one's own choice: "-o pid,comm".
    static const std::map<std::string, std::pair<std::string, std::size_t>> columns{
        {"user", {"USER", 0}}, {"uid", {"UID", 0}},    {"pid", {"PID", 1}},      {"ppid", {"PPID", 2}},
        {"tty", {"TT", 5}},    {"time", {"TIME", 6}},  {"comm", {"COMMAND", 7}}, {"args", {"COMMAND", 7}},
        {"cmd", {"CMD", 7}},   {"stime", {"STIME", 4}}};
    std::vector<std::string> chosen, its;
    wanted.erase(0, wanted.find_first_not_of("-o ="));
    for (std::size_t at = 0; at < wanted.size();) {
        const auto end = std::min(wanted.find(',', at), wanted.size());
        if (const auto column = columns.find(wanted.substr(at, end - at)); column != columns.end()) {
            const std::string &value = row[column->second.second];
            chosen.push_back(column->second.first);
            its.push_back(column->first == "comm" ? value.substr(0, value.find(' ')) : value);
        }
        at = end + 1;
    }
    if (std::ranges::find(chosen, "PID") == chosen.end())
        return fails({500, "Couldn't find PID field in ps output"});
    return table(chosen, its);
}

Response startExec(Call &call, const ExecPtr &exec) {
    World &world = call.world;
    const auto container = world.findContainer(exec->containerId);
    if (!container) return fails({404, "No such exec instance: " + exec->id});
    if (!container->running())
        return fails(
            {409, (call.modern() ? "container " : "Container ") + container->id + " is not running"});
    if (exec->started) return fails({409, "Error: Exec command " + exec->id + " is already running"});
    exec->started = true;
    const bool detach = boolIn(Json::parse(call.request.body, nullptr, false), "Detach");
    const bool plain = boolIn(exec->config, "Tty");
    auto result = runExec(world, *container, *exec, {});
    if (!result.missing.empty()) {
        exec->exitCode = result.run.exitCode;
        if (detach) return fails({400, result.missing});
        ExecRun run;
        run.run.exitCode = exec->exitCode;
        run.run.output.push_back({std::chrono::milliseconds(0), 1, result.missing + "\r\n"});
        exec->running = true;
        return rawStream(call,
                         std::make_shared<ExecStream>(exec, container, std::move(run), world.now(), plain));
    }
    std::string words;
    for (const std::string &word : exec->command) words += word + " ";
    if (exec->command.size() > 1) words.pop_back();
    exec->running = true;
    exec->pid = container->pid + 1;
    world.announce(*container, "exec_start: " + words, {{"execID", exec->id}});
    auto stream = std::make_shared<ExecStream>(exec, container, std::move(result), world.now(), plain);
    if (!detach) return rawStream(call, stream);
    (void)stream->take(world);
    return nothing(200);
}

} // namespace

std::optional<Response> containerOutputApi(Call &call) {
    World &world = call.world;
    if (call.path.size() == 3 && call.path[0] == "exec") {
        const auto exec = world.findExec(call.path[1]);
        if (!exec) return fails({404, "No such exec instance: " + call.path[1]});
        if (call.is("POST", {"exec", "*", "start"})) return startExec(call, exec);
        if (call.is("POST", {"exec", "*", "resize"})) return nothing(200);
        if (!call.is("GET", {"exec", "*", "json"})) return std::nullopt;
        Json json = {{"ID", exec->id},
                     {"Running", exec->running},
                     {"ExitCode", exec->started && !exec->running ? Json(exec->exitCode) : Json()}};
        json["ProcessConfig"] = {
            {"tty", boolIn(exec->config, "Tty")},
            {"entrypoint", exec->command[0]},
            {"arguments", std::vector<std::string>(exec->command.begin() + 1, exec->command.end())},
            {"privileged", false}};
        json["OpenStdin"] = boolIn(exec->config, "AttachStdin");
        json["OpenStderr"] = boolIn(exec->config, "AttachStderr");
        json["OpenStdout"] = boolIn(exec->config, "AttachStdout");
        json["CanRemove"] = false;
        json["ContainerID"] = exec->containerId;
        json["DetachKeys"] = "";
        json["Pid"] = exec->pid;
        return answers(json);
    }
    if (call.path.size() != 3 || call.path[0] != "containers") return std::nullopt;
    const std::string &verb = call.path[2];
    const bool get = call.request.method == "GET" && (verb == "logs" || verb == "top" || verb == "stats");
    const bool post = call.request.method == "POST" &&
                      (verb == "wait" || verb == "attach" || verb == "exec" || verb == "resize");
    if (!get && !post) return std::nullopt;
    const auto found = world.container(call.path[1]);
    if (!found) return fails(found.error());
    const ContainerPtr &container = *found;
    if (verb == "logs") return logs(call, container);
    if (verb == "top") return top(container, call);
    if (verb == "resize") return nothing(200);
    if (verb == "stats") return stats(call, container);
    if (verb == "wait") {
        Response response;
        std::string condition = call.query["condition"];
        response.stream = std::make_shared<WaitStream>(container, condition);
        return response;
    }
    if (verb == "attach") {
        LogStream::Options options;
        options.out = call.query.on("stdout");
        options.errors = call.query.on("stderr");
        options.follow = call.query.on("stream");
        options.typed = call.query.on("stdin");
        options.plain = container->tty();
        options.from = call.query.on("logs") ? 0 : container->logged;
        world.announce(*container, "attach");
        return rawStream(call, std::make_shared<LogStream>(container, options));
    }
    const auto body = bodyOf(call);
    if (!body) return body.error();
    const auto exec = world.createExec(container, call.path[1], *body);
    if (!exec) return fails(exec.error());
    return answers({{"Id", (*exec)->id}}, 201);
}

} // namespace portolan::playground
