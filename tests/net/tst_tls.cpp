#include "tests/net/net_test.h"
#include "tests/net/test_server.h"
#include "tests/net/tls_files.h"

#include <csignal>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "model/net/http.h"

using namespace portolan;
using namespace portolan::net;
using namespace portolan::testing;
using namespace std::chrono_literals;
namespace asio = boost::asio;
using Clock = std::chrono::steady_clock;

namespace {

QByteArray bytes(const std::string &text) { return QByteArray::fromStdString(text); }

Request get(Duration deadline = 20s) {
    Request request;
    request.target = "/";
    request.deadline = deadline;
    return request;
}

void answerAll(Conversation &talk, int) {
    while (!talk.broken() && !talk.request().empty()) talk.answer("secret");
}

} // namespace

class TestTls : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    asio::io_context context_;
    Identity authority_ = issue({.commonName = "Test CA", .names = {}, .authority = true});
    Identity stranger_ = issue({.commonName = "Other CA", .names = {}, .authority = true});
    Identity good_ = issue({.commonName = "x", .names = "DNS:localhost,IP:127.0.0.1"}, &authority_);
    Identity client_ = issue({.commonName = "client", .names = {}}, &authority_);

    std::string file(const char *name) { return folder_.filePath(QLatin1String(name)).toStdString(); }
    Result<Response> send(const Peer &peer, Canceller *canceller = nullptr, Duration deadline = 20s) {
        const auto client = makeHttpClient(context_.get_executor(), peer);
        return runToEnd(context_, client->send(get(deadline)), canceller);
    }

private slots:
    void initTestCase() {
        std::signal(SIGPIPE, SIG_IGN); // the servers' SSL_write knows no MSG_NOSIGNAL
        writeCertificate(authority_, file("ca.pem"));
        writeCertificate(stranger_, file("other-ca.pem"));
        writeCertificate(client_, file("cert.pem"));
        writeKey(client_, file("key.pem"));
        writeKey(client_, file("locked.pem"), "passphrase");
        writeKey(good_, file("wrong-key.pem"));
        QFile broken(folder_.filePath(QStringLiteral("broken.pem")));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        QFile empty(folder_.filePath(QStringLiteral("empty.pem")));
        QVERIFY(empty.open(QIODevice::WriteOnly));
    }

    void serversAreVerified_data() {
        QTest::addColumn<QByteArray>("names");
        QTest::addColumn<long>("beginsIn");
        QTest::addColumn<long>("endsIn");
        QTest::addColumn<QByteArray>("ca");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("words"); // empty: it works
        const auto row = [](const char *name, const char *names, const char *ca, const char *host,
                            const char *words, long beginsIn = -3600, long endsIn = 3600) {
            QTest::newRow(name) << QByteArray(names) << beginsIn << endsIn << QByteArray(ca)
                                << QByteArray(host) << QByteArray(words);
        };
        const char *both = "DNS:localhost,IP:127.0.0.1";
        row("by name", both, "ca.pem", "localhost", "");
        row("by address", both, "ca.pem", "127.0.0.1", "");
        row("wrong name", "DNS:elsewhere,IP:127.0.0.1", "ca.pem", "localhost", "hostname mismatch");
        row("wrong address", "DNS:localhost,IP:127.0.0.2", "ca.pem", "127.0.0.1", "IP address mismatch");
        row("an address as a name does not count", "DNS:127.0.0.1", "ca.pem", "127.0.0.1",
            "IP address mismatch");
        row("common name does not count", "", "ca.pem", "localhost", "hostname mismatch");
        row("expired", both, "ca.pem", "localhost", "certificate has expired", -7200, -3600);
        row("not yet valid", both, "ca.pem", "localhost", "certificate is not yet valid", 3600, 7200);
        row("unknown authority", both, "other-ca.pem", "localhost", "unable to get local issuer certificate");
        row("unknown to the system", both, "", "localhost", "unable to get local issuer certificate");
    }
    void serversAreVerified() {
        QFETCH(QByteArray, names);
        QFETCH(long, beginsIn);
        QFETCH(long, endsIn);
        QFETCH(QByteArray, ca);
        QFETCH(QByteArray, host);
        QFETCH(QByteArray, words);
        const Identity identity = issue({.commonName = "localhost",
                                         .names = names.toStdString(),
                                         .authority = false,
                                         .beginsIn = beginsIn,
                                         .endsIn = endsIn},
                                        &authority_);
        const auto context = serverContext(identity);
        TestServer server(answerAll, context.get());
        Peer peer = server.peer();
        peer.host = host.toStdString();
        if (!ca.isEmpty()) peer.tls.caFile = file(ca.constData());
        const auto result = send(peer);
        if (words.isEmpty()) {
            QVERIFY2(result, result ? "" : toString(result.error()).c_str());
            QCOMPARE(result->body, std::string("secret"));
        } else {
            QVERIFY(!result);
            QCOMPARE(name(result.error().code), name(Errc::tls));
            QVERIFY2(result.error().detail.find("certificate verify failed") != std::string::npos &&
                         bytes(result.error().detail).contains(words),
                     result.error().detail.c_str());
            QCOMPARE(result.error().target, toUrl(peer));
        }
        peer.tls.verify = false; // then anything goes
        QCOMPARE(send(peer)->body, std::string("secret"));
    }

    void clientCertificates_data() {
        QTest::addColumn<int>("version");
        QTest::newRow("TLS 1.2") << TLS1_2_VERSION;
        QTest::newRow("TLS 1.3") << TLS1_3_VERSION;
    }
    void clientCertificates() {
        QFETCH(int, version);
        const auto context = serverContext(good_, &authority_, version);
        TestServer server(answerAll, context.get());
        Peer peer = server.peer();
        peer.tls.caFile = file("ca.pem");
        const auto without = send(peer);
        QVERIFY(!without);
        QCOMPARE(name(without.error().code), name(Errc::tls));
        QVERIFY2(without.error().detail.find("alert") != std::string::npos, without.error().detail.c_str());
        peer.tls.certFile = file("cert.pem");
        peer.tls.keyFile = file("key.pem");
        const auto with = send(peer);
        QVERIFY2(with, with ? "" : toString(with.error()).c_str());
        QCOMPARE(with->body, std::string("secret"));
    }

    void badFiles_data() {
        QTest::addColumn<QByteArray>("ca");
        QTest::addColumn<QByteArray>("cert");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("words");
        const auto row = [](const char *name, const char *ca, const char *cert, const char *key,
                            const char *target, const char *words) {
            QTest::newRow(name) << QByteArray(ca) << QByteArray(cert) << QByteArray(key) << QByteArray(target)
                                << QByteArray(words);
        };
        row("no authority's file", "absent.pem", "", "", "absent.pem", "No such file");
        row("broken authority", "broken.pem", "", "", "broken.pem", "");
        row("empty authority", "empty.pem", "", "", "empty.pem", "empty");
        row("no certificate's file", "ca.pem", "absent.pem", "key.pem", "absent.pem", "No such file");
        row("broken certificate", "ca.pem", "broken.pem", "key.pem", "broken.pem", "");
        row("no key", "ca.pem", "cert.pem", "", "cert.pem", "without its key");
        row("no certificate", "ca.pem", "", "key.pem", "key.pem", "without its certificate");
        row("key of another", "ca.pem", "cert.pem", "wrong-key.pem", "wrong-key.pem", "mismatch");
        row("locked key", "ca.pem", "cert.pem", "locked.pem", "locked.pem", "");
    }
    void badFiles() {
        QFETCH(QByteArray, ca);
        QFETCH(QByteArray, cert);
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, words);
        Peer peer;
        peer.transport = Peer::Transport::tls;
        peer.host = "127.0.0.1";
        peer.port = 1;
        peer.tls.caFile = file(ca.constData());
        if (!cert.isEmpty()) peer.tls.certFile = file(cert.constData());
        if (!key.isEmpty()) peer.tls.keyFile = file(key.constData());
        const auto result = send(peer);
        QVERIFY(!result);
        QCOMPARE(name(result.error().code), name(Errc::badInput));
        QCOMPARE(bytes(result.error().target), bytes(file(target.constData())));
        QVERIFY2(!result.error().detail.empty() && bytes(result.error().detail).contains(words),
                 result.error().detail.c_str());
    }

    void filesAreReadAgainAfterAFailure() {
        const auto context = serverContext(good_);
        TestServer server(answerAll, context.get());
        Peer peer = server.peer();
        peer.tls.caFile = writeCertificate(stranger_, file("renewed.pem"));
        const auto client = makeHttpClient(context_.get_executor(), peer);
        QCOMPARE(name(runToEnd(context_, client->send(get())).error().code), name(Errc::tls));
        writeCertificate(authority_, file("renewed.pem"));
        QVERIFY(runToEnd(context_, client->send(get())).has_value());
    }

    void connectionsAreReused() {
        const auto context = serverContext(good_);
        TestServer server(answerAll, context.get());
        Peer peer = server.peer();
        peer.tls.caFile = file("ca.pem");
        const auto client = makeHttpClient(context_.get_executor(), peer);
        for (int i = 0; i < 3; ++i) QVERIFY(runToEnd(context_, client->send(get())).has_value());
        QCOMPARE(server.connections(), 1); // session tickets in between do not count as noise
    }

    void otherProtocols() {
        TestServer plain([](Conversation &talk, int) {
            talk.say("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            talk.waitForEnd();
        });
        Peer peer = plain.peer();
        peer.transport = Peer::Transport::tls;
        peer.tls.verify = false;
        const auto result = send(peer);
        QVERIFY(!result);
        QCOMPARE(name(result.error().code), name(Errc::tls));
        QVERIFY2(result.error().detail.find("wrong version number") != std::string::npos,
                 result.error().detail.c_str());

        TestServer closing([](Conversation &, int) {});
        peer.port = closing.peer().port;
        const auto closed = send(peer);
        QVERIFY(!closed);
        QVERIFY2(closed.error().code == Errc::tls || closed.error().code == Errc::disconnected,
                 toString(closed.error()).c_str());
    }

    void handshakesHaveADeadlineAndCanBeCancelled() {
        std::atomic<int> spoken = 0;
        TestServer silent([&](Conversation &talk, int) {
            char byte = 0;
            if (::recv(talk.descriptor(), &byte, 1, MSG_PEEK) == 1) ++spoken;
            talk.waitForEnd();
        });
        Peer peer = silent.peer();
        peer.transport = Peer::Transport::tls;
        peer.tls.verify = false;
        const auto begin = Clock::now();
        QCOMPARE(name(send(peer, nullptr, 80ms).error().code), name(Errc::timeout));
        Canceller canceller;
        cancelWhen(context_, canceller, [&] { return spoken == 2; });
        QCOMPARE(name(send(peer, &canceller).error().code), name(Errc::cancelled));
        QVERIFY(Clock::now() - begin < 5s);
        settle(context_, [&] { return silent.open() == 0; });
        QCOMPARE(silent.open(), 0);
    }

    void streamsOverTls() {
        std::atomic<int> go = 0;
        const auto context = serverContext(good_);
        TestServer server(
            [&](Conversation &talk, int) {
                talk.request();
                talk.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                while (go < 1) std::this_thread::sleep_for(1ms);
                talk.say("3\r\nabc\r\n");
                while (go < 2) std::this_thread::sleep_for(1ms);
                const std::string record = talk.sealed("3\r\ndef\r\n0\r\n\r\n");
                ::send(talk.descriptor(), record.data(), 10, MSG_NOSIGNAL);
                while (go < 3) std::this_thread::sleep_for(1ms);
                ::send(talk.descriptor(), record.data() + 10, record.size() - 10, MSG_NOSIGNAL);
                talk.waitForEnd();
            },
            context.get());
        Peer peer = server.peer();
        peer.tls.caFile = file("ca.pem");
        const auto client = makeHttpClient(context_.get_executor(), peer);
        const auto stream = runToEnd(context_, client->open(get()));
        QVERIFY(stream.has_value());
        for (int i = 0; i < 5; ++i)
            QCOMPARE(name(runToEnd(context_, (*stream)->read(5ms)).error().code), name(Errc::timeout));
        go = 1;
        QCOMPARE(*runToEnd(context_, (*stream)->read(20s)), std::string("abc"));
        QCOMPARE(name(runToEnd(context_, (*stream)->read(5ms)).error().code), name(Errc::timeout));
        go = 2;
        for (int i = 0; i < 5; ++i) // with half a record under way
            QCOMPARE(name(runToEnd(context_, (*stream)->read(5ms)).error().code), name(Errc::timeout));
        go = 3;
        QCOMPARE(*runToEnd(context_, (*stream)->read(20s)), std::string("def"));
        QCOMPARE(*runToEnd(context_, (*stream)->read(20s)), std::string());
    }

    void aBodyCutWithoutGoodbyeIsNoEnd() {
        const auto context = serverContext(good_);
        TestServer server(
            [&](Conversation &talk, int) {
                talk.request();
                talk.say(
                    "HTTP/1.1 200 OK\r\n\r\nhalf"); // until closed, and closed without TLS's own farewell
                ::shutdown(talk.descriptor(), SHUT_RDWR);
            },
            context.get());
        Peer peer = server.peer();
        peer.tls.caFile = file("ca.pem");
        const auto result = send(peer);
        QVERIFY(!result);
        QCOMPARE(name(result.error().code), name(Errc::disconnected));
    }
};

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
