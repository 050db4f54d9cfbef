#pragma once

#include <QHash>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QtTest>

#include <chrono>
#include <concepts>
#include <initializer_list>

namespace portolan::testing {

/// How a program of the rigs ended. `exitCode` is -1 when it had to be killed at its time limit, -2 when it
/// could not be started.
struct CommandResult {
    int exitCode = -1;
    QString output;
    QString errors;

    bool ok() const { return exitCode == 0; }
    /// The output without the newline at its end: an id, a word.
    QString text() const { return output.trimmed(); }
};

/// Arguments of a program, written as {"run", "-d", name} in spite of QT_NO_CAST_FROM_ASCII.
struct Word {
    Word(const char *text) : text(QString::fromUtf8(text)) {}
    template <std::convertible_to<QString> T>
    Word(const T &text) : text(text) {}
    QString text;
};
struct Words : QStringList {
    Words() = default;
    Words(std::initializer_list<Word> words) {
        for (const Word &word : words) append(word.text);
    }
    Words(const QStringList &words) : QStringList(words) {}
};

/// Why a rig is up, or not. A machine that cannot run it (no root, no program) is a skip, unless
/// PORTOLAN_NO_SKIP is set: then it is a failure like any other.
struct Started {
    bool ok = false;
    bool skip = false;
    QString why; ///< "skipped: needs root", or the end of a log
};

/// One folder with one rig in it; see `tests/support/rig` for what it starts. The rig goes down with this
/// object, and by itself when this process dies.
class Rig {
public:
    Rig();
    ~Rig();
    Rig(const Rig &) = delete;
    Rig &operator=(const Rig &) = delete;

    /// Runs `rig verb FOLDER arguments` and keeps the KEY=VALUE lines that it prints.
    CommandResult run(const QString &verb, const Words &arguments = {},
                      std::chrono::seconds limit = std::chrono::seconds(180));
    Started start(const QString &verb, const Words &arguments);
    QString value(const QString &key) const { return values_.value(key); }
    QString path(const QString &name = {}) const { return folder_.filePath(name); }

private:
    QTemporaryDir folder_;
    QHash<QString, QString> values_;
    bool up_ = false;
};

/// One engine that is up, and the docker CLI for it: the first `docker` in PATH, deaf to DOCKER_* variables.
/// It is asked over its socket, or, where that is empty, over its URL.
class DockerEngine {
public:
    QString socket;  ///< path of its unix socket
    QString url;     ///< tcp://…, empty when it listens on its socket only
    QString address; ///< of that listener; published ports are reached at it from the test's namespace
    QString config;  ///< a folder for DOCKER_CONFIG

    /// `input`: typed into it, and then nothing more.
    CommandResult docker(const Words &arguments, std::chrono::seconds limit = std::chrono::seconds(60),
                         const QByteArray &input = {}) const;
};

/// A private Docker engine.
class DockerRig : public DockerEngine {
public:
    struct Options {
        bool tcp = false; ///< listens on TCP too, see `url`
        bool tls = false; ///< that listener wants client certificates, see `certificates()`
        QString engine = qEnvironmentVariable("PORTOLAN_ENGINE", QStringLiteral("debian")); ///< or "peer"
        Words images = {"busybox"}; ///< imported at once; see `rig images`
        QString arguments;          ///< further ones for dockerd
    };

    Started start(const Options &options);
    Started start() { return start(Options()); }
    CommandResult importImages(const Words &names) { return rig_.run(QStringLiteral("images"), names); }
    CommandResult kill() { return rig_.run(QStringLiteral("docker-kill")); }     ///< SIGKILL of dockerd only
    CommandResult stop() { return rig_.run(QStringLiteral("docker-stop")); }     ///< a regular end
    CommandResult restart() { return rig_.run(QStringLiteral("docker-start")); } ///< with the same data
    /// A registry that this engine alone reaches; its name goes before the image's. With a login nobody has
    /// it.
    Started startRegistry(bool login = false);
    QString registry() const { return rig_.value(QStringLiteral("REGISTRY")); } ///< started last
    CommandResult freezeRegistry() {
        return rig_.run(QStringLiteral("registry-freeze"));
    } ///< it says nothing
    CommandResult thawRegistry() { return rig_.run(QStringLiteral("registry-thaw")); }
    QString certificates() const {
        return rig_.path(QStringLiteral("certs"));
    } ///< as DOCKER_CERT_PATH wants it
    QString version() const { return rig_.value(QStringLiteral("VERSION")); }
    QString apiVersion() const { return rig_.value(QStringLiteral("API")); }
    QString networkNamespace() const { return rig_.value(QStringLiteral("NETNS")); }

private:
    Rig rig_;
};

/// A private etcd of one or three members.
class EtcdRig {
public:
    struct Options {
        int members = 1;
        QString user; ///< with a password: users are switched on
        QString password;
        bool tls = false; ///< clients must have a certificate: ca(), certificate(), key()
    };

    Started start(const Options &options);
    Started start() { return start(Options()); }
    QStringList endpoints() const { return rig_.value(QStringLiteral("ENDPOINTS")).split(QLatin1Char(',')); }
    CommandResult kill(int member = 0);
    CommandResult restart() {
        return rig_.run(QStringLiteral("etcd-start"));
    } ///< the dead members, same data
    CommandResult etcdctl(const Words &arguments) const;
    QString ca() const { return rig_.value(QStringLiteral("CA")); }
    QString certificate() const { return rig_.value(QStringLiteral("CERT")); }
    QString key() const { return rig_.value(QStringLiteral("KEY")); }

private:
    Rig rig_;
    Options options_;
};

/// Two engines on two hosts that see each other, and that this machine sees.
class HostsRig {
public:
    DockerEngine a;
    DockerEngine b;

    Started start(const Words &images = {"busybox"});
    QString networkNamespaceB() const { return rig_.value(QStringLiteral("NETNS_B")); }

private:
    Rig rig_;
};

} // namespace portolan::testing

/// Starts a rig in a test function: skips or fails it when that cannot be.
#define PORTOLAN_START(...)                                                                                  \
    do {                                                                                                     \
        const ::portolan::testing::Started started = __VA_ARGS__;                                            \
        if (started.skip) QSKIP(qPrintable(started.why));                                                    \
        QVERIFY2(started.ok, qPrintable(started.why));                                                       \
    } while (false)

/// Fails the test function with the program's own words.
#define PORTOLAN_OK(...)                                                                                     \
    do {                                                                                                     \
        const ::portolan::testing::CommandResult result = __VA_ARGS__;                                       \
        QVERIFY2(result.ok(), qPrintable(result.output + result.errors));                                    \
    } while (false)
