#include "model/topology/command_reading.h"

#include <iterator>

namespace portolan::topology {
namespace {

constexpr int deepestScript = 3; ///< sh -c "sh -c …"

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

void append(std::vector<Forwarding> &to, std::vector<Forwarding> from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

/// A program that reads a configuration: it forwards whatever is in it. `text` is all of the command, since
/// the configuration may be an argument or be written by the same script.
bool readProxy(std::string_view program, std::string_view text, CommandReading &out) {
    if (program == "haproxy") {
        append(out.forwardings, haproxyForwardings(text));
    } else if (program == "envoy") {
        append(out.forwardings, envoyForwardings(text));
    } else if (program == "nginx" && (has(text, "stream {") || has(text, "stream{"))) {
        append(out.forwardings, nginxForwardings(text));
    } else {
        return false;
    }
    return true;
}

void read(const Words &given, std::string_view wholeText, const Variables &variables, int depth,
          CommandReading &out);

void readScript(std::string_view script, const Variables &variables, int depth, CommandReading &out) {
    if (has(script, "socat")) { // what `env | grep _TCP= | sed 's/…/socat …/' | sh` is known by
        out.relaysTcpVariables |=
            has(script, "_TCP=") || has(script, "TCP|UDP)=") || has(script, "UDP|TCP)=");
        out.relaysUdpVariables |=
            has(script, "_UDP=") || has(script, "TCP|UDP)=") || has(script, "UDP|TCP)=");
        out.forwards |= out.relaysTcpVariables || out.relaysUdpVariables;
    }
    for (const Words &command : commandsOf(script, variables)) read(command, script, variables, depth, out);
}

void read(const Words &given, std::string_view wholeText, const Variables &variables, int depth,
          CommandReading &out) {
    const Words command = unwrapped(given);
    if (command.empty()) return;
    if (const std::string *script = scriptOf(command)) {
        if (depth < deepestScript) readScript(*script, variables, depth + 1, out);
        return;
    }
    const std::string_view program = programName(command[0]);
    if (program.starts_with("socat")) {
        auto found = socatForwardings(command);
        out.forwards |= !found.empty();
        append(out.forwardings, std::move(found));
    } else if (readProxy(program, wholeText, out)) {
        out.forwards = true;
    }
}

} // namespace

CommandReading readCommand(const Words &command, const Variables &variables) {
    CommandReading out;
    std::string text;
    for (const std::string &word : command) text += word + "\n";
    read(command, text, variables, 0, out);
    return out;
}

} // namespace portolan::topology
