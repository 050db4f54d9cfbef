#include "tests/net/net_test.h"

#include <QTest>

#include <deque>
#include <map>

#include "model/docker/api_version.h"
#include "model/docker/engine_reader.h"

using namespace portolan;
using namespace portolan::docker;
using portolan::testing::runToEnd;

namespace {

namespace asio = boost::asio;
using Headers = std::vector<std::pair<std::string, std::string>>;

net::Response answer(int status, std::string body = {}, Headers headers = {}) {
    net::Response response;
    response.status = status;
    response.body = std::move(body);
    response.headers = std::move(headers);
    return response;
}

class OneAnswerStream final : public net::ByteStream {
public:
    explicit OneAnswerStream(net::Response response) : head_(std::move(response)) {
        body_.push_back(std::move(head_.body));
        head_.body.clear();
    }
    const net::Response &head() const override { return head_; }
    asio::awaitable<Result<std::string>> read(net::Duration) override {
        std::string chunk = body_.empty() ? std::string() : std::move(body_.front());
        if (!body_.empty()) body_.pop_front();
        co_return chunk;
    }

private:
    net::Response head_;
    std::deque<std::string> body_;
};

/// A client that answers "METHOD target" from a map; what is not in it is 404.
class FakeClient final : public net::HttpClient {
public:
    std::map<std::string, Result<net::Response>> answers;
    std::vector<std::string> requests;
    bool signsOfLifeWait = false;

    FakeClient() { peer_.path = "/run/test.sock"; }
    const net::Peer &peer() const override { return peer_; }
    asio::awaitable<Result<net::Response>> send(net::Request request) override {
        const Result<net::Response> found = take(request);
        co_return found;
    }
    asio::awaitable<Result<std::unique_ptr<net::ByteStream>>> open(net::Request request) override {
        Result<net::Response> found = take(request);
        if (!found) co_return tl::unexpected(found.error());
        co_return std::unique_ptr<net::ByteStream>(std::make_unique<OneAnswerStream>(std::move(*found)));
    }

private:
    Result<net::Response> take(const net::Request &request) {
        requests.push_back(request.method + " " + request.target);
        if (request.target == "/_ping") signsOfLifeWait |= request.waits;
        const auto found = answers.find(requests.back());
        if (found == answers.end()) return answer(404, "page not found\n");
        return found->second;
    }
    net::Peer peer_;
};

struct Bench {
    std::shared_ptr<FakeClient> client = std::make_shared<FakeClient>();
    std::unique_ptr<EngineReader> reader = makeEngineReader(client);
    asio::io_context io;

    template <class T>
    Result<T> run(asio::awaitable<Result<T>> work) {
        return runToEnd(io, std::move(work));
    }
    void ping(const std::string &version, const std::string &date = {}) {
        Headers headers{{"api-version", version}};
        if (!date.empty()) headers.emplace_back("date", date);
        client->answers["HEAD /_ping"] = answer(200, {}, headers);
    }
};

QByteArray outcome(const Result<std::string> &result) {
    return QByteArray::fromStdString(result ? *result : std::string(name(result.error().code)));
}

} // namespace

class TestEngineReader : public QObject {
    Q_OBJECT
private slots:
    void negotiation_data() {
        QTest::addColumn<std::string>("newest");  // the header; empty: none
        QTest::addColumn<std::string>("version"); // the body of /version; empty: 404
        QTest::addColumn<QByteArray>("expected");
        QTest::addColumn<int>("requests");
        const auto row = [](const char *name, const char *newest, const char *version, const char *expected,
                            int requests) {
            QTest::newRow(name) << std::string(newest) << std::string(version) << QByteArray(expected)
                                << requests;
        };
        row("20.10", "1.41", "", "1.41", 1);
        row("our newest", "1.55", "", "1.55", 1);
        row("newer than we, speaks our language", "1.56",
            "{\"ApiVersion\":\"1.56\",\"MinAPIVersion\":\"1.40\"}", "1.55", 2);
        row("newer than we, does not tell", "1.56", "", "1.55", 2);
        row("left us behind", "2.3", "{\"ApiVersion\":\"2.3\",\"MinAPIVersion\":\"2.0\"}", "engineTooNew", 2);
        row("our oldest", "1.24", "", "1.24", 1);
        row("too old", "1.23", "", "engineTooOld", 1);
        row("no header, but a version", "", "{\"ApiVersion\":\"1.24\"}", "1.24", 2);
        row("no header, too old", "", "{\"ApiVersion\":\"1.15\"}", "engineTooOld", 2);
        row("no header, no version", "", "", "1.24", 2);
        row("a header that is none", "banana", "", "1.24", 2);
    }
    void negotiation() {
        QFETCH(std::string, newest);
        QFETCH(std::string, version);
        QFETCH(QByteArray, expected);
        QFETCH(int, requests);
        Bench b;
        b.client->answers["HEAD /_ping"] =
            answer(200, {}, newest.empty() ? Headers{} : Headers{{"api-version", newest}});
        if (!version.empty()) b.client->answers["GET /version"] = answer(200, version);
        QCOMPARE(outcome(b.run(b.reader->negotiate())), expected);
        QCOMPARE(b.client->requests.size(), static_cast<std::size_t>(requests));
    }

    void whatIsNoEngine() {
        Bench b;
        b.client->answers["HEAD /_ping"] = answer(405);
        b.client->answers["GET /_ping"] = answer(200, "OK", {{"api-version", "1.40"}});
        QCOMPARE(outcome(b.run(b.reader->negotiate())), QByteArray("1.40"));
        QVERIFY(b.run(b.reader->ping()));
        QCOMPARE(b.client->requests.back(), std::string("GET /_ping")); // what worked before

        Bench web; // some other server
        const auto refused = web.run(web.reader->negotiate());
        QCOMPARE(outcome(refused), QByteArray("notFound"));
        QCOMPARE(refused.error().detail, std::string("page not found"));
        QCOMPARE(refused.error().target, std::string("unix:///run/test.sock"));
        QCOMPARE(refused.error().status, 404);

        Bench gone;
        gone.client->answers["HEAD /_ping"] =
            tl::unexpected(Error{Errc::permissionDenied, "connect", "s", "denied", 0, nullptr});
        QCOMPARE(outcome(gone.run(gone.reader->negotiate())), QByteArray("permissionDenied"));
        QCOMPARE(gone.client->requests.size(), 1U);

        Bench auth;
        auth.client->answers["HEAD /_ping"] = answer(401);
        auth.client->answers["GET /_ping"] = answer(401, "{\"message\":\"who are you?\"}");
        const auto unknown = auth.run(auth.reader->negotiate());
        QCOMPARE(outcome(unknown), QByteArray("unauthorized"));
        QCOMPARE(unknown.error().detail, std::string("who are you?"));
    }

    void pathsCarryTheVersion() {
        Bench b;
        b.ping("1.41");
        b.client->answers["GET /v1.41/info"] = answer(200, "{}");
        QVERIFY(b.run(b.reader->negotiate()));
        QCOMPARE(outcome(b.run(b.reader->get("/info"))), QByteArray("{}"));
        b.ping("1.44"); // the engine was replaced by a newer one
        QVERIFY(b.run(b.reader->negotiate()));
        QCOMPARE(outcome(b.run(b.reader->get("/info"))), QByteArray("notFound"));
        QCOMPARE(b.client->requests.back(), std::string("GET /v1.44/info"));
    }

    void refusals_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("detail");
        const auto row = [](const char *name, int status, const QByteArray &body, const char *code,
                            const char *detail) {
            QTest::newRow(name) << status << body << QByteArray(code) << QByteArray(detail);
        };
        row("message", 500, "{\"message\":\"no such thing\"}\n", "http", "no such thing");
        row("Podman's", 404, "{\"cause\":\"c\",\"message\":\"m\",\"response\":404}", "notFound", "m");
        row("plain text", 503, "try later\n", "http", "try later");
        row("nothing", 502, "", "http", "");
        row("a redirect", 301, "moved", "http", "moved");
        row("forbidden", 403, "{\"message\":\"authorization denied\"}", "unauthorized",
            "authorization denied");
        row("who are you", 401, "", "unauthorized", "");
        row("hostile", 500, "{\"message\":\"\\u001b[2J<b>\\u202e\"}", "http", "\u241b[2J<b>\uFFFD");
        row("not UTF-8", 500, "\xff\xfe", "http", "\uFFFD\uFFFD");
        row("too old, as engines before 23 say it", 400,
            "client version 1.10 is too old. Minimum supported API version is 1.12, please upgrade your "
            "client to a newer version\n",
            "engineTooNew", "its oldest API is 1.12, ours ends with 1.55");
        row("too new", 400,
            "{\"message\":\"client version 1.99 is too new. Maximum supported API version is 1.41\"}",
            "engineTooOld", "its newest API is 1.41, ours begins with 1.24");
        row("another 400", 400, "{\"message\":\"bad filter\"}", "http", "bad filter");
    }
    void refusals() {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, code);
        QFETCH(QByteArray, detail);
        Bench b;
        b.ping("1.41");
        QVERIFY(b.run(b.reader->negotiate()));
        b.client->answers["GET /v1.41/info"] = answer(status, body.toStdString());
        b.client->answers["GET /v1.41/events"] = answer(status, body.toStdString());
        const auto got = b.run(b.reader->get("/info"));
        QCOMPARE(outcome(got), code);
        QCOMPARE(QByteArray::fromStdString(got.error().detail), detail);
        QCOMPARE(got.error().operation, std::string("GET /info"));
        const auto stream = b.run(b.reader->events({}));
        QVERIFY(!stream);
        QCOMPARE(QByteArray::fromStdString(std::string(name(stream.error().code))), code);
        QCOMPARE(QByteArray::fromStdString(stream.error().detail), detail);
    }

    void refusalsAreBounded() {
        Bench b;
        b.client->answers["GET /info"] = answer(500, std::string(10'000'000, 'x'));
        QVERIFY(b.run(b.reader->get("/info")).error().detail.size() < 1000);
        b.client->answers["GET /info"] = answer(500, "{\"message\":\"" + std::string(100'000, 'y') + "\"}");
        QVERIFY(b.run(b.reader->get("/info")).error().detail.size() < 1000);
    }

    void eventsBeginAtTheNegotiation() {
        Bench b;
        b.ping("1.41", "Tue, 24 Nov 2026 06:20:22 GMT");
        QVERIFY(b.run(b.reader->negotiate()));
        b.client->answers["GET /v1.41/events?since=1795501222"] = answer(200);
        QVERIFY(b.run(b.reader->events({})));
        b.client->answers["GET /v1.41/events?since=1795501181.529706651"] = answer(200);
        QVERIFY(b.run(b.reader->events("1795501181.529706651")));
        Bench undated;
        undated.ping("1.41");
        QVERIFY(undated.run(undated.reader->negotiate()));
        undated.client->answers["GET /v1.41/events"] = answer(200);
        QVERIFY(undated.run(undated.reader->events({})));
    }

    void signsOfLife() {
        Bench b;
        b.ping("1.41");
        QVERIFY(b.run(b.reader->ping()));
        QVERIFY(!b.client->signsOfLifeWait);
        b.client->answers["HEAD /_ping"] = answer(500);
        QCOMPARE(b.run(b.reader->ping()).error().code, Errc::http);
        b.client->answers["HEAD /_ping"] = tl::unexpected(Error{Errc::timeout, {}, {}, {}, 0, nullptr});
        QCOMPARE(b.run(b.reader->ping()).error().code, Errc::timeout);
    }

    void versions() {
        QVERIFY((parseApiVersion("1.41") == ApiVersion{1, 41}));
        QVERIFY((ApiVersion{1, 9} < ApiVersion{1, 24}));
        for (const char *none : {"", "1", "1.", ".1", "1.x", "-1.2", "1.2.3", "1. 2", "99999999999.1"})
            QVERIFY2(!parseApiVersion(none), none);
        QVERIFY(!versionRefusal("client version 1.10 is fine"));
        QCOMPARE(versionRefusal("client version 1.10 is too old.").value(),
                 (VersionRefusal{true, std::nullopt}));
        QCOMPARE(
            versionRefusal("client version 1.10 is too old. Minimum supported API version is 1.24.").value(),
            (VersionRefusal{true, ApiVersion{1, 24}}));
    }

    void dates() {
        QCOMPARE(parseHttpDate("Thu, 01 Jan 1970 00:00:00 GMT").value(), 0);
        QCOMPARE(parseHttpDate("Tue, 24 Nov 2026 06:20:22 GMT").value(), 1795501222);
        for (const char *none : {"", "2026-11-24T06:20:22Z", "Tue, 31 Feb 2026 06:20:22 GMT",
                                 "Tue, 24 Nov 2026 06:20:22 CET", "Tue, 24 Foo 2026 06:20:22 GMT",
                                 "Tue, 24 Nov 2026 26:20:22 GMT", "Tue, xx Nov 2026 06:20:22 GMT"})
            QVERIFY2(!parseHttpDate(none), none);
    }
};

QTEST_GUILESS_MAIN(TestEngineReader)
#include "tst_engine_reader.moc"
