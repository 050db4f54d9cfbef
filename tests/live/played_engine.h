#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include "tests/support/rig.h"

namespace portolan::testing {

/// The playground as a program of its own, asked as an engine is.
struct PlayedEngine : DockerEngine {
    bool start(const QString &line = QStringLiteral("29")) {
        socket = dir_.filePath(QStringLiteral("docker.sock"));
        config = dir_.path();
        process_.start(qEnvironmentVariable("PORTOLAN_BINARY"),
                       {QStringLiteral("playground"), QStringLiteral("--socket"), socket,
                        QStringLiteral("--engine"), line});
        return QTest::qWaitFor([this] { return docker({"version"}).ok(); }, 20'000);
    }
    bool isUp() const { return process_.state() != QProcess::NotRunning; }
    /// By a signal; true: it ended.
    bool stop() {
        process_.terminate();
        return process_.waitForFinished(20'000);
    }

private:
    QTemporaryDir dir_;
    QProcess process_;
};

} // namespace portolan::testing
