#include "model/topology/script.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace portolan::topology {
namespace {

constexpr std::size_t longestScript = 64 * 1024;
constexpr std::size_t longestExpansion = 4 * 1024;

bool isNameChar(char c, bool first) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    return letter || (!first && c >= '0' && c <= '9');
}

bool isAssignment(std::string_view word) {
    const auto equals = word.find('=');
    if (equals == std::string_view::npos || equals == 0) return false;
    for (std::size_t i = 0; i < equals; ++i)
        if (!isNameChar(word[i], i == 0)) return false;
    return true;
}

template <std::size_t N>
bool isOneOf(std::string_view word, const std::array<std::string_view, N> &words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

class Reader {
public:
    Reader(std::string_view text, const Variables &variables) : text_(text), variables_(variables) {}

    std::vector<Words> read() {
        while (pos_ < text_.size()) step();
        endCommand();
        return std::move(commands_);
    }

private:
    void step() {
        const char c = text_[pos_];
        switch (c) {
        case ' ':
        case '\t':
        case '\r':
            ++pos_;
            return endWord();
        case '\n':
        case ';':
        case '&':
        case '|':
        case '(':
        case ')':
            ++pos_;
            return endCommand();
        case '<':
        case '>':
            return redirection();
        case '#':
            if (word_) break;
            pos_ = std::min(text_.find('\n', pos_), text_.size());
            return;
        case '\'':
            return singleQuoted();
        case '"':
            return doubleQuoted();
        case '`':
            return substitution('`');
        default:
            break;
        }
        part();
    }

    /// One character, escape or variable outside single quotes.
    void part() {
        const char c = text_[pos_];
        if (c == '\\' && pos_ + 1 < text_.size()) {
            const char next = text_[pos_ + 1];
            pos_ += 2;
            if (next == '\n') return;
            // In double quotes a backslash before an ordinary character stays: so does sed's \1.
            if (quoted_ && next != '$' && next != '`' && next != '"' && next != '\\') put('\\');
            return put(next);
        }
        if (c == '$') return variable();
        put(c);
        ++pos_;
    }

    void singleQuoted() {
        const auto end = std::min(text_.find('\'', pos_ + 1), text_.size());
        append(text_.substr(pos_ + 1, end - pos_ - 1));
        pos_ = end + 1;
    }

    void doubleQuoted() {
        append({});
        quoted_ = true;
        for (++pos_; pos_ < text_.size() && text_[pos_] != '"';) part();
        quoted_ = false;
        ++pos_;
    }

    void variable() {
        std::size_t from = pos_ + 1;
        if (from < text_.size() && text_[from] == '(') return substitution(')');
        const bool braces = from < text_.size() && text_[from] == '{';
        if (braces) ++from;
        std::size_t to = from;
        while (to < text_.size() && isNameChar(text_[to], to == from)) ++to;
        if (to == from) { // $$, $1 and the like
            put('$');
            ++pos_;
            return;
        }
        std::string value = variables_(text_.substr(from, to - from));
        if (braces) {
            const auto end = std::min(text_.find('}', to), text_.size());
            const std::string_view rest = text_.substr(to, end - to);
            if (value.empty() && (rest.starts_with(":-") || rest.starts_with("-")))
                value = rest.substr(rest.find('-') + 1);
            to = std::min(end + 1, text_.size());
        }
        pos_ = to;
        expanded_ += value.size();
        if (expanded_ > longestExpansion || value.empty()) return;
        append(value);
    }

    /// $(…) and `…`: written on as it stands, with what is nested in it.
    void substitution(char closing) {
        std::size_t to = pos_ + (closing == ')' ? 2 : 1);
        int depth = 1;
        for (; to < text_.size() && depth > 0; ++to) {
            if (closing == ')' && text_[to] == '(') ++depth;
            if (text_[to] == closing) --depth;
        }
        append(text_.substr(pos_, to - pos_));
        pos_ = to;
    }

    void redirection() {
        const bool digit = word_ && word_->size() == 1 && word_->front() >= '0' && word_->front() <= '9';
        if (digit) word_.reset(); // the 2 of 2>file
        endWord();
        while (pos_ < text_.size() && (text_[pos_] == '<' || text_[pos_] == '>' || text_[pos_] == '&' ||
                                       text_[pos_] == ' ' || text_[pos_] == '\t'))
            ++pos_;
        skipNext_ = true;
    }

    void put(char c) { append({&c, 1}); }

    void append(std::string_view text) {
        if (!word_) word_.emplace();
        *word_ += text;
    }

    void endWord() {
        if (!word_) return;
        std::string word = std::move(*word_);
        word_.reset();
        if (std::exchange(skipNext_, false)) return;
        constexpr std::array<std::string_view, 13> reserved{
            "do", "then", "else", "elif", "if", "while", "until", "!", "{", "}", "time", "done", "fi"};
        if (current_.empty() && (isOneOf(word, reserved) || isAssignment(word))) return;
        current_.push_back(std::move(word));
    }

    void endCommand() {
        endWord();
        skipNext_ = false;
        if (!current_.empty()) commands_.push_back(std::exchange(current_, {}));
    }

    std::string_view text_;
    const Variables &variables_;
    std::size_t pos_ = 0;
    std::size_t expanded_ = 0;
    bool quoted_ = false;
    bool skipNext_ = false;
    std::optional<std::string> word_;
    Words current_;
    std::vector<Words> commands_;
};

} // namespace

std::vector<Words> commandsOf(std::string_view script, const Variables &variables) {
    return Reader(script.substr(0, longestScript), variables).read();
}

std::string_view programName(std::string_view path) {
    const auto slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

const std::string *scriptOf(const Words &command) {
    constexpr std::array<std::string_view, 7> shells{"sh", "ash", "bash", "dash", "ksh", "zsh", "mksh"};
    std::size_t at = 0;
    if (!command.empty() && programName(command[0]) == "busybox") ++at;
    if (at >= command.size() || !isOneOf(programName(command[at]), shells)) return nullptr;
    bool takesScript = false;
    for (++at; at < command.size() && command[at].starts_with('-'); ++at) {
        const std::string &option = command[at];
        if (!option.starts_with("--") && option.find('c') != std::string::npos) takesScript = true;
        if (option.ends_with('o') || option.ends_with('O')) ++at; // -o pipefail, -eo pipefail
    }
    if (takesScript && at < command.size()) return &command[at];
    return nullptr;
}

Words unwrapped(const Words &command) {
    constexpr std::array<std::string_view, 9> starters{
        "tini", "tini-static", "dumb-init", "catatonit", "exec", "nohup", "setsid", "sudo", "docker-init"};
    auto at = command.begin();
    while (at != command.end()) {
        const std::string_view program = programName(*at);
        if (program == "env") {
            for (++at; at != command.end() && (isAssignment(*at) || at->starts_with('-'));) ++at;
        } else if (program == "su-exec" || program == "gosu") {
            for (int n = 0; n < 2 && at != command.end(); ++n) ++at;
        } else if (isOneOf(program, starters) ||
                   (program.find("entrypoint") != std::string_view::npos && at + 1 != command.end())) {
            for (++at; at != command.end() && at->starts_with('-');) ++at;
        } else {
            break;
        }
    }
    return {at, command.end()};
}

} // namespace portolan::topology
