#include <QTest>

#include <cstring>
#include <random>

#include "model/net/response_reader.h"

using namespace portolan;
using namespace portolan::net;

namespace {

QByteArray bytes(std::string_view text) {
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

/// Feeds `text` in pieces of `size`, and the server's end where wanted. "status|body" or the error's name.
QByteArray read(std::string_view text, std::size_t size, bool head, bool end,
                std::uint64_t bodyLimit = 1000) {
    ResponseReader::Limits limits;
    limits.body = bodyLimit;
    limits.header = 4096;
    ResponseReader reader(head, limits);
    while (!text.empty() && !reader.done()) {
        const auto space = reader.space();
        const std::size_t n = std::min({size, text.size(), space.size()});
        std::memcpy(space.data(), text.data(), n);
        text.remove_prefix(n);
        const auto taken = reader.commit(n);
        if (!taken) return bytes(name(taken.error().code));
    }
    if (end && !reader.done()) {
        const auto taken = reader.commit(0);
        if (!taken) return bytes(name(taken.error().code));
    }
    if (!reader.done()) return "more";
    const bool again = reader.keepAlive();
    const auto response = reader.takeResponse();
    return bytes(std::to_string(response.status) + "|" + response.body + (again ? "|again" : ""));
}

} // namespace

class TestResponseReader : public QObject {
    Q_OBJECT
private slots:
    void responses_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("head");
        QTest::addColumn<bool>("end");
        QTest::addColumn<QByteArray>("outcome");
        const auto row = [](const char *name, const QByteArray &text, const char *outcome, bool end = false,
                            bool head = false) {
            QTest::newRow(name) << text << head << end << QByteArray(outcome);
        };
        row("length", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", "200|hello|again");
        row("no reason phrase", "HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n", "200||again");
        row("length, incomplete", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell", "more");
        row("length, broken off", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell", "disconnected", true);
        row("chunked",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n",
            "200|abcde|again");
        row("trailer", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX: y\r\n\r\n",
            "200|a|again");
        row("chunk broken off", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc",
            "disconnected", true);
        row("between chunks broken off", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
            "disconnected", true);
        row("bad chunk size", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", "protocol");
        row("chunk size overflows",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n", "protocol");
        row("to the end", "HTTP/1.1 200 OK\r\n\r\nabc", "200|abc", true);
        row("to the end, nothing", "HTTP/1.1 200 OK\r\n\r\n", "200|", true);
        row("HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\na", "200|a");
        row("close", "HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 1\r\n\r\na", "404|a");
        row("no content", "HTTP/1.1 204 No Content\r\n\r\n", "204||again");
        row("not modified with length", "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n",
            "304||again");
        row("HEAD with length", "HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\n", "200||again", false,
            true);
        row("HEAD chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "200||again", false,
            true);
        row("interim first",
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na",
            "200|a|again");
        row("endless interim", QByteArray("HTTP/1.1 100 Continue\r\n\r\n").repeated(50), "protocol");
        row("only interim", "HTTP/1.1 100 Continue\r\n\r\n", "disconnected", true);
        row("nothing", "", "disconnected", true);
        row("half a header", "HTTP/1.1 200 OK\r\nContent-Le", "disconnected", true);
        row("garbage", "\x16\x03\x01 not http at all\r\n\r\n", "protocol");
        row("json at once", "{\"error\":1}\r\n\r\n", "protocol");
        row("SSH banner", "SSH-2.0-OpenSSH_9.2p1\r\n", "protocol");
        row("wrong version", "HTTP/3.0 200 OK\r\n\r\n", "protocol");
        row("two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", "protocol");
        row("negative length", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "protocol");
        row("NUL in header", QByteArray("HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n", 27), "protocol");
        row("length beyond the limit", "HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n", "tooLarge");
        row("length beyond memory", "HTTP/1.1 200 OK\r\nContent-Length: 18446744073709551615\r\n\r\n",
            "tooLarge");
        row("length at the limit", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + QByteArray(1000, 'x'),
            ("200|" + std::string(1000, 'x') + "|again").c_str());
        row("chunks beyond the limit",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1f4\r\n" + QByteArray(500, 'x') +
                "\r\n1f5\r\n" + QByteArray(501, 'x') + "\r\n0\r\n\r\n",
            "tooLarge");
        row("chunks at the limit",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1f4\r\n" + QByteArray(500, 'x') +
                "\r\n1f4\r\n" + QByteArray(500, 'x') + "\r\n0\r\n\r\n",
            ("200|" + std::string(1000, 'x') + "|again").c_str());
        row("to the end beyond the limit", "HTTP/1.1 200 OK\r\n\r\n" + QByteArray(1001, 'x'), "tooLarge");
        row("one endless header", "HTTP/1.1 200 OK\r\nX: " + QByteArray(20'000, 'x'), "tooLarge");
        row("many headers", "HTTP/1.1 200 OK\r\n" + QByteArray("X-A: b\r\n").repeated(700) + "\r\n",
            "tooLarge");
        row("many short headers", "HTTP/1.1 200 OK\r\n" + QByteArray("X: y\r\n").repeated(100'000),
            "tooLarge");
        row("header at the limit", "HTTP/1.1 204 No\r\nX: " + QByteArray(4096 - 24, 'x') + "\r\n\r\n",
            "204||again");
        row("header over the limit", "HTTP/1.1 204 No\r\nX: " + QByteArray(4096 - 23, 'x') + "\r\n\r\n",
            "tooLarge");
        row("endless status line", "HTTP/1.1 200 " + QByteArray(20'000, 'x'), "tooLarge");
        row("endless chunk extension",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;" + QByteArray(20'000, 'x'), "tooLarge");
        row("endless trailer",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: " + QByteArray(20'000, 'x'),
            "tooLarge");
    }
    void responses() {
        QFETCH(QByteArray, text);
        QFETCH(bool, head);
        QFETCH(bool, end);
        QFETCH(QByteArray, outcome);
        const std::string_view view(text.constData(), static_cast<std::size_t>(text.size()));
        QCOMPARE(read(view, 1, head, end), outcome);
        QCOMPARE(read(view, 7, head, end), outcome);
        QCOMPARE(read(view, 1U << 20U, head, end), outcome);
    }

    /// Broken input of every kind must end in a verdict, never in an assertion of the parser.
    void mutilatedResponsesAreSurvived() {
        const std::vector<std::string> seeds = {
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX: y\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=\"y\"\r\nde\r\n0\r\nT: "
            "v\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nConnection: close, x\r\nY: a\r\n b\r\n\r\nrest",
        };
        const std::string alphabet = "\r\n 0159afF;:=,\t\"Hx\x80" + std::string(1, '\0');
        std::mt19937 random(20261124);
        const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
        int ended = 0;
        for (int round = 0; round < 10'000; ++round) {
            std::string text = seeds[below(seeds.size())];
            for (std::size_t edits = below(4); edits > 0 && !text.empty(); --edits) {
                const std::size_t at = below(text.size());
                const auto kind = below(4);
                if (kind == 0) text[at] = alphabet[below(alphabet.size())];
                if (kind == 1) text.insert(at, 1, alphabet[below(alphabet.size())]);
                if (kind == 2) text.erase(at, 1 + below(6));
                if (kind == 3) text.insert(at, text.substr(below(text.size()), 1 + below(12)));
            }
            if (read(text, 1 + below(9), below(8) == 0, below(2) == 0, below(8)) != "more") ++ended;
        }
        QVERIFY(ended > 500);
    }

    void otherProtocolsAreNamed() {
        ResponseReader reader(false, {});
        const std::string_view text = "SSH-2.0-\x1b[31m";
        std::memcpy(reader.space().data(), text.data(), text.size());
        const auto taken = reader.commit(text.size());
        QVERIFY(!taken && taken.error().code == Errc::protocol);
        QCOMPARE(taken.error().detail, std::string("not HTTP: SSH-2.0-␛[31m"));
    }

    void leftoverBytesSpoilTheConnection() {
        QCOMPARE(read("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\naHTTP/1.1 200 OK\r\n\r\n", 1U << 20U,
                      false, false),
                 QByteArray("200|a"));
    }

    void headerNamesAreLowered() {
        ResponseReader reader(true, {});
        const std::string_view text = "HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nX: 1\r\nx: 2\r\n\r\n";
        std::memcpy(reader.space().data(), text.data(), text.size());
        QVERIFY(reader.commit(text.size()).has_value());
        QCOMPARE(reader.head().header("api-version"), std::string("1.41"));
        QCOMPARE(reader.head().header("x"), std::string("1"));
        QCOMPARE(reader.head().header("absent"), std::string());
        QCOMPARE(reader.head().headers.size(), 3U);
    }

    void aStreamHasNoBodyLimit() {
        ResponseReader reader(false, {});
        const std::string_view head = "HTTP/1.1 200 OK\r\nContent-Length: 9000000000000\r\n\r\n";
        std::memcpy(reader.space().data(), head.data(), head.size());
        QVERIFY(reader.commit(head.size()).has_value());
        QVERIFY(reader.headDone() && !reader.done());
        std::size_t total = 0;
        for (int i = 0; i < 400; ++i) {
            const auto space = reader.space();
            std::memset(space.data(), 'x', space.size());
            QVERIFY(reader.commit(space.size()).has_value());
            const std::string piece = reader.takeBody();
            QCOMPARE(piece.size(), space.size());
            total += piece.size();
        }
        QVERIFY(total > (16U << 20U)); // more than Beast's default limit of 8 MB
    }
};

QTEST_GUILESS_MAIN(TestResponseReader)
#include "tst_response_reader.moc"
