#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

#include "model/net/docker_config.h"
#include "model/net/this_machine.h"

using namespace portolan;
using namespace portolan::net;

namespace {

QByteArray bytes(const std::string &text) { return QByteArray::fromStdString(text); }

/// JSON without the backslashes (moc trips over raw strings).
QByteArray json(QByteArray text) { return text.replace('\'', '"'); }

/// A home with docker's files in it.
struct Home {
    QTemporaryDir folder;
    DockerEnvironment environment;

    Home() {
        environment.home = folder.path().toStdString();
        environment.systemSockets = {path("run/docker.sock"), path("run/podman.sock")};
    }
    std::string path(const char *relative) const {
        return folder.filePath(QString::fromUtf8(relative)).toStdString();
    }
    void write(const QString &relative, const QByteArray &content) const {
        const QString file = folder.filePath(relative);
        QDir().mkpath(QFileInfo(file).path());
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(content);
    }
    static QString hashOf(const QByteArray &context) {
        return QString::fromLatin1(QCryptographicHash::hash(context, QCryptographicHash::Sha256).toHex());
    }
    void context(const QByteArray &name, const QByteArray &endpoint) const {
        write(QStringLiteral(".docker/contexts/meta/%1/meta.json").arg(hashOf(name)),
              "{\"Name\":\"" + name + "\",\"Metadata\":{},\"Endpoints\":{\"docker\":" + endpoint + "}}");
    }
    void certificate(const QByteArray &context, const char *file) const {
        write(
            QStringLiteral(".docker/contexts/tls/%1/docker/%2.pem").arg(hashOf(context), QLatin1String(file)),
            "x");
    }
    int listen(const char *relative) const {
        const std::string file = path(relative);
        QDir().mkpath(QFileInfo(QString::fromStdString(file)).path());
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, file.data(), file.size());
        const int listener = ::socket(AF_UNIX, SOCK_STREAM, 0);
        return ::bind(listener, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0 ? listener : -1;
    }
};

/// "url name" and what is asked for of TLS, with the home's path as ~; or "!code target: detail".
QByteArray shown(const Result<ResolvedEngine> &engine, const Home &home) {
    QByteArray text;
    if (!engine) {
        text = "!" + bytes(std::string(name(engine.error().code))) + " " + bytes(engine.error().target) +
               ": " + bytes(engine.error().detail);
    } else {
        const Peer &peer = engine->peer;
        text = bytes(engine->url) + " " + bytes(engine->name);
        if (peer.transport == Peer::Transport::tls) {
            text += peer.tls.verify ? " tls" : " tls-unverified";
            for (const std::string *file : {&peer.tls.caFile, &peer.tls.certFile, &peer.tls.keyFile})
                text += " " + (file->empty() ? QByteArray("-") : bytes(*file));
        }
    }
    return text.replace(home.folder.path().toUtf8(), "~");
}

using Variables = std::map<std::string, std::string>;
using Words = std::vector<std::string>;

QString text(const std::string &bytes) { return QString::fromStdString(bytes); }

} // namespace

class TestDockerConfig : public QObject {
    Q_OBJECT
private slots:
    void resolving_data() {
        QTest::addColumn<Variables>("variables");
        QTest::addColumn<Words>("hosts");
        QTest::addColumn<Words>("contexts");
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<QByteArray>("engines"); // one a line
        const auto row = [](const char *name, const Variables &variables, const Words &hosts,
                            const Words &contexts, const QByteArray &config, const QByteArray &engines) {
            QTest::newRow(name) << variables << hosts << contexts << QByteArray(config)
                                << QByteArray(engines);
        };
        const char *usual = "unix:///var/run/docker.sock /var/run/docker.sock";
        const QByteArray current = json("{'currentContext':'plain'}");
        row("nothing", {}, {}, {}, "", usual);
        row("blank host", {{"DOCKER_HOST", " "}}, {}, {}, current, usual);
        row("unix:// alone", {}, {"unix://"}, {}, "", usual);
        row("DOCKER_HOST", {{"DOCKER_HOST", "tcp://h:1"}}, {}, {}, "", "tcp://h:1 h");
        row("port of docker", {{"DOCKER_HOST", "tcp://h"}}, {}, {}, "", "tcp://h:2375 h");
        row("currentContext", {}, {}, {}, current, "tcp://p:1 plain");
        row("current default", {}, {}, {}, json("{'currentContext':'default'}"), usual);
        row("config without context", {}, {}, {}, json("{'auths':{}}"), usual);
        row("DOCKER_CONTEXT over current", {{"DOCKER_CONTEXT", "far"}}, {}, {}, current,
            "ssh://ann@far:22/x far");
        row("DOCKER_HOST over DOCKER_CONTEXT", {{"DOCKER_HOST", "tcp://h:1"}, {"DOCKER_CONTEXT", "far"}}, {},
            {}, current, "tcp://h:1 h");
        row("host over DOCKER_HOST", {{"DOCKER_HOST", "tcp://h:1"}}, {"tcp://i:2"}, {}, current,
            "tcp://i:2 i");
        row("context over all", {{"DOCKER_HOST", "tcp://h:1"}}, {}, {"plain"}, "", "tcp://p:1 plain");
        row("context default takes DOCKER_HOST", {{"DOCKER_HOST", "tcp://h:1"}}, {}, {"default"}, current,
            "tcp://h:1 h");
        row("DOCKER_CONTEXT=default", {{"DOCKER_CONTEXT", "default"}}, {}, {}, current, usual);
        row("several", {}, {"tcp://h:1", "unix:///x"}, {"far", "plain"}, "",
            "ssh://ann@far:22/x far\ntcp://p:1 plain\ntcp://h:1 h\nunix:///x /x");
        row("bad among good", {}, {"ftp://x", "tcp://h:1"}, {}, "",
            "!badInput ftp://x: scheme: not one of unix, tcp, http, https, ssh\ntcp://h:1 h");
        row("DOCKER_CONFIG", {{"DOCKER_CONFIG", "/nowhere"}}, {}, {}, current, usual);

        row("unknown context", {}, {}, {"nope"}, "",
            "!badInput nope: not found; known: default, far, noverify, plain, secure, socket");
        row("unknown current context", {}, {}, {}, json("{'currentContext':'gone'}"),
            "!badInput gone: not found; known: default, far, noverify, plain, secure, socket");
        row("broken context", {}, {}, {"broken"}, "",
            ("!badInput ~/.docker/contexts/meta/" + Home::hashOf("broken").toLatin1() +
             "/meta.json: not a JSON object"));
        row("context of another kind", {}, {}, {"kube"}, "",
            ("!badInput ~/.docker/contexts/meta/" + Home::hashOf("kube").toLatin1() +
             "/meta.json: it has no docker endpoint"));
        row("context with a wrong type", {}, {}, {"typed"}, "",
            ("!badInput ~/.docker/contexts/meta/" + Home::hashOf("typed").toLatin1() +
             "/meta.json: Host is not a string"));
        row("broken config", {}, {}, {}, json("{'currentContext':'plain'"),
            "!badInput ~/.docker/config.json: not a JSON object");
        row("config with a wrong type", {}, {}, {}, json("{'currentContext':7}"),
            "!badInput ~/.docker/config.json: currentContext is not a string");
        row("broken config not needed", {}, {"tcp://h:1"}, {}, "{", "tcp://h:1 h");

        row("context with certificates", {}, {}, {"secure"}, "",
            ("tcp://s:2376 secure tls ~/.docker/contexts/tls/" + Home::hashOf("secure").toLatin1() +
             "/docker/ca.pem ~/.docker/contexts/tls/" + Home::hashOf("secure").toLatin1() +
             "/docker/cert.pem ~/.docker/contexts/tls/" + Home::hashOf("secure").toLatin1() +
             "/docker/key.pem"));
        row("context without verification", {}, {}, {"noverify"}, "",
            "tcp://n:2376 noverify tls-unverified - - -");
        row("variables do not reach contexts", {{"DOCKER_TLS", "1"}}, {}, {"plain", "socket"}, "",
            "tcp://p:1 plain\nunix:///s.sock socket");

        row("DOCKER_TLS_VERIFY needs a CA", {{"DOCKER_TLS_VERIFY", "1"}}, {"tcp://h"}, {}, "",
            "!badInput ~/.docker/ca.pem: no such file");
        row("but not for sockets", {{"DOCKER_TLS_VERIFY", "1"}}, {"unix:///x", "ssh://h"}, {}, "",
            "unix:///x /x\nssh://h h");
        row("verify, even by 0", {{"DOCKER_TLS_VERIFY", "0"}, {"DOCKER_CERT_PATH", "~/certs"}}, {"tcp://h"},
            {}, "", "tcp://h:2375 h tls ~/certs/ca.pem ~/certs/cert.pem -");
        row("TLS without a host", {{"DOCKER_TLS_VERIFY", "1"}, {"DOCKER_CERT_PATH", "~/certs"}}, {}, {}, "",
            "tcp://localhost:2376 localhost tls ~/certs/ca.pem ~/certs/cert.pem -");
        row("DOCKER_TLS", {{"DOCKER_TLS", "1"}}, {"tcp://h:1"}, {}, "", "tcp://h:1 h tls-unverified - - -");
        row("DOCKER_TLS with certificates", {{"DOCKER_TLS", "1"}, {"DOCKER_CERT_PATH", "~/certs"}},
            {"tcp://h:1"}, {}, "", "tcp://h:1 h tls-unverified ~/certs/ca.pem ~/certs/cert.pem -");
        row("https", {}, {"https://h:1"}, {}, "", "tcp://h:1 h tls - - -");
    }
    void resolving() {
        QFETCH(Variables, variables);
        QFETCH(Words, hosts);
        QFETCH(Words, contexts);
        QFETCH(QByteArray, config);
        QFETCH(QByteArray, engines);
        Home home;
        home.context("plain", json("{'Host':'tcp://p:1','SkipTLSVerify':false}"));
        home.context("far", json("{'Host':'ssh://ann@far:22/x'}"));
        home.context("socket", json("{'Host':'unix:///s.sock'}"));
        home.context("noverify", json("{'Host':'tcp://n:2376','SkipTLSVerify':true}"));
        home.context("secure", json("{'Host':'tcp://s:2376'}"));
        for (const char *file : {"ca", "cert", "key"}) home.certificate("secure", file);
        home.write(QStringLiteral(".docker/contexts/meta/%1/meta.json").arg(Home::hashOf("broken")),
                   "{\"Name\":");
        home.write(QStringLiteral(".docker/contexts/meta/%1/meta.json").arg(Home::hashOf("kube")),
                   json("{'Endpoints':{'kubernetes':{}}}"));
        home.write(QStringLiteral(".docker/contexts/meta/%1/meta.json").arg(Home::hashOf("typed")),
                   json("{'Endpoints':{'docker':{'Host':[]}}}"));
        home.write(QStringLiteral("certs/ca.pem"), "x");
        home.write(QStringLiteral("certs/cert.pem"), "x");
        if (!config.isEmpty()) home.write(QStringLiteral(".docker/config.json"), config);
        for (const auto &[key, value] : variables)
            home.environment.variables[key] = text(value).replace(u'~', home.folder.path()).toStdString();

        QByteArray all;
        for (const auto &engine : resolveEngines(hosts, contexts, {}, home.environment))
            all += (all.isEmpty() ? "" : "\n") + shown(engine, home);
        QCOMPARE(all, engines);
    }

    void flagsOverVariables() {
        Home home;
        home.write(QStringLiteral("certs/ca.pem"), "x");
        home.environment.variables = {{"DOCKER_TLS_VERIFY", "1"}, {"DOCKER_CERT_PATH", home.path("certs")}};
        TlsFlags flags;
        const auto one = [&] {
            return shown(resolveEngines({"tcp://h"}, {}, flags, home.environment)[0], home);
        };
        flags.verify = false;
        QCOMPARE(one(), QByteArray("tcp://h:2375 h tls-unverified ~/certs/ca.pem - -"));
        flags.verify = true;
        flags.caFile = "/other/ca.pem"; // given, so it must be there
        QCOMPARE(one(), QByteArray("!badInput /other/ca.pem: no such file"));
        flags.caFile.clear();
        flags.certFile = "/other/cert.pem"; // given, so it is kept and missed later
        QCOMPARE(one(), QByteArray("tcp://h:2375 h tls ~/certs/ca.pem /other/cert.pem -"));
        home.environment.variables.clear();
        flags = {};
        flags.tls = true;
        QCOMPARE(one(), QByteArray("tcp://h:2375 h tls-unverified - - -"));
    }

    void explicitRequests() {
        Home home;
        home.context("plain", json("{'Host':'tcp://p:1'}"));
        home.environment.variables = {{"DOCKER_TLS_VERIFY", "1"}, {"DOCKER_HOST", "tcp://elsewhere:1"}};
        EngineRequest request;
        const auto one = [&] { return shown(resolveEngine(request, home.environment), home); };
        QCOMPARE(one(), QByteArray("!badInput : nothing given"));
        request.context = "plain";
        QCOMPARE(one(), QByteArray("tcp://p:1 plain"));
        request.url = "tcp://h:1";
        QCOMPARE(one(), QByteArray("tcp://h:1 h"));
        request.tls = true;
        request.caFile = "/ca";
        QCOMPARE(one(), QByteArray("tcp://h:1 h tls /ca - -"));
        request.tlsVerify = false;
        request.tls = false;
        request.url = "https://h:1";
        QCOMPARE(one(), QByteArray("tcp://h:1 h tls-unverified /ca - -"));
        request.url = "ssh://a:b@h";
        QVERIFY(one().startsWith("!badInput ssh://a:***@h: user:"));
    }

    void hostileFiles() {
        Home home;
        home.write(QStringLiteral(".docker/config.json"), QByteArray(5 << 20, ' '));
        QCOMPARE(shown(resolveEngines({}, {}, {}, home.environment)[0], home),
                 QByteArray("!badInput ~/.docker/config.json: larger than 4 MiB"));
        home.write(QStringLiteral(".docker/config.json"), "{\"currentContext\":\"\xff\xfe\"}");
        QCOMPARE(shown(resolveEngines({}, {}, {}, home.environment)[0], home),
                 QByteArray("!badInput ~/.docker/config.json: not a JSON object"));
        home.write(QStringLiteral(".docker/config.json"), QByteArray(1 << 20, '['));
        QVERIFY(shown(resolveEngines({}, {}, {}, home.environment)[0], home).startsWith("!badInput"));
        QFile::remove(QString::fromStdString(home.path(".docker/config.json")));
        QDir().mkpath(QString::fromStdString(home.path(".docker/config.json")));
        QCOMPARE(shown(resolveEngines({}, {}, {}, home.environment)[0], home),
                 QByteArray("!badInput ~/.docker/config.json: Is a directory"));
        QCOMPARE(shown(resolveEngines({}, {"../../etc\x1b[31m"}, {}, home.environment)[0], home),
                 QByteArray("!badInput ../../etc␛[31m: not found; known: default"));
    }

    void candidates() {
        Home home;
        const int usual = home.listen("run/docker.sock");
        const int rootless = home.listen("xdg/docker.sock");
        const int colima = home.listen(".colima/work/docker.sock");
        QVERIFY(usual >= 0 && rootless >= 0 && colima >= 0);
        home.write(QStringLiteral("run/podman.sock"), "a file, no socket");
        QVERIFY(QFile::link(QString::fromStdString(home.path("run/docker.sock")), [&] {
            QDir().mkpath(QString::fromStdString(home.path(".docker/run")));
            return QString::fromStdString(home.path(".docker/run/docker.sock"));
        }()));
        home.context("rootless", "{\"Host\":\"unix://" + bytes(home.path("xdg/docker.sock")) + "\"}");
        home.context("gone", json("{'Host':'unix:///nowhere.sock'}"));
        home.context("far", json("{'Host':'ssh://far'}"));
        home.environment.variables = {
            {"XDG_RUNTIME_DIR", home.path("xdg")}, {"DOCKER_HOST", "tcp://h:2376"}, {"DOCKER_TLS", "yes"}};
        const auto lines = [&] {
            QByteArray text;
            for (const auto &c : engineCandidates(home.environment)) {
                const char *origins[] = {"environment", "context", "socket"};
                text += QByteArray(origins[static_cast<int>(c.origin)]) + " " + bytes(c.label) + " " +
                        bytes(c.request.url) + (c.request.tls ? " tls" : "") +
                        (c.request.tlsVerify ? "" : "-unverified") + (c.reachable ? " reachable\n" : " -\n");
            }
            return text.replace(home.folder.path().toUtf8(), "~");
        };
        QCOMPARE(
            lines(),
            QByteArray("environment tcp://h:2376 tcp://h:2376 tls-unverified reachable\n"
                       "context far  reachable\n"
                       "context gone  -\n"
                       "context rootless  reachable\n"
                       "socket ~/run/docker.sock unix://~/run/docker.sock reachable\n"
                       "socket ~/.colima/work/docker.sock unix://~/.colima/work/docker.sock reachable\n"));
        home.environment.variables = {{"DOCKER_CONTEXT", "far"}};
        QVERIFY2(lines().startsWith("environment far  reachable\ncontext gone"), lines().constData());
        QCOMPARE(lines().count("far"), 1);
        for (const int listener : {usual, rootless, colima}) ::close(listener);
    }

    /// The real CLI, where there is one, asked for servers that nobody runs.
    void asTheDockerCli_data() {
        QTest::addColumn<Variables>("variables");
        QTest::addColumn<Words>("arguments");
        QTest::newRow("host") << Variables() << Words{"-H", "127.0.0.1:1"};
        QTest::newRow("no host") << Variables() << Words{"-H", ":1"};
        QTest::newRow("blanks") << Variables() << Words{"-H", " tcp://127.0.0.1:1 "};
        QTest::newRow("socket as it stands") << Variables() << Words{"-H", "unix:///nowhere%20/a"};
        QTest::newRow("current context") << Variables() << Words{};
        QTest::newRow("DOCKER_CONTEXT") << Variables{{"DOCKER_CONTEXT", "two"}} << Words{};
        QTest::newRow("DOCKER_HOST") << Variables{{"DOCKER_HOST", "tcp://127.0.0.1:3"},
                                                  {"DOCKER_CONTEXT", "two"}}
                                     << Words{};
        QTest::newRow("default and DOCKER_HOST")
            << Variables{{"DOCKER_HOST", "tcp://127.0.0.1:3"}} << Words{"--context", "default"};
    }
    void asTheDockerCli() {
        const QString docker = QStandardPaths::findExecutable(QStringLiteral("docker"));
        if (docker.isEmpty()) QSKIP("skipped: there is no docker CLI here");
        QFETCH(Variables, variables);
        QFETCH(Words, arguments);
        Home home;
        home.context("one", json("{'Host':'tcp://127.0.0.1:1'}"));
        home.context("two", json("{'Host':'unix:///nowhere/two.sock'}"));
        home.write(QStringLiteral(".docker/config.json"), json("{'currentContext':'one'}"));
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
        environment.insert(QStringLiteral("HOME"), home.folder.path());
        for (const auto &[key, value] : variables) environment.insert(text(key), text(value));
        home.environment.variables = variables;
        QProcess process;
        process.setProcessEnvironment(environment);
        QStringList line;
        for (const std::string &argument : arguments) line << text(argument);
        process.start(docker, line << QStringLiteral("version"));
        QVERIFY(process.waitForFinished(30'000));
        const QByteArray complaint = process.readAllStandardError();

        Words hosts;
        Words contexts;
        if (!arguments.empty()) (arguments[0] == "-H" ? hosts : contexts).push_back(arguments[1]);
        const auto engines = resolveEngines(hosts, contexts, {}, home.environment);
        QVERIFY(engines.front().has_value());
        QVERIFY2(complaint.contains(QByteArray(" at " + bytes(engines.front()->url) + ". ")),
                 complaint.constData());
    }

    void thisProcess() {
        qputenv("PORTOLAN_TEST_VARIABLE", "a=b");
        const auto environment = DockerEnvironment::ofThisProcess();
        QCOMPARE(environment.variable("PORTOLAN_TEST_VARIABLE"), std::string("a=b"));
        QCOMPARE(environment.variable("PORTOLAN_TEST_ABSENT"), std::string());
        QVERIFY(!environment.home.empty());
    }

    void socketsOfVirtualMachines() {
        for (const char *path :
             {"/home/me/.docker/run/docker.sock", "/home/me/.docker/desktop/docker.sock",
              "/home/me/.colima/default/docker.sock", "/home/me/.lima/docker/sock/docker.sock",
              "/home/me/.rd/docker.sock", "/home/me/.orbstack/run/docker.sock",
              "/run/user/1000/podman/podman-machine-default-api.sock"})
            QVERIFY2(isMachineSocket(path), path);
        for (const char *path : {"/var/run/docker.sock", "/run/user/1000/docker.sock",
                                 "/tmp/colima/docker.sock", "/run/podman/podman.sock"})
            QVERIFY2(!isMachineSocket(path), path);
        const QTemporaryDir home; // a link that one of them has put at the usual place
        QVERIFY(QDir(home.path()).mkpath(QStringLiteral(".rd")));
        QFile there(home.filePath(QStringLiteral(".rd/docker.sock")));
        QVERIFY(there.open(QFile::WriteOnly));
        const QString link = home.filePath(QStringLiteral("docker.sock"));
        QVERIFY(QFile::link(there.fileName(), link));
        QVERIFY(isMachineSocket(link.toStdString()));
    }

    void addressesOfThisMachine() {
        const auto addresses = localAddresses();
        QVERIFY(std::is_sorted(addresses.begin(), addresses.end()));
        QVERIFY(std::adjacent_find(addresses.begin(), addresses.end()) == addresses.end());
        for (const std::string &address : addresses)
            QVERIFY2(!address.starts_with("127.") && !address.starts_with("169.254.") && address != "::1" &&
                         !address.starts_with("fe80"),
                     address.c_str());
        QProcess ip;
        ip.start(QStringLiteral("ip"), QStringLiteral("-4 -o addr show up").split(u' '));
        if (!ip.waitForFinished() || ip.exitCode() != 0) QSKIP("skipped: there is no program ip here");
        for (const QByteArray &line : ip.readAllStandardOutput().split('\n')) {
            const auto words = line.simplified().split(' ');
            if (words.size() < 4 || words[1] == "lo") continue;
            const std::string address = words[3].split('/')[0].toStdString();
            if (address.starts_with("169.254.") || address.starts_with("127.")) continue;
            QVERIFY2(std::find(addresses.begin(), addresses.end(), address) != addresses.end(),
                     address.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestDockerConfig)
#include "tst_docker_config.moc"
