#include "model/changes/shell.h"

namespace portolan::changes {
namespace {

bool isHarmless(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("_-./:=,@%+").find(c) != std::string_view::npos;
}

struct Reading {
    std::optional<std::vector<std::string>> words; ///< nullopt: a quote does not end
    bool wantsShell = false;
};

bool isAmong(char c, std::string_view all) { return all.find(c) != std::string_view::npos; }

Reading read(std::string_view line) {
    Reading reading;
    std::vector<std::string> words;
    std::string word;
    bool inWord = false;
    char quote = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quote == '\'') {
            if (c == quote)
                quote = 0;
            else
                word += c;
        } else if (c == '\\') {
            const bool last = i + 1 == line.size(); // it stands for itself then
            const char next = last ? c : line[++i];
            const bool kept = quote == '"' && !last && !isAmong(next, "\"\\$`");
            if (kept) word += c;
            word += next;
            inWord = true;
        } else if (quote == '"') {
            reading.wantsShell |= isAmong(c, "$`");
            if (c == quote)
                quote = 0;
            else
                word += c;
        } else if (c == '\'' || c == '"') {
            quote = c;
            inWord = true;
        } else if (c == ' ' || c == '\t' || c == '\n') {
            if (inWord) words.push_back(std::exchange(word, {}));
            inWord = false;
        } else {
            reading.wantsShell |= isAmong(c, "$`|<>&;");
            word += c;
            inWord = true;
        }
    }
    if (inWord) words.push_back(std::move(word));
    if (quote == 0) reading.words = std::move(words);
    return reading;
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

std::optional<std::vector<std::string>> shellSplit(std::string_view line) { return read(line).words; }

bool wantsShell(std::string_view line) { return read(line).wantsShell; }

} // namespace portolan::changes
