#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace portolan::topology {

using Words = std::vector<std::string>;

/// A variable's value; an unknown one is empty, as in a shell.
using Variables = std::function<std::string(std::string_view name)>;

/// The simple commands of a shell script in their order, each as words: quotes taken off, `$NAME`, `${NAME}`
/// and `${NAME:-other}` put in, reserved words, assignments and redirections left out. No shell: what is
/// computed (`$(…)`, `\1` of a sed program, globs) stays as it is written. Bounded: longer scripts are cut.
std::vector<Words> commandsOf(std::string_view script, const Variables &variables);

/// The script of `sh -c SCRIPT`, whatever the shell and its other options; nullptr: `command` runs no script.
const std::string *scriptOf(const Words &command);

/// "/usr/bin/socat" gives "socat".
std::string_view programName(std::string_view path);

/// Leaves out what only starts another program: entry point scripts, tini, exec, nohup, env A=b …
Words unwrapped(const Words &command);

} // namespace portolan::topology
