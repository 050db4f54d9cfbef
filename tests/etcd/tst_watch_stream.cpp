#include <QTest>

#include "model/etcd/watch_stream.h"

using namespace portolan;
using namespace portolan::etcd;

namespace {

/// A watch as etcd 3.4 writes it, with what a reader may meet: an empty line, a carriage return.
const std::string body =
    std::string(R"({"result":{"header":{"revision":"4"},"created":true}})") + "\n" +
    R"({"result":{"events":[{"kv":{"key":"YQ==","mod_revision":"5","value":"XG4="}}]}})" + "\r\n\n" +
    R"({"result":{"events":[{"type":"DELETE","kv":{"key":"YQ==","mod_revision":"6"}}]}})" + "\n" +
    R"({"result":{"header":{"revision":"9"},"canceled":true,"compact_revision":"9"}})" + "\n";

/// "created@4", "put a@5", "delete a@6", "compacted@9".
QByteArrayList shown(const std::vector<WatchMessage> &messages) {
    QByteArrayList lines;
    for (const WatchMessage &m : messages) {
        if (m.created) lines << "created@" + QByteArray::number(qlonglong(m.revision));
        for (const WatchEvent &e : m.events)
            lines << (e.deleted ? "delete " : "put ") + QByteArray::fromStdString(e.entry.key) + '@' +
                         QByteArray::number(qlonglong(e.entry.modRevision));
        if (m.canceled) lines << "compacted@" + QByteArray::number(qlonglong(m.compactRevision));
    }
    return lines;
}

const QByteArrayList whole{"created@4", "put a@5", "delete a@6", "compacted@9"};

WatchStream stream() { return WatchStream(EtcdKeyspace("http://127.0.0.1:2379")); }

} // namespace

class TestWatchStream : public QObject {
    Q_OBJECT
private slots:
    void inOnePiece() {
        WatchStream s = stream();
        QCOMPARE(shown(s.feed(body).value()), whole);
        QVERIFY(s.finish().value().empty());
    }
    void cutAtEveryByte() {
        for (std::size_t at = 0; at <= body.size(); ++at) {
            WatchStream s = stream();
            const auto first = s.feed(std::string_view(body).substr(0, at));
            const auto second = s.feed(std::string_view(body).substr(at));
            QVERIFY(first && second);
            QCOMPARE(shown(first.value()) + shown(second.value()), whole);
        }
    }
    void byteByByte() {
        WatchStream s = stream();
        QByteArrayList lines;
        for (const char c : body) lines += shown(s.feed(std::string_view(&c, 1)).value());
        QCOMPARE(lines, whole);
    }
    void lastWordsWithoutLineEnd() {
        WatchStream s = stream();
        QVERIFY(s.feed(R"({"error":{"grpc_code":14,"message":"transport is closing"}})").value().empty());
        const auto last = s.finish();
        QVERIFY(!last);
        QCOMPARE(last.error().detail, std::string("transport is closing"));
    }
    void endInTheMiddleIsADisconnect() {
        const std::size_t firstLine = body.find('\n');
        for (std::size_t at = 1; at < firstLine; ++at) {
            WatchStream s = stream();
            QVERIFY(s.feed(std::string_view(body).substr(0, at)).value().empty());
            const auto last = s.finish();
            QVERIFY(!last);
            QCOMPARE(name(last.error().code), name(Errc::disconnected));
        }
    }
    void somethingElse() {
        WatchStream s = stream();
        const auto messages = s.feed("HTTP is not etcd\n");
        QVERIFY(!messages);
        QCOMPARE(name(messages.error().code), name(Errc::protocol));
    }
    void lineWithoutEnd() {
        WatchStream s = stream();
        const std::string megabyte(1U << 20U, ' ');
        for (std::size_t fed = 0; fed < WatchStream::longestLine; fed += megabyte.size())
            QVERIFY(s.feed(megabyte).value().empty());
        const auto messages = s.feed("x");
        QVERIFY(!messages);
        QCOMPARE(name(messages.error().code), name(Errc::tooLarge));
    }
    void longLineIsFine() {
        WatchStream s = stream();
        std::string line =
            R"({"result":{"events":[{"kv":{"key":"YQ==","mod_revision":"5","value":"AAAA"}}]}})";
        line.insert(line.find("AAAA"), std::string((4U << 20U) - 4, 'A'));
        line += '\n';
        const auto messages = s.feed(line);
        QVERIFY(messages);
        const EtcdEntry &entry = messages->at(0).events.at(0).entry;
        QCOMPARE(entry.valueSize, std::size_t(3U << 20U));
        QCOMPARE(entry.value.size(), EtcdEntry::maxStoredValue);
    }
};

QTEST_GUILESS_MAIN(TestWatchStream)
#include "tst_watch_stream.moc"
