#include "tests/net/net_test.h"
#include "tests/net/test_server.h"

#include <sys/wait.h>

#include <csignal>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "model/net/http.h"
#include "model/net/ssh_process.h"

using namespace portolan;
using namespace portolan::net;
using namespace portolan::testing;
using namespace std::chrono_literals;
namespace asio = boost::asio;
using Clock = std::chrono::steady_clock;

namespace {

QByteArray bytes(const std::string &text) { return QByteArray::fromStdString(text); }

QByteArray contentOf(const QString &file) {
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

/// What `docker system dial-stdio` does: standard input and output joined to a unix socket.
int relay(const char *path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path, sizeof address.sun_path - 1);
    const int server = ::socket(AF_UNIX, SOCK_STREAM, 0);
    if (::connect(server, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0) return 1;
    pollfd ends[2] = {{0, POLLIN, 0}, {server, POLLIN, 0}};
    for (;;) {
        if (::poll(ends, 2, -1) < 0) return 1;
        for (int i = 0; i < 2; ++i) {
            if (ends[i].revents == 0) continue;
            char piece[4096];
            const ssize_t n = ::read(ends[i].fd, piece, sizeof piece);
            if (n <= 0) return 0;
            if (::write(i == 0 ? server : 1, piece, static_cast<std::size_t>(n)) != n) return 1;
        }
    }
}

bool isGone(int pid) { return ::kill(pid, 0) != 0 && errno == ESRCH; }

} // namespace

class TestSsh : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    QByteArray path_ = qgetenv("PATH");
    asio::io_context context_;

    QString file(const char *name) const { return folder_.filePath(QLatin1String(name)); }
    /// Puts a program `ssh` first in PATH.
    void fakeSsh(const QByteArray &body) const {
        QDir().mkpath(file("bin"));
        QFile script(file("bin/ssh"));
        QVERIFY(script.open(QIODevice::WriteOnly | QIODevice::Truncate));
        script.write("#!/bin/sh\n" + body + "\n");
        script.close();
        QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        qputenv("PATH", QByteArray(file("bin").toUtf8() + ":" + path_));
    }
    QByteArray relayTo(const Peer &peer) const {
        return "exec " + QCoreApplication::applicationFilePath().toUtf8() + " --relay " + bytes(peer.path);
    }
    static Peer ssh() {
        Peer peer;
        peer.transport = Peer::Transport::ssh;
        peer.host = "far.example";
        return peer;
    }
    static Request get(Duration deadline = 20s) {
        Request request;
        request.target = "/_ping";
        request.deadline = deadline;
        return request;
    }
    Result<Response> send(const Peer &peer, Duration deadline = 20s, Canceller *canceller = nullptr) {
        const auto client = makeHttpClient(context_.get_executor(), peer);
        return runToEnd(context_, client->send(get(deadline)), canceller);
    }
    static void answer(Conversation &talk, int) {
        while (!talk.request().empty()) talk.answer("pong");
    }

private slots:
    void cleanup() {
        qputenv("PATH", path_);
        // No child is left, living or dead, whatever the test did; looked at, not reaped here.
        const auto until = Clock::now() + 6s;
        const auto children = [] {
            siginfo_t child{};
            return ::waitid(P_ALL, 0, &child, WEXITED | WNOHANG | WNOWAIT) == 0;
        };
        while (children() && Clock::now() < until) std::this_thread::sleep_for(5ms);
        QVERIFY(!children());
        QCOMPARE(errno, ECHILD);
    }

    void arguments_data() {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("host") << QByteArray("ssh://far")
                              << QByteArray("ssh|-o|ConnectTimeout=30|-T|--|far|docker|system|dial-stdio");
        QTest::newRow("user and port")
            << QByteArray("ssh://ann@far:2222")
            << QByteArray("ssh|-l|ann|-p|2222|-o|ConnectTimeout=30|-T|--|far|docker|system|dial-stdio");
        QTest::newRow("path") << QByteArray("ssh://far/run/user/1000/docker.sock")
                              << QByteArray("ssh|-o|ConnectTimeout=30|-T|--|far|docker|"
                                            "--host=unix:///run/user/1000/docker.sock|system|dial-stdio");
        QTest::newRow("path that a shell would read")
            << QByteArray("ssh://far/a;touch%20x'$(id)")
            << QByteArray("ssh|-o|ConnectTimeout=30|-T|--|far|docker|"
                          "'--host=unix:///a;touch x'\\''$(id)'|system|dial-stdio");
        QTest::newRow("IPv6") << QByteArray("ssh://[::1]")
                              << QByteArray("ssh|-o|ConnectTimeout=30|-T|--|::1|docker|system|dial-stdio");
    }
    void arguments() {
        QFETCH(QByteArray, url);
        QFETCH(QByteArray, line);
        const auto peer = parsePeer(url.toStdString(), 1);
        QVERIFY(peer.has_value());
        QByteArray joined;
        for (const std::string &argument : sshArguments(*peer))
            joined += (joined.isEmpty() ? "" : "|") + bytes(argument);
        QCOMPARE(joined, line);
    }

    void requestsGoThroughSsh() {
        TestServer server(file("docker.sock").toStdString(), answer);
        // A descriptor of ours that would be inherited: ssh must not keep it open.
        const int ours = ::dup2(2, 77);
        QCOMPARE(ours, 77);
        fakeSsh("for a in \"$@\"; do echo \"$a\"; done >> " + file("argv").toUtf8() + "\nls /proc/$$/fd > " +
                file("fds").toUtf8() + "\n" + relayTo(server.peer()));
        Peer peer = ssh();
        peer.user = "ann";
        const auto client = makeHttpClient(context_.get_executor(), peer);
        for (int i = 0; i < 3; ++i) {
            const auto result = runToEnd(context_, client->send(get()));
            QVERIFY2(result, result ? "" : toString(result.error()).c_str());
            QCOMPARE(result->body, std::string("pong"));
        }
        QCOMPARE(server.connections(), 1); // one ssh served all three
        QCOMPARE(
            contentOf(file("argv")),
            QByteArray("-l\nann\n-o\nConnectTimeout=30\n-T\n--\nfar.example\ndocker\nsystem\ndial-stdio\n"));
        QVERIFY(!contentOf(file("fds")).split('\n').contains("77"));
        ::close(ours);
    }

    void streamsGoThroughSsh() {
        TestServer server(file("stream.sock").toStdString(), [](Conversation &talk, int) {
            talk.request();
            talk.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
            talk.waitForEnd();
        });
        fakeSsh(relayTo(server.peer()));
        const auto client = makeHttpClient(context_.get_executor(), ssh());
        auto stream = runToEnd(context_, client->open(get()));
        QVERIFY(stream.has_value());
        QCOMPARE(*runToEnd(context_, (*stream)->read(20s)), std::string("abc"));
        QCOMPARE(name(runToEnd(context_, (*stream)->read(10ms)).error().code), name(Errc::timeout));
        stream->reset();
        settle(context_, [&] { return server.open() == 0; });
        QCOMPARE(server.open(), 0);
    }

    void failures_data() {
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<QByteArray>("code");
        const auto row = [](const char *words, const char *code) {
            QTest::newRow(words) << QByteArray(words) << QByteArray(code);
        };
        row("ssh: Could not resolve hostname far.example: Name or service not known", "nameLookup");
        row("ssh: connect to host far.example port 22: Connection refused", "refused");
        row("ssh: connect to host far.example port 22: No route to host", "unreachable");
        row("ssh: connect to host far.example port 22: Connection timed out", "timeout");
        row("ann@far.example: Permission denied (publickey,password).", "unauthorized");
        row("Host key verification failed.", "unauthorized");
        row("sh: 1: docker: not found", "noSuchSocket");
        row("bash: line 1: docker: command not found", "noSuchSocket");
        row("Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon "
            "running?",
            "refused");
        row("permission denied while trying to connect to the Docker daemon socket", "permissionDenied");
        row("something nobody foresaw", "disconnected");
    }
    void failures() {
        QFETCH(QByteArray, words);
        QFETCH(QByteArray, code);
        fakeSsh("cat <<'END' >&2\n" + words + "\nEND\nexit 255");
        const auto result = send(ssh());
        QVERIFY(!result);
        QCOMPARE(bytes(std::string(name(result.error().code))), code);
        QCOMPARE(bytes(result.error().detail), words);
        QCOMPARE(result.error().operation, std::string("GET /_ping"));
        QCOMPARE(result.error().target, std::string("ssh://far.example"));
    }

    void noSshAtAll() {
        QDir().mkpath(file("empty"));
        qputenv("PATH", file("empty").toUtf8());
        const auto result = send(ssh());
        QVERIFY(!result);
        QCOMPARE(name(result.error().code), name(Errc::noSuchSocket));
        QCOMPARE(result.error().target, std::string("ssh"));
        QVERIFY2(result.error().detail.find("openssh-client") != std::string::npos,
                 result.error().detail.c_str());
    }

    void complaintsAreBoundedAndHarmless() {
        TestServer server(file("noise.sock").toStdString(), answer);
        const QByteArray noise = "head -c 1000000 /dev/zero | tr '\\0' x >&2\n";
        fakeSsh(noise + relayTo(server.peer())); // more than a pipe holds
        QVERIFY(send(ssh()).has_value());
        fakeSsh(noise + "printf '\\033[31mthe end' >&2; exit 1");
        const auto result = send(ssh());
        QVERIFY(!result);
        QVERIFY(result.error().detail.size() <= 4200);
        QVERIFY2(bytes(result.error().detail).endsWith("x␛[31mthe end"), result.error().detail.c_str());
    }

    void aSilentSshIsEnded_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("cancel");
        const QByteArray sleep = "sleep 1000 & wait";
        QTest::newRow("deadline") << sleep << false;
        QTest::newRow("cancelled") << sleep << true;
        QTest::newRow("stubborn") << QByteArray("trap '' TERM; " + sleep) << false;
    }
    void aSilentSshIsEnded() {
        QFETCH(QByteArray, body);
        QFETCH(bool, cancel);
        QFile::remove(file("pid"));
        fakeSsh("echo $$ > " + file("pid.new").toUtf8() + "; mv " + file("pid.new").toUtf8() + " " +
                file("pid").toUtf8() + "\n" + body);
        Canceller canceller;
        cancelWhen(context_, canceller, [&] { return cancel && QFile::exists(file("pid")); });
        const auto begin = Clock::now();
        const auto result = send(ssh(), cancel ? 20s : Duration(500ms), &canceller);
        QVERIFY(!result);
        QCOMPARE(name(result.error().code), name(cancel ? Errc::cancelled : Errc::timeout));
        QVERIFY(Clock::now() - begin < 3s);
        const int pid = contentOf(file("pid")).trimmed().toInt();
        QVERIFY(pid > 0);
        const auto until = Clock::now() + 8s;
        while (!isGone(pid) && Clock::now() < until) std::this_thread::sleep_for(5ms);
        QVERIFY(isGone(pid));
    }

    void throughARealSshd() {
        const QString sshd = QStandardPaths::findExecutable(
            QStringLiteral("sshd"), {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin")});
        const QString client = QStandardPaths::findExecutable(QStringLiteral("ssh"));
        const QString keygen = QStandardPaths::findExecutable(QStringLiteral("ssh-keygen"));
        if (sshd.isEmpty() || client.isEmpty() || keygen.isEmpty())
            QSKIP("skipped: openssh is not installed");
        TestServer server(file("real.sock").toStdString(), answer);
        for (const char *key : {"host_key", "user_key"})
            QCOMPARE(QProcess::execute(keygen,
                                       {QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("ed25519"),
                                        QStringLiteral("-N"), QString(), QStringLiteral("-f"), file(key)}),
                     0);
        const auto write = [&](const char *name, const QByteArray &content) {
            QFile out(file(name));
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(content);
        };
        const int free = [] {
            TestServer probe(answer);
            return static_cast<int>(probe.peer().port);
        }();
        const QByteArray at = folder_.path().toUtf8();
        write("forced", "#!/bin/sh\necho \"$SSH_ORIGINAL_COMMAND\" > " + at + "/command\n" +
                            relayTo(server.peer()) + "\n");
        QFile(file("forced")).setPermissions(QFile::ReadOwner | QFile::ExeOwner);
        write("sshd_config",
              "ListenAddress 127.0.0.1\nPort " + QByteArray::number(free) + "\nHostKey " + at +
                  "/host_key\nPidFile none\nStrictModes no\nUsePAM no\nPasswordAuthentication no\n"
                  "PermitRootLogin yes\nAuthorizedKeysFile " +
                  at + "/user_key.pub\nForceCommand " + at + "/forced\n");
        write("ssh_config",
              "IdentityFile " + at + "/user_key\nIdentitiesOnly yes\nUserKnownHostsFile " + at +
                  "/known_hosts\nGlobalKnownHostsFile none\nBatchMode yes\nIdentityAgent none\n");
        write("known_hosts",
              "[127.0.0.1]:" + QByteArray::number(free) + " " + contentOf(file("host_key.pub")));
        fakeSsh("exec " + client.toUtf8() + " -F " + at + "/ssh_config \"$@\"");
        QProcess daemon;
        // For root it wants a folder under /run, which it gets in a mount namespace of its own.
        const QString command = QStringLiteral("exec %1 -D -e -f %2").arg(sshd, file("sshd_config"));
        if (::geteuid() == 0 && !QFile::exists(QStringLiteral("/run/sshd")))
            daemon.start(QStringLiteral("unshare"),
                         {QStringLiteral("-m"), QStringLiteral("sh"), QStringLiteral("-c"),
                          QStringLiteral("mount -t tmpfs none /run && mkdir /run/sshd && ") + command});
        else
            daemon.start(QStringLiteral("sh"), {QStringLiteral("-c"), command});
        QVERIFY(daemon.waitForStarted());
        const auto stopDaemon = qScopeGuard([&] {
            daemon.terminate();
            daemon.waitForFinished();
        });
        QByteArray log;
        QTRY_VERIFY2_WITH_TIMEOUT((log += daemon.readAllStandardError()).contains("Server listening") ||
                                      daemon.state() == QProcess::NotRunning,
                                  log.constData(), 20'000);
        if (daemon.state() == QProcess::NotRunning)
            QSKIP(log.prepend("skipped: sshd does not run here: ").constData());
        Peer peer = ssh();
        peer.host = "127.0.0.1";
        peer.port = static_cast<std::uint16_t>(free);
        const auto result = send(peer);
        QVERIFY2(result, result ? "" : toString(result.error()).c_str());
        QCOMPARE(result->body, std::string("pong"));
        QCOMPARE(contentOf(file("command")), QByteArray("docker system dial-stdio\n"));
        write("known_hosts", "");
        const auto stranger = send(peer);
        QVERIFY(!stranger);
        QCOMPARE(name(stranger.error().code), name(Errc::unauthorized));
    }
};

int main(int argc, char **argv) {
    if (argc == 3 && std::strcmp(argv[1], "--relay") == 0) return relay(argv[2]);
    QCoreApplication app(argc, argv);
    TestSsh test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_ssh.moc"
