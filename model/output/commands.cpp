#include "model/output/commands.h"

#include "model/changes/shell.h"

namespace portolan::output {

std::string logsCommand(const LogsWanted &wanted, const std::string &name) {
    return changes::shellLine({"docker", "logs", "-f", "--tail", std::to_string(wanted.tail), name});
}

std::string execCommand(const ExecWanted &wanted, const std::string &name) {
    std::vector<std::string> words{"docker", "exec"};
    if (!wanted.user.empty()) words.insert(words.end(), {"-u", wanted.user});
    words.push_back(name);
    words.insert(words.end(), wanted.command.begin(), wanted.command.end());
    return changes::shellLine(words);
}

std::string withoutColours(std::string_view text) {
    std::string kept;
    kept.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '\x1b' && i + 1 < text.size() && text[i + 1] == '[') {
            const std::size_t end = text.find_first_not_of("0123456789;", i + 2);
            if (end != std::string_view::npos && text[end] == 'm') {
                i = end + 1;
                continue;
            }
        }
        kept += text[i++];
    }
    return kept;
}

} // namespace portolan::output
