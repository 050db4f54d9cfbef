#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <QDir>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "app/embedded_harbour.h"
#include "app/engine_probe.h"
#include "app/session.h"
#include "model/qt/snapshot_store.h"
#include "tests/playground/ask.h"
#include "tests/support/harbour_text.h"

using namespace portolan;
using namespace portolan::app;

namespace {

net::ResolvedEngine at(const QString &path) {
    net::ResolvedEngine engine;
    engine.peer.transport = net::Peer::Transport::unix;
    engine.peer.path = path.toStdString();
    return engine;
}

int listenAt(const QString &path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.toStdString().copy(address.sun_path, sizeof address.sun_path - 1);
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const bool good =
        ::bind(fd, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0 && ::listen(fd, 1) == 0;
    return good ? fd : -1;
}

} // namespace

class TestEmbeddedHarbour : public QObject {
    Q_OBJECT
private slots:
    /// Of the old tutorials' set-up, what the chart must know: who reaches whom, and by which way.
    void isChartedAsTwoHosts() {
        auto harbour = EmbeddedHarbour::open();
        QVERIFY(harbour);
        const QString folder =
            QFileInfo(QString::fromStdString((*harbour)->engines()[0].peer.path)).absolutePath();
        {
            qt::SnapshotStore store;
            Session session(store.mailbox(), {});
            for (const auto &engine : (*harbour)->engines()) session.watchEngine(engine);
            QVERIFY(session.connectEtcd((*harbour)->etcd()));
            const auto settled = [&] {
                return store.snapshot().complete && store.snapshot().registrations.size() == 3 &&
                       store.snapshot().relays.size() == 2;
            };
            QVERIFY(QTest::qWaitFor(settled, 20'000));
            const Snapshot &s = store.snapshot();
            QCOMPARE(s.engines.size(), std::size_t(2));
            for (const auto &engine : s.engines) QCOMPARE(engine->state, SourceState::live);
            const std::string lines = testing::describe(s, {"link", "relay", "registration"});
            const QString text = QString::fromStdString(lines);
            qInfo().noquote() << '\n' << text;
            for (const char *line :
                 {"dnmonster", "redis_ambassador", "real-redis-ambassador", "192.168.64.3:6379"})
                QVERIFY2(text.contains(QString::fromUtf8(line)), line);
            for (const auto &relay : s.relays) QCOMPARE(relay->state, RelayState::ok);
            for (const auto &registration : s.registrations)
                QVERIFY2(!registration->container.value.empty(), registration->key.c_str());
            // What a container tells its etcd, /skydns/local/skydns/new, whoever watches that one hears.
            const std::string socket = (*harbour)->engines()[0].peer.path;
            const auto made = QJsonDocument::fromJson(QByteArray::fromStdString(
                testing::ask(
                    socket, "POST", "/containers/flask/exec",
                    R"({"Cmd":["sh","-c","wget -qO- --post-data '{\"key\":)"
                    R"(\"L3NreWRucy9sb2NhbC9za3lkbnMvbmV3\",\"value\":\"eyJob3N0IjoiMTAuOS44LjcifQ==\"}' )"
                    R"(http:\/\/etcd:2379\/v3\/kv\/put"]})")
                    .body));
            (void)testing::ask(socket, "POST",
                               "/exec/" + made[QLatin1String("Id")].toString().toStdString() + "/start",
                               "{}");
            QVERIFY(QTest::qWaitFor([&] { return store.snapshot().registrations.size() == 4; }, 20'000));
        }
        harbour->reset();
        QVERIFY(!QDir(folder).exists());
    }

    void aMachineWithoutEngineIsFoundOut() {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("docker.sock"));
        const auto candidate = [](const QString &url) {
            EngineCandidate found;
            found.request.url = url.toStdString();
            return found;
        };
        QVERIFY(noEngineHere({at(path)}, {}));
        QVERIFY(noEngineHere({}, {candidate(QStringLiteral("unix://") + path)}));
        const int fd = listenAt(path);
        QVERIFY(fd >= 0);
        QVERIFY(!noEngineHere({at(path)}, {}));
        QVERIFY(!noEngineHere({at(dir.filePath(QStringLiteral("other")))},
                              {candidate(QStringLiteral("unix://") + path)}));
        ::close(fd); // the socket stays, nobody answers
        QVERIFY(noEngineHere({at(path)}, {}));
        net::ResolvedEngine remote;
        remote.peer.transport = net::Peer::Transport::tcp;
        QVERIFY(!noEngineHere({remote}, {}));
        QVERIFY(noEngineHere({at(path)}, {candidate(QStringLiteral("ssh://somewhere"))}));
    }
};

QTEST_GUILESS_MAIN(TestEmbeddedHarbour)
#include "tst_embedded_harbour.moc"
