// What HAProxy, nginx and Envoy forward, as far as their configuration stands in the command. These are
// readers of the few words that matter here, not parsers of three languages: what they do not understand
// gives no forwarding.

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "model/topology/address.h"
#include "model/topology/forwarding.h"

namespace portolan::topology {
namespace {

constexpr std::size_t longestConfiguration = 64 * 1024;
constexpr std::size_t mostForwardings = 256;

/// Words between blanks, quotes and the characters of `separators`; those of `kept` are words themselves.
/// The two characters `\n`, as printf takes them, part words as well.
Words tokens(std::string_view text, std::string_view separators, std::string_view kept) {
    text = text.substr(0, longestConfiguration);
    Words out;
    std::string word;
    const auto end = [&] {
        if (!word.empty()) out.push_back(std::exchange(word, {}));
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\\') {
            end();
            if (i + 1 < text.size()) ++i;
        } else if (kept.find(c) != std::string_view::npos) {
            end();
            out.emplace_back(1, c);
        } else if (separators.find(c) != std::string_view::npos) {
            end();
        } else {
            word += c;
        }
    }
    end();
    return out;
}

std::uint16_t portOf(std::string_view bind) {
    const auto colon = bind.rfind(':');
    return parsePort(colon == std::string_view::npos ? bind : bind.substr(colon + 1)).value_or(0);
}

struct Section {
    std::vector<std::uint16_t> binds;
    std::vector<std::string> servers;
    std::vector<std::string> backends;
};

void add(std::vector<Forwarding> &out, std::uint16_t listen, std::string protocol, std::string address) {
    if (listen != 0 && out.size() < mostForwardings)
        out.push_back({listen, std::move(protocol), std::move(address), false});
}

} // namespace

std::vector<Forwarding> haproxyForwardings(std::string_view configuration) {
    const Words words = tokens(configuration, " \t\r\n\"'`;", "");
    std::map<std::string, Section> sections; // listen, frontend and backend share no names in practice
    Section *section = nullptr;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const std::string &word = words[i], &next = words[i + 1];
        if (word == "listen" || word == "frontend" || word == "backend") {
            section = &sections[next];
            ++i;
        } else if (section && word == "bind") {
            std::string_view rest = next; // "*:80,*:443"
            while (!rest.empty()) {
                const std::string_view one = rest.substr(0, rest.find(','));
                section->binds.push_back(portOf(one));
                rest.remove_prefix(std::min(rest.size(), one.size() + 1));
            }
        } else if (section && word == "server" && i + 2 < words.size()) {
            section->servers.push_back(words[i + 2]);
            i += 2;
        } else if (section && (word == "default_backend" || word == "use_backend")) {
            section->backends.push_back(next);
            ++i;
        }
    }
    std::vector<Forwarding> out;
    for (const auto &[name, from] : sections) {
        std::vector<std::string> servers = from.servers;
        for (const std::string &backend : from.backends)
            if (const auto to = sections.find(backend); to != sections.end())
                servers.insert(servers.end(), to->second.servers.begin(), to->second.servers.end());
        for (std::uint16_t listen : from.binds)
            for (const std::string &server : servers) // without a port HAProxy goes on to the same one
                add(out, listen, "tcp",
                    server.find(':') == std::string::npos ? server + ":" + std::to_string(listen) : server);
    }
    return out;
}

std::vector<Forwarding> nginxForwardings(std::string_view configuration) {
    const Words words = tokens(configuration, " \t\r\n\"'`", "{};");
    std::map<std::string, std::vector<std::string>> upstreams;
    struct Server {
        std::vector<std::pair<std::uint16_t, std::string>> listens;
        std::string pass;
    };
    std::vector<Server> servers;
    std::vector<std::string> blocks; // the names of those that are open
    Words directive;
    const auto isIn = [&](std::string_view outer, std::string_view inner) {
        return blocks.size() >= 2 && blocks[blocks.size() - 2] == outer && blocks.back() == inner;
    };
    std::string upstream;
    for (const std::string &word : words) {
        if (word == "{") {
            // In a command other words may stand before the block's name: `nginx -g stream {`.
            const bool named = directive.size() >= 2 && directive[directive.size() - 2] == "upstream";
            if (named) upstream = directive.back();
            blocks.push_back(named ? "upstream" : directive.empty() ? "" : directive.back());
            if (isIn("stream", "server")) servers.emplace_back();
            directive.clear();
        } else if (word == "}") {
            if (!blocks.empty()) blocks.pop_back();
            directive.clear();
        } else if (word == ";") {
            if (directive.size() >= 2) {
                const std::string &key = directive[0], &value = directive[1];
                if (isIn("stream", "upstream") && key == "server") upstreams[upstream].push_back(value);
                if (isIn("stream", "server") && key == "proxy_pass") servers.back().pass = value;
                if (isIn("stream", "server") && key == "listen") {
                    const bool udp = std::find(directive.begin(), directive.end(), "udp") != directive.end();
                    servers.back().listens.emplace_back(portOf(value), udp ? "udp" : "tcp");
                }
            }
            directive.clear();
        } else {
            directive.push_back(word);
        }
    }
    std::vector<Forwarding> out;
    for (const Server &server : servers) {
        const auto group = upstreams.find(server.pass);
        const std::vector<std::string> to =
            group != upstreams.end() ? group->second : std::vector<std::string>{server.pass};
        for (const auto &[listen, protocol] : server.listens)
            for (const std::string &address : to)
                if (!address.empty()) add(out, listen, protocol, address);
    }
    return out;
}

std::vector<Forwarding> envoyForwardings(std::string_view configuration) {
    // YAML and JSON give the same words once blanks, quotes and brackets are gone.
    const Words words = tokens(configuration, " \t\r\n\"'`{}[],", ":");
    struct Listener {
        std::uint16_t port = 0;
        std::string protocol = "tcp";
        std::string cluster;
    };
    std::vector<Listener> found;
    std::map<std::string, std::vector<std::string>> addresses;
    enum class Part { other, listeners, clusters } part = Part::other;
    std::string cluster, address, protocol = "tcp";
    for (std::size_t i = 0; i + 2 < words.size(); ++i) {
        if (words[i + 1] != ":") continue;
        const std::string &key = words[i], &value = words[i + 2];
        if (key == "listeners" || key == "clusters" || key == "admin") {
            part = key == "listeners" ? Part::listeners : key == "clusters" ? Part::clusters : Part::other;
        } else if (key == "address" && value != "socket_address") {
            address = value;
        } else if (key == "protocol") {
            protocol = value == "UDP" ? "udp" : "tcp";
        } else if (key == "port_value") {
            const auto port = parsePort(value);
            if (part == Part::listeners) {
                found.push_back({port.value_or(0), protocol, {}});
            } else if (part == Part::clusters && !address.empty()) {
                addresses[cluster].push_back(address + ":" + value);
            }
            protocol = "tcp";
        } else if (key == "cluster" && part == Part::listeners && !found.empty()) {
            found.back().cluster = value;
        } else if ((key == "name" || key == "cluster_name") && part == Part::clusters) {
            cluster = value;
        }
    }
    std::vector<Forwarding> out;
    for (const Listener &listener : found)
        if (const auto to = addresses.find(listener.cluster); to != addresses.end())
            for (const std::string &where : to->second) add(out, listener.port, listener.protocol, where);
    return out;
}

} // namespace portolan::topology
