#include <algorithm>

#include "model/playground/shell.h"

namespace portolan::playground {

void toTerminal(Run &run) {
    for (Run::Output &output : run.output) {
        output.stream = 1; // a terminal has one
        std::string text;
        for (const char c : output.text) text += c == '\n' ? "\r\n" : std::string(1, c);
        output.text = std::move(text);
    }
}

Session::Session(const World &world, const Container &container, std::vector<std::string> command,
                 Environment environment, std::string folder, bool terminal)
    : programs_(world, container, std::move(environment), std::move(folder)), command_(std::move(command)),
      world_(world), terminal_(terminal) {
    std::string name = command_[0].substr(command_[0].rfind('/') + 1);
    const bool alone = std::ranges::all_of(command_.begin() + 1, command_.end(),
                                           [](const auto &w) { return w == "-i" || w == "-"; });
    shell_ = alone && (name == "sh" || name == "ash");
    echoes_ = alone && name == "cat";
}

std::string Session::prompt() const {
    if (!terminal_ || !shell_ || ended_) return {};
    return (programs_.folder_.empty() ? "/" : programs_.folder_) + " # ";
}

void Session::shellLine(std::string_view line, Run &run) {
    Run one;
    programs_.shell(line, {}, one);
    for (Run::Output &output : one.output) {
        output.after += run.lasts;
        run.output.push_back(std::move(output));
    }
    run.lasts += one.lasts;
    run.exitCode = one.exitCode;
    run.listens.insert(run.listens.end(), one.listens.begin(), one.listens.end());
    run.relays.insert(one.relays.begin(), one.relays.end());
    if (!one.serves.empty()) run.serves = one.serves;
    if (one.exits) ended_ = true;
    if (one.forever) busy_ = true; // and never reads again
}

Run Session::type(std::string_view input, bool over) {
    Run run;
    if (ended_ || busy_) return run;
    const Moment now = world_.now();
    run.lasts = std::chrono::duration_cast<std::chrono::milliseconds>(std::max(ready_, now) - now);
    if (terminal_) { // which shows what is typed, and reads ^D as the end
        std::string shown;
        for (const char c : input) {
            if (c == 4) {
                over = true;
                break;
            }
            buffer_ += c == '\r' ? '\n' : c;
            shown += c == '\r' ? '\n' : c;
        }
        if (!shown.empty()) run.say(shown);
    } else {
        buffer_ +=
            input.substr(0, std::min(input.size(), (std::size_t{1} << 20) -
                                                       std::min(buffer_.size(), std::size_t{1} << 20)));
    }
    if (echoes_) {
        if (!buffer_.empty() && !terminal_) run.say(buffer_);
        buffer_.clear();
        ended_ = over;
    } else if (shell_) {
        while (!ended_ && !busy_) {
            const auto end = buffer_.find('\n');
            if (end == std::string::npos && (!over || buffer_.empty())) break;
            const std::string line = buffer_.substr(0, end);
            buffer_.erase(0, end == std::string::npos ? end : end + 1);
            shellLine(line, run);
            if (const std::string next = prompt(); !next.empty() && !busy_) run.say(next);
        }
        if (over && !busy_) {
            run.exitCode = programs_.lastStatus_;
            ended_ = true;
        }
    } else if (over) {
        const auto lasts = run.lasts;
        Run whole;
        programs_.run(command_, buffer_, whole);
        for (Run::Output &output : whole.output) {
            output.after += lasts;
            run.output.push_back(std::move(output));
        }
        run.lasts += whole.lasts;
        run.exitCode = whole.exitCode;
        ended_ = true;
    }
    ready_ = now + run.lasts;
    if (terminal_) toTerminal(run);
    return run;
}

} // namespace portolan::playground
