// From the return of a `network connect` call to the changed frame painted, on a real engine. The peer is
// `docker events` in the same run: when its line about the same connect arrives.

#include <cstdio>

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "app/main_window.h"
#include "app/session.h"
#include "model/qt/snapshot_store.h"
#include "tests/support/rig.h"
#include "views/graph/chart_view.h"

using namespace portolan;

namespace {

constexpr int rounds = 100;

double percentile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

/// One POST to the engine; true for 2xx. Blocking: the GUI thread of the window under test is what we measure
/// after it.
bool post(const QString &socketPath, const QByteArray &path, const QByteArray &body) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray where = socketPath.toUtf8();
    std::copy(where.begin(), where.end(), address.sun_path);
    const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const QByteArray request =
        "POST " + path +
        " HTTP/1.1\r\nHost: d\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: " +
        QByteArray::number(body.size()) + "\r\n\r\n" + body;
    char answer[12] = {};
    const bool done = connect(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0 &&
                      write(fd, request.constData(), static_cast<size_t>(request.size())) == request.size() &&
                      read(fd, answer, sizeof answer) == sizeof answer;
    close(fd);
    return done && answer[9] == '2';
}

bool attached(const Snapshot &snapshot, const std::string &container, const std::string &network) {
    const auto endpoint = snapshot.endpoints.find(PairKey(container, network));
    return endpoint && !endpoint->ipv4.empty();
}

} // namespace

int main(int argc, char **argv) {
    QApplication application(argc, argv);
    testing::DockerRig rig;
    if (const testing::Started started = rig.start(); !started.ok) {
        std::printf("%s\n", qPrintable(started.why));
        return 0;
    }
    const QByteArray container =
        rig.docker({"run", "-d", "--name", "web", "busybox:1", "sleep", "99999"}).text().toUtf8();
    const QByteArray network = rig.docker({"network", "create", "app"}).text().toUtf8();

    QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    qt::SnapshotStore store;
    app::Session session(store.mailbox(), {});
    app::MainWindow window(store, session, settings);
    window.resize(1600, 1000);
    window.show();
    EngineRequest request;
    request.url = "unix://" + rig.socket.toStdString();
    (void)session.connectEngine(request);

    quint64 painted = 0;
    QEventLoop loop;
    std::function<bool()> wanted;
    QObject::connect(&window.chart(), &views::ChartView::framePainted, &loop, [&](quint64 revision) {
        painted = revision;
        if (wanted && painted >= store.snapshot().revision && wanted()) loop.quit();
    });
    const auto until = [&](std::function<bool()> condition) {
        if (painted >= store.snapshot().revision && condition()) return true;
        wanted = std::move(condition);
        QTimer limit;
        limit.setSingleShot(true);
        QObject::connect(&limit, &QTimer::timeout, &loop, [&] { loop.exit(1); });
        limit.start(20'000);
        return loop.exec() == 0;
    };
    const std::string c = container.toStdString(), n = network.toStdString();
    if (!until([&] { return store.snapshot().complete; })) return std::puts("no chart came"), 1;

    QProcess events;
    events.start(QStringLiteral("docker"),
                 {QStringLiteral("-H"), QStringLiteral("unix://") + rig.socket, QStringLiteral("events"),
                  QStringLiteral("--filter"), QStringLiteral("event=connect")});
    events.waitForStarted();
    std::vector<double> ours, peer;
    for (int i = 0; i < rounds; ++i) {
        const QByteArray body = "{\"Container\":\"" + container + "\"}";
        QElapsedTimer clock, eventClock;
        double line = -1;
        const auto seen = QObject::connect(&events, &QProcess::readyReadStandardOutput, &loop, [&] {
            events.readAllStandardOutput();
            if (line < 0) line = static_cast<double>(eventClock.nsecsElapsed()) / 1e6;
        });
        if (!post(rig.socket, "/networks/" + network + "/connect", body))
            return std::puts("connect failed"), 1;
        clock.start(), eventClock.start();
        if (!until([&] { return attached(store.snapshot(), c, n); }))
            return std::puts("the frame did not come"), 1;
        ours.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
        QElapsedTimer patience;
        patience.start();
        while (line < 0 && patience.elapsed() < 500)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        QObject::disconnect(seen);
        if (line >= 0) peer.push_back(line);
        post(rig.socket, "/networks/" + network + "/disconnect", body);
        if (!until([&] { return !attached(store.snapshot(), c, n); })) return std::puts("no disconnect"), 1;
    }
    events.kill();
    events.waitForFinished();
    std::printf("network connect to painted frame, %d rounds\n", rounds);
    std::printf("  portolan: call returned -> frame     %7.1f ms median, %7.1f worst   (target 25, 100)\n",
                percentile(ours, .5), percentile(ours, 1));
    if (!peer.empty())
        std::printf("  docker events: line arrives          %7.1f ms median, %7.1f worst\n  ratio of medians "
                    "                    %7.2f\n",
                    percentile(peer, .5), percentile(peer, 1), percentile(ours, .5) / percentile(peer, .5));
}
