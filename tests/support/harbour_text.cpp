#include "tests/support/harbour_text.h"

#include <algorithm>
#include <stdexcept>

#include "tests/support/sample_snapshot.h"

namespace portolan::testing {
namespace {

using Words = std::vector<std::string>;

[[noreturn]] void wrong(std::string_view what) {
    throw std::runtime_error("harbour text: " + std::string(what));
}

Words wordsOf(std::string_view line) {
    Words out;
    bool open = false, quoted = false;
    for (char c : line) {
        if (c == '\'') {
            if (!open) out.emplace_back();
            open = true;
            quoted = !quoted;
        } else if ((c == ' ' || c == '\t') && !quoted) {
            open = false;
        } else {
            if (!open) out.emplace_back();
            open = true;
            out.back() += c;
        }
    }
    if (quoted) wrong("quote left open: " + std::string(line));
    return out;
}

/// In front of the first separator, and behind it.
std::pair<std::string, std::string> split(const std::string &text, char separator) {
    const auto at = text.find(separator);
    if (at == std::string::npos) return {text, {}};
    return {text.substr(0, at), text.substr(at + 1)};
}

Port portOf(const std::string &text) {
    const auto [number, protocol] = split(text, '/');
    return {static_cast<std::uint16_t>(std::stoi(number)), protocol.empty() ? "tcp" : protocol};
}

Publication publicationOf(std::string text) {
    Publication out;
    if (std::count(text.begin(), text.end(), ':') > 1) {
        const auto at = text.rfind(':', text.rfind(':') - 1);
        out.hostIp = text.substr(0, at);
        text = text.substr(at + 1);
    } else {
        out.hostIp = "0.0.0.0";
    }
    const auto [host, inside] = split(text, ':');
    out.hostPort = static_cast<std::uint16_t>(std::stoi(host));
    out.container = portOf(inside);
    return out;
}

SourceState sourceStateOf(const std::string &word) {
    for (int i = 0; i <= static_cast<int>(SourceState::duplicate); ++i)
        if (name(static_cast<SourceState>(i)) == word) return static_cast<SourceState>(i);
    wrong("state " + word);
}

class Builder {
public:
    Observations take() {
        finishEngine();
        finishEtcd();
        return std::move(out_);
    }

    void statement(const Words &words) {
        if (words.size() < 2) wrong("statement without a name: " + words.front());
        const std::string &kind = words[0];
        if (kind == "engine") return engine(words);
        if (kind == "etcd") return etcd(words);
        if (kind == "key") return entry(words);
        if (engine_.engine.key.empty()) engine({"engine", "here"});
        if (kind == "network") return network(words);
        if (kind == "container") return container(words);
        if (kind == "node") return node(words);
        if (kind == "service") return service(words);
        if (kind == "task") return task(words);
        wrong("statement " + kind);
    }

private:
    template <class F>
    static void settings(const Words &words, std::size_t from, F &&f) {
        for (std::size_t i = from; i < words.size(); ++i) {
            const auto [key, value] = split(words[i], '=');
            if (!f(key, value)) wrong("setting " + words[i]);
        }
    }

    void finishEngine() {
        if (engine_.engine.key.empty()) return;
        const EngineKey key = engine_.engine.key;
        out_.engines[key] = std::make_shared<const EngineObservation>(std::move(engine_));
        engine_ = {};
    }
    void finishEtcd() {
        if (etcd_.source.key.empty()) return;
        const EtcdKeyspace key = etcd_.source.key;
        out_.etcds[key] = std::make_shared<const EtcdObservation>(std::move(etcd_));
        etcd_ = {};
    }

    void engine(const Words &words) {
        finishEngine();
        Engine &e = engine_.engine;
        e.key = EngineKey(words[1]);
        e.id = "ID-" + words[1];
        e.name = "host-of-" + words[1];
        e.url = "tcp://" + words[1];
        e.state = SourceState::live;
        e.engineVersion = "20.10.24";
        e.apiVersion = "1.41";
        engine_.listed = true;
        bool bare = false;
        settings(words, 2, [&](const std::string &key, const std::string &value) {
            if (key == "version")
                e.engineVersion = value;
            else if (key == "api")
                e.apiVersion = value;
            else if (key == "state")
                e.state = sourceStateOf(value);
            else if (key == "id")
                e.id = value;
            else if (key == "name")
                e.name = value;
            else if (key == "listed")
                engine_.listed = value != "no";
            else if (key == "bare")
                bare = true;
            else if (key == "node")
                std::tie(e.swarmNodeId, e.swarmNodeAddress) = split(value, ':');
            else if (key == "addresses") {
                std::string rest = value, one;
                while (!rest.empty()) {
                    std::tie(one, rest) = split(rest, ',');
                    e.addresses.push_back(one);
                }
            } else
                return false;
            return true;
        });
        if (bare) return;
        network({"network", "bridge", "subnet=172.17.0.0/16,172.17.0.1"});
        network({"network", "host", "driver=host"});
        network({"network", "none", "driver=null"});
    }

    void network(const Words &words) {
        Network n;
        n.engine = engine_.engine.key;
        n.name = words[1];
        n.id = NetworkId(idIn(n.engine.value, n.name));
        n.driver = "bridge";
        n.scope = "local";
        settings(words, 2, [&](const std::string &key, const std::string &value) {
            if (key == "driver")
                n.driver = value;
            else if (key == "id")
                n.id = NetworkId(fullId(value));
            else if (key == "scope")
                n.scope = value;
            else if (key == "ingress")
                n.ingress = true;
            else if (key == "subnet") {
                const auto [subnet, gateway] = split(value, ',');
                n.subnets.push_back(Subnet{subnet, gateway, {}, {}});
            } else
                return false;
            return true;
        });
        engine_.networks.put(std::make_shared<const Network>(std::move(n)));
    }

    Attachment &attachment(Container &c, const std::string &network) {
        for (Attachment &a : c.attachments)
            if (a.networkName == network) return a;
        wrong("container " + c.name + " is not on " + network);
    }

    void container(const Words &words) {
        Container c;
        c.engine = engine_.engine.key;
        c.name = words[1];
        c.id = ContainerId(idIn(c.engine.value, c.name));
        c.image = "some/image";
        c.state = ContainerState::running;
        c.startedAt = Moment{std::chrono::seconds{100}};
        c.networkMode = "default";
        c.command = {"/bin/server"};
        settings(words, 2, [&](const std::string &key, const std::string &value) {
            const auto [first, rest] = split(value, ':');
            if (key == "id")
                c.id = ContainerId(fullId(value));
            else if (key == "image")
                c.image = value;
            else if (key == "state")
                c.state = containerStateFromName(value);
            else if (key == "started") {
                if (value.empty())
                    c.startedAt.reset();
                else
                    c.startedAt = Moment{std::chrono::seconds{std::stoi(value)}};
            } else if (key == "mode")
                c.networkMode = value;
            else if (key == "hostname")
                c.hostname = value;
            else if (key == "run")
                c.command = wordsOf(value);
            else if (key == "sh")
                c.command = {"/bin/sh", "-c", value};
            else if (key == "env")
                c.environment.push_back(value);
            else if (key == "label")
                c.labels.insert(split(value, '='));
            else if (key == "expose")
                c.exposed.push_back(portOf(value));
            else if (key == "publish")
                c.publications.push_back(publicationOf(value));
            else if (key == "link")
                c.legacyLinks.push_back("/" + first + ":/" + c.name + "/" + rest);
            else if (key == "ulink")
                attachment(c, first).links.push_back(rest);
            else if (key == "alias")
                attachment(c, first).aliases.push_back(rest);
            else if (key == "dns")
                attachment(c, first).dnsNames.push_back(rest);
            else if (key == "on") {
                Attachment a;
                a.networkName = first;
                for (const auto &network : engine_.networks)
                    if (network->name == first) {
                        a.networkId = network->id;
                        if (!network->subnets.empty()) a.gateway = network->subnets[0].gateway;
                    }
                std::tie(a.ipv4, a.ipv6) = split(rest, ',');
                c.attachments.push_back(std::move(a));
            } else
                return false;
            return true;
        });
        if (c.hostname.empty()) c.hostname = c.id.value.substr(0, 12);
        std::sort(c.exposed.begin(), c.exposed.end());
        std::sort(c.attachments.begin(), c.attachments.end(),
                  [](const auto &a, const auto &b) { return a.networkName < b.networkName; });
        engine_.containers.put(std::make_shared<const Container>(std::move(c)));
    }

    void node(const Words &words) {
        SwarmNode n;
        n.id = words[1];
        n.engine = engine_.engine.key;
        n.address = words.at(2);
        engine_.nodes.put(std::make_shared<const SwarmNode>(std::move(n)));
    }

    void service(const Words &words) {
        SwarmService s;
        s.id = "service-" + words[1];
        s.engine = engine_.engine.key;
        s.name = words[1];
        settings(words, 2, [&](const std::string &key, const std::string &value) {
            if (key == "vip")
                s.virtualAddresses.push_back(value);
            else if (key == "publish")
                s.publications.push_back(publicationOf(value));
            else if (key == "net") {
                for (const auto &network : engine_.networks)
                    if (network->name == value) s.networks.push_back(network->id);
            } else
                return false;
            return true;
        });
        engine_.services.put(std::make_shared<const SwarmService>(std::move(s)));
    }

    void task(const Words &words) {
        SwarmTask t;
        t.id = "task-" + words[1] + "-" + words.at(2);
        t.engine = engine_.engine.key;
        t.service = "service-" + words[1];
        t.container = ContainerId(idIn(t.engine.value, words[2]));
        t.state = words.size() > 3 ? words[3] : "running";
        engine_.tasks.put(std::make_shared<const SwarmTask>(std::move(t)));
    }

    void etcd(const Words &words) {
        finishEtcd();
        etcd_.source.key = EtcdKeyspace(words[1]);
        etcd_.source.endpoints = {words[1]};
        etcd_.source.state = SourceState::live;
        etcd_.listed = true;
        settings(words, 2, [&](const std::string &key, const std::string &value) {
            if (key == "state")
                etcd_.source.state = sourceStateOf(value);
            else if (key == "listed")
                etcd_.listed = value != "no";
            else
                return false;
            return true;
        });
    }

    void entry(const Words &words) {
        if (etcd_.source.key.empty()) etcd({"etcd", "http://etcd:2379"});
        EtcdEntry e;
        e.keyspace = etcd_.source.key;
        e.key = words[1];
        e.value = words.at(2);
        e.valueSize = e.value.size();
        e.createRevision = e.modRevision = e.version = 1;
        etcd_.entries.put(std::make_shared<const EtcdEntry>(std::move(e)));
    }

    Observations out_;
    EngineObservation engine_;
    EtcdObservation etcd_;
};

class Printer {
public:
    explicit Printer(const Snapshot &s) : s_(s) {}

    std::vector<std::string> lines() {
        for (const auto &e : s_.engines) {
            std::string line = "engine " + e->key.value + " " + std::string(name(e->state));
            if (!e->sameAs.empty()) line += " of " + e->sameAs.value;
            add(line);
        }
        for (const auto &n : s_.networks) add("network " + prefix(n->engine) + n->name + " " + n->driver);
        for (const auto &c : s_.containers)
            add("container " + container(c->id) + " " + std::string(name(c->state)));
        for (const auto &e : s_.endpoints)
            add("endpoint " + container(e->container) + " " + network(e->engine, e->network) + word(e->ipv4) +
                word(e->ipv6));
        for (const auto &l : s_.links)
            add("link " + container(l->consumer) + " -> " + orDash(container(l->target)) + " as " + l->alias +
                " by " + l->targetName + " " + std::string(name(l->kind)) + " on " +
                network(l->engine, l->network));
        for (const auto &n : s_.sharedNetworks)
            add("shared " + container(n->guest) + " -> " + orDash(container(n->owner)) +
                (n->stranded ? " stranded" : ""));
        for (const auto &a : s_.ambassadors) {
            std::string line = "ambassador " + container(a->container);
            for (AmbassadorEvidence evidence : a->evidence) line += " " + std::string(name(evidence));
            add(line);
        }
        for (const auto &r : s_.relays)
            add("relay " + container(r->ambassador) + " " + std::to_string(r->listen) + "/" + r->protocol +
                " " + orDash(r->address) + " " + std::string(name(r->source)) + " " +
                std::string(name(r->state)) + " -> " + orDash(container(r->target)));
        for (const auto &r : s_.registrations)
            add("registration " + r->name + " " + orDash(r->host) + " " + std::to_string(r->port) +
                (r->malformed ? " malformed" : "") + " -> " + orDash(container(r->container)));
        return std::move(lines_);
    }

private:
    void add(std::string line) { lines_.push_back(std::move(line)); }
    static std::string word(const std::string &text) { return text.empty() ? "" : " " + text; }
    static std::string orDash(const std::string &text) { return text.empty() ? "-" : text; }
    std::string prefix(const EngineKey &engine) const {
        return s_.engines.empty() || s_.engines[0]->key == engine ? "" : engine.value + "/";
    }
    std::string container(const ContainerId &id) const {
        if (id.empty()) return {};
        const auto found = s_.containers.find(id.value);
        return found ? prefix(found->engine) + found->name : "?" + id.value;
    }
    std::string network(const EngineKey &engine, const NetworkId &id) const {
        if (id.empty()) return "-";
        const auto found = s_.networks.find(PairKey(engine.value, id.value));
        return found ? found->name : "?" + id.value;
    }

    const Snapshot &s_;
    std::vector<std::string> lines_;
};

} // namespace

Observations observe(std::string_view text) {
    Builder builder;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        const Words words = wordsOf(line);
        if (!words.empty() && !words[0].starts_with('#')) builder.statement(words);
    }
    return builder.take();
}

std::string idIn(std::string_view engine, std::string_view name) {
    return fullId(std::string(engine) + "/" + std::string(name));
}

std::string describe(const Snapshot &snapshot, const std::vector<std::string> &kinds) {
    std::string out;
    for (const std::string &line : Printer(snapshot).lines())
        if (kinds.empty() || std::any_of(kinds.begin(), kinds.end(), [&](const std::string &kind) {
                return line.starts_with(kind + " ");
            }))
            out += line + "\n";
    return sortedLines(out);
}

std::string sortedLines(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        while (line.starts_with(' ')) line.remove_prefix(1);
        if (!line.empty()) lines.emplace_back(line);
    }
    std::sort(lines.begin(), lines.end());
    std::string out;
    for (const std::string &line : lines) out += line + "\n";
    return out;
}

} // namespace portolan::testing
