#include "model/playground/shell.h"

#include <algorithm>
#include <cctype>

namespace portolan::playground {

namespace {

constexpr int deepest = 16;                 // shells within shells
constexpr std::size_t mostOutput = 1 << 20; // bytes of one run

/// A word as it was written, or an operator.
struct Token {
    std::string text;
    bool isOperator = false;
};

std::vector<Token> split(std::string_view script) {
    std::vector<Token> tokens;
    std::string word;
    bool inWord = false;
    const auto flush = [&] {
        if (inWord) tokens.push_back({word, false});
        word.clear();
        inWord = false;
    };
    for (std::size_t i = 0; i < script.size();) {
        const char c = script[i];
        if (c == '\'' || c == '"') {
            auto end = script.find(c, i + 1);
            while (c == '"' && end < script.size() && script[end - 1] == '\\' && script[end - 2] != '\\')
                end = script.find(c, end + 1);
            end = std::min(end, script.size() - 1);
            word += script.substr(i, end - i + 1);
            inWord = true;
            i = end + 1;
        } else if (c == '\\' && i + 1 < script.size()) {
            word += script.substr(i, 2);
            inWord = true;
            i += 2;
        } else if (c == '$' && i + 1 < script.size() && script[i + 1] == '(') {
            int open = 0;
            std::size_t end = i + 1;
            for (; end < script.size(); ++end) {
                if (script[end] == '(') ++open;
                if (script[end] == ')' && --open == 0) break;
            }
            end = std::min(end, script.size() - 1);
            word += script.substr(i, end - i + 1);
            inWord = true;
            i = end + 1;
        } else if (c == '#' && !inWord) {
            i = std::min(script.find('\n', i), script.size());
        } else if (c == ' ' || c == '\t') {
            flush();
            ++i;
        } else if (c == '>' || c == '<') {
            const bool numbered = inWord && (word == "1" || word == "2");
            std::string sign = numbered ? word : "";
            if (numbered) {
                word.clear();
                inWord = false;
            }
            flush();
            sign += c;
            if (++i < script.size() && (script[i] == '>' || script[i] == '&')) sign += script[i++];
            tokens.push_back({sign, true});
        } else if (std::string_view(";&|\n").find(c) != std::string_view::npos) {
            flush();
            std::string sign(1, c == '\n' ? ';' : c);
            if ((c == '&' || c == '|') && i + 1 < script.size() && script[i + 1] == c) {
                sign += c;
                ++i;
            }
            ++i;
            tokens.push_back({sign, true});
        } else {
            word += c;
            inWord = true;
            ++i;
        }
    }
    flush();
    return tokens;
}

} // namespace

/// Runs one script. Not a whole shell: lists, pipes, redirections to nowhere, variables, `while true`.
class Shell {
public:
    Shell(Programs &programs, std::string_view input, Run &run)
        : programs_(programs), input_(input), run_(run) {}

    void script(std::string_view text) {
        tokens_ = split(text);
        at_ = 0;
        status_ = programs_.lastStatus_;
        list({});
        run_.exitCode = programs_.lastStatus_ = status_;
        run_.exits = exited_;
    }

private:
    bool ended() const { return exited_ || run_.forever || size() > mostOutput; }
    std::size_t size() const {
        std::size_t bytes = 0;
        for (const auto &output : run_.output) bytes += output.text.size();
        return bytes;
    }
    bool isOperator(std::string_view text) const {
        return at_ < tokens_.size() && tokens_[at_].isOperator && tokens_[at_].text == text;
    }
    bool isWord(std::string_view text) const {
        return at_ < tokens_.size() && !tokens_[at_].isOperator && tokens_[at_].text == text;
    }

    void list(std::string_view until, bool dry = false) {
        while (at_ < tokens_.size() && (until.empty() || !isWord(until))) {
            if (isOperator(";") || isOperator("&")) {
                ++at_;
                continue;
            }
            const std::size_t before = at_;
            andOr(dry || ended());
            if (isOperator("&") && run_.forever) { // in the background: it stays, and we go on
                run_.forever = false;
                background_ = true;
            }
            if (at_ == before) ++at_; // an operator out of place
        }
    }

    void andOr(bool dry) {
        pipeline(dry);
        while (isOperator("&&") || isOperator("||")) {
            const bool wants = tokens_[at_].text == "&&" ? status_ == 0 : status_ != 0;
            ++at_;
            pipeline(dry || !wants || ended());
        }
    }

    void pipeline(bool dry) {
        std::string input(input_);
        for (bool first = true;; first = false) {
            Run part;
            const bool lastBefore =
                !command(dry, first ? std::string_view(input_) : std::string_view(input), part);
            const bool piped = isOperator("|");
            input.clear();
            for (auto &output : part.output) {
                output.after += run_.lasts;
                if (piped && output.stream == 1)
                    input += output.text;
                else
                    run_.output.push_back(std::move(output));
            }
            run_.lasts += part.lasts;
            run_.forever = run_.forever || part.forever;
            run_.readsInput = run_.readsInput || (first && part.readsInput);
            run_.onTerm = part.onTerm ? part.onTerm : run_.onTerm;
            run_.listens.insert(run_.listens.end(), part.listens.begin(), part.listens.end());
            run_.relays.insert(part.relays.begin(), part.relays.end());
            if (!part.serves.empty()) run_.serves = part.serves;
            if (!piped || lastBefore) return;
            ++at_;
        }
    }

    /// False when there is no command here.
    bool command(bool dry, std::string_view input, Run &part) {
        if (isWord("while")) return loop(dry);
        std::vector<std::string> words;
        bool quiet[3]{}, toErrors = false, toOutput = false;
        const std::size_t before = at_;
        for (; at_ < tokens_.size(); ++at_) {
            const Token &token = tokens_[at_];
            if (!token.isOperator) {
                if (!dry) expand(token.text, words);
                continue;
            }
            const std::string &sign = token.text;
            if (sign.find('>') == std::string::npos && sign.find('<') == std::string::npos) break;
            if (at_ + 1 < tokens_.size() && !tokens_[at_ + 1].isOperator) ++at_;
            const std::string target = tokens_[at_].text;
            if (sign == ">&" || sign == "1>&") toErrors = target == "2";
            if (sign == "2>&") toOutput = target == "1";
            if (sign == ">" || sign == ">>" || sign == "1>") quiet[1] = true;
            if (sign == "2>" || sign == "2>>") quiet[2] = true;
        }
        if (at_ == before) return false;
        if (dry || words.empty()) return true;
        while (!words.empty() && assignment(words.front())) words.erase(words.begin());
        if (words.empty()) {
            status_ = 0;
            return true;
        }
        simple(words, input, part);
        for (auto &output : part.output) {
            if (toOutput && output.stream == 2)
                output.stream = 1;
            else if (toErrors && output.stream == 1)
                output.stream = 2;
        }
        std::erase_if(part.output, [&](const auto &output) { return quiet[output.stream]; });
        return true;
    }

    /// `while true; do …; done`: runs once; one that takes time goes on for ever.
    bool loop(bool dry) {
        ++at_;
        while (at_ < tokens_.size() && !isWord("do")) ++at_;
        if (at_ < tokens_.size()) ++at_;
        list("done", dry);
        if (at_ < tokens_.size()) ++at_;
        if (!dry && !exited_) run_.forever = true;
        return true;
    }

    bool assignment(const std::string &word) {
        const auto equals = word.find('=');
        if (equals == std::string::npos || equals == 0) return false;
        const auto name = word.substr(0, equals);
        if (!std::ranges::all_of(name, [](unsigned char c) { return std::isalnum(c) || c == '_'; }))
            return false;
        programs_.environment_[name] = word.substr(equals + 1);
        return true;
    }

    void simple(std::vector<std::string> &words, std::string_view input, Run &part) {
        const std::string &name = words[0];
        if (name == "exit") {
            exited_ = true;
            if (words.size() > 1) status_ = std::atoi(words[1].c_str()) & 255;
            return;
        }
        if (name == "export") {
            for (std::size_t i = 1; i < words.size(); ++i) assignment(words[i]);
            status_ = 0;
            return;
        }
        if (name == "trap") {
            const bool term = std::ranges::find(words, "TERM") != words.end();
            if (term) run_.onTerm = 0;
            status_ = 0;
            return;
        }
        if (name == "wait") {
            part.forever = background_;
            return;
        }
        if (name == "cd") {
            if (words.size() > 1) programs_.folder_ = words[1];
            return;
        }
        if (name == "exec" && words.size() > 1) {
            words.erase(words.begin());
            exited_ = true;
        }
        if (!programs_.knows(words[0])) {
            part.say("sh: " + words[0] + ": not found\n", 2);
            status_ = 127;
            return;
        }
        programs_.run(words, input, part);
        status_ = part.exitCode;
    }

    std::string variable(std::string_view name) {
        if (name == "?") return std::to_string(status_);
        const auto at = programs_.environment_.find(std::string(name));
        return at == programs_.environment_.end() ? std::string() : at->second;
    }

    /// Reads `$NAME`, `${NAME}`, `$?` or `$(script)` at `i` and moves on behind it.
    std::string dollar(std::string_view text, std::size_t &i) {
        ++i;
        if (i >= text.size()) return "$";
        if (text[i] == '?') {
            ++i;
            return variable("?");
        }
        if (text[i] == '(' || text[i] == '{') {
            const auto end = std::min(text[i] == '(' ? text.rfind(')') : text.find('}', i), text.size());
            const std::string_view inner = text.substr(i + 1, end - i - 1);
            const bool runs = text[i] == '(';
            i = std::min(end + 1, text.size());
            if (!runs) return variable(inner);
            Run nested;
            programs_.shell(inner, {}, nested);
            std::string out;
            for (const auto &output : nested.output)
                if (output.stream == 1) out += output.text;
            while (out.ends_with('\n')) out.pop_back();
            return out;
        }
        std::size_t end = i;
        while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) || text[end] == '_'))
            ++end;
        if (end == i) return "$";
        const std::string value = variable(text.substr(i, end - i));
        i = end;
        return value;
    }

    void expand(std::string_view raw, std::vector<std::string> &words) {
        std::string word;
        bool any = false;
        for (std::size_t i = 0; i < raw.size();) {
            const char c = raw[i];
            if (c == '\'') {
                const auto end = std::min(raw.find('\'', i + 1), raw.size());
                word += raw.substr(i + 1, end - i - 1);
                any = true;
                i = end + 1;
            } else if (c == '"') {
                any = true;
                for (++i; i < raw.size() && raw[i] != '"';) {
                    if (raw[i] == '$')
                        word += dollar(raw, i);
                    else {
                        if (raw[i] == '\\' && i + 1 < raw.size() &&
                            std::string_view("\"$\\`").find(raw[i + 1]) != std::string_view::npos)
                            ++i;
                        word += raw[i++];
                    }
                }
                ++i;
            } else if (c == '\\' && i + 1 < raw.size()) {
                word += raw[i + 1];
                any = true;
                i += 2;
            } else if (c == '$') {
                const std::string value = dollar(raw, i); // unquoted: its blanks part words
                for (const char v : value) {
                    if (v == ' ' || v == '\n' || v == '\t') {
                        if (any) words.push_back(word);
                        word.clear();
                        any = false;
                    } else {
                        word += v;
                        any = true;
                    }
                }
            } else {
                word += c;
                any = true;
                ++i;
            }
        }
        if (any) words.push_back(word);
    }

    Programs &programs_;
    std::string_view input_;
    Run &run_;
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    int status_ = 0;
    bool exited_ = false, background_ = false;
};

void Programs::shell(std::string_view script, std::string_view input, Run &run) {
    if (depth_ >= deepest || script.size() > 65536) {
        run.exitCode = 2;
        return;
    }
    ++depth_;
    Shell(*this, input, run).script(script);
    --depth_;
}

} // namespace portolan::playground
