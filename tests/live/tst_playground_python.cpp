#include <QProcess>

#include "tests/support/rig.h"

using namespace portolan::testing;
using namespace Qt::StringLiterals;

/// Docker's own library for Python walks a real engine and the playground, and sees the same.
class TestLivePlaygroundPython : public QObject {
    Q_OBJECT

    static QString walk(const QString &python, const QString &socket) {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(python, {QStringLiteral(PORTOLAN_TEST_DATA "/playground/walk.py"), socket});
        if (!process.waitForFinished(90'000)) return u"it hangs"_s;
        return QString::fromUtf8(process.readAll()) + QString::number(process.exitCode());
    }

private slots:
    void walks() {
        const QString cache = qEnvironmentVariable("XDG_CACHE_HOME", QDir::homePath() + u"/.cache"_s);
        const QString python = cache + u"/portolan/docker-py/bin/python"_s;
        if (!QFile::exists(python))
            QSKIP("skipped: docker-py is not there (tests/support/rig docker-py fetches it from PyPI)");
        DockerRig engine;
        PORTOLAN_START(engine.start());
        QTemporaryDir folder;
        const QString socket = folder.filePath(u"play.sock"_s);
        QProcess playground;
        const QString line = engine.version().startsWith(u"20."_s) ? u"20.10"_s : u"29"_s;
        playground.start(qEnvironmentVariable("PORTOLAN_BINARY"),
                         {u"playground"_s, u"--socket"_s, socket, u"--engine"_s, line});
        QVERIFY(playground.waitForReadyRead(10'000));
        const QStringList real = walk(python, engine.socket).split(u'\n'),
                          ours = walk(python, socket).split(u'\n');
        playground.terminate();
        QVERIFY(playground.waitForFinished(10'000));
        QCOMPARE(ours, real);
        QCOMPARE(real.last(), u"0"_s);
        QVERIFY(real.size() > 35);
    }
};

QTEST_GUILESS_MAIN(TestLivePlaygroundPython)
#include "tst_playground_python.moc"
