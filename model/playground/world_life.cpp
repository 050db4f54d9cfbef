#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "model/playground/programs.h"
#include "model/playground/world.h"
#include "model/topology/address.h"

namespace portolan::playground {
namespace {

using State = Container::State;

constexpr std::array signalNames{
    std::pair("HUP", 1),   std::pair("INT", 2),   std::pair("QUIT", 3),  std::pair("ABRT", 6),
    std::pair("KILL", 9),  std::pair("USR1", 10), std::pair("SEGV", 11), std::pair("USR2", 12),
    std::pair("PIPE", 13), std::pair("ALRM", 14), std::pair("TERM", 15), std::pair("CHLD", 17),
    std::pair("CONT", 18), std::pair("STOP", 19), std::pair("TSTP", 20), std::pair("WINCH", 28)};

std::optional<int> readSignal(std::string_view text) {
    if (text.empty()) return 9;
    if (std::ranges::all_of(text, [](unsigned char c) { return std::isdigit(c) != 0; }) && text.size() < 4) {
        const int number = std::stoi(std::string(text));
        return number > 0 && number <= 64 ? std::optional(number) : std::nullopt;
    }
    std::string name;
    for (const char c : text) name += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    if (name.starts_with("SIG")) name.erase(0, 3);
    for (const auto &[known, number] : signalNames)
        if (name == known) return number;
    return std::nullopt;
}

} // namespace

Answer<> World::start(const ContainerPtr &container) {
    if (container->state == State::paused)
        return refuse(409, "cannot start a paused container, try unpause instead");
    if (container->running()) return refuse(304, {});
    return startNow(container);
}

Answer<> World::startNow(const ContainerPtr &container) {
    Container &c = *container;
    const auto failed = [&](const Refusal &why, int code) -> Answer<> {
        c.exitCode = code;
        c.error = why.message;
        ++c.failedStarts;
        ++revision_;
        if (boolIn(c.hostConfig, "AutoRemove")) forget(container);
        return tl::unexpected(why);
    };
    c.stoppedByHand = false;
    c.runtimeKnown = true;
    if (c.networkMode.starts_with("container:")) {
        const std::string reference = c.networkMode.substr(10);
        const auto owner = findContainer(reference);
        const bool modern = profile().modern();
        if (!owner)
            return failed(
                {modern ? 500 : 404, std::string(modern ? "joining network namespace of container: " : "") +
                                         "No such container: " + reference},
                128);
        if (!owner->running())
            return failed({409, modern
                                    ? "cannot join network namespace of a non running container: container " +
                                          owner->name + " is " +
                                          (owner->state == State::created ? "created" : "exited")
                                    : "cannot join network of a non running container: " + owner->id},
                          128);
        c.config["Hostname"] = stringIn(owner->config, "Hostname");
        c.sandboxId = owner->sandboxId;
        c.filesKnown = true;
    } else if (auto networking = setUpNetworking(c); !networking) {
        return failed(networking.error(), 128);
    }
    c.linkVariables = linkVariablesOf(c);
    auto process = launch(*this, c);
    if (!process) {
        closePorts(c);
        for (auto &[name, endpoint] : c.endpoints) {
            detach(c, name, true);
            if (profile().modern()) endpoint.networkId.clear();
        }
        if (profile().modern()) {
            c.sandboxId.clear();
            c.sandboxKey.clear();
        }
        return failed(process.error(), process.error().status == 400 ? 127 : 126);
    }
    c.state = State::running;
    c.error.clear();
    c.exitCode = 0;
    c.started = now();
    c.pid = ++nextPid_;
    take(c, std::move(*process));
    announce(c, "start");
    balance();
    if (c.process.session && (!c.typed.empty() || c.inputOver)) {
        const std::string typed = std::exchange(c.typed, {});
        type(container, typed, c.inputOver);
    }
    return {};
}

void World::ends(const ContainerPtr &container, int exitCode) {
    Container &c = *container;
    // What it still had to say is not said; what was due at this moment is.
    for (auto &[at, line] : c.process.due)
        if (at <= now()) {
            c.log.push_back(std::move(line));
            ++c.logged;
        }
    c.process = {};
    c.typed.clear();
    c.inputOver = false;
    c.state = State::exited;
    c.exitCode = exitCode;
    c.finished = now();
    c.pid = 0;
    closePorts(c);
    const bool modern = profile().modern();
    if (!modern) announce(c, "die", {{"exitCode", std::to_string(exitCode)}});
    std::vector<std::string> names;
    for (const auto &[name, endpoint] : c.endpoints)
        if (!endpoint.id.empty()) names.push_back(name);
    std::ranges::reverse(names);
    for (const std::string &name : names) detach(c, name, true);
    if (modern) {
        announce(c, "die", {{"exitCode", std::to_string(exitCode)}});
        c.sandboxId.clear();
        c.sandboxKey.clear();
    }
    for (auto &[id, exec] : execs_)
        if (exec->containerId == c.id && exec->running) {
            exec->running = false;
            exec->exitCode = 137;
        }
    balance();
    if (!c.taskId.empty()) taskEnded(c);
    if (boolIn(c.hostConfig, "AutoRemove")) return forget(container);
    const Json &policy = field(c.hostConfig, "RestartPolicy");
    const std::string kind = stringIn(policy, "Name");
    const Json &most = field(policy, "MaximumRetryCount");
    const int limit = most.is_number_integer() ? most.get<int>() : 0;
    const bool again =
        !c.stoppedByHand && (kind == "always" || kind == "unless-stopped" ||
                             (kind == "on-failure" && exitCode != 0 && (limit == 0 || c.restarts < limit)));
    if (!again) return;
    using namespace std::chrono_literals;
    c.state = State::restarting;
    c.restartAt = now() + std::min(100ms * (1 << std::min(c.restarts, 9)), 60'000ms);
    ++c.restarts;
    due_.emplace(*c.restartAt, container);
}

Answer<> World::stop(const ContainerPtr &container) {
    Container &c = *container;
    if (!c.running()) return refuse(304, {});
    c.stoppedByHand = true;
    if (c.state == State::restarting) {
        c.state = State::exited;
        c.restartAt.reset();
    } else {
        const auto wanted = readSignal(stringIn(c.config, "StopSignal"));
        const int signal = stringIn(c.config, "StopSignal").empty() || !wanted ? 15 : *wanted;
        const auto inPeace = signal == 9 ? std::optional(137) : c.process.onTerm;
        const bool paused = c.state == State::paused;
        announce(c, "kill", {{"signal", std::to_string(signal)}});
        if (!inPeace || paused) announce(c, "kill", {{"signal", "9"}});
        ends(container, inPeace && !paused ? *inPeace : 137);
    }
    announce(c, "stop");
    return {};
}

Answer<> World::restart(const ContainerPtr &container) {
    if (container->running()) (void)stop(container);
    if (auto started = startNow(container); !started)
        return refuse(500, "Cannot restart container " + container->name + ": " + started.error().message);
    announce(*container, "restart");
    return {};
}

Answer<> World::kill(const ContainerPtr &container, std::string_view reference, std::string_view name) {
    Container &c = *container;
    const bool modern = profile().modern();
    const std::string prefix = std::string(modern ? "cannot kill container: " : "Cannot kill container: ") +
                               std::string(reference) + ": ";
    const auto signal = readSignal(name);
    if (!signal)
        return refuse(400, modern ? prefix + "invalid signal: " + std::string(name)
                                  : "Invalid signal: " + std::string(name));
    if (!c.running())
        return refuse(409, prefix + (modern ? "container " : "Container ") + c.id + " is not running");
    announce(c, "kill", {{"signal", std::to_string(*signal)}});
    if (*signal == 9) {
        c.stoppedByHand = true;
        if (c.state == State::restarting) {
            c.state = State::exited;
            c.restartAt.reset();
        } else {
            ends(container, 137);
        }
    } else if ((*signal == 15 || *signal == 2 || *signal == 3) && c.process.onTerm &&
               c.state == State::running) {
        c.stoppedByHand = true;
        ends(container, *c.process.onTerm);
    }
    return {};
}

void World::type(const ContainerPtr &container, std::string_view input, bool over) {
    Container &c = *container;
    if (!boolIn(c.config, "OpenStdin")) return;
    over = over && boolIn(c.config, "StdinOnce"); // else others may come and type on
    if (!c.running()) {
        constexpr std::size_t most = 1 << 20;
        c.typed += input.substr(0, most - std::min(c.typed.size(), most));
        c.inputOver = c.inputOver || over;
        return;
    }
    if (!c.process.session || c.process.session->ended()) return;
    Run run = c.process.session->type(input, over);
    const Moment moment = now();
    for (Run::Output &output : run.output) {
        c.process.due.emplace_back(moment + output.after,
                                   LogLine{moment + output.after, output.stream, std::move(output.text)});
        due_.emplace(moment + output.after, container);
    }
    c.process.listens.insert(c.process.listens.end(), run.listens.begin(), run.listens.end());
    c.process.relays.insert(run.relays.begin(), run.relays.end());
    if (!run.serves.empty()) c.process.serves = run.serves;
    if (c.process.session->ended()) {
        c.process.exitCode = run.exitCode;
        c.process.ends = moment + run.lasts;
        due_.emplace(*c.process.ends, container);
    }
    advance();
}

Answer<> World::pause(const ContainerPtr &container) {
    Container &c = *container;
    const std::string who = std::string(profile().modern() ? "container " : "Container ") + c.id;
    if (!c.running()) return refuse(409, who + " is not running");
    if (c.state == State::paused) return refuse(409, who + " is already paused");
    if (c.state == State::restarting)
        return refuse(409, "Container " + c.id + " is restarting, wait until the container is running");
    c.state = State::paused;
    announce(c, "pause");
    return {};
}

Answer<> World::unpause(const ContainerPtr &container) {
    Container &c = *container;
    if (c.state != State::paused) return refuse(500, "Container " + c.id + " is not paused");
    c.state = State::running;
    announce(c, "unpause");
    for (const auto &[at, line] : c.process.due) due_.emplace(at, container);
    if (c.process.ends) due_.emplace(*c.process.ends, container);
    return {};
}

Answer<> World::remove(const ContainerPtr &container, std::string_view reference, bool force) {
    Container &c = *container;
    if (c.running() && !force) {
        const bool paused = c.state == State::paused, restarting = c.state == State::restarting;
        const char *word = paused ? "paused" : restarting ? "restarting" : "running";
        if (profile().modern())
            return refuse(409,
                          "cannot remove container \"" + std::string(reference) + "\": container is " + word +
                              ": " +
                              (paused ? "unpause and then stop the container before removing or force remove"
                                      : "stop the container before removing or force remove"));
        const std::string what = paused ? "You cannot remove a paused container "
                                        : "You cannot remove a " + std::string(word) + " container ";
        return refuse(409,
                      what + c.id + ". " +
                          (paused ? "Unpause and then stop the container before attempting removal or force "
                                    "remove"
                                  : "Stop the container before attempting removal or force remove"));
    }
    if (c.running()) {
        c.stoppedByHand = true;
        announce(c, "kill", {{"signal", "9"}});
        if (c.state == State::restarting)
            c.state = State::exited;
        else
            ends(container, 137);
    }
    if (containers_.contains(c.id)) forget(container);
    return {};
}

void World::forget(const ContainerPtr &container) {
    names_.erase(container->name);
    containers_.erase(container->id);
    linkers_.erase(container->id);
    std::erase_if(execs_, [&](const auto &entry) { return entry.second->containerId == container->id; });
    for (auto &[id, other] : containers_)
        std::erase_if(other->links, [&](const auto &link) { return link.second == container->id; });
    announce(*container, "destroy");
}

Answer<ExecPtr> World::createExec(const ContainerPtr &container, std::string_view reference,
                                  const Json &config) {
    const std::string who = std::string(profile().modern() ? "container " : "Container ") + container->id;
    if (!container->running() || container->state == State::restarting)
        return refuse(409, who + " is not running");
    if (container->state == State::paused)
        return refuse(409, "Container " + std::string(reference) +
                               " is paused, unpause the container before exec");
    auto exec = std::make_shared<Exec>();
    for (const Json &word : field(config, "Cmd"))
        if (word.is_string()) exec->command.push_back(word.get<std::string>());
    if (exec->command.empty())
        return refuse(400, profile().modern() ? "no exec command specified" : "No exec command specified");
    exec->id = newId();
    exec->containerId = container->id;
    exec->config = config;
    execs_[exec->id] = exec;
    std::string words;
    for (const std::string &word : exec->command) words += words.empty() ? word + " " : word + " ";
    if (exec->command.size() > 1) words.pop_back();
    announce(*container, "exec_create: " + words, {{"execID", exec->id}});
    return exec;
}

ExecPtr World::findExec(std::string_view id) const {
    const auto at = execs_.find(std::string(id));
    return at == execs_.end() ? nullptr : at->second;
}

} // namespace portolan::playground
