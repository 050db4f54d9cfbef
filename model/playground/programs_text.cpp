#include <algorithm>
#include <cstdlib>
#include <regex>

#include "model/etcd/base64.h"
#include "model/playground/shell.h"

namespace portolan::playground {
namespace {

std::vector<std::string> linesOf(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string escapes(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        const char c = text[++i];
        out += c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
    }
    return out;
}

constexpr const char *topFolders = "bin\ndata\ndev\netc\nproc\nroot\nsys\ntmp\nusr\nvar\n";

} // namespace

std::optional<std::string> Programs::file(const std::string &given) const {
    const std::string path =
        given.starts_with('/') ? given : (folder_.ends_with('/') ? folder_ : folder_ + "/") + given;
    if (path == "/etc/hosts") return net_.hostsFile();
    if (path == "/etc/resolv.conf") return net_.resolvFile();
    if (path == "/etc/hostname") return net_.hostName() + "\n";
    if (path == "/proc/net/tcp") return net_.tcpFile();
    if (path == "/proc/net/tcp6") return net_.tcp6File();
    if (path == "/etc/passwd")
        return "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n";
    if (path == "/dev/null") return "";
    return std::nullopt;
}

void Programs::text(const std::string &name, const std::vector<std::string> &arguments,
                    std::string_view input, Run &run) {
    const auto joined = [](const auto &words, std::size_t from) {
        std::string out;
        for (std::size_t i = from; i < words.size(); ++i) out += (i > from ? " " : "") + words[i];
        return out;
    };
    std::vector<std::string> plain;
    for (const std::string &word : arguments)
        if (word.size() < 2 || word[0] != '-') plain.push_back(word);
    const auto has = [&](std::string_view option) {
        return std::ranges::find(arguments, option) != arguments.end();
    };
    // Input of the programs that read files or, without any, what comes from the left.
    const auto read = [&](const std::vector<std::string> &paths) {
        if (paths.empty()) {
            run.readsInput = true;
            return std::string(input);
        }
        std::string out;
        for (const std::string &path : paths) {
            if (const auto content = file(path)) {
                out += *content;
                continue;
            }
            run.say((name == "cat" ? "cat: can't open '" + path + "'" : name + ": " + path) +
                        ": No such file or directory\n",
                    2);
            run.exitCode = 1;
        }
        return out;
    };
    if (name == "true" || name == ":") return;
    if (name == "false") {
        run.exitCode = 1;
    } else if (name == "echo") {
        const bool bare = !arguments.empty() && arguments[0] == "-n",
                   escaped = !arguments.empty() && arguments[0] == "-e";
        const std::string words = joined(arguments, bare || escaped ? 1 : 0);
        run.say((escaped ? escapes(words) : words) + (bare ? "" : "\n"));
    } else if (name == "printf") {
        std::string format = arguments.empty() ? "" : escapes(arguments[0]);
        for (std::size_t i = 1; i < arguments.size(); ++i)
            if (const auto at = format.find("%s"); at != std::string::npos)
                format.replace(at, 2, arguments[i]);
        run.say(format);
    } else if (name == "sleep") {
        const std::string wanted = plain.empty() ? "" : plain[0];
        if (wanted == "infinity" || wanted == "inf") {
            run.forever = true;
            return;
        }
        char *end = nullptr;
        double seconds = std::strtod(wanted.c_str(), &end);
        if (end == wanted.c_str() || seconds < 0 || seconds > 1e9) {
            run.say(wanted.empty() ? "sleep: missing operand\n" : "sleep: invalid number '" + wanted + "'\n",
                    2);
            run.exitCode = 1;
            return;
        }
        if (*end == 'm') seconds *= 60;
        if (*end == 'h') seconds *= 3600;
        if (*end == 'd') seconds *= 86400;
        run.lasts += std::chrono::milliseconds(static_cast<long long>(seconds * 1000));
    } else if (name == "cat" || name == "sort") {
        std::string content = read(plain);
        if (name == "sort") {
            auto lines = linesOf(content);
            std::ranges::sort(lines);
            content.clear();
            for (const std::string &line : lines) content += line + "\n";
        }
        if (!content.empty()) run.say(content);
    } else if (name == "head" || name == "tail") {
        if (name == "tail" && has("-f")) {
            run.forever = true;
            return;
        }
        std::size_t count = 10;
        std::vector<std::string> paths;
        for (std::size_t i = 0; i < arguments.size(); ++i) {
            const std::string &word = arguments[i];
            if (word == "-n" && i + 1 < arguments.size())
                count = static_cast<std::size_t>(std::abs(std::atoi(arguments[++i].c_str())));
            else if (word.starts_with("-n") ||
                     (word.size() > 1 && word[0] == '-' && std::isdigit(static_cast<unsigned char>(word[1]))))
                count =
                    static_cast<std::size_t>(std::abs(std::atoi(word.c_str() + (word[1] == 'n' ? 2 : 1))));
            else if (word[0] != '-')
                paths.push_back(word);
        }
        const auto lines = linesOf(read(paths));
        const std::size_t first = name == "head" || lines.size() < count ? 0 : lines.size() - count;
        std::string out;
        for (std::size_t i = first; i < std::min(lines.size(), first + count); ++i) out += lines[i] + "\n";
        if (!out.empty()) run.say(out);
    } else if (name == "grep") {
        if (plain.empty()) {
            run.exitCode = 2;
            return;
        }
        const bool invert = has("-v"), quiet = has("-q"), counts = has("-c"), parts = has("-o");
        const std::string content = read({plain.begin() + 1, plain.end()});
        std::string out;
        int found = 0;
        try {
            const std::regex pattern(plain[0].substr(0, 256),
                                     has("-i") ? std::regex::basic | std::regex::icase : std::regex::basic);
            std::smatch match;
            for (const std::string &line : linesOf(content))
                if (line.size() < 4096 && std::regex_search(line, match, pattern) != invert) {
                    out += (parts ? match.str() : line) + "\n";
                    ++found;
                }
        } catch (const std::regex_error &) {
            run.say("grep: bad regex '" + plain[0] + "'\n", 2);
            run.exitCode = 2;
            return;
        }
        if (counts)
            run.say(std::to_string(found) + "\n");
        else if (!quiet && !out.empty())
            run.say(out);
        run.exitCode = found > 0 ? 0 : 1;
    } else if (name == "base64") {
        const bool decodes = has("-d");
        std::string content = read(plain);
        if (decodes) std::erase(content, '\n');
        if (!decodes) {
            const std::string coded = etcd::toBase64(content);
            for (std::size_t i = 0; i < coded.size(); i += 76) run.say(coded.substr(i, 76) + "\n");
        } else if (const auto decoded = etcd::fromBase64(content)) {
            run.say(decoded->bytes);
        } else {
            run.say("base64: invalid input\n", 2);
            run.exitCode = 1;
        }
    } else if (name == "wc") {
        const std::string content = read(plain);
        const auto lines = std::ranges::count(content, '\n');
        run.say(std::to_string(has("-c") ? static_cast<long>(content.size()) : static_cast<long>(lines)) +
                "\n");
    } else if (name == "ls") {
        const std::string where = plain.empty() ? (folder_.empty() ? "/" : folder_) : plain[0];
        const std::string top = topFolders;
        if (where == "/")
            run.say(top);
        else if (where == "/etc")
            run.say("group\nhostname\nhosts\nmtab\npasswd\nresolv.conf\n");
        else if (file(where))
            run.say(where + "\n");
        else if (where[0] != '/' || ("\n" + top).find("\n" + where.substr(1) + "\n") == std::string::npos) {
            run.say("ls: " + where + ": No such file or directory\n", 2);
            run.exitCode = 1;
        }
    } else if (name == "env") {
        for (const auto &[variable, value] : environment_) run.say(variable + "=" + value + "\n");
    } else if (name == "pwd") {
        run.say((folder_.empty() ? "/" : folder_) + "\n");
    } else if (name == "id") {
        run.say("uid=0(root) gid=0(root) groups=0(root)\n");
    } else if (name == "whoami") {
        run.say("root\n");
    } else if (name == "uname") {
        run.say("Linux\n");
    } else if (name == "ps") {
        std::string command;
        for (const std::string &word : container_.process.command)
            command += (command.empty() ? "" : " ") + word;
        run.say("PID   USER     TIME  COMMAND\n    1 root      0:00 " + command + "\n");
    } else if (name == "test" || name == "[") {
        std::vector<std::string> words = arguments;
        if (name == "[" && !words.empty() && words.back() == "]") words.pop_back();
        bool holds = false;
        if (words.size() == 1) holds = !words[0].empty();
        if (words.size() == 2 && words[0] == "-n") holds = !words[1].empty();
        if (words.size() == 2 && words[0] == "-z") holds = words[1].empty();
        if (words.size() == 2 && (words[0] == "-f" || words[0] == "-e")) holds = file(words[1]).has_value();
        if (words.size() == 3 && (words[1] == "=" || words[1] == "==")) holds = words[0] == words[2];
        if (words.size() == 3 && words[1] == "!=") holds = words[0] != words[2];
        if (words.size() == 3 && words[1] == "-eq")
            holds = std::atoi(words[0].c_str()) == std::atoi(words[2].c_str());
        run.exitCode = holds ? 0 : 1;
    }
}

} // namespace portolan::playground
