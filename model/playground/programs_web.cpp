#include <algorithm>
#include <cctype>

#include "model/playground/shell.h"
#include "model/topology/address.h"

namespace portolan::playground {
namespace {

using Reach = NetView::Reach;

struct Page {
    int status = 404;
    std::string body;

    std::string line() const {
        return status == 200 ? "200 OK" : status == 404 ? "404 Not Found" : "500 Internal Server Error";
    }
};

/// Another container by the name this one has for it, if it is what is wanted there.
bool finds(const World &world, const Container &from, const char *name, std::uint16_t port,
           std::string_view serves) {
    const NetView net(world, from);
    const auto ip = net.resolve(name);
    if (!ip) return false;
    const auto peer = net.connect(*ip, port);
    return peer.reach == Reach::answers && peer.container->process.serves == serves;
}

Page pageOf(const World &world, const Container &server, std::string_view path) {
    const std::string &serves = server.process.serves;
    if (serves == "nginx" && path == "/") return {200, "<!DOCTYPE html>\n<title>Welcome to nginx!</title>\n"};
    if (serves == "etcd") {
        if (path == "/version") return {200, R"({"etcdserver":"3.5.21","etcdcluster":"3.5.0"})"};
        if (path == "/health") return {200, R"({"health":"true","reason":""})"};
    }
    if (serves == "dnmonster" && path.starts_with("/monster/")) return {200, "\x89PNG\r\n\x1a\n"};
    if (serves == "flask") {
        if (path == "/")
            return {200,
                    "<html><head><title>Identidock</title></head><body>Hello Joe Bloggs! You look like a:\n"
                    "<img src=\"/monster/playground\"/>\n</body></html>\n"};
        if (path.starts_with("/monster/")) {
            // Looks into its redis first, then asks for a new one; without either it fails.
            if (!finds(world, server, "redis", 6379, "redis") ||
                !finds(world, server, "dnmonster", 8080, "dnmonster"))
                return {500, "<title>500 Internal Server Error</title>\n"};
            return {200, "\x89PNG\r\n\x1a\n"};
        }
    }
    return {};
}

} // namespace

void Programs::web(const std::string &name, const std::vector<std::string> &arguments, Run &run) {
    const bool curl = name == "curl";
    std::string url, patience;
    bool quiet = false, failing = false, toOutput = curl;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string &word = arguments[i];
        if (word.size() < 2 || word[0] != '-') {
            url = word;
        } else if (word == "-T" || word == "-m" || word == "--max-time" || word == "--connect-timeout") {
            if (i + 1 < arguments.size()) patience = arguments[++i];
        } else if (word.starts_with("-T") || word.starts_with("-m")) {
            patience = word.substr(2);
        } else if (word == "-O" && !curl) {
            if (i + 1 < arguments.size()) toOutput = arguments[++i] == "-";
        } else {
            quiet = quiet || word.find(curl ? 's' : 'q') != std::string::npos;
            failing = failing || (curl && word.find('f') != std::string::npos);
            toOutput = toOutput || word.ends_with("O-");
        }
    }
    const auto fails = [&](const std::string &why, int code) {
        if (!curl || !quiet) run.say(why, 2);
        run.exitCode = code;
    };
    if (url.starts_with("http://")) url.erase(0, 7);
    const auto slash = std::min(url.find('/'), url.size());
    const std::string host = url.substr(0, slash);
    const std::string path = slash == url.size() ? "/" : url.substr(slash);
    const auto colon = host.find(':');
    const std::string hostName = host.substr(0, colon);
    const auto port = colon == std::string::npos ? std::optional<std::uint16_t>(80)
                                                 : topology::parsePort(host.substr(colon + 1));
    const auto ip = port ? net_.resolve(hostName) : std::nullopt;
    if (!ip)
        return curl ? fails("curl: (6) Could not resolve host: " + hostName + "\n", 6)
                    : fails("wget: bad address '" + hostName + "'\n", 1);
    if (!quiet && !curl)
        run.say("Connecting to " + host + " (" + toString(*ip) + ":" + std::to_string(*port) + ")\n", 2);
    const auto peer = net_.connect(*ip, *port);
    const auto cannot = [&](const char *why) {
        return curl ? fails("curl: (7) Failed to connect to " + hostName + " port " + std::to_string(*port) +
                                " after 0 ms: Couldn't connect to server\n",
                            7)
                    : fails("wget: can't connect to remote host (" + toString(*ip) + "): " + why + "\n", 1);
    };
    if (peer.reach == Reach::refused) return cannot("Connection refused");
    if (peer.reach == Reach::unreachable) return cannot("Network is unreachable");
    if (peer.reach == Reach::timesOut) {
        run.lasts +=
            std::chrono::seconds(patience.empty() ? 127 : std::clamp(std::atoi(patience.c_str()), 0, 3600));
        if (curl) return fails("curl: (28) Connection timed out\n", 28);
        return patience.empty() ? cannot("Connection timed out") : fails("wget: download timed out\n", 1);
    }
    const std::string &serves = peer.container->process.serves;
    if (serves.empty() || serves == "redis" || serves == "dns")
        return curl ? fails("curl: (52) Empty reply from server\n", 52)
                    : fails("wget: error getting response\n", 1);
    const Page page = pageOf(world_, *peer.container, path);
    if (page.status >= 400 && !curl)
        return fails("wget: server returned error: HTTP/1.1 " + page.line() + "\n", 1);
    if (page.status >= 400 && failing)
        return fails("curl: (22) The requested URL returned error: " + std::to_string(page.status) + "\n",
                     22);
    if (!quiet && !curl) run.say(toOutput ? "writing to stdout\n" : "saving to 'index.html'\n", 2);
    if (toOutput && !page.body.empty()) run.say(page.body);
    if (!quiet && !curl) run.say(toOutput ? "written to stdout\n" : "'index.html' saved\n", 2);
}

} // namespace portolan::playground
