#include "model/changes/shell.h"

namespace portolan::changes {
namespace {

bool isHarmless(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("_-./:=,@%+").find(c) != std::string_view::npos;
}

} // namespace

std::string shellWord(std::string_view word) {
    if (!word.empty() && std::all_of(word.begin(), word.end(), isHarmless)) return std::string(word);
    std::string quoted = "'";
    for (const char c : word) {
        if (c == '\'')
            quoted += "'\\''";
        else if (c != '\0')
            quoted += c;
    }
    return quoted + "'";
}

std::string shellLine(const std::vector<std::string> &words) {
    std::string line;
    for (const std::string &word : words) {
        if (!line.empty()) line += ' ';
        line += shellWord(word);
    }
    return line;
}

} // namespace portolan::changes
