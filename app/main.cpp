#include <csignal>
#include <filesystem>
#include <iostream>

#include <QGuiApplication>

#include "app/command_line.h"
#include "app/embedded_harbour.h"
#include "app/gui.h"
#include "app/headless.h"
#include "app/language.h"
#include "app/playground.h"
#include "views/theme/error_text.h"

namespace {

using namespace portolan;
using namespace portolan::app;

constexpr const char *noDisplay =
    R"(portolan: there is no display to open the window on (neither DISPLAY nor WAYLAND_DISPLAY leads to one).
These work without one:
  portolan map --format json|svg|png|pdf|dot|mermaid    print the chart
  portolan watch                                        print one line of JSON a change
  portolan --screenshot FILE                            write the window's picture
  portolan map --playground                             the chart of a harbour that is played
  portolan playground --socket PATH                     serve an engine that is played
)";

constexpr std::string_view defaultEngine = "unix:///var/run/docker.sock";

int fails(const Error &error) {
    std::cerr << "portolan: " << views::errorText(error).toStdString() << std::endl;
    return error.code == Errc::badInput ? exitUsage : exitFailure;
}

/// Without a window, what Qt says of its platform plugin is no concern of the reader of our output.
void onlyWhatFails(QtMsgType type, const QMessageLogContext &, const QString &text) {
    if (type == QtCriticalMsg || type == QtFatalMsg) std::cerr << text.toStdString() << std::endl;
}

int runHeadless(int &argc, char **argv, const Options &options, const net::DockerEnvironment &environment,
                const std::vector<net::ResolvedEngine> &engines) {
    const bool draws = options.command == Command::map && isPicture(options.format);
    // Text needs no fonts and no platform plugin, and so starts faster.
    const std::unique_ptr<QCoreApplication> application(draws ? new QGuiApplication(argc, argv)
                                                              : new QCoreApplication(argc, argv));
    Language language;
    language.use(options.language.empty() ? Language::ofSystem() : QString::fromStdString(options.language));
    SnapshotQueue queue;
    Session session(queue.mailbox(), environment);
    for (const net::ResolvedEngine &engine : engines) session.watchEngine(engine);
    if (!options.etcd.urls.empty()) {
        if (auto etcd = session.connectEtcd(options.etcd); !etcd) return fails(etcd.error());
    }
    return options.command == Command::map ? runMap(queue, options) : runWatch(queue);
}

} // namespace

int main(int argc, char **argv) {
    std::signal(SIGPIPE, SIG_IGN); // a reader that went away is an error of the write, also on sockets
    QCoreApplication::setApplicationName(QStringLiteral("portolan"));
    QCoreApplication::setOrganizationName(QStringLiteral("portolan"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PORTOLAN_VERSION));

    const ParsedCommandLine parsed = parseCommandLine(argc, argv);
    if (!parsed.options) {
        (parsed.exitCode == exitOk ? std::cout : std::cerr) << parsed.text;
        return parsed.exitCode;
    }
    Options options = *parsed.options;
    if (options.command == Command::playground) {
        const auto ended = servePlayground(options.playground);
        return ended ? exitOk : fails(ended.error());
    }
    const net::DockerEnvironment environment = net::DockerEnvironment::ofThisProcess();

    if (options.command == Command::window && !hasDisplay()) {
        std::cerr << noDisplay;
        return exitFailure;
    }
    if (options.command != Command::window) {
        qputenv("QT_QPA_PLATFORM", "offscreen"); // a display that is named need not be there
        qInstallMessageHandler(onlyWhatFails);
    }

    std::vector<net::ResolvedEngine> engines;
    std::unique_ptr<EmbeddedHarbour> harbour;
    if (options.playgroundHarbour) {
        auto opened = EmbeddedHarbour::open();
        if (!opened) return fails(opened.error());
        harbour = std::move(*opened);
        engines = harbour->engines();
        options.etcd = harbour->etcd();
    }
    // Someone with etcd alone need not have Docker: its default socket is then only watched where it exists.
    const auto wanted = harbour
                            ? std::vector<Result<net::ResolvedEngine>>()
                            : net::resolveEngines(options.hosts, options.contexts, options.tls, environment);
    const bool byDefault = options.hosts.empty() && options.contexts.empty() && wanted.size() == 1 &&
                           wanted[0] && wanted[0]->url == defaultEngine;
    for (const auto &resolved : wanted) {
        if (!resolved) return fails(resolved.error());
        if (byDefault && !options.etcd.urls.empty() && !std::filesystem::exists(resolved->peer.path))
            continue;
        engines.push_back(*resolved);
    }
    switch (options.command) {
    case Command::window:
        return runWindow(argc, argv, options, environment, engines);
    case Command::screenshot:
        return runScreenshot(argc, argv, options, environment, engines);
    case Command::map:
    case Command::watch:
        return runHeadless(argc, argv, options, environment, engines);
    case Command::playground:
        break; // served above
    }
    return exitUsage;
}
