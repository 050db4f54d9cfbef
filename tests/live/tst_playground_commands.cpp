#include <QFile>
#include <QRegularExpression>

#include "tests/live/played_engine.h"

using namespace portolan::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The docker command walks the same script on a real engine and on the playground.
class TestLivePlaygroundCommands : public QObject {
    Q_OBJECT
    DockerRig engine_;
    PlayedEngine played_;

    /// What is another at every run: ids, names made up, times, addresses of hardware, subnets dealt in turn.
    static QString masked(const CommandResult &result) {
        QString text =
            result.output + u"\n! "_s + result.errors + u"\n["_s + QString::number(result.exitCode) + u"]"_s;
        const auto mask = [&](const char *pattern, const char *with) {
            text.replace(QRegularExpression(QString::fromLatin1(pattern)), QString::fromLatin1(with));
        };
        mask("sha256:[0-9a-f]{64}", "<image>");
        mask("\\b[0-9a-f]{64}\\b", "<id>");
        mask("\\b[0-9a-f]{12}\\b", "<short>");
        mask("\\b([0-9a-f]{2}:){5}[0-9a-f]{2}\\b", "<mac>");
        mask("time=[0-9.]+ ms", "time=T");
        mask("= [0-9.]+/[0-9.]+/[0-9.]+ ms", "= T");
        mask("172\\.(18|19|2\\d|31)\\.0\\.", "172.N.0.");
        mask("Bind for :::", "Bind for 0.0.0.0:");
        mask("time=\"[^\"]*\" level=error msg=\"[^\n]*\n", ""); // the client's own race
        return text;
    }

    /// Words are parted by blanks; what follows `sh -c`, and a template with what hangs on it, is one.
    static QStringList wordsOf(const QString &line) {
        const auto words = [](const QString &text) { return text.split(u' ', Qt::SkipEmptyParts); };
        if (const auto at = line.indexOf(u" sh -c "_s); at >= 0)
            return words(line.left(at + 7)) << line.mid(at + 7);
        const auto first = line.indexOf(u"{{"_s), last = line.lastIndexOf(u"}}"_s);
        if (first < 0) return words(line);
        const auto end = std::max(line.indexOf(u' ', last), qsizetype(0));
        const auto stop = end == 0 ? line.size() : end;
        return words(line.left(first)) << line.mid(first, stop - first) << words(line.mid(stop));
    }

private slots:
    void initTestCase() {
        DockerRig::Options options;
        options.images = {"busybox", "redis"};
        PORTOLAN_START(engine_.start(options));
        const QString line = engine_.version().startsWith(u"20."_s) ? u"20.10"_s : u"29"_s;
        QVERIFY(played_.start(line));
        PORTOLAN_OK(played_.docker({"rmi", "amouat/ambassador"})); // the rig has two images only
    }
    void cleanupTestCase() {
        if (played_.isUp()) QVERIFY(played_.stop());
        QVERIFY(!QFile::exists(played_.socket));
    }

    void walks() {
        QFile file(QStringLiteral(PORTOLAN_TEST_DATA "/playground/commands.txt"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        int walked = 0, different = 0;
        for (const QByteArray &raw : file.readAll().split('\n')) {
            const QString line = QString::fromUtf8(raw);
            if (line.isEmpty() || line[0] == u'#') continue;
            const auto typed = line.indexOf(u" <<< "_s);
            const QStringList words = wordsOf(line.left(typed));
            QByteArray input = typed < 0 ? QByteArray() : raw.mid(raw.indexOf(" <<< ") + 5);
            input.replace("\\n", "\n");
            const QString real = masked(engine_.docker(words, 60s, input)),
                          ours = masked(played_.docker(words, 60s, input));
            ++walked;
            if (real == ours) continue;
            ++different;
            qWarning().noquote() << "\n"
                                 << line << "\n real:" << real.left(700) << "\n ours:" << ours.left(700);
        }
        QVERIFY(walked >= 60);
        QCOMPARE(different, 0);
    }
};

QTEST_GUILESS_MAIN(TestLivePlaygroundCommands)
#include "tst_playground_commands.moc"
