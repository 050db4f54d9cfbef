#include "tests/support/rig.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>

#include <unistd.h>

namespace portolan::testing {
namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

CommandResult execute(const QString &program, const QStringList &arguments,
                      const QProcessEnvironment &environment, std::chrono::seconds limit,
                      const QByteArray &input = {}) {
    QProcess process;
    process.setProcessEnvironment(environment);
    if (input.isEmpty()) process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, arguments);
    if (!process.waitForStarted()) return {-2, {}, program + u": "_s + process.errorString()};
    if (!input.isEmpty()) {
        process.write(input);
        process.closeWriteChannel();
    }
    CommandResult result;
    const std::chrono::milliseconds milliseconds = limit;
    if (process.waitForFinished(static_cast<int>(milliseconds.count()))) {
        result.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    } else {
        process.kill();
        process.waitForFinished(5000);
    }
    result.output = QString::fromUtf8(process.readAllStandardOutput());
    result.errors = QString::fromUtf8(process.readAllStandardError());
    return result;
}

QProcessEnvironment without(const QString &prefix) {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (name.startsWith(prefix)) environment.remove(name);
    }
    return environment;
}

/// The rig must be root. Someone who is not may be so without a password; the engine's socket is then theirs.
bool needsSudo() { return geteuid() != 0; }

/// Where nothing may be skipped, a skip is a failure.
Started asAllowed(Started started) {
    if (started.skip && !qEnvironmentVariableIsEmpty("PORTOLAN_NO_SKIP")) {
        started.skip = false;
        started.why += u" (and PORTOLAN_NO_SKIP is set)"_s;
    }
    return started;
}

Started outcome(const CommandResult &result) {
    return asAllowed({result.ok(), result.exitCode == 77, result.errors.trimmed().right(4000)});
}

} // namespace

Rig::Rig() : folder_(QDir::tempPath() + u"/portolan-XXXXXX"_s) {}

Rig::~Rig() {
    if (up_) run(u"down"_s);
}

CommandResult Rig::run(const QString &verb, const Words &arguments, std::chrono::seconds limit) {
    QString program = QStringLiteral(PORTOLAN_TEST_SUPPORT "/rig");
    QStringList all = QStringList{verb, path()} + arguments;
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (needsSudo()) {
        const QStringList kept = {u"HOME"_s, u"PATH"_s, u"XDG_CACHE_HOME"_s};
        QStringList sudo = {u"-n"_s, u"env"_s};
        for (const QString &name : kept) {
            if (environment.contains(name)) sudo << name + QLatin1Char('=') + environment.value(name);
        }
        sudo << u"RIG_GROUP=%1"_s.arg(getegid()) << program;
        all = sudo + all;
        program = u"sudo"_s;
    }
    const CommandResult result = execute(program, all, environment, limit);
    for (const QString &line : result.output.split(QLatin1Char('\n'))) {
        const qsizetype sign = line.indexOf(QLatin1Char('='));
        if (sign > 0) values_.insert(line.left(sign), line.mid(sign + 1));
    }
    return result;
}

Started Rig::start(const QString &verb, const Words &arguments) {
    if (needsSudo() &&
        !execute(u"sudo"_s, {u"-n"_s, u"true"_s}, QProcessEnvironment::systemEnvironment(), 10s).ok())
        return asAllowed({false, true, u"skipped: needs root, or sudo without a password"_s});
    Words all = arguments;
    if (!all.contains(u"--watch"_s)) {
        all << u"--watch"_s << QString::number(QCoreApplication::applicationPid());
    }
    const Started started = outcome(run(verb, all));
    up_ = started.ok;
    return started;
}

CommandResult DockerEngine::docker(const Words &arguments, std::chrono::seconds limit,
                                   const QByteArray &input) const {
    QProcessEnvironment environment = without(u"DOCKER_"_s);
    environment.insert(u"DOCKER_CONFIG"_s, config);
    const QString host = socket.isEmpty() ? url : u"unix://"_s + socket;
    return execute(u"docker"_s, QStringList{u"-H"_s, host} + arguments, environment, limit, input);
}

Started DockerRig::start(const Options &options) {
    QStringList arguments = {u"--engine"_s, options.engine};
    if (options.tcp || options.tls) arguments << u"--tcp"_s << u"auto"_s;
    if (options.tls) arguments << u"--tls"_s << certificates();
    if (!options.arguments.isEmpty()) arguments << u"--args"_s << options.arguments;
    Started started = rig_.start(u"docker-up"_s, arguments);
    socket = rig_.value(u"SOCKET"_s);
    url = rig_.value(u"URL"_s);
    address = rig_.value(u"ADDRESS"_s);
    config = rig_.path(u"cli"_s);
    if (started.ok && !options.images.isEmpty()) {
        const CommandResult imported = importImages(options.images);
        if (!imported.ok()) started = {false, false, imported.errors};
    }
    return started;
}

Started DockerRig::startRegistry(bool login) {
    return outcome(rig_.run(u"registry-up"_s, login ? Words{"--login"} : Words()));
}

Started EtcdRig::start(const Options &options) {
    options_ = options;
    QStringList arguments = {u"--members"_s, QString::number(options.members)};
    if (!options.user.isEmpty()) {
        arguments << u"--auth"_s << options.user + QLatin1Char(':') + options.password;
    }
    if (options.tls) arguments << u"--tls"_s;
    return rig_.start(u"etcd-up"_s, arguments);
}

CommandResult EtcdRig::kill(int member) { return rig_.run(u"etcd-kill"_s, Words{QString::number(member)}); }

CommandResult EtcdRig::etcdctl(const Words &arguments) const {
    QProcessEnvironment environment = without(u"ETCDCTL_"_s);
    environment.insert(u"ETCDCTL_API"_s, u"3"_s);
    QStringList all = {u"--endpoints"_s, rig_.value(u"ENDPOINTS"_s)};
    if (!options_.user.isEmpty()) {
        all << u"--user"_s << options_.user + QLatin1Char(':') + options_.password;
    }
    if (options_.tls) {
        all << u"--cacert"_s << ca() << u"--cert"_s << certificate() << u"--key"_s << key();
    }
    return execute(u"etcdctl"_s, all + arguments, environment, 20s);
}

Started HostsRig::start(const Words &images) {
    Started started =
        rig_.start(u"hosts-up"_s, {u"--engine"_s, qEnvironmentVariable("PORTOLAN_ENGINE", u"debian"_s)});
    for (const QString &host : {u"A"_s, u"B"_s}) {
        DockerEngine &engine = host == QLatin1String("A") ? a : b;
        engine.socket = rig_.value(u"SOCKET_"_s + host);
        engine.url = rig_.value(u"URL_"_s + host);
        engine.address = rig_.value(u"ADDRESS_"_s + host);
        engine.config = rig_.path(u"cli"_s);
    }
    if (started.ok && !images.isEmpty()) {
        const CommandResult imported = rig_.run(u"images"_s, images);
        if (!imported.ok()) started = {false, false, imported.errors};
    }
    return started;
}

} // namespace portolan::testing
