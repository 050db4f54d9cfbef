#include "model/changes/command.h"

#include "model/changes/ports.h"
#include "model/changes/shell.h"

namespace portolan::changes {
namespace {

using Words = std::vector<std::string>;

/// Options first, then what the command is about.
class Command {
public:
    explicit Command(std::initializer_list<const char *> verb) {
        words_.emplace_back("docker");
        words_.insert(words_.end(), verb.begin(), verb.end());
    }
    Command &flag(bool on, const char *name) {
        if (on) words_.emplace_back(name);
        return *this;
    }
    Command &option(const char *name, const std::string &value) {
        if (value.empty()) return *this;
        const bool looksLikeOption = value.front() == '-';
        if (looksLikeOption && name[1] == '-') {
            words_.push_back(std::string(name) + "=" + value);
        } else {
            words_.emplace_back(name);
            words_.push_back(value);
        }
        return *this;
    }
    template <class Values>
    Command &each(const char *name, const Values &values) {
        for (const auto &value : values) option(name, value);
        return *this;
    }
    Command &pairs(const char *name, const std::map<std::string, std::string> &values) {
        for (const auto &[key, value] : values) option(name, value.empty() ? key : key + "=" + value);
        return *this;
    }
    /// A name that looks like an option would else be taken for one.
    Words about(const Words &operands) {
        for (const std::string &operand : operands)
            if (operand.rfind('-', 0) == 0) {
                words_.emplace_back("--");
                break;
            }
        words_.insert(words_.end(), operands.begin(), operands.end());
        return std::move(words_);
    }

private:
    Words words_;
};

constexpr std::size_t shortId = 12;

template <class Ref>
std::string called(const Ref &ref) {
    return ref.name.empty() ? ref.id.value.substr(0, shortId) : ref.name;
}

std::string seconds(const std::optional<std::chrono::seconds> &time) {
    return time ? std::to_string(time->count()) : std::string();
}

Words wordsOf(const StartContainer &c) { return Command({"start"}).about({called(c.container)}); }
Words wordsOf(const StopContainer &c) {
    return Command({"stop"}).option("-t", seconds(c.timeout)).about({called(c.container)});
}
Words wordsOf(const RestartContainer &c) {
    return Command({"restart"}).option("-t", seconds(c.timeout)).about({called(c.container)});
}
Words wordsOf(const PauseContainer &c) { return Command({"pause"}).about({called(c.container)}); }
Words wordsOf(const UnpauseContainer &c) { return Command({"unpause"}).about({called(c.container)}); }
Words wordsOf(const KillContainer &c) {
    return Command({"kill"}).option("-s", c.signal).about({called(c.container)});
}
Words wordsOf(const RenameContainer &c) { return Command({"rename"}).about({called(c.container), c.to}); }
Words wordsOf(const RemoveContainer &c) {
    return Command({"rm"}).flag(c.force, "-f").flag(c.volumes, "-v").about({called(c.container)});
}

Words wordsOf(const PullImage &c) { return Command({"pull"}).about({c.image}); }

Words wordsOf(const RunContainer &c) {
    const ContainerSpec &spec = c.spec;
    Command command({"run", "-d"});
    command.flag(spec.removedAtEnd, "--rm").option("--name", spec.name).option("--hostname", spec.hostname);
    command.option("--network", spec.network).option("--ip", spec.endpoint.ipv4);
    command.option("--ip6", spec.endpoint.ipv6).each("--network-alias", spec.endpoint.aliases);
    command.each("--link-local-ip", spec.endpoint.linkLocal).each("--link", spec.links);
    command.each("-p", portWords(spec.publications));
    for (const Port &port : spec.exposed) command.option("--expose", portWord(port));
    command.each("-e", spec.environment)
        .pairs("--label", spec.labels)
        .option("--restart", spec.restartPolicy);
    Words operands{spec.image};
    operands.insert(operands.end(), spec.command.begin(), spec.command.end());
    // After the image nothing is an option of docker's any more.
    if (spec.image.rfind('-', 0) == 0) return command.about(operands);
    Words words = command.about({});
    words.insert(words.end(), operands.begin(), operands.end());
    return words;
}

Words wordsOf(const CreateNetwork &c) {
    const NetworkSpec &spec = c.spec;
    Command command({"network", "create"});
    command.option("-d", spec.driver);
    for (const Subnet &subnet : spec.subnets) {
        command.option("--subnet", subnet.subnet).option("--ip-range", subnet.ipRange);
        command.option("--gateway", subnet.gateway);
        for (const auto &[name, address] : subnet.auxAddresses)
            command.option("--aux-address", name + "=" + address);
    }
    command.flag(spec.ipv6, "--ipv6").flag(spec.internal, "--internal").flag(spec.attachable, "--attachable");
    command.flag(spec.ingress, "--ingress").pairs("-o", spec.options).pairs("--label", spec.labels);
    return command.about({spec.name});
}

Words wordsOf(const RemoveNetwork &c) { return Command({"network", "rm"}).about({called(c.network)}); }

Words wordsOf(const ConnectContainer &c) {
    Command command({"network", "connect"});
    command.option("--ip", c.endpoint.ipv4).option("--ip6", c.endpoint.ipv6);
    command.each("--alias", c.endpoint.aliases).each("--link-local-ip", c.endpoint.linkLocal);
    command.each("--link", c.endpoint.links).pairs("--driver-opt", c.endpoint.driverOptions);
    if (c.endpoint.gwPriority != 0) command.option("--gw-priority", std::to_string(c.endpoint.gwPriority));
    return command.about({called(c.network), called(c.container)});
}

Words wordsOf(const DisconnectContainer &c) {
    return Command({"network", "disconnect"})
        .flag(c.force, "-f")
        .about({called(c.network), called(c.container)});
}

Words wordsOf(const PruneNetworks &) { return Command({"network", "prune", "-f"}).about({}); }

Words wordsOf(const InitSwarm &c) {
    return Command({"swarm", "init"})
        .option("--advertise-addr", c.advertiseAddress)
        .option("--listen-addr", c.listenAddress)
        .about({});
}

Words wordsOf(const CreateContainer &c) { return c.words; }

Words wordsOf(const SetRestartPolicy &c) {
    std::string policy = c.policy;
    if (c.retries > 0) policy += ":" + std::to_string(c.retries);
    return Command({"update"}).option("--restart", policy).about({called(c.container)});
}

Words wordsOf(const AwaitContainer &c) {
    return Command({"inspect"}).option("-f", "{{.State.Status}}").about({called(c.container)});
}

bool isSecret(const std::string &variable) { return maskSecrets(variable) != variable; }
std::string nameIn(const std::string &variable) { return variable.substr(0, variable.find('=')); }

} // namespace

std::vector<std::string> commandWords(const Change &change, Secrets secrets) {
    if (const auto *run = std::get_if<RunContainer>(&change); run && secrets == Secrets::masked) {
        RunContainer masked = *run;
        for (std::string &line : masked.spec.environment)
            if (isSecret(line)) line = nameIn(line);
        return wordsOf(masked);
    }
    return std::visit([](const auto &c) { return wordsOf(c); }, change);
}

std::string commandLine(const Change &change, Secrets secrets) {
    return shellLine(commandWords(change, secrets));
}

std::vector<std::string> withheldVariables(const Change &change) {
    std::vector<std::string> names;
    if (const auto *run = std::get_if<RunContainer>(&change))
        for (const std::string &line : run->spec.environment)
            if (isSecret(line)) names.push_back(nameIn(line));
    return names;
}

std::string engineLines(const EngineKey &engine, const std::string &url) {
    if (url.empty()) return {};
    std::string lines = "export DOCKER_HOST=" + shellWord(url) + "\n";
    if (speaksTls(engine))
        lines += "export DOCKER_TLS_VERIFY=1 # certificates: DOCKER_CERT_PATH, or ~/.docker\n";
    return lines;
}

bool speaksTls(const EngineKey &engine) { return engine.value.rfind("https://", 0) == 0; }

} // namespace portolan::changes
