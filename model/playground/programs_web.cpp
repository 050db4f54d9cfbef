#include <algorithm>
#include <cstdlib>

#include "model/playground/etcd_store.h"
#include "model/playground/shell.h"
#include "model/topology/address.h"

namespace portolan::playground {
namespace {

using Reach = NetView::Reach;

struct Page {
    int status = 404;
    std::string body;
    bool goesOn = false; ///< more would come

    std::string line() const {
        const char *reason = status == 200   ? "OK"
                             : status == 400 ? "Bad Request"
                             : status == 404 ? "Not Found"
                             : status == 405 ? "Method Not Allowed"
                             : status == 429 ? "Too Many Requests"
                                             : "Internal Server Error";
        return std::to_string(status) + " " + reason;
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

Page pageOf(const World &world, const Container &server, const Request &request) {
    const std::string &serves = server.process.serves;
    const std::string &path = request.target;
    if (serves == "nginx" && path == "/") return {200, "<!DOCTYPE html>\n<title>Welcome to nginx!</title>\n"};
    if (serves == "etcd") {
        Reply reply = askEtcd(world, server, request);
        return {reply.status, std::move(reply.body), reply.stream && !reply.stream->ended()};
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

/// A command line of curl or of busybox's wget.
struct Fetch {
    std::string url, patience;
    Request request{"GET", "/", {}};
    bool quiet = false, failing = false, toOutput = false;

    Fetch(bool curl, const std::vector<std::string> &arguments, std::string_view input) : toOutput(curl) {
        const auto data = [&](const std::string &text) {
            request.method = "POST";
            request.body += text == "@-" || text == "-" ? std::string(input) : text;
        };
        // Long options have their value after a sign or in the next word.
        for (std::size_t i = 0; i < arguments.size(); ++i) {
            const std::string &word = arguments[i];
            const auto value = [&](std::string_view option) -> std::optional<std::string> {
                if (word == option) return i + 1 < arguments.size() ? arguments[++i] : std::string();
                const bool isLong = option.starts_with("--");
                if (isLong && word.starts_with(std::string(option) + "="))
                    return word.substr(option.size() + 1);
                if (!isLong && word.starts_with(option)) return word.substr(option.size());
                return std::nullopt;
            };
            std::optional<std::string> found;
            if (word.size() < 2 || word[0] != '-') {
                url = word;
            } else if (curl && ((found = value("--data-binary")) || (found = value("--data-raw")) ||
                                (found = value("--data")) || (found = value("-d")))) {
                data(*found);
            } else if (!curl && ((found = value("--post-data")) || (found = value("--post-file")))) {
                data(*found);
            } else if (curl && ((found = value("--request")) || (found = value("-X")))) {
                request.method = *found;
            } else if ((curl && ((found = value("-H")) || (found = value("--connect-timeout")) ||
                                 (found = value("-o")))) ||
                       (!curl && (found = value("-U")))) {
                continue;
            } else if ((found = value("--header"))) {
                continue;
            } else if ((found = value(curl ? "--max-time" : "--timeout")) ||
                       (found = value(curl ? "-m" : "-T"))) {
                patience = *found;
            } else if (!curl && word.ends_with('O')) {
                quiet = quiet || word.find('q') != std::string::npos;
                if (i + 1 < arguments.size()) toOutput = arguments[++i] == "-";
            } else if (word.starts_with("--")) {
                quiet = quiet || word == "--quiet" || word == "--silent";
                failing = failing || word == "--fail";
            } else {
                quiet = quiet || word.find(curl ? 's' : 'q') != std::string::npos;
                failing = failing || (curl && word.find('f') != std::string::npos);
                toOutput = toOutput || word.ends_with("O-");
            }
        }
        if (url.starts_with("http://")) url.erase(0, 7);
    }
};

} // namespace

void Programs::web(const std::string &name, const std::vector<std::string> &arguments, std::string_view input,
                   Run &run) {
    const bool curl = name == "curl";
    Fetch fetch(curl, arguments, input);
    const bool quiet = fetch.quiet, toOutput = fetch.toOutput;
    const auto fails = [&](const std::string &why, int code) {
        if (!curl || !quiet) run.say(why, 2);
        run.exitCode = code;
    };
    const auto slash = std::min(fetch.url.find('/'), fetch.url.size());
    const std::string host = fetch.url.substr(0, slash);
    if (slash < fetch.url.size()) fetch.request.target = fetch.url.substr(slash);
    // In brackets an address may have colons; without them the last one is before the port.
    const auto colon = host.ends_with(']') ? std::string::npos : host.rfind(':');
    const std::string hostName = host.substr(0, colon);
    const auto port = colon == std::string::npos ? std::optional<std::uint16_t>(80)
                                                 : topology::parsePort(host.substr(colon + 1));
    const auto ip = port ? net_.resolve(hostName) : std::nullopt;
    if (!ip)
        return curl ? fails("curl: (6) Could not resolve host: " + hostName + "\n", 6)
                    : fails("wget: bad address '" + hostName + "'\n", 1);
    const std::string shown = topology::toString(*ip);
    if (!quiet && !curl)
        run.say("Connecting to " + host + " (" + (ip->isV4() ? shown : "[" + shown + "]") + ":" +
                    std::to_string(*port) + ")\n",
                2);
    const auto peer = net_.connect(*ip, *port);
    if (peer.reach != Reach::answers) {
        const bool late = givesUp(peer.reach, std::clamp(std::atoi(fetch.patience.c_str()), 0, 3600), run);
        if (curl)
            return late || peer.reach == Reach::timesOut
                       ? fails("curl: (28) Connection timed out\n", 28)
                       : fails("curl: (7) Failed to connect to " + hostName + " port " +
                                   std::to_string(*port) + " after 0 ms: Couldn't connect to server\n",
                               7);
        return fails(late ? "wget: download timed out\n" : "wget: " + connectionFailure(peer, *ip), 1);
    }
    const std::string &serves = peer.container->process.serves;
    if (serves.empty() || serves == "redis" || serves == "dns")
        return curl ? fails("curl: (52) Empty reply from server\n", 52)
                    : fails("wget: error getting response\n", 1);
    const Page page = pageOf(*peer.world, *peer.container, fetch.request);
    if (page.status >= 400 && !curl)
        return fails("wget: server returned error: HTTP/1.1 " + page.line() + "\n", 1);
    if (page.status >= 400 && fetch.failing)
        return fails("curl: (22) The requested URL returned error: " + std::to_string(page.status) + "\n",
                     22);
    if (!quiet && !curl) run.say(toOutput ? "writing to stdout\n" : "saving to 'index.html'\n", 2);
    if (toOutput && !page.body.empty()) run.say(page.body);
    run.forever = page.goesOn;
    if (!quiet && !curl && !page.goesOn)
        run.say(toOutput ? "written to stdout\n" : "'index.html' saved\n", 2);
}

} // namespace portolan::playground
