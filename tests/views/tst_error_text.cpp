#include <QSet>
#include <QTest>
#include <QTextDocument>

#include "views/console/change_words.h"
#include "views/theme/error_text.h"
#include "views/theme/plain_tip.h"

using namespace portolan;
using namespace portolan::views;

class TestErrorText : public QObject {
    Q_OBJECT
private slots:
    void everyCodeIsAWholeSentenceOfItsOwn() {
        QSet<QString> seen;
        for (int code = 0; code <= static_cast<int>(Errc::io); ++code) {
            Error error;
            error.code = static_cast<Errc>(code);
            error.target = "tcp://host:2375";
            const QString text = errorText(error);
            QVERIFY2(text.endsWith(u'.') || text.endsWith(u'?'), qPrintable(text));
            QVERIFY2(!text.contains(u'%'), qPrintable(text));
            QVERIFY2(!seen.contains(text), qPrintable(text));
            seen.insert(text);
        }
    }
    void theServersWordsAreQuotedHarmlessAndBounded() {
        Error error;
        error.code = Errc::http;
        error.status = 500;
        error.target = "unix:///x";
        error.detail = "<b>no</b>\x1b[1m" + std::string(5000, 'z');
        const QString text = errorText(error);
        QVERIFY(text.contains(QStringLiteral("500")));
        QVERIFY(text.contains(QStringLiteral("“<b>no</b>␛[1mz")));
        QVERIFY(text.size() < 600);
    }
    void advice_data() {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("target");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, Errc code, const char *target, int status, const char *words) {
            QTest::newRow(name) << int(code) << QString::fromLatin1(target) << status
                                << QString::fromUtf8(words);
        };
        row("socket not permitted", Errc::permissionDenied, "unix:///nowhere/docker.sock", 0,
            "Join the group “docker” with “sudo usermod -aG docker $USER”");
        row("file not permitted", Errc::permissionDenied, "tcp://x", 0, "the permissions of the file");
        row("no socket", Errc::noSuchSocket, "unix:///nowhere/docker.sock", 0,
            "no socket at /nowhere/docker.sock");
        row("no ssh", Errc::noSuchSocket, "ssh://host", 0, "openssh-client");
        row("dead socket", Errc::refused, "unix:///x.sock", 0, "The socket /x.sock is there");
        row("port refused", Errc::refused, "tcp://h:1", 0, "is the port right");
        row("forbidden", Errc::unauthorized, "http://e", 403, "does not allow");
        row("who are you", Errc::unauthorized, "http://e", 401, "user and password");
    }
    void advice() {
        QFETCH(int, code);
        QFETCH(QString, target);
        QFETCH(int, status);
        QFETCH(QString, words);
        Error error;
        error.code = static_cast<Errc>(code);
        error.target = target.toStdString();
        error.status = status;
        QVERIFY2(errorText(error).contains(words), qPrintable(errorText(error)));
    }
    /// Of what an engine refuses: its own words stay, ours come below.
    void refusals_data() {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("meaning");
        const auto row = [](const char *words, const char *meaning) {
            QTest::newRow(meaning) << QString::fromUtf8(words) << QString::fromUtf8(meaning);
        };
        row("requested ipvlan mode 'l3s' is not valid, 'l2' mode is the ipvlan driver default",
            "“l3s” takes Docker 23 or newer.");
        row("network di-1 is already using parent interface eth0", "the two cannot share it.");
        row("all ports are allocated", "No port of that range is free");
        row("failed to bind host port 10.99.99.9:80/tcp: cannot assign requested address",
            "does not have the address");
        row("endpoint with name web already exists in network app", "on that network already");
        row("no available IPv4 addresses on this network's address pools: small (1)", "no address left");
        row("could not find an available, non-overlapping IPv6 address pool among the defaults",
            "Type an IPv6 subnet too.");
        row("network mesh not manually attachable", "for services alone");
        row("something else", "");
    }
    void refusals() {
        QFETCH(QString, words);
        QFETCH(QString, meaning);
        Error error;
        error.code = Errc::http;
        error.status = 500;
        error.detail = words.toStdString();
        const QStringList lines = changeFailure(error).split(u'\n');
        QCOMPARE(lines[0], QStringLiteral("The engine refused: “%1”").arg(words));
        QCOMPARE(lines.size(), meaning.isEmpty() ? 1 : 2);
        QVERIFY2(lines.back().contains(meaning), qPrintable(lines.back()));
    }
    void tipsLeaveNothingToGuess() {
        QVERIFY(plainTip({}).isEmpty());
        QVERIFY(Qt::mightBeRichText(plainTip(QStringLiteral("x"))));
        QVERIFY(!plainTip(QStringLiteral("<b>&")).contains(QStringLiteral("<b>")));
        QCOMPARE(plainLabel(QStringLiteral("a&b")), QStringLiteral("a&&b"));
    }
};

QTEST_MAIN(TestErrorText)
#include "tst_error_text.moc"
