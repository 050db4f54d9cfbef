#pragma once

#include "app/command_line.h"
#include "app/session.h"

namespace portolan::app {

/// Opens the window and runs until it is closed. Exit codes.
int runWindow(int &argc, char **argv, const Options &options, const net::DockerEnvironment &environment,
              const std::vector<net::ResolvedEngine> &engines);

/// Writes the real window's picture once the chart is live.
int runScreenshot(int &argc, char **argv, const Options &options, const net::DockerEnvironment &environment,
                  const std::vector<net::ResolvedEngine> &engines);

/// Whether a window can be opened here: a display is named (and, for a local X display, exists).
bool hasDisplay();

} // namespace portolan::app
