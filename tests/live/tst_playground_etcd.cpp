#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

#include "tests/support/portolan.h"

using namespace portolan::testing;

namespace {

QByteArray request(const QByteArray &path, const QByteArray &body, const char *method = "POST") {
    return QByteArray(method) + ' ' + path +
           " HTTP/1.1\r\nHost: e\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

/// One connection to an etcd's gateway.
class Line {
public:
    Line(quint16 port, const QByteArray &text) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(fd_, reinterpret_cast<sockaddr *>(&to), sizeof to) == 0)
            for (qsizetype sent = 0, n = 1; sent < text.size() && n > 0; sent += n)
                n = ::send(fd_, text.data() + sent, static_cast<size_t>(text.size() - sent), MSG_NOSIGNAL);
    }
    ~Line() { ::close(fd_); }
    Line(const Line &) = delete;
    Line &operator=(const Line &) = delete;

    /// Status and body of an answer that ends.
    QPair<int, QByteArray> answer() {
        while (!whole() && more(5000)) read();
        return {status_, chunked_ ? body_ : body_.left(length_)};
    }
    /// The next lines of one that does not; fewer when they do not come.
    QByteArrayList lines(int count, int limit = 5000) {
        while (body_.count('\n') < count && more(limit)) read();
        QByteArrayList out;
        for (; count > 0 && body_.contains('\n'); --count) {
            out << body_.left(body_.indexOf('\n'));
            body_.remove(0, body_.indexOf('\n') + 1);
        }
        return out;
    }

private:
    bool whole() const { return ended_ || (length_ >= 0 && body_.size() >= length_); }
    bool more(int limit) {
        pollfd wanted{fd_, POLLIN, 0};
        char piece[65536];
        const auto n = ::poll(&wanted, 1, limit) == 1 ? ::recv(fd_, piece, sizeof piece, 0) : 0;
        raw_.append(piece, std::max<qsizetype>(n, 0));
        return n > 0;
    }
    void read() {
        if (status_ == 0) {
            const auto end = raw_.indexOf("\r\n\r\n");
            if (end < 0) return;
            const QByteArray head = raw_.left(end + 2).toLower();
            raw_.remove(0, end + 4);
            status_ = head.mid(9, 3).toInt();
            chunked_ = head.contains("transfer-encoding: chunked");
            const auto at = head.indexOf("content-length: ");
            if (at >= 0) length_ = head.mid(at + 16, head.indexOf('\r', at) - at - 16).toInt();
        }
        if (!chunked_) {
            body_ += std::exchange(raw_, {});
            return;
        }
        for (;;) {
            const auto end = raw_.indexOf("\r\n");
            if (end < 0) return;
            const int size = raw_.left(end).toInt(nullptr, 16);
            if (size == 0) ended_ = true;
            if (ended_ || raw_.size() < end + 2 + size + 2) return;
            body_ += raw_.mid(end + 2, size);
            raw_.remove(0, end + 2 + size + 2);
        }
    }

    int fd_;
    QByteArray raw_, body_;
    int status_ = 0, length_ = -1;
    bool chunked_ = false, ended_ = false;
};

/// "<text>" becomes base64 of text, and so that it reads well here, ' becomes ".
QByteArray encoded(const QByteArray &text) {
    static const QRegularExpression plain(QStringLiteral("<(\\w*)>"));
    QString out = QString::fromUtf8(text);
    for (auto match = plain.match(out); match.hasMatch(); match = plain.match(out))
        out.replace(match.capturedStart(), match.capturedLength(),
                    u'"' + QString::fromLatin1(match.captured(1).toUtf8().toBase64()) + u'"');
    return out.replace(u'\'', u'"').toUtf8();
}

QByteArray keyAndValue(const QByteArray &key, const QByteArray &value) {
    return "{\"key\":\"" + key.toBase64() + "\",\"value\":\"" + value.toBase64() + "\"}";
}
QByteArray put(const QByteArray &key, const QByteArray &value) {
    return "{\"request_put\":" + keyAndValue(key, value) + '}';
}
QByteArray transaction(const QByteArrayList &operations) {
    return "{\"success\":[" + operations.join(',') + "]}";
}

/// Without what is each cluster's own, and with the order of fields the same.
QByteArray masked(const QByteArray &body) {
    QString text = QString::fromUtf8(body);
    text.replace(QRegularExpression(QStringLiteral("\"(cluster_id|member_id|raft_term)\":\"\\d+\"")),
                 QStringLiteral("\"\\1\":\"#\""));
    QByteArray out;
    for (const QString &line : text.split(u'\n')) {
        QJsonDocument json = QJsonDocument::fromJson(line.toUtf8());
        // Those of a lease a real etcd has in a map of Go's, whose order is chance.
        if (json[u"keys"].isArray()) {
            QStringList keys;
            for (const QJsonValue &key : json[u"keys"].toArray()) keys << key.toString();
            keys.sort();
            QJsonObject object = json.object();
            object[u"keys"] = QJsonArray::fromStringList(keys);
            json.setObject(object);
        }
        out += (json.isNull() ? line.toUtf8() : json.toJson(QJsonDocument::Compact)) + '\n';
    }
    return out.trimmed();
}

/// `portolan playground` with an etcd.
class Playground {
public:
    bool start() {
        process_.start(qEnvironmentVariable("PORTOLAN_BINARY"),
                       {QStringLiteral("playground"), QStringLiteral("--socket"), socket(),
                        QStringLiteral("--etcd-port"), QStringLiteral("0")});
        while (!said_.contains("ETCD=") || !said_.endsWith('\n')) {
            if (!process_.waitForReadyRead(10'000)) return false;
            said_ += process_.readAll();
        }
        return true;
    }
    ~Playground() {
        process_.terminate();
        process_.waitForFinished(10'000);
    }
    QString socket() const { return folder_.filePath(QStringLiteral("docker.sock")); }
    QString url() const { return QString::fromUtf8(said_.mid(said_.indexOf("ETCD=") + 5).trimmed()); }
    quint16 port() const { return url().section(u':', -1).toUShort(); }

private:
    QTemporaryDir folder_;
    QProcess process_;
    QByteArray said_;
};

quint16 portOf(const EtcdRig &etcd) { return etcd.endpoints().at(0).section(u':', -1).toUShort(); }

QPair<int, QByteArray> ask(quint16 port, const QByteArray &path, const QByteArray &body,
                           const char *method = "POST") {
    return Line(port, request(path, body, method)).answer();
}

} // namespace

/// The playground's etcd beside a real one, and our own watch of it.
class TestLivePlaygroundEtcd : public QObject {
    Q_OBJECT

private slots:
    void asTheRealOne() {
        EtcdRig etcd;
        PORTOLAN_START(etcd.start());
        Playground playground;
        QVERIFY(playground.start());
        const quint16 ports[] = {portOf(etcd), playground.port()};
        QFile file(QStringLiteral(PORTOLAN_TEST_DATA "/playground/etcd.txt"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        std::map<QByteArray, std::unique_ptr<Line>> watches[2];
        int asked = 0, different = 0;
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (line.isEmpty() || line.startsWith('#') || line.startsWith('=')) continue;
            const QByteArrayList words = line.split(' ');
            const QByteArray rest = encoded(line.mid(line.indexOf(' ') + 1));
            QByteArray said[2];
            for (const int which : {0, 1}) {
                auto &open = watches[which];
                if (words[0] == "open") {
                    open[words[1]] = std::make_unique<Line>(
                        ports[which], request("/v3/watch", rest.mid(rest.indexOf(' ') + 1)));
                } else if (words[0] == "lines") {
                    const QByteArrayList lines = open.at(words[1])->lines(words[2].toInt());
                    said[which] = masked(lines.join('\n'));
                    if (lines.size() != words[2].toInt()) said[which] += " and no more";
                } else if (words[0] == "quiet") {
                    said[which] = masked(open.at(words[1])->lines(1, 300).join('\n'));
                } else {
                    const auto [status, body] =
                        ask(ports[which], words[0], words.size() > 1 ? rest : QByteArray());
                    said[which] = QByteArray::number(status) + ' ' + masked(body);
                }
            }
            ++asked;
            if (said[0] == said[1] && (said[0].isEmpty() == (words[0] == "quiet" || words[0] == "open")))
                continue;
            ++different;
            qWarning().noquote() << '\n' << line << "\n real" << said[0] << "\n ours" << said[1];
        }
        qInfo() << asked << "asked";
        QVERIFY(asked > 150);
        QCOMPARE(different, 0);
    }

    /// Two leases of two seconds end on both, keys with them.
    void leasesEnd() {
        EtcdRig etcd;
        PORTOLAN_START(etcd.start());
        Playground playground;
        QVERIFY(playground.start());
        for (const quint16 port : {portOf(etcd), playground.port()}) {
            Line watch(port, request("/v3/watch", encoded("{'create_request':{'key':<l>}}")));
            QCOMPARE(watch.lines(1).size(), 1);
            QCOMPARE(ask(port, "/v3/lease/grant", encoded("{'TTL':2,'ID':5}")).first, 200);
            QCOMPARE(ask(port, "/v3/kv/put", encoded("{'key':<l>,'lease':5}")).first, 200);
            QVERIFY(watch.lines(2, 15'000).value(1).contains("DELETE"));
            QVERIFY(!ask(port, "/v3/kv/range", encoded("{'key':<l>}")).second.contains("kvs"));
            QVERIFY(ask(port, "/v3/lease/timetolive", encoded("{'ID':5}")).second.contains("\"TTL\":\"-1\""));
        }
    }

    void largeRequests() {
        EtcdRig etcd;
        PORTOLAN_START(etcd.start());
        Playground playground;
        QVERIFY(playground.start());
        QByteArrayList puts;
        for (int i = 0; i < 129; ++i) puts << put(QByteArray::number(i), "1");
        const QPair<QByteArray, QByteArray> requests[] = {
            {"/v3/kv/put", keyAndValue("a", QByteArray(1'572'864, 'x'))},
            {"/v3/kv/put", keyAndValue("a", QByteArray(1'500'000, 'x'))},
            {"/v3/kv/txn", transaction(puts)},
            {"/v3/kv/txn", transaction(puts.mid(1))},
        };
        for (const auto &[path, body] : requests) {
            const auto real = ask(portOf(etcd), path, body), ours = ask(playground.port(), path, body);
            QCOMPARE(ours.first, real.first);
            QCOMPARE(masked(ours.second), masked(real.second));
        }
        for (const char *path : {"/version", "/health", "/v3/kv/range", "/nowhere"})
            for (const char *method : {"GET", "PUT"}) {
                const auto real = ask(portOf(etcd), path, {}, method),
                           ours = ask(playground.port(), path, {}, method);
                QCOMPARE(ours.first, real.first);
                if (real.second.contains("etcdserver"))
                    QVERIFY(ours.second.contains("etcdserver"));
                else
                    QCOMPARE(ours.second, real.second);
            }
    }

    /// More keys than a page, changes, a compaction under the watch: what our own client makes of it.
    void ourOwnWatch() {
        Playground playground;
        QVERIFY(playground.start());
        const quint16 port = playground.port();
        for (int first = 0; first < 2500; first += 100) {
            QByteArrayList puts;
            for (int i = first; i < first + 100; ++i)
                puts << put("/k" + QByteArray::number(i).rightJustified(5, '0'), "x");
            QCOMPARE(ask(port, "/v3/kv/txn", transaction(puts)).first, 200);
        }
        const auto record = [&](const char *name) { // behind all other keys: on the last page
            return ask(port, "/v3/kv/put",
                       keyAndValue(QByteArray("/skydns/local/skydns/rails/") + name,
                                   QByteArray("{'host':'10.0.0.9','port':6379}").replace('\'', '"')))
                       .first == 200;
        };
        const QString one = QStringLiteral("1.rails.skydns.local 10.0.0.9:6379 null"),
                      two = QStringLiteral("2.rails.skydns.local 10.0.0.9:6379 null");
        QVERIFY(record("1"));
        WatchProcess watch(
            {"-H", QStringLiteral("unix://") + playground.socket(), "--etcd", playground.url()});
        const auto shows = [&](const QStringList &wanted) {
            return watch.waitFor([&](const MapJson &map) { return map.registrations() == wanted; });
        };
        QVERIFY(shows({one}));
        QVERIFY(record("2"));
        QVERIFY(shows({one, two}));
        QCOMPARE(ask(port, "/v3/kv/compaction", encoded("{'revision':27}")).first, 200);
        QCOMPARE(ask(port, "/v3/kv/deleterange", keyAndValue("/skydns/local/skydns/rails/1", "")).first, 200);
        QVERIFY(shows({two}));
        QCOMPARE(ask(port, "/v3/kv/deleterange", encoded("{'key':'Lw==','range_end':'MA=='}")).first, 200);
        QVERIFY(shows({}));
    }
};

QTEST_GUILESS_MAIN(TestLivePlaygroundEtcd)
#include "tst_playground_etcd.moc"
