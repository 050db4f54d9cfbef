#include "app/gui.h"

#include <cstdlib>
#include <iostream>

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "app/embedded_harbour.h"
#include "app/engine_probe.h"
#include "app/headless.h"
#include "app/main_window.h"
#include "app/remembered_connections.h"
#include "model/qt/snapshot_store.h"
#include "views/graph/chart_view.h"
#include "views/theme/error_text.h"

namespace portolan::app {
namespace {

constexpr std::chrono::milliseconds screenshotWait{30'000};

void connectAll(Session &session, const std::vector<net::ResolvedEngine> &engines, const EtcdRequest &etcd) {
    for (const net::ResolvedEngine &engine : engines) session.watchEngine(engine);
    if (!etcd.urls.empty()) (void)session.connectEtcd(etcd); // bad URLs were refused before the window opened
}

/// The same for a playground, with the window saying that it is one.
void connectPlayground(MainWindow &window, Session &session, const std::vector<net::ResolvedEngine> &engines,
                       const EtcdRequest &etcd, const QString &missing) {
    PlaygroundBanner::Sources sources;
    sources.missing = missing;
    for (const net::ResolvedEngine &engine : engines) sources.engines.push_back(session.watchEngine(engine));
    if (const auto key = session.connectEtcd(etcd)) sources.etcd = *key;
    window.showPlayground(std::move(sources));
}

/// A local X server has a socket: without it Qt would abort instead of telling.
bool xServerExists(const std::string &display) {
    if (display.empty()) return false;
    if (display[0] != ':') return true; // remote, or a path: let Qt try
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string path = "/tmp/.X11-unix/X" + display.substr(1, display.find('.') - 1);
    for (const bool abstract : {true, false}) {
        const std::string name = abstract ? std::string(1, '\0') + path : path;
        if (name.size() >= sizeof address.sun_path) return false;
        std::copy(name.begin(), name.end(), address.sun_path);
        const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size());
        const bool answered = connect(fd, reinterpret_cast<const sockaddr *>(&address), length) == 0;
        close(fd);
        if (answered) return true;
    }
    return false;
}

/// What the command line asks for this run.
void choose(MainWindow &window, const Options &options) {
    if (!options.language.empty()) window.useLanguage(QString::fromStdString(options.language));
    if (!options.theme.empty()) window.useLook(options.theme == "dark" ? Look::dark : Look::light);
}

std::string environment(const char *name) {
    const char *value = std::getenv(name);
    return value ? value : "";
}

} // namespace

bool hasDisplay() {
    return !environment("WAYLAND_DISPLAY").empty() || !environment("QT_QPA_PLATFORM").empty() ||
           xServerExists(environment("DISPLAY"));
}

int runWindow(int &argc, char **argv, const Options &options, const net::DockerEnvironment &environment,
              const std::vector<net::ResolvedEngine> &engines) {
    QApplication application(argc, argv);
    QSettings settings;
    qt::SnapshotStore store;
    std::unique_ptr<EmbeddedHarbour> harbour;
    Session session(store.mailbox(), environment, options.readOnly ? Access::readOnly : Access::change);
    const std::unique_ptr<SecretStore> keychain = makeKeychain();
    RememberedConnections connections(session, settings, *keychain);
    MainWindow window(store, connections, settings, session.performer());
    window.offerOutput(*session.logs(), session.exec());
    window.offerPortCheck(session.prober());
    const auto usual = net::resolveEngines({}, {}, {}, environment);
    if (usual.size() == 1 && usual[0]) window.setUsualEngine(EngineKey(net::toUrl(usual[0]->peer)));
    choose(window, options);
    // Who names what to watch gets just that.
    const bool named = options.playgroundHarbour || !options.hosts.empty() || !options.contexts.empty() ||
                       !options.etcd.urls.empty();
    if (!named && !connections.any() && noEngineHere(engines, session.engineCandidates())) {
        if (auto opened = EmbeddedHarbour::open()) harbour = std::move(*opened);
    }
    if (options.playgroundHarbour)
        connectPlayground(window, session, engines, options.etcd, {});
    else if (harbour)
        connectPlayground(window, session, harbour->engines(), harbour->etcd(),
                          engines.empty() ? QString() : QString::fromStdString(engines[0].peer.path));
    else
        connectAll(session, engines, options.etcd);
    if (!named) connections.reconnect();
    window.show();
    return QApplication::exec();
}

int runScreenshot(int &argc, char **argv, const Options &options, const net::DockerEnvironment &environment,
                  const std::vector<net::ResolvedEngine> &engines) {
    QApplication application(argc, argv);
    QTemporaryDir scratch; // the person's own sizes and language neither show nor change
    QSettings settings(scratch.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    qt::SnapshotStore store;
    Session session(store.mailbox(), environment);
    MainWindow window(store, session, settings);
    choose(window, options);
    window.resize(options.size.first, options.size.second);
    window.show();

    int exitCode = exitFailure;
    const auto giveUp = [&] {
        for (const Error &trouble : readiness(store.snapshot(), true).troubles)
            std::cerr << "portolan: " << views::errorText(trouble).toStdString() << std::endl;
        QApplication::quit();
    };
    const auto judge = [&] { return readiness(store.snapshot(), options.wait.has_value()).state; };
    QTimer limit, shutter; // the shutter waits for the paint in hand to end
    for (QTimer *timer : {&limit, &shutter}) timer->setSingleShot(true);
    QObject::connect(&limit, &QTimer::timeout, &window, giveUp);
    QObject::connect(&shutter, &QTimer::timeout, &window, [&] {
        window.chart().fit(); // sources came one after the other
        if (window.grab().save(QString::fromStdString(options.screenshot)))
            exitCode = exitOk;
        else
            std::cerr << "portolan: cannot write " << options.screenshot << std::endl;
        QApplication::quit();
    });
    QObject::connect(&store, &qt::SnapshotStore::changed, &window, [&] {
        if (judge() == Readiness::State::failed) limit.start(0);
    });
    QObject::connect(&window.chart(), &views::ChartView::framePainted, &window, [&](quint64 revision) {
        if (revision == store.snapshot().revision && judge() == Readiness::State::ready) shutter.start(0);
    });
    limit.start(options.wait.value_or(screenshotWait));
    if (options.playgroundHarbour)
        connectPlayground(window, session, engines, options.etcd, {});
    else
        connectAll(session, engines, options.etcd);
    QApplication::exec();
    return exitCode;
}

} // namespace portolan::app
