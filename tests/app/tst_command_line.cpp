#include <QRegularExpression>
#include <QTest>

#include "app/command_line.h"
#include "app/headless.h"
#include "tests/support/sample_snapshot.h"

using namespace portolan;
using namespace portolan::app;

namespace {

ParsedCommandLine parse(const QByteArray &line) {
    QList<QByteArray> words = line.split(' ');
    words.prepend("portolan");
    words.removeAll(QByteArray());
    std::vector<const char *> argv;
    for (const QByteArray &word : words) argv.push_back(word.constData());
    return parseCommandLine(static_cast<int>(argv.size()), argv.data());
}

} // namespace

class TestCommandLine : public QObject {
    Q_OBJECT
private slots:
    void connectionOptionsStandBeforeOrAfter_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("before") << QByteArray(
            "-H unix:///a --context c -H tcp://b --etcd http://e map --format dot");
        QTest::newRow("after") << QByteArray(
            "map --format dot -H unix:///a -H tcp://b --context c --etcd http://e");
        QTest::newRow("mixed") << QByteArray("-H unix:///a map -H tcp://b --format dot -c c --etcd http://e");
        QTest::newRow("long") << QByteArray(
            "map --host unix:///a --host=tcp://b --context=c --etcd=http://e --format=DOT");
    }
    void connectionOptionsStandBeforeOrAfter() {
        QFETCH(QByteArray, line);
        const ParsedCommandLine parsed = parse(line);
        QVERIFY2(parsed.options, parsed.text.c_str());
        QCOMPARE(parsed.options->hosts, (std::vector<std::string>{"unix:///a", "tcp://b"}));
        QCOMPARE(parsed.options->contexts, std::vector<std::string>{"c"});
        QCOMPARE(parsed.options->etcd.urls, std::vector<std::string>{"http://e"});
        QVERIFY(parsed.options->command == Command::map);
        QVERIFY(parsed.options->format == MapFormat::dot);
    }

    void commands() {
        QVERIFY(parse("").options->command == Command::window);
        QVERIFY(parse("watch -H unix:///a").options->command == Command::watch);
        const Options shot =
            *parse("--screenshot a.png --size 800x600 --lang ru --theme dark --wait 2.5").options;
        QVERIFY(shot.command == Command::screenshot);
        QCOMPARE(shot.size, std::pair(800, 600));
        QCOMPARE(shot.language, std::string("ru"));
        QCOMPARE(shot.theme, std::string("dark"));
        QCOMPARE(shot.wait->count(), 2500);
        QVERIFY(!parse("map").options->wait);
    }

    void playground() {
        QVERIFY(parse("--playground").options->playgroundHarbour);
        QVERIFY(parse("map --playground").options->playgroundHarbour);
        QVERIFY(!parse("map").options->playgroundHarbour);
        for (const char *line :
             {"--playground -H unix:///a", "map --playground --etcd http://e", "--playground --context c"})
            QCOMPARE(parse(line).exitCode, exitUsage);
        const PlaygroundOptions served =
            parse("playground --socket /s --etcd-port 0 --engine 28 --containers 5 --networks 2 --seed 9")
                .options->playground;
        QCOMPARE(served.etcdPort, std::optional<std::uint16_t>(0));
        QCOMPARE(served.engine, std::string("28"));
        QCOMPARE(std::tuple(served.containers, served.networks, served.seed),
                 std::tuple(5, 2, std::uint64_t(9)));
        QVERIFY(!parse("playground --socket /s").options->playground.etcdPort);
        for (const char *rest : {"", "--socket", "--socket /s --etcd-port 70000", "--socket /s --etcd-port x",
                                 "--socket /s --containers -1", "--socket /s --networks 1000000",
                                 "--socket /s --engine 27", "--socket /s --seed x"})
            QCOMPARE(parse(QByteArray("playground ") + rest).exitCode, exitUsage);
    }

    void tlsIsOffUntilSaid() {
        QVERIFY(!parse("map").options->tls.verify);
        QVERIFY(!parse("map").options->tls.tls);
        QCOMPARE(parse("map --tlsverify").options->tls.verify, std::optional(true));
        QCOMPARE(parse("map --tlsverify=false --tlscacert ca.pem").options->tls.verify, std::optional(false));
    }

    void etcdUser() {
        const Options o =
            *parse(
                 "watch --etcd http://a,http://b --etcd-user root:p:w --etcd-prefix /skydns --etcd-insecure")
                 .options;
        QCOMPARE(o.etcd.urls, (std::vector<std::string>{"http://a", "http://b"}));
        QCOMPARE(o.etcd.user, std::string("root"));
        QCOMPARE(o.etcd.password, std::string("p:w"));
        QCOMPARE(o.etcd.prefix, std::string("/skydns"));
        QVERIFY(!o.etcd.tlsVerify);
        qputenv("PORTOLAN_ETCD_PASSWORD", "from-env");
        QCOMPARE(parse("watch --etcd http://a --etcd-user root").options->etcd.password,
                 std::string("from-env"));
        qunsetenv("PORTOLAN_ETCD_PASSWORD");
    }

    void arrangementOfPictures() {
        using views::Arrangement, views::GroupBy;
        QCOMPARE(parse("map --format svg").options->arrangement, Arrangement());
        QCOMPARE(parse("map --format svg --layout rails --group project").options->arrangement,
                 (Arrangement{layout::Kind::rails, GroupBy::project}));
        QCOMPARE(parse("map --layout layers --group none").options->arrangement,
                 (Arrangement{layout::Kind::layers, GroupBy::none}));
        QCOMPARE(parse("map --group network").options->arrangement.by, GroupBy::network);
    }

    void wrongUsage_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("names"); // what the message must name
        QTest::newRow("unknown option") << QByteArray("--no-such") << QByteArray("--no-such");
        QTest::newRow("unknown command") << QByteArray("mop") << QByteArray("mop");
        QTest::newRow("two commands") << QByteArray("map watch") << QByteArray("watch");
        QTest::newRow("format") << QByteArray("map --format gif") << QByteArray("gif");
        QTest::newRow("layout") << QByteArray("map --layout circle") << QByteArray("circle");
        QTest::newRow("group") << QByteArray("map --group colour") << QByteArray("colour");
        QTest::newRow("size") << QByteArray("--screenshot a --size 800") << QByteArray("800");
        QTest::newRow("zero size") << QByteArray("--screenshot a --size 0x600") << QByteArray("0x600");
        QTest::newRow("language") << QByteArray("--lang de") << QByteArray("de");
        QTest::newRow("theme") << QByteArray("--theme blue") << QByteArray("blue");
        QTest::newRow("wait") << QByteArray("map --wait soon") << QByteArray("soon");
        QTest::newRow("negative wait") << QByteArray("map --wait -1") << QByteArray("-1");
        QTest::newRow("host without value") << QByteArray("map -H") << QByteArray("--host");
        QTest::newRow("screenshot of map") << QByteArray("--screenshot a map") << QByteArray("--screenshot");
        QTest::newRow("etcd prefix, no etcd") << QByteArray("map --etcd-prefix /a") << QByteArray("--etcd");
        QTest::newRow("etcd user, no etcd") << QByteArray("map --etcd-user a") << QByteArray("--etcd");
    }
    void wrongUsage() {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, names);
        const ParsedCommandLine parsed = parse(line);
        QVERIFY(!parsed.options);
        QCOMPARE(parsed.exitCode, exitUsage);
        QVERIFY2(QByteArray::fromStdString(parsed.text).contains(names), parsed.text.c_str());
    }

    void helpAndVersion() {
        const ParsedCommandLine help = parse("--lang en --help");
        QCOMPARE(help.exitCode, exitOk);
        for (const char *word : {"--host", "--context", "--etcd", "--screenshot", "map", "watch", "--wait"})
            QVERIFY2(help.text.find(word) != std::string::npos, word);
        QCOMPARE(parse("--version").text, std::string("portolan " PORTOLAN_VERSION "\n"));
    }

    void helpIsInTheLanguageAskedFor_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("words");
        QTest::newRow("window") << QByteArray("--lang ru --help")
                                << QStringLiteral("Использование: portolan [ПАРАМЕТРЫ] [КОМАНДА]|Движки:|"
                                                  "наш ключ TLS|напечатать карту|Примеры:|Команды:");
        QTest::newRow("map") << QByteArray("map --lang ru --help")
                             << QStringLiteral("напечатать карту|писать в FILE");
        QTest::newRow("English") << QByteArray("--lang en --help")
                                 << QStringLiteral(
                                        "Usage: portolan [OPTIONS] [SUBCOMMAND]|Engines:|our TLS key");
    }
    void helpIsInTheLanguageAskedFor() {
        QFETCH(QByteArray, line);
        QFETCH(QString, words);
        const QString text = QString::fromStdString(parse(line).text);
        for (const QString &word : words.split(u'|'))
            QVERIFY2(text.contains(word), qPrintable(word + u'\n' + text));
    }

    /// Each word of the program in it: none is left in English.
    void russianHelpIsRussian() {
        static const QRegularExpression english(QStringLiteral("  [a-z]+ [a-z]+ [a-z]+"));
        for (const char *line : {"--lang ru --help", "map --lang ru --help", "watch --lang ru --help"}) {
            const QString text = QString::fromStdString(parse(line).text);
            const auto found = english.match(text);
            QVERIFY2(!found.hasMatch(), qPrintable(found.captured()));
        }
    }

    void readinessOfAPicture_data() {
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("complete");
        QTest::addColumn<bool>("patient");
        QTest::addColumn<int>("expected");
        using R = Readiness::State;
        const auto row = [](const char *name, SourceState state, bool complete, bool patient, R expected) {
            QTest::newRow(name) << static_cast<int>(state) << complete << patient
                                << static_cast<int>(expected);
        };
        row("live", SourceState::live, true, false, R::ready);
        row("live, not all listed", SourceState::live, false, false, R::pending);
        row("connecting", SourceState::connecting, false, false, R::pending);
        row("duplicate is no trouble", SourceState::duplicate, true, false, R::ready);
        row("failed is final", SourceState::failed, true, false, R::failed);
        row("failed, asked to wait", SourceState::failed, true, true, R::pending);
        row("lost, asked to wait", SourceState::lost, true, true, R::pending);
        row("refused is final even then", SourceState::refused, true, true, R::failed);
    }
    void readinessOfAPicture() {
        QFETCH(int, state);
        QFETCH(bool, complete);
        QFETCH(bool, patient);
        QFETCH(int, expected);
        Snapshot snapshot = testing::sampleSnapshot();
        Engine engine = *snapshot.engines[0];
        engine.state = static_cast<SourceState>(state);
        snapshot.engines.put(std::make_shared<const Engine>(engine));
        snapshot.complete = complete;
        const Readiness got = readiness(snapshot, patient);
        QCOMPARE(static_cast<int>(got.state), expected);
        const bool trouble = engine.state != SourceState::live && engine.state != SourceState::duplicate;
        QCOMPARE(got.troubles.size(), trouble ? 1U : 0U);
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
