#include <cstdio>
#include <cstdlib>

#include "model/playground/shell.h"
#include "model/topology/address.h"

namespace portolan::playground {
namespace {

using namespace std::chrono_literals;
using Reach = NetView::Reach;

/// Options of one letter; `valued` lists those that take a value. Gives the words that are none.
std::vector<std::string> plainWords(const std::vector<std::string> &arguments, std::string_view valued,
                                    std::map<char, std::string> &options) {
    std::vector<std::string> plain;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string &word = arguments[i];
        if (word.size() < 2 || word[0] != '-') {
            plain.push_back(word);
            continue;
        }
        for (std::size_t k = 1; k < word.size(); ++k) {
            if (valued.find(word[k]) == std::string_view::npos) {
                options[word[k]] = "";
                continue;
            }
            options[word[k]] = k + 1 < word.size()        ? word.substr(k + 1)
                               : i + 1 < arguments.size() ? arguments[++i]
                                                          : "";
            break;
        }
    }
    return plain;
}

int number(const std::map<char, std::string> &options, char name, int otherwise) {
    const auto at = options.find(name);
    return at == options.end() || at->second.empty() ? otherwise : std::atoi(at->second.c_str());
}

/// Of a redis what is enough to see that it is there: what it was told it tells again.
std::string redisAnswer(const Container &server, std::string_view input) {
    std::string out;
    while (!input.empty()) {
        auto end = std::min(input.find('\n'), input.size());
        std::string line(input.substr(0, end));
        input.remove_prefix(std::min(end + 1, input.size()));
        while (line.ends_with('\r')) line.pop_back();
        std::vector<std::string> words;
        for (std::size_t at = 0; at < line.size();) {
            const auto stop = std::min(line.find(' ', at), line.size());
            if (stop > at) words.push_back(line.substr(at, stop - at));
            at = stop + 1;
        }
        if (words.empty()) continue;
        const std::string verb = topology::lowered(words[0]);
        const auto found = words.size() > 1 ? server.kept.find(words[1]) : server.kept.end();
        if (verb == "ping") {
            out += "+PONG\r\n";
        } else if (verb == "set" && words.size() > 2) {
            if (found != server.kept.end() || server.kept.size() < 1000) server.kept[words[1]] = words[2];
            out += "+OK\r\n";
        } else if (verb == "get" && words.size() == 2) {
            out += found == server.kept.end()
                       ? "$-1\r\n"
                       : "$" + std::to_string(found->second.size()) + "\r\n" + found->second + "\r\n";
        } else {
            out += "-ERR unknown command `" + words[0] + "`, with args beginning with: \r\n";
        }
    }
    return out;
}

} // namespace

void Programs::network(const std::string &name, const std::vector<std::string> &arguments,
                       std::string_view input, Run &run) {
    std::map<char, std::string> options;
    const auto fails = [&](const std::string &why, int code = 1) {
        run.say(why, 2);
        run.exitCode = code;
    };
    if (name == "hostname") {
        if (!arguments.empty() && arguments[0] == "-i") {
            const auto ip = net_.resolve(net_.hostName());
            return run.say((ip ? toString(*ip) : std::string()) + "\n");
        }
        return run.say(net_.hostName() + "\n");
    }
    if (name == "ip") {
        const std::string what = arguments.empty() ? "" : arguments[0];
        if (what.starts_with("a")) return run.say(net_.ipAddr());
        if (what.starts_with("r")) return run.say(net_.ipRoute());
        return fails("ip: the playground knows ip addr and ip route\n");
    }
    if (name == "nslookup") {
        if (arguments.empty()) return fails("nslookup: no name\n");
        const std::string &wanted = arguments[0];
        const std::string given = arguments.size() > 1 ? arguments[1] : std::string();
        const auto server = given.empty() ? net_.firstServer() : net_.resolve(given);
        std::optional<Ip4> ip;
        if (!server || !(given.empty() && net_.hasDns() ? (ip = net_.askDns(wanted), true)
                                                        : net_.askServer(*server, wanted, ip))) {
            run.lasts += 10s;
            return fails(";; connection timed out; no servers could be reached\n\n");
        }
        run.say("Server:\t\t" + toString(*server) + "\nAddress:\t" + toString(*server) + ":53\n\n");
        if (!ip) {
            run.say("** server can't find " + wanted + ": SERVFAIL\n\n** server can't find " + wanted +
                    ": SERVFAIL\n\n");
            run.exitCode = 1;
            return;
        }
        const std::string found =
            "Non-authoritative answer:\nName:\t" + wanted + "\nAddress: " + toString(*ip) + "\n\n";
        return run.say("Non-authoritative answer:\n\n" + found);
    }
    if (name == "ping") {
        const auto plain = plainWords(arguments, "cWwsi", options);
        if (plain.empty()) return fails("ping: no host\n");
        const int count = std::min(number(options, 'c', 4), 100), patience = number(options, 'W', 10);
        const auto ip = net_.resolve(plain[0]);
        if (!ip) return fails("ping: bad address '" + plain[0] + "'\n");
        const std::string address = toString(*ip);
        run.say("PING " + plain[0] + " (" + address + "): 56 data bytes\n");
        const bool answers = net_.ping(*ip);
        if (!answers && net_.connect(*ip, 9).reach == Reach::unreachable)
            return fails("ping: sendto: Network is unreachable\n");
        for (int i = 0; i < count; ++i) {
            if (i > 0) run.lasts += 1s;
            if (answers)
                run.say("64 bytes from " + address + ": seq=" + std::to_string(i) +
                        " ttl=64 time=0.100 ms\n");
        }
        if (!answers) run.lasts += std::chrono::seconds(patience);
        run.say("\n--- " + plain[0] + " ping statistics ---\n" + std::to_string(count) +
                " packets transmitted, " + std::to_string(answers ? count : 0) + " packets received, " +
                (answers ? "0" : "100") + "% packet loss\n");
        if (answers)
            run.say("round-trip min/avg/max = 0.100/0.100/0.100 ms\n");
        else
            run.exitCode = 1;
        return;
    }
    if (name == "nc") {
        const auto plain = plainWords(arguments, "wp", options);
        const bool probe = options.contains('z'), tells = options.contains('v');
        run.readsInput = !probe && !options.contains('l');
        if (options.contains('l')) {
            const std::string place = options.contains('p') ? options['p']
                                      : plain.empty()       ? ""
                                                            : plain.back();
            const auto port = topology::parsePort(place);
            if (!port) return fails("nc: bad port\n");
            run.listens.push_back(*port);
            run.forever = true;
            return;
        }
        const auto port = plain.size() == 2 ? topology::parsePort(plain[1]) : std::nullopt;
        if (!port) return fails("nc: a host and a port are needed\n");
        const auto ip = net_.resolve(plain[0]);
        if (!ip) return fails("nc: bad address '" + plain[0] + "'\n");
        const auto peer = net_.connect(*ip, *port);
        const std::string where = plain[0] + " (" + toString(*ip) + ":" + plain[1] + ")";
        switch (peer.reach) {
        case Reach::answers:
            if (tells) run.say(where + " open\n", 2);
            if (!probe && peer.container->process.serves == "redis")
                run.say(redisAnswer(*peer.container, input));
            return;
        case Reach::refused:
            return fails(probe && !tells ? ""
                                         : "nc: can't connect to remote host (" + toString(*ip) +
                                               "): Connection refused\n");
        case Reach::timesOut:
            run.lasts += std::chrono::seconds(number(options, 'w', 127));
            return fails(probe && !tells ? "" : "nc: timed out\n");
        case Reach::unreachable:
            return fails(probe && !tells ? ""
                                         : "nc: can't connect to remote host (" + toString(*ip) +
                                               "): Network is unreachable\n");
        }
        return;
    }
    if (name == "redis-cli") {
        options.clear();
        const auto plain = plainWords(arguments, "hp", options);
        const std::string host = options.contains('h') ? options['h'] : "127.0.0.1";
        const auto ip = net_.resolve(host);
        const auto port = topology::parsePort(options.contains('p') ? options['p'] : "6379").value_or(6379);
        const auto peer = ip ? net_.connect(*ip, port) : NetView::Peer{Reach::timesOut, nullptr, port};
        const std::string where = host + ":" + std::to_string(port);
        if (!ip) return fails("Could not connect to Redis at " + where + ": Name or service not known\n");
        if (peer.reach != Reach::answers)
            return fails("Could not connect to Redis at " + where + ": Connection refused\n");
        if (peer.container->process.serves != "redis") return fails("Error: Server closed the connection\n");
        std::string line;
        for (const std::string &word : plain) line += (line.empty() ? "" : " ") + word;
        std::string answer = redisAnswer(*peer.container, line);
        while (answer.ends_with('\r') || answer.ends_with('\n')) answer.pop_back();
        if (answer == "$-1") return run.say("\n");
        if (answer.starts_with("$")) return run.say(answer.substr(answer.find('\n') + 1) + "\n");
        return run.say((answer.starts_with("-") ? "(error) " : "") + answer.substr(answer.empty() ? 0 : 1) +
                       "\n");
    }
}

} // namespace portolan::playground
