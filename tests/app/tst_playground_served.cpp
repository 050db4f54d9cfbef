#include <csignal>

#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// `portolan playground` as a program: what it prints, refuses, and leaves behind.
class TestPlaygroundServed : public QObject {
    Q_OBJECT

    QTemporaryDir dir_;
    QString socket_ = dir_.filePath(QStringLiteral("docker.sock"));

    static void start(QProcess &process, const QStringList &arguments) {
        process.start(qEnvironmentVariable("PORTOLAN_BINARY"),
                      QStringList{QStringLiteral("playground"), QStringLiteral("--socket")} + arguments);
    }
    static bool says(QProcess &process, const char *words, QByteArray &said) {
        while (!said.contains(words) || !said.endsWith('\n')) {
            if (!process.waitForReadyRead(20'000)) return false;
            said += process.readAllStandardOutput();
        }
        return true;
    }

private slots:
    void endsInPeace_data() {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }
    void endsInPeace() {
        QFETCH(int, signal);
        QProcess process;
        QByteArray said;
        start(process,
              {socket_, QStringLiteral("--etcd-port"), QStringLiteral("0"), QStringLiteral("--containers"),
               QStringLiteral("30"), QStringLiteral("--networks"), QStringLiteral("3")});
        QVERIFY(says(process, "ETCD=http://127.0.0.1:", said));
        QVERIFY(said.contains(QByteArray("DOCKER_HOST=unix://" + socket_.toUtf8() + "\n")));
        const QFileInfo there(socket_);
        QVERIFY(there.exists());
        QVERIFY(there.permission(QFile::ReadOwner | QFile::WriteOwner));
        for (const auto nobody : {QFile::ReadGroup, QFile::WriteGroup, QFile::ReadOther, QFile::WriteOther})
            QVERIFY(!there.permission(nobody));
        QCOMPARE(::kill(static_cast<pid_t>(process.processId()), signal), 0);
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(process.readAllStandardError(), QByteArray());
        QVERIFY(!QFileInfo::exists(socket_));
    }

    void takesNothingAway() {
        QProcess first, second, third;
        QByteArray said;
        start(first, {socket_, QStringLiteral("--etcd-port"), QStringLiteral("0")});
        QVERIFY(says(first, "ETCD=http://127.0.0.1:", said));
        start(second, {socket_});
        QVERIFY(second.waitForFinished(20'000));
        QCOMPARE(second.exitCode(), 2);
        QVERIFY(second.readAllStandardError().contains(socket_.toUtf8()));
        const QByteArray port = said.mid(said.lastIndexOf(':') + 1).trimmed();
        const QString other = dir_.filePath(QStringLiteral("other.sock"));
        start(third, {other, QStringLiteral("--etcd-port"), QString::fromUtf8(port)});
        QVERIFY(third.waitForFinished(20'000));
        QCOMPARE(third.exitCode(), 1);
        QVERIFY(third.readAllStandardError().contains(QByteArray("127.0.0.1:" + port)));
        QVERIFY(!QFileInfo::exists(other));
        QVERIFY(QFileInfo::exists(socket_));
        first.terminate();
        QVERIFY(first.waitForFinished(20'000));
    }

    /// Whoever killed it with SIGKILL left a socket behind; that is no hindrance.
    void aStaleSocketIsReplaced() {
        QProcess first, second;
        QByteArray said;
        start(first, {socket_});
        QVERIFY(says(first, "DOCKER_HOST", said));
        first.kill();
        QVERIFY(first.waitForFinished(20'000));
        QVERIFY(QFileInfo::exists(socket_));
        said.clear();
        start(second, {socket_});
        QVERIFY(says(second, "DOCKER_HOST", said));
        second.terminate();
        QVERIFY(second.waitForFinished(20'000));
        QVERIFY(!QFileInfo::exists(socket_));
    }
};

QTEST_GUILESS_MAIN(TestPlaygroundServed)
#include "tst_playground_served.moc"
