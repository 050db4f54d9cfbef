#include <QTest>

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

#include "model/map/map.h"
#include "model/topology/chart.h"
#include "tests/support/harbour_text.h"
#include "tests/support/sample_snapshot.h"

using namespace portolan;

namespace {

const Moment noon = *parseMoment("2026-11-24T12:00:00Z");

Snapshot hostileSnapshot() {
    Snapshot s = testing::sampleSnapshot();
    const std::vector<std::string> names{"\"; } evil [label=\"x",
                                         "back\\slash\\",
                                         "\\N\\G\\l",
                                         "<b>bold</b><script>alert(1)</script>",
                                         "a&amp;b&#9829;",
                                         "line\nfeed\r\ttab\x1b[31m",
                                         "\xff\xfe broken",
                                         "\u202Eright to left",
                                         std::string(10'000, 'W'),
                                         "`markdown` **bold** end",
                                         "#quot; #35; ;",
                                         "1. list",
                                         "- list",
                                         "]]}}))>|",
                                         "",
                                         "%% comment",
                                         "<br/>",
                                         "subgraph end",
                                         "☃ 雪 Сеть"};
    std::size_t i = 0;
    const auto next = [&] { return names[i++ % names.size()]; };
    const auto containers = s.containers;
    for (const auto &row : containers) {
        Container c = *row;
        c.name = next();
        c.image = next();
        s.containers.put(std::make_shared<const Container>(c));
    }
    const auto networks = s.networks;
    for (const auto &row : networks) {
        Network n = *row;
        n.name = next();
        n.driver = next();
        s.networks.put(std::make_shared<const Network>(n));
    }
    const auto engines = s.engines;
    for (const auto &row : engines) {
        Engine e = *row;
        e.name = next();
        s.engines.put(std::make_shared<const Engine>(e));
    }
    for (const std::string &name : names) {
        Link l = *s.links[0];
        l.alias = name;
        l.targetName = name;
        l.target = {};
        s.links.put(std::make_shared<const Link>(l));
        Relay r = *s.relays[0];
        r.address = name;
        s.relays.put(std::make_shared<const Relay>(r));
        Registration g = *s.registrations[0];
        g.key = g.name = g.host = name;
        s.registrations.put(std::make_shared<const Registration>(g));
    }
    return s;
}

QByteArray dot(const QByteArray &graph, const QStringList &arguments) {
    QProcess process;
    process.start(QStringLiteral("dot"), arguments);
    process.write(graph);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000) || process.exitCode() != 0) return {};
    const QByteArray complaints = process.readAllStandardError();
    if (complaints.contains("rror") || complaints.contains("syntax")) return {};
    return process.readAllStandardOutput();
}

/// The grammar of the part of Mermaid that is written here, strictly: every line must be one of these.
QString firstWrongLine(const QString &text) {
    const QString label = QStringLiteral("\"(?:[^\"#;<>&\\[\\]{}()|`\\\\\\x00-\\x1f]|#\\d+;|<br/>)*\"");
    const QString node =
        QStringLiteral(" +n\\d+(?:\\(%1\\)|>%1\\]|\\{\\{%1\\}\\}|\\[\\(%1\\)\\]|\\[/%1/\\])(?::::\\w+)?")
            .arg(label);
    const QStringList lines{
        QStringLiteral("flowchart LR"),
        QStringLiteral("  classDef \\w+ [-\\w:#,. ]+"),
        QStringLiteral("  subgraph g\\d+\\[%1\\]").arg(label),
        QStringLiteral("  end"),
        node,
        QStringLiteral("  n\\d+ (?:---|-->|-\\.->)(?:\\|%1\\|)? n\\d+").arg(label),
        QStringLiteral("  linkStyle \\d+ [-\\w:#,. ]+"),
    };
    const QRegularExpression line(QRegularExpression::anchoredPattern(lines.join(QLatin1Char('|'))));
    for (const QString &one : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        if (!line.match(one).hasMatch()) return one;
    return {};
}

} // namespace

class TestDiagrams : public QObject {
    Q_OBJECT
private slots:
    void dotOfTheHarbour() {
        const QByteArray text = QByteArray::fromStdString(map::toDot(testing::sampleSnapshot()));
        QCOMPARE(text.count("subgraph cluster_"), 3); // two hosts, one etcd
        QCOMPARE(text.count("shape=cds"), 2);
        QCOMPARE(text.count("style=dashed"), 3);
        QCOMPARE(text.count("style=dotted"), 2);
        QVERIFY(text.contains("label=\"flask\\nsh1nd3l/flask-server:0.5\\n80 → 8080/tcp\""));
        QVERIFY(text.contains("label=\"6379/tcp malformed\""));
        QVERIFY(text.contains("label=\"tcp://172.17.0.2\", shape=note"));
    }
    void mermaidOfTheHarbour() {
        const QString text = QString::fromStdString(map::toMermaid(testing::sampleSnapshot()));
        QVERIFY(text.startsWith(QLatin1String("flowchart LR\n")));
        QCOMPARE(text.count(QLatin1String("subgraph ")), 3);
        QCOMPARE(text.count(QLatin1String("  end\n")), 3);
        QVERIFY(text.contains(QLatin1String(">\"redis_ambassador<br/>amouat/ambassador\"]")));
        QVERIFY(text.contains(QLatin1String("-.->|\"dnonster\"|")));
        QCOMPARE(firstWrongLine(text), QString());
        const QRegularExpression edge(QStringLiteral("^  n\\d+ -"), QRegularExpression::MultilineOption);
        QCOMPARE(text.count(QLatin1String("linkStyle ")), text.count(edge));
    }
    void mermaidOfHostileNames() {
        const QString text = QString::fromStdString(map::toMermaid(hostileSnapshot()));
        QCOMPARE(firstWrongLine(text), QString());
        QVERIFY(text.contains(QLatin1String("#34;#59; #125; evil #91;label#61;#34;x")));
        QVERIFY(text.contains(QLatin1String("#60;br/#62;")));
        QVERIFY(text.contains(QStringLiteral("☃ 雪 Сеть")));
        QVERIFY(!text.contains(QChar(0x202E)));
    }
    void theCheckOfMermaidFindsMistakes() {
        QVERIFY(firstWrongLine(QStringLiteral("  n1(\"a\"b\")")).size() > 0);
        QVERIFY(firstWrongLine(QStringLiteral("  n1(\"a<script>\")")).size() > 0);
        QVERIFY(firstWrongLine(QStringLiteral("  click n1 \"x\"")).size() > 0);
    }

    void graphvizReadsIt() {
        if (QStandardPaths::findExecutable(QStringLiteral("dot")).isEmpty())
            QSKIP("skipped: needs graphviz (dot)");
        for (const Snapshot &s : {testing::sampleSnapshot(), Snapshot{}}) {
            const QByteArray svg = dot(QByteArray::fromStdString(map::toDot(s)), {QStringLiteral("-Tsvg")});
            QVERIFY(svg.contains("</svg>"));
        }
    }
    void graphvizReadsHostileNames() {
        if (QStandardPaths::findExecutable(QStringLiteral("dot")).isEmpty())
            QSKIP("skipped: needs graphviz (dot)");
        const Snapshot s = hostileSnapshot();
        const QByteArray svg = dot(QByteArray::fromStdString(map::toDot(s)), {QStringLiteral("-Tsvg")});
        QVERIFY(svg.contains("&quot;; } evil [label=&quot;x"));
        QVERIFY(svg.contains("back\\slash\\"));
        QVERIFY(svg.contains("\\N\\G\\l"));
        QVERIFY(svg.contains("&lt;script&gt;") && !svg.contains("<script>"));
        QVERIFY(svg.contains("a&amp;amp;b&amp;#9829;"));
        // Nothing became a node that is none.
        const QByteArray plain = dot(QByteArray::fromStdString(map::toDot(s)), {QStringLiteral("-Tplain")});
        for (const QByteArray &line : plain.split('\n'))
            if (line.startsWith("node "))
                QVERIFY2(QRegularExpression(QStringLiteral("^node n\\d+ "))
                             .match(QString::fromUtf8(line))
                             .hasMatch(),
                         line.constData());
    }

    void nothingDangles() {
        const Snapshot s = topology::chart(
            testing::observe("container guest mode=container:gone\ncontainer web on=bridge link=gone:db\n"
                             "container amb env=A_PORT_1_TCP=tcp://192.0.2.1:1\n"
                             "key /skydns/local/skydns/x '{\"host\":\"192.0.2.1\"}'"),
            {}, noon);
        for (const std::string &text : {map::toDot(s), map::toMermaid(s)}) {
            QVERIFY(text.find("n0") == std::string::npos);
            QVERIFY(text.find("192.0.2.1") != std::string::npos);
        }
    }
};

QTEST_GUILESS_MAIN(TestDiagrams)
#include "tst_diagrams.moc"
