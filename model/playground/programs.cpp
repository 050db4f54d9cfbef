#include "model/playground/programs.h"

#include <algorithm>
#include <cctype>

#include "model/playground/etcd_store.h"
#include "model/topology/address.h"

namespace portolan::playground {
namespace {

using namespace std::chrono_literals;

Environment toMap(const std::vector<std::string> &variables) {
    Environment map;
    for (const std::string &variable : variables)
        if (const auto equals = variable.find('='); equals != std::string::npos)
            map[variable.substr(0, equals)] = variable.substr(equals + 1);
    return map;
}

std::string notFound(const World &world, const std::string &program) {
    const bool modern = world.profile().modern();
    const bool path = program.find('/') != std::string::npos;
    const std::string why = path
                                ? "exec: \"" + program + "\": stat " + program + ": no such file or directory"
                                : "exec: \"" + program + "\": executable file not found in $PATH";
    return std::string(modern ? "failed to create task for container: " : "") +
           "failed to create shim task: OCI runtime create failed: runc create failed: unable to start "
           "container "
           "process: " +
           (modern ? "error during container init: " : "") + why + ": unknown";
}

} // namespace

std::vector<std::string> environmentOf(const World &, const Container &container,
                                       const std::vector<std::string> &links) {
    std::vector<std::string> own, out;
    for (const Json &variable : field(container.config, "Env"))
        if (variable.is_string() && variable.get_ref<const std::string &>().find('=') != std::string::npos)
            own.push_back(variable.get<std::string>());
    const auto put = [&](const std::string &variable) {
        const std::string name = variable.substr(0, variable.find('=') + 1);
        for (std::string &present : out)
            if (present.starts_with(name)) {
                present = variable;
                return;
            }
        out.push_back(variable);
    };
    put("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
    put("HOSTNAME=" + stringIn(container.config, "Hostname"));
    if (container.tty()) put("TERM=xterm");
    for (const std::string &variable : links) put(variable);
    for (const std::string &variable : own) put(variable);
    put("HOME=/root");
    return out;
}

Answer<Process> launch(const World &world, const Container &container) {
    const auto environment = environmentOf(world, container, container.linkVariables);
    Programs programs(world, container, toMap(environment), stringIn(container.config, "WorkingDir"));
    if (!programs.knows(container.command[0])) return refuse(400, notFound(world, container.command[0]));
    Run run;
    programs.run(container.command, {}, run);
    Process process;
    if (run.readsInput && (boolIn(container.config, "OpenStdin") || container.tty())) {
        run = Run();
        run.forever = true;
        process.session =
            std::make_shared<Session>(world, container, container.command, toMap(environment),
                                      stringIn(container.config, "WorkingDir"), container.tty());
        if (const std::string prompt = process.session->prompt(); !prompt.empty()) run.say(prompt);
    }
    if (container.tty()) toTerminal(run);
    process.command = container.command;
    process.onTerm = run.onTerm;
    process.listens = std::move(run.listens);
    process.relays = std::move(run.relays);
    process.serves = std::move(run.serves);
    process.exitCode = run.exitCode;
    const Moment now = world.now();
    for (auto &output : run.output)
        process.due.emplace_back(now + output.after,
                                 LogLine{now + output.after, output.stream, std::move(output.text)});
    if (!run.forever) process.ends = now + run.lasts;
    return process;
}

ExecRun runExec(const World &world, const Container &container, const Exec &exec, std::string_view input) {
    std::vector<std::string> variables = environmentOf(world, container, world.linkVariablesOf(container));
    for (const Json &variable : field(exec.config, "Env"))
        if (variable.is_string()) variables.push_back(variable.get<std::string>());
    const std::string folder = stringIn(exec.config, "WorkingDir");
    Programs programs(world, container, toMap(variables),
                      folder.empty() ? stringIn(container.config, "WorkingDir") : folder);
    ExecRun out;
    if (!programs.knows(exec.command[0])) {
        const bool modern = world.profile().modern();
        out.run.exitCode = modern ? 127 : 126;
        out.missing = "OCI runtime exec failed: exec failed: unable to start container process: exec: \"" +
                      exec.command[0] + "\": executable file not found in $PATH: unknown";
        return out;
    }
    if (exec.command.size() == 1 && exec.command[0] == "env") { // in the engine's own order
        for (const std::string &variable : variables) out.run.say(variable + "\n");
        return out;
    }
    programs.run(exec.command, input, out.run);
    const bool terminal = boolIn(exec.config, "Tty");
    if (out.run.readsInput && (boolIn(exec.config, "AttachStdin") || terminal)) {
        out.run = Run();
        out.run.forever = true;
        out.session = std::make_shared<Session>(
            world, container, exec.command, toMap(variables),
            folder.empty() ? stringIn(container.config, "WorkingDir") : folder, terminal);
        if (const std::string prompt = out.session->prompt(); !prompt.empty()) out.run.say(prompt);
    }
    if (terminal) toTerminal(out.run);
    return out;
}

bool Programs::knows(std::string_view program) const {
    static constexpr std::string_view everywhere[] = {
        "sh",  "echo",  "printf", "true",  "false",    "sleep", "cat",  "head",     "tail",  "grep",  "ls",
        "env", "pwd",   "id",     "wc",    "hostname", "ip",    "ping", "nslookup", "nc",    "wget",  "test",
        "[",   "uname", ":",      "httpd", "whoami",   "sort",  "ash",  "ps",       "ping6", "base64"};
    const auto slash = program.rfind('/');
    if (slash != std::string_view::npos) {
        const std::string_view folder = program.substr(0, slash);
        if (!folder.empty() && folder != "/bin" && folder != "/usr/bin" && folder != "/usr/local/bin" &&
            folder != "/sbin")
            return false;
        program.remove_prefix(slash + 1);
    }
    const auto &image = container_.from;
    if ((!image || image->shell) && std::ranges::find(everywhere, program) != std::end(everywhere))
        return true;
    return image && std::ranges::find(image->programs, program) != image->programs.end();
}

void Programs::run(const std::vector<std::string> &words, std::string_view input, Run &run) {
    std::string name = words[0];
    if (const auto slash = name.rfind('/'); slash != std::string::npos) name.erase(0, slash + 1);
    const std::vector<std::string> arguments(words.begin() + 1, words.end());
    if (name == "sh" || name == "ash") {
        const auto option = std::ranges::find_if(
            arguments, [](const std::string &a) { return a.starts_with('-') && a.ends_with('c'); });
        if (option != arguments.end() && option + 1 != arguments.end())
            return shell(*(option + 1), input, run);
        shell(input, {}, run);
        run.readsInput = true;
        return;
    }
    static constexpr std::string_view onNetwork[] = {"hostname", "ip", "ping",     "ping6",
                                                     "nslookup", "nc", "redis-cli"};
    if (name == "wget" || name == "curl") return web(name, arguments, input, run);
    if (name == "etcdctl") return etcdctl(arguments, input, run);
    static constexpr std::string_view serving[] = {"httpd",
                                                   "redis-server",
                                                   "docker-entrypoint.sh",
                                                   "relay-from-environment",
                                                   "socat",
                                                   "python",
                                                   "npm",
                                                   "node",
                                                   "etcd",
                                                   "coredns",
                                                   "nginx"};
    if (std::ranges::find(onNetwork, name) != std::end(onNetwork))
        return network(name, arguments, input, run);
    if (std::ranges::find(serving, name) != std::end(serving)) return servers(name, arguments, run);
    text(name, arguments, input, run);
}

void Programs::servers(const std::string &name, const std::vector<std::string> &arguments, Run &run) {
    using At = Listening::At;
    const auto listen = [&](std::uint16_t port, const char *what, At at = At::everywhere,
                            bool twice = false) {
        const Container *owner = world_.networkOwner(container_);
        const bool host = container_.networkMode == "host";
        if (owner && (listensAt(world_, *owner, port, nullptr, nullptr) ||
                      (host && (world_.listensAtHost(port) || world_.publishedAtHost(port))))) {
            run.say(name + ": bind: Address already in use\n", 2);
            run.exitCode = 1;
            return;
        }
        run.listens.push_back({port, at, twice});
        run.serves = what;
        run.forever = true;
    };
    if (name == "docker-entrypoint.sh") {
        if (arguments.empty() || !knows(arguments[0])) {
            run.exitCode = 127;
            return;
        }
        return this->run(arguments, {}, run);
    }
    if (name == "redis-server") {
        std::uint16_t port = 6379;
        for (std::size_t i = 0; i + 1 < arguments.size(); ++i)
            if (arguments[i] == "--port") port = topology::parsePort(arguments[i + 1]).value_or(port);
        run.say("1:M * Ready to accept connections\n");
        run.onTerm = 0;
        return listen(port, "redis", At::everywhere, true);
    }
    if (name == "httpd") {
        std::uint16_t port = 80;
        bool foreground = false;
        for (std::size_t i = 0; i < arguments.size(); ++i) {
            foreground = foreground || arguments[i].starts_with("-f");
            if (arguments[i] == "-p" && i + 1 < arguments.size()) {
                const std::string &place = arguments[i + 1];
                port = topology::parsePort(place.substr(place.rfind(':') + 1)).value_or(port);
            }
        }
        listen(port, "http");
        run.forever = run.forever && foreground;
        return;
    }
    static const std::map<std::string, std::pair<std::uint16_t, const char *>> plain{
        {"python", {8080, "flask"}},
        {"npm", {8080, "dnmonster"}},
        {"node", {8080, "dnmonster"}},
        {"coredns", {53, "dns"}},
        {"nginx", {80, "nginx"}}};
    if (const auto known = plain.find(name); known != plain.end()) {
        listen(known->second.first, known->second.second, name == "python" ? At::ip4 : At::everywhere,
               name == "nginx");
        if (run.forever && name == "python") run.say(" * Running on http://0.0.0.0:8080/\n", 2);
        if (run.forever && name == "coredns") run.say(".:53\nCoreDNS-1.12.0\n");
        run.onTerm = 0;
        return;
    }
    if (name == "etcd") {
        if (std::ranges::find(arguments, "--version") != arguments.end())
            return run.say("etcd Version: " + etcdVersionOf(container_) + "\n");
        // Unless told otherwise it listens where only its own container reaches it.
        std::string urls = "http://localhost:2379";
        if (const auto given = environment_.find("ETCD_LISTEN_CLIENT_URLS"); given != environment_.end())
            urls = given->second;
        for (std::size_t i = 0; i < arguments.size(); ++i) {
            constexpr std::string_view option = "--listen-client-urls";
            if (arguments[i].starts_with(std::string(option) + "="))
                urls = arguments[i].substr(option.size() + 1);
            else if (arguments[i] == option && i + 1 < arguments.size())
                urls = arguments[i + 1];
        }
        const auto place = topology::parseHostPort(urls.substr(0, urls.find(',')));
        if (!place) {
            run.say("invalid value \"" + urls + "\" for flag -listen-client-urls\n", 2);
            run.exitCode = 1;
            return;
        }
        const auto ip = net_.resolve(place->host);
        const bool inside = ip && ip->isLoopback();
        // 0.0.0.0 means both kinds of addresses to a program written in Go.
        const bool four = ip && ip->isV4() && !ip->isUnspecified();
        listen(place->port, "etcd", inside ? At::loopback : four ? At::ip4 : At::everywhere);
        if (run.forever) run.listens.push_back({2380, At::loopback});
        run.onTerm = 0;
        return;
    }
    if (name == "relay-from-environment") {
        // One relay for each X_PORT_<port>_TCP=tcp://<address>:<port>; what does not match is passed over.
        for (const auto &[variable, value] : environment_) {
            const auto at = variable.rfind("_PORT_");
            if (at == std::string::npos || !variable.ends_with("_TCP")) continue;
            const auto port = topology::parsePort(variable.substr(at + 6, variable.size() - at - 10));
            if (!port || !value.starts_with("tcp://") || value.find(':', 6) == std::string::npos) continue;
            listen(*port, "", At::ip4);
            run.relays[*port] = value.substr(6);
        }
        run.onTerm = 0;
        return;
    }
    // socat TCP4-LISTEN:<port>,… TCP4:<host>:<port>
    if (arguments.size() < 2) {
        run.exitCode = 1;
        return;
    }
    const auto from = arguments[arguments.size() - 2], to = arguments.back();
    const auto colon = from.find(':'), colonTo = to.find(':');
    const auto port = topology::parsePort(from.substr(colon + 1, from.find(',') - colon - 1));
    if (colon == std::string::npos || colonTo == std::string::npos || !port) {
        run.exitCode = 1;
        return;
    }
    listen(*port, "", from.starts_with("TCP4") ? At::ip4 : At::everywhere);
    run.relays[*port] = to.substr(colonTo + 1, to.find(',') - colonTo - 1);
    run.onTerm = 143;
}

} // namespace portolan::playground
