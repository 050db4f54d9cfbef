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

/// Why a connection failed, in the words of the C library; empty for one that came about or was silent.
const char *wordsFor(Reach reach) {
    switch (reach) {
    case Reach::refused:
        return "Connection refused";
    case Reach::noHost:
        return "No route to host";
    case Reach::unreachable:
        return "Network is unreachable";
    case Reach::noAddress:
        return "Cannot assign requested address";
    default:
        return "Connection timed out";
    }
}

/// "a.b.c.d", or "[…]" of IPv6.
std::string bracketed(const Ip &ip) {
    return ip.isV4() ? topology::toString(ip) : "[" + topology::toString(ip) + "]";
}

/// As a name server is asked for the name of an address.
std::string reverseOf(const Ip &ip) {
    std::string name;
    if (ip.isV4()) {
        for (std::size_t i = 16; i-- > 12;) name += std::to_string(ip.bytes[i]) + ".";
        return name + "in-addr.arpa";
    }
    for (std::size_t i = 16; i-- > 0;)
        for (const int half : {ip.bytes[i] & 15, ip.bytes[i] >> 4})
            name += std::string(1, "0123456789abcdef"[half]) + ".";
    return name + "ip6.arpa";
}

} // namespace

std::string connectionFailure(const NetView::Peer &peer, const Ip &ip) {
    return "can't connect to remote host" + (ip.isV4() ? " (" + topology::toString(ip) + ")" : "") + ": " +
           wordsFor(peer.reach) + "\n";
}

/// How long it takes until a connection is given up; `patience` 0: it has no limit of its own.
bool givesUp(Reach reach, int patience, Run &run) {
    if (reach != Reach::timesOut && reach != Reach::noHost) return false;
    const int system = reach == Reach::noHost ? 3 : 127;
    run.lasts += std::chrono::seconds(patience > 0 ? std::min(patience, system) : system);
    return patience > 0 && patience <= system;
}

void Programs::network(const std::string &name, const std::vector<std::string> &arguments,
                       std::string_view input, Run &run) {
    const auto fails = [&](const std::string &why) {
        run.say(why, 2);
        run.exitCode = 1;
    };
    if (name == "nslookup") return nslookup(arguments, run);
    if (name == "ping" || name == "ping6") return ping(arguments, name == "ping6", run);
    if (name == "nc") return netcat(arguments, input, run);
    if (name == "redis-cli") return redisClient(arguments, run);
    if (name == "hostname") {
        if (!arguments.empty() && arguments[0] == "-i") {
            const auto ip = net_.resolve(net_.hostName(), Family::four);
            return run.say((ip ? topology::toString(*ip) : std::string()) + "\n");
        }
        return run.say(net_.hostName() + "\n");
    }
    std::vector<std::string> words;
    Family family = Family::any;
    for (const std::string &word : arguments) {
        if (word == "-6" || word == "-4")
            family = word == "-6" ? Family::six : Family::four;
        else if (!word.starts_with('-') && word != "dev")
            words.push_back(word);
    }
    const std::string what = words.empty() ? "" : words[0];
    if (what.starts_with("a")) {
        const bool shows = words.size() > 1 && std::string_view("show").starts_with(words[1]);
        const std::string device = words.size() > (shows ? 2u : 1u) ? words.back() : "";
        const std::string text = net_.ipAddr(family, device);
        if (text.empty() && net_.ipAddr(Family::any, device).empty())
            return fails("ip: can't find device '" + device + "'\n");
        return run.say(text);
    }
    if (what.starts_with("r")) return run.say(family == Family::six ? net_.ipRoute6() : net_.ipRoute());
    fails("ip: the playground knows ip addr and ip route\n");
}

void Programs::nslookup(const std::vector<std::string> &arguments, Run &run) {
    std::vector<std::string> plain;
    std::string type;
    for (const std::string &word : arguments) {
        if (!word.starts_with('-'))
            plain.push_back(word);
        else if (word.starts_with("-t") || word.starts_with("-q"))
            type = topology::lowered(word.substr(word.find('=') + 1));
    }
    const auto fails = [&](const std::string &why, int stream = 1) {
        run.say(why, stream);
        run.exitCode = 1;
    };
    if (plain.empty()) return fails("nslookup: no name\n", 2);
    static const std::map<std::string, DnsType> types{
        {"a", DnsType::a}, {"aaaa", DnsType::aaaa}, {"ptr", DnsType::ptr}, {"srv", DnsType::srv}};
    if (!type.empty() && !types.contains(type))
        return fails("nslookup: the playground knows a, aaaa, ptr and srv\n", 2);
    std::string wanted = plain[0];
    std::vector<DnsType> asked{DnsType::aaaa, DnsType::a};
    if (!type.empty()) {
        asked = {types.at(type)};
    } else if (const auto ip = topology::parseIp(wanted)) {
        wanted = reverseOf(*ip);
        asked = {DnsType::ptr};
    }
    const auto server = plain.size() > 1 ? net_.resolve(plain[1]) : net_.firstServer();
    if (!server && plain.size() > 1) return fails("nslookup: bad address '" + plain[1] + "'\n", 2);
    using Outcome = DnsReply::Outcome;
    std::vector<DnsReply> replies;
    if (server)
        for (const DnsType one : asked) replies.push_back(net_.ask(*server, wanted, one));
    if (replies.empty() || replies[0].outcome == Outcome::silent || replies[0].outcome == Outcome::refused) {
        run.lasts += 10s;
        fails(";; connection timed out; no servers could be reached\n\n");
        if (!replies.empty() && replies[0].outcome == Outcome::refused)
            run.say("nslookup: write to '" + topology::toString(*server) + "': Connection refused\n", 2);
        return;
    }
    run.say("Server:\t\t" + topology::toString(*server) + "\nAddress:\t" + bracketed(*server) + ":53\n\n");
    std::string lines;
    for (const DnsReply &reply : replies) {
        if (reply.outcome != Outcome::answered) {
            lines += "** server can't find " + wanted + ": " +
                     (reply.outcome == Outcome::noSuchName ? "NXDOMAIN" : "SERVFAIL") + "\n\n";
            run.exitCode = 1;
            continue;
        }
        if (!reply.authoritative) lines += "Non-authoritative answer:\n";
        if (!reply.alias.empty()) lines += wanted + "\tcanonical name = " + reply.alias + "\n";
        for (const Ip &ip : reply.addresses)
            lines += "Name:\t" + (reply.alias.empty() ? wanted : reply.alias) +
                     "\nAddress: " + topology::toString(ip) + "\n";
        for (const std::string &text : reply.texts)
            lines += wanted + (asked[0] == DnsType::ptr ? "\tname = " : "\tservice = ") + text + "\n";
        lines += "\n";
    }
    run.say(lines);
}

void Programs::ping(const std::vector<std::string> &arguments, bool six, Run &run) {
    std::map<char, std::string> options;
    const auto plain = plainWords(arguments, "cWwsi", options);
    const auto fails = [&](const std::string &why) {
        run.say(why, 2);
        run.exitCode = 1;
    };
    if (plain.empty()) return fails("ping: no host\n");
    const int count = std::min(number(options, 'c', 4), 100), patience = number(options, 'W', 10);
    six = six || options.contains('6');
    const auto ip = net_.resolve(plain[0], six                     ? Family::six
                                           : options.contains('4') ? Family::four
                                                                   : Family::any);
    if (!ip) return fails("ping: bad address '" + plain[0] + "'\n");
    const std::string address = topology::toString(*ip);
    run.say("PING " + plain[0] + " (" + address + "): 56 data bytes\n");
    const Reach reach = net_.ping(*ip);
    if (reach == Reach::unreachable || reach == Reach::noAddress)
        return fails(std::string("ping: sendto: ") + wordsFor(reach) + "\n");
    const bool answers = reach == Reach::answers;
    for (int i = 0; i < count; ++i) {
        if (i > 0) run.lasts += 1s;
        if (answers)
            run.say("64 bytes from " + address + ": seq=" + std::to_string(i) + " ttl=64 time=0.100 ms\n");
    }
    if (!answers) run.lasts += std::chrono::seconds(patience);
    run.say("\n--- " + plain[0] + " ping statistics ---\n" + std::to_string(count) +
            " packets transmitted, " + std::to_string(answers ? count : 0) + " packets received, " +
            (answers ? "0" : "100") + "% packet loss\n");
    if (answers)
        run.say("round-trip min/avg/max = 0.100/0.100/0.100 ms\n");
    else
        run.exitCode = 1;
}

void Programs::netcat(const std::vector<std::string> &arguments, std::string_view input, Run &run) {
    std::map<char, std::string> options;
    const auto plain = plainWords(arguments, "wp", options);
    const bool probe = options.contains('z'), tells = options.contains('v');
    const auto fails = [&](const std::string &why, bool told = true) {
        if (told) run.say(why, 2);
        run.exitCode = 1;
    };
    run.readsInput = !probe && !options.contains('l');
    if (options.contains('l')) {
        const std::string place = options.contains('p') ? options['p'] : plain.empty() ? "" : plain.back();
        const auto port = topology::parsePort(place);
        if (!port) return fails("nc: bad port\n");
        run.listens.push_back({*port});
        run.forever = true;
        return;
    }
    const auto port = plain.size() == 2 ? topology::parsePort(plain[1]) : std::nullopt;
    if (!port) return fails("nc: a host and a port are needed\n");
    const auto ip = net_.resolve(plain[0]);
    if (!ip) return fails("nc: bad address '" + plain[0] + "'\n");
    const auto peer = net_.connect(*ip, *port);
    if (peer.reach != Reach::answers)
        return fails(givesUp(peer.reach, number(options, 'w', 0), run)
                         ? "nc: timed out\n"
                         : "nc: " + connectionFailure(peer, *ip),
                     !probe || tells);
    if (tells) run.say(plain[0] + " (" + bracketed(*ip) + ":" + plain[1] + ") open\n", 2);
    if (!probe && peer.container->process.serves == "redis") run.say(redisAnswer(*peer.container, input));
}

void Programs::redisClient(const std::vector<std::string> &arguments, Run &run) {
    std::map<char, std::string> options;
    const auto plain = plainWords(arguments, "hp", options);
    const auto fails = [&](const std::string &why) {
        run.say(why, 2);
        run.exitCode = 1;
    };
    const std::string host = options.contains('h') ? options['h'] : "127.0.0.1";
    const auto ip = net_.resolve(host);
    const auto port = topology::parsePort(options.contains('p') ? options['p'] : "6379").value_or(6379);
    const std::string where = host + ":" + std::to_string(port);
    if (!ip) return fails("Could not connect to Redis at " + where + ": Name or service not known\n");
    const auto peer = net_.connect(*ip, port);
    if (peer.reach != Reach::answers)
        return fails("Could not connect to Redis at " + where + ": " + wordsFor(peer.reach) + "\n");
    if (peer.container->process.serves != "redis") return fails("Error: Server closed the connection\n");
    std::string line;
    for (const std::string &word : plain) line += (line.empty() ? "" : " ") + word;
    std::string answer = redisAnswer(*peer.container, line);
    while (answer.ends_with('\r') || answer.ends_with('\n')) answer.pop_back();
    if (answer == "$-1") return run.say("\n");
    if (answer.starts_with("$")) return run.say(answer.substr(answer.find('\n') + 1) + "\n");
    run.say((answer.starts_with("-") ? "(error) " : "") + answer.substr(answer.empty() ? 0 : 1) + "\n");
}

} // namespace portolan::playground
