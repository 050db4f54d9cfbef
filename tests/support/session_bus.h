#pragma once

#include <QCoreApplication>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace portolan::testing {

/// Set in the process that runs below a session bus of its own.
inline constexpr const char *onOwnBus = "PORTOLAN_TEST_OWN_BUS";

inline bool hasSessionBus() {
    return !QStandardPaths::findExecutable(QStringLiteral("dbus-run-session")).isEmpty();
}

/// Runs one function of this test program once more below a session bus and a home of its own, so that
/// nothing of a person's session is touched. `before` is a shell command run first. Returns the exit code.
inline int runOnOwnBus(const char *function, const QString &before = QStringLiteral("true")) {
    QTemporaryDir home;
    QProcess session;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QLatin1String(onOwnBus), QStringLiteral("1"));
    for (const char *name : {"HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
        environment.insert(QLatin1String(name), home.path());
    session.setProcessEnvironment(environment);
    session.setProcessChannelMode(QProcess::ForwardedChannels);
    session.start(QStringLiteral("dbus-run-session"),
                  {QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"),
                   before + QStringLiteral(" && \"$0\" \"$1\""), QCoreApplication::applicationFilePath(),
                   QLatin1String(function)});
    return session.waitForFinished(60'000) ? session.exitCode() : -1;
}

} // namespace portolan::testing
