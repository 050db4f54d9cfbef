#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include "model/etcd/base64.h"
#include "model/etcd/codec.h"

using namespace portolan;
using namespace portolan::etcd;

namespace {

const EtcdKeyspace keyspace("http://127.0.0.1:2379");

net::Response answer(std::string body, int status = 200) {
    net::Response response;
    response.status = status;
    response.body = std::move(body);
    return response;
}

QByteArray bytes(std::string_view text) {
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

std::string file(const char *name) {
    QFile in(QStringLiteral(PORTOLAN_TEST_DATA "/etcd/") + QLatin1String(name));
    return in.open(QIODevice::ReadOnly) ? in.readAll().toStdString() : std::string();
}

/// "unauthorized 16 words".
QByteArray shown(const Error &error) {
    return bytes(std::string(name(error.code)) + ' ' + std::to_string(error.status) + ' ' + error.detail);
}

} // namespace

class TestCodec : public QObject {
    Q_OBJECT
private slots:
    void base64_data() {
        QTest::addColumn<QByteArray>("plain");
        QTest::addColumn<QByteArray>("coded");
        QTest::newRow("nothing") << QByteArray() << QByteArray();
        QTest::newRow("one") << QByteArray("f") << QByteArray("Zg==");
        QTest::newRow("two") << QByteArray("fo") << QByteArray("Zm8=");
        QTest::newRow("three") << QByteArray("foo") << QByteArray("Zm9v");
        QTest::newRow("zero byte") << QByteArray(1, '\0') << QByteArray("AA==");
        QTest::newRow("high bytes") << QByteArray("\xFF\xFE\xFD\xFC") << QByteArray("//79/A==");
    }
    void base64() {
        QFETCH(QByteArray, plain);
        QFETCH(QByteArray, coded);
        QCOMPARE(bytes(toBase64(plain.toStdString())), coded);
        const auto decoded = fromBase64(coded.toStdString());
        QVERIFY(decoded);
        QCOMPARE(bytes(decoded->bytes), plain);
        QCOMPARE(decoded->size, static_cast<std::size_t>(plain.size()));
    }
    void base64IsCutAndCounted() {
        const std::string whole(100000, 'x');
        const auto decoded = fromBase64(toBase64(whole), 10);
        QVERIFY(decoded);
        QCOMPARE(decoded->bytes, std::string(10, 'x'));
        QCOMPARE(decoded->size, whole.size());
    }
    void notBase64_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("length") << QByteArray("Zg=");
        QTest::newRow("foreign character") << QByteArray("Z g=");
        QTest::newRow("url alphabet") << QByteArray("-_==");
        QTest::newRow("padding inside") << QByteArray("Zg==Zm9v");
        QTest::newRow("only padding") << QByteArray("====");
        QTest::newRow("high byte") << QByteArray("Zg\xC3\xA4");
    }
    void notBase64() {
        QFETCH(QByteArray, text);
        QVERIFY(!fromBase64(text.toStdString()));
    }

    void requests() {
        QCOMPARE(rangeRequest("", "", 0, 1000),
                 std::string(R"({"key":"AA==","limit":"1000","range_end":"AA=="})"));
        QCOMPARE(rangeRequest("", std::string_view("a\0", 2), 42, 5),
                 std::string(R"({"key":"YQA=","limit":"5","range_end":"AA==","revision":"42"})"));
        QCOMPARE(
            watchRequest("", 43),
            std::string(R"({"create_request":{"key":"AA==","range_end":"AA==","start_revision":"43"}})"));
        QCOMPARE(rangeRequest("/a", "", 0, 5), // "/a" to "/b"
                 std::string(R"({"key":"L2E=","limit":"5","range_end":"L2I="})"));
        QCOMPARE(rangeRequest("a\xFF", "a\xFFk", 0, 5), // "a\xFFk" to "b"
                 std::string(R"({"key":"Yf9r","limit":"5","range_end":"Yg=="})"));
        QCOMPARE(rangeRequest("\xFF", "", 0, 5), // no end
                 std::string(R"({"key":"/w==","limit":"5","range_end":"AA=="})"));
        QCOMPARE(
            watchRequest("/a", 43),
            std::string(R"({"create_request":{"key":"L2E=","range_end":"L2I=","start_revision":"43"}})"));
        QCOMPARE(authenticateRequest("r\"oot", "p\\w"),
                 std::string("{\"name\":\"r\\\"oot\",\"password\":\"p\\\\w\"}"));
        QVERIFY(nlohmann::json::accept(authenticateRequest("\xFF", "\xC3"))); // typed in a broken locale
    }

    void pages() {
        const auto page = decodePage(answer(file("page.json")), keyspace);
        QVERIFY(page);
        QCOMPARE(page->revision, 9);
        QCOMPARE(page->count, 3);
        QVERIFY(page->more);
        QCOMPARE(page->entries.size(), std::size_t(2));
        EtcdEntry a;
        a.keyspace = keyspace;
        a.key = "a";
        a.value = "1";
        a.valueSize = 1;
        a.createRevision = 2;
        a.modRevision = 3;
        a.version = 2;
        a.lease = 5007617999714915981;
        QVERIFY(page->entries[0] == a);
        QCOMPARE(page->entries[1].valueSize, std::size_t(0));
        QCOMPARE(page->entries[1].modRevision, 4);
    }
    void emptyStore() {
        const auto page = decodePage(answer(R"({"header":{"revision":"1"}})"), keyspace);
        QVERIFY(page);
        QVERIFY(page->entries.empty() && !page->more && page->count == 0);
    }
    void longValuesAreCut() {
        const std::string value(EtcdEntry::maxStoredValue + 1, 'v');
        std::string body = R"({"header":{"revision":"1"},"kvs":[{"key":"YQ==","value":"@"}]})";
        body.replace(body.find('@'), 1, toBase64(value));
        const auto page = decodePage(answer(body), keyspace);
        QVERIFY(page);
        QCOMPARE(page->entries.at(0).value.size(), EtcdEntry::maxStoredValue);
        QCOMPARE(page->entries.at(0).valueSize, value.size());
    }
    void badPages_data() {
        QTest::addColumn<QByteArray>("body");
        const QByteArray head = R"({"header":{"revision":"9"},)";
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut") << head + R"("kvs":[{"key":"YQ==")";
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("html") << QByteArray("<html><body>It works!</body></html>");
        QTest::newRow("no revision") << QByteArray(R"({"kvs":[]})");
        QTest::newRow("revision is a word") << QByteArray(R"({"header":{"revision":"nine"}})");
        QTest::newRow("revision beyond 64 bits")
            << QByteArray(R"({"header":{"revision":"99999999999999999999"}})");
        QTest::newRow("revision is a fraction") << QByteArray(R"({"header":{"revision":9.5}})");
        QTest::newRow("header is a list") << QByteArray(R"({"header":[9]})");
        QTest::newRow("kvs is an object") << head + R"("kvs":{"key":"YQ=="}})";
        QTest::newRow("kv is a string") << head + R"("kvs":["YQ=="]})";
        QTest::newRow("kv without key") << head + R"("kvs":[{"value":"YQ=="}]})";
        QTest::newRow("key is no base64") << head + R"("kvs":[{"key":"/a/b/"}]})";
        QTest::newRow("value is a number") << head + R"("kvs":[{"key":"YQ==","value":1}]})";
        QTest::newRow("more is a number") << head + R"("more":1})";
        QTest::newRow("more of nothing") << head + R"("more":true})";
        QTest::newRow("not UTF-8") << head + "\"kvs\":[{\"key\":\"\xFF\xFE\"}]}";
        QTest::newRow("deeply nested") << head + R"("kvs":)" + QByteArray(1000000, '[');
    }
    void badPages() {
        QFETCH(QByteArray, body);
        const auto page = decodePage(answer(body.toStdString()), keyspace);
        QVERIFY(!page);
        QCOMPARE(name(page.error().code), name(Errc::protocol));
        QVERIFY(page.error().detail.size() < 1000);
    }

    void statuses_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("leader");
        QTest::newRow("leader")
            << QByteArray(R"({"header":{"revision":"4"},"version":"3.4.23","leader":"13668033151171901709"})")
            << true;
        QTest::newRow("leader as number")
            << QByteArray(R"({"header":{"revision":"4"},"version":"3.4.23","leader":13668033151171901709})")
            << true;
        QTest::newRow("none")
            << QByteArray(
                   R"({"header":{"revision":"4"},"version":"3.4.23","errors":["etcdserver: no leader"]})")
            << false;
        QTest::newRow("zero") << QByteArray(R"({"header":{"revision":"4"},"version":"3.4.23","leader":"0"})")
                              << false;
    }
    void statuses() {
        QFETCH(QByteArray, body);
        QFETCH(bool, leader);
        const auto status = decodeStatus(answer(body.toStdString()));
        QVERIFY(status);
        QCOMPARE(status->version, std::string("3.4.23"));
        QCOMPARE(status->revision, 4);
        QCOMPARE(status->hasLeader, leader);
    }
    void statusOfSomethingElse() {
        QCOMPARE(name(decodeStatus(answer("{}")).error().code), name(Errc::protocol));
    }

    void tokens() {
        QCOMPARE(decodeToken(answer(R"({"header":{},"token":"aATvxLGaJQQXfDPZ.12"})")).value(),
                 std::string("aATvxLGaJQQXfDPZ.12"));
        // It goes into a header line, so it may not bring lines of its own.
        for (const char *bad : {R"({"token":""})", "{}", R"({"token":"a\r\nHost: b"})", R"({"token":1})"})
            QVERIFY2(!decodeToken(answer(bad)), bad);
    }

    void errors_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *what, int status, QByteArray body, QByteArray expected) {
            QTest::newRow(what) << status << std::move(body) << std::move(expected);
        };
        row("3.4: token", 401,
            R"({"error":"etcdserver: invalid auth token","message":"etcdserver: invalid auth token","code":16})",
            "unauthorized 16 etcdserver: invalid auth token");
        row("3.6: token", 401, R"({"code":16,"message":"etcdserver: invalid auth token","details":[]})",
            "unauthorized 16 etcdserver: invalid auth token");
        row("code counts, not the status", 200, R"({"code":16,"message":"etcdserver: invalid auth token"})",
            "unauthorized 16 etcdserver: invalid auth token");
        row("no user", 400, R"({"error":"x","message":"etcdserver: user name is empty","code":3})",
            "unauthorized 3 etcdserver: user name is empty");
        row("wrong password", 400,
            R"({"code":3,"message":"etcdserver: authentication failed, invalid user ID or password"})",
            "unauthorized 3 etcdserver: authentication failed, invalid user ID or password");
        row("another argument", 400, R"({"code":3,"message":"unexpected EOF"})", "http 3 unexpected EOF");
        row("not allowed", 403, R"({"code":7,"message":"etcdserver: permission denied"})",
            "unauthorized 7 etcdserver: permission denied");
        row("compacted", 400,
            R"({"code":11,"message":"etcdserver: mvcc: required revision has been compacted"})",
            "compacted 11 etcdserver: mvcc: required revision has been compacted");
        row("no leader", 503, R"({"code":14,"message":"etcdserver: no leader"})",
            "http 14 etcdserver: no leader");
        row("deadline", 504, R"({"code":4,"message":"context deadline exceeded"})",
            "timeout 4 context deadline exceeded");
        row("no authentication", 412, R"({"code":9,"message":"etcdserver: authentication is not enabled"})",
            "http 9 etcdserver: authentication is not enabled");
        row("3.6: no such path", 404, R"({"code":5,"message":"Not Found","details":[]})",
            "notFound 5 Not Found");
        row("code as string", 503, R"({"code":"14","message":"m"})", "http 14 m");
        row("3.4: no such path", 404, "Not Found\n",
            "notFound 404 not an answer of etcd's JSON gateway: Not Found␊");
        row("plain text of TLS", 400, "Client sent an HTTP request to an HTTPS server.",
            "protocol 400 not an answer of etcd's JSON gateway: Client sent an HTTP request to an HTTPS "
            "server.");
        row("proxy", 502, "<html>bad gateway</html>",
            "http 502 not an answer of etcd's JSON gateway: <html>bad gateway</html>");
        row("proxy wants a password", 401, "<html>",
            "unauthorized 401 not an answer of etcd's JSON gateway: <html>");
        row("redirect", 302, "", "protocol 302 not an answer of etcd's JSON gateway: ");
        row("code of the wrong type", 400, R"({"code":{},"message":"m"})", "protocol 400 not a number: code");
        row("hostile words", 503, "{\"code\":14,\"message\":\"\\u001b[31mred\\u202e\"}",
            "http 14 ␛[31mred\uFFFD");
    }
    void errors() {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, expected);
        const auto page = decodePage(answer(body.toStdString(), status), keyspace);
        QVERIFY(!page);
        QCOMPARE(shown(page.error()), expected);
    }
    void wordsOfErrorsAreBounded() {
        const Error error = decodeError(500, std::string(1000000, 'x'));
        QVERIFY(error.detail.size() < 1000);
    }
    void errorsToldApart() {
        QVERIFY(
            isTokenRejected(decodeError(401, R"({"code":16,"message":"etcdserver: invalid auth token"})")));
        QVERIFY(isTokenRejected(
            decodeError(400, R"({"code":3,"message":"etcdserver: revision of auth store is old"})")));
        QVERIFY(
            !isTokenRejected(decodeError(403, R"({"code":7,"message":"etcdserver: permission denied"})")));
        QVERIFY(
            !isTokenRejected(decodeError(400, R"({"code":3,"message":"etcdserver: user name is empty"})")));
        QVERIFY(
            isPermissionDenied(decodeError(403, R"({"code":7,"message":"etcdserver: permission denied"})")));
        QVERIFY(isAuthenticationOff(
            decodeError(412, R"({"code":9,"message":"etcdserver: authentication is not enabled"})")));
        QVERIFY(!isAuthenticationOff(decodeError(412, R"({"code":9,"message":"etcdserver: something"})")));
    }

    void watchMessages() {
        const auto created =
            decodeWatchMessage(R"({"result":{"header":{"revision":"4"},"created":true}})", keyspace);
        QVERIFY(created && created->created && !created->canceled && created->events.empty());
        QCOMPARE(created->revision, 4);

        const auto events = decodeWatchMessage(file("events.json"), keyspace);
        QVERIFY(events);
        QCOMPARE(events->events.size(), std::size_t(4));
        QVERIFY(!events->events[0].deleted && events->events[0].entry.value == "1");
        QVERIFY(events->events[1].deleted && events->events[1].entry.key == "b");
        QVERIFY(events->events[2].deleted);
        QVERIFY(!events->events[3].deleted);

        const auto progress = decodeWatchMessage(R"({"result":{"header":{"revision":"8"}}})", keyspace);
        QVERIFY(progress && !progress->created && progress->events.empty() && progress->revision == 8);
    }
    void cancelledWatches_data() {
        QTest::addColumn<QByteArray>("result");
        QTest::addColumn<QByteArray>("expected");
        const QByteArray rpc = "\"created\":true,\"watch_id\":\"-1\",\"cancel_reason\":\"rpc error: code = ";
        QTest::newRow("compacted") << QByteArray(R"("compact_revision":"3")")
                                   << QByteArray("compacted 11 the server cancelled the watch");
        QTest::newRow("not allowed") << rpc + "PermissionDenied desc = etcdserver: permission denied\""
                                     << QByteArray("unauthorized 7 ");
        QTest::newRow("token") << rpc + "Unauthenticated desc = etcdserver: invalid auth token\""
                               << QByteArray("unauthorized 16 ");
        QTest::newRow("no user") << rpc + "InvalidArgument desc = etcdserver: user name is empty\""
                                 << QByteArray("unauthorized 3 ");
        QTest::newRow("no leader") << QByteArray(R"("cancel_reason":"etcdserver: no leader")")
                                   << QByteArray("http 14 etcdserver: no leader");
        QTest::newRow("no reason") << QByteArray(R"("watch_id":"0")")
                                   << QByteArray("disconnected 1 the server cancelled the watch");
    }
    void cancelledWatches() {
        QFETCH(QByteArray, result);
        QFETCH(QByteArray, expected);
        const QByteArray line = R"({"result":{"canceled":true,)" + result + "}}";
        const auto message = decodeWatchMessage(line.toStdString(), keyspace);
        QVERIFY(message && message->canceled);
        const QByteArray text = shown(cancelError(*message));
        QVERIFY2(text.startsWith(expected), text);
    }
    void errorsInTheStream() {
        // etcd 3.4 as it shuts down, and the form of 3.6.
        const auto old = decodeWatchMessage(
            R"({"error":{"grpc_code":14,"http_code":503,"message":"transport is closing","http_status":"x"}})",
            keyspace);
        QCOMPARE(shown(old.error()), QByteArray("http 14 transport is closing"));
        const auto current = decodeWatchMessage(
            R"({"error":{"code":16,"message":"etcdserver: invalid auth token"}})", keyspace);
        QVERIFY(isTokenRejected(current.error()));
    }
    void badMessages_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("html") << QByteArray("<html>");
        QTest::newRow("neither result nor error") << QByteArray(R"({"created":true})");
        QTest::newRow("result is a list") << QByteArray(R"({"result":[]})");
        QTest::newRow("error is a word") << QByteArray(R"({"error":"no"})");
        QTest::newRow("events is an object") << QByteArray(R"({"result":{"events":{}}})");
        QTest::newRow("event without key") << QByteArray(R"({"result":{"events":[{"type":"DELETE"}]}})");
        QTest::newRow("type is an object")
            << QByteArray(R"({"result":{"events":[{"type":{},"kv":{"key":"YQ=="}}]}})");
        QTest::newRow("two objects") << QByteArray(R"({"result":{}}{"result":{}})");
        QTest::newRow("not UTF-8") << QByteArray("{\"result\":{\"cancel_reason\":\"\xFF\"}}");
    }
    void badMessages() {
        QFETCH(QByteArray, line);
        const auto message = decodeWatchMessage(line.toStdString(), keyspace);
        QVERIFY(!message);
        QCOMPARE(name(message.error().code), name(Errc::protocol));
    }
};

QTEST_GUILESS_MAIN(TestCodec)
#include "tst_codec.moc"
