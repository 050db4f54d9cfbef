#include "tests/docker/fake_engine.h"

#include <QTest>

#include "model/docker/engine_changer.h"
#include "model/docker/image_pull.h"
#include "model/net/deadline.h"

using namespace portolan;
using namespace portolan::docker;
using namespace portolan::docker::testing;
using portolan::testing::Canceller;
using portolan::testing::cancelWhen;
using portolan::testing::runToEnd;

namespace {

namespace asio = boost::asio;

net::Response answer(int status, std::string body = {}) {
    net::Response response;
    response.status = status;
    response.body = std::move(body);
    return response;
}

const net::Response hangs = answer(-1); ///< until nobody waits any more

/// Answers in the order of the script; writes down what it is asked.
class ScriptedClient final : public net::HttpClient {
public:
    std::vector<Result<net::Response>> answers;
    std::vector<std::string> requests;
    std::optional<net::Response> head; ///< of the one stream there is
    std::shared_ptr<StreamEnd> stream;
    net::Duration deadline{};

    ScriptedClient() { peer_.path = "/run/test.sock"; }
    const net::Peer &peer() const override { return peer_; }
    asio::awaitable<Result<net::Response>> send(net::Request request) override {
        requests.push_back(request.method + " " + request.target);
        const auto state = co_await asio::this_coro::cancellation_state;
        if (state.cancelled() != asio::cancellation_type::none) co_return fail(Errc::cancelled, "send", {});
        Result<net::Response> answer = answers.at(answered_++);
        if (answer && answer->status == hangs.status) {
            const auto executor = co_await asio::this_coro::executor;
            const auto slept = co_await net::sleepFor(executor, std::chrono::hours(1));
            if (!slept) answer = tl::unexpected(slept.error());
        }
        co_return answer;
    }
    asio::awaitable<Result<std::unique_ptr<net::ByteStream>>> open(net::Request request) override {
        requests.push_back(request.method + " " + request.target);
        deadline = request.deadline;
        if (!head) co_return fail(Errc::io, "open", "");
        co_return std::make_unique<FakeStream>(stream, *head);
    }

private:
    net::Peer peer_;
    std::size_t answered_ = 0;
};

const changes::ContainerRef web{ContainerId("c0ffee"), "web"};
const net::Response noImage = answer(404, R"({"message":"No such image: host:5000/team/demo:1"})");

/// A container of an image that the engine has not.
struct Pulling {
    const std::string pulls = "POST /v1.41/images/create?fromImage=host%3A5000%2Fteam%2Fdemo&tag=1";
    asio::io_context io;
    std::shared_ptr<ScriptedClient> client = std::make_shared<ScriptedClient>();
    std::string image;
    std::vector<changes::PullProgress> told;

    explicit Pulling(std::string of) : image(std::move(of)) {
        client->head = answer(200);
        client->stream = std::make_shared<StreamEnd>(io);
    }
    void say(std::string bytes) const { client->stream->put(std::move(bytes)); }
    Result<changes::Outcome> run(Canceller *canceller = nullptr) {
        changes::RunContainer wanted;
        wanted.spec.image = image;
        const auto changer = makeEngineChanger(client, ApiVersion{1, 41});
        return runToEnd(io,
                        changer->perform(wanted, [this](const auto &progress) { told.push_back(progress); }),
                        canceller);
    }
};

} // namespace

class TestEngineChanger : public QObject {
    Q_OBJECT
    /// `enough`: after so many requests somebody stops waiting.
    static Result<changes::Outcome> made(changes::Change change, ScriptedClient &script,
                                         std::vector<Result<net::Response>> answers,
                                         std::optional<std::size_t> enough = {}) {
        auto client = std::make_shared<ScriptedClient>();
        client->answers = std::move(answers);
        asio::io_context io;
        const auto changer = makeEngineChanger(client, ApiVersion{1, 41});
        Canceller canceller;
        if (enough) cancelWhen(io, canceller, [&] { return client->requests.size() >= *enough; });
        auto outcome = runToEnd(io, changer->perform(std::move(change), {}), &canceller);
        script.requests = client->requests;
        return outcome;
    }

private slots:
    void statuses_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("expected"); // "done", "already" or the error's name
        for (const auto &[status, expected] :
             std::initializer_list<std::pair<int, const char *>>{{200, "done"},
                                                                 {201, "done"},
                                                                 {204, "done"},
                                                                 {304, "already"},
                                                                 {301, "http"},
                                                                 {400, "http"},
                                                                 {401, "unauthorized"},
                                                                 {403, "unauthorized"},
                                                                 {404, "notFound"},
                                                                 {409, "http"},
                                                                 {500, "http"}})
            QTest::addRow("%d", status) << status << QByteArray(expected);
    }
    void statuses() {
        QFETCH(int, status);
        QFETCH(QByteArray, expected);
        ScriptedClient script;
        const auto outcome =
            made(changes::StopContainer{web, {}}, script, {answer(status, R"({"message":"its own words"})")});
        QCOMPARE(script.requests, std::vector<std::string>{"POST /v1.41/containers/c0ffee/stop"});
        if (outcome) {
            QCOMPARE(QByteArray(outcome->unchanged ? "already" : "done"), expected);
        } else {
            QCOMPARE(QByteArray::fromStdString(std::string(name(outcome.error().code))), expected);
            QCOMPARE(outcome.error().detail, std::string("its own words"));
            QCOMPARE(outcome.error().status, status);
            QCOMPARE(outcome.error().operation, std::string("POST /containers/c0ffee/stop"));
        }
    }

    void runMakesAndStarts() {
        ScriptedClient script;
        changes::RunContainer run;
        run.spec.image = "busybox";
        const auto outcome = made(run, script, {answer(201, R"({"Id":"new","Warnings":[]})"), answer(204)});
        QVERIFY(outcome);
        QCOMPARE(outcome->id, std::string("new"));
        QCOMPARE(script.requests, (std::vector<std::string>{"POST /v1.41/containers/create",
                                                            "POST /v1.41/containers/new/start"}));
        QVERIFY(!made(run, script, {answer(404, R"({"message":"No such container: web"})")}));
        QCOMPARE(script.requests.size(), 1U);
    }

    /// It would have the name of the next try.
    void whatDoesNotStartIsRemoved_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("removed");
        QTest::newRow("removed") << 204 << true;
        QTest::newRow("the engine did, with --rm") << 404 << true;
        QTest::newRow("it could not be") << 500 << false;
    }
    void whatDoesNotStartIsRemoved() {
        QFETCH(int, status);
        QFETCH(bool, removed);
        ScriptedClient script;
        const auto outcome = made(
            changes::RunContainer{}, script,
            {answer(201, R"({"Id":"new"})"), answer(500, R"({"message":"port is taken"})"), answer(status)});
        QCOMPARE(script.requests.back(), std::string("DELETE /v1.41/containers/new?force=1&v=1"));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().operation,
                 std::string(removed ? changes::startingNew : changes::leavingNew));
        QCOMPARE(outcome.error().detail, std::string("port is taken"));
    }
    void whoseStartIsCancelledIsRemoved() {
        ScriptedClient script;
        const auto outcome =
            made(changes::RunContainer{}, script, {answer(201, R"({"Id":"new"})"), hangs, answer(204)}, 2);
        QCOMPARE(script.requests.size(), 3U);
        QCOMPARE(script.requests.back(), std::string("DELETE /v1.41/containers/new?force=1&v=1"));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, Errc::cancelled);
        QCOMPARE(outcome.error().operation, std::string(changes::startingNew));
    }

    /// The engine says that ingress is removed before it has cleared it away: its name is taken for a while.
    void anIngressIsAskedForUntilTheFormerOneIsGone() {
        const auto taken = answer(409, R"({"message":"network with name ingress already exists"})");
        const std::string request = "POST /v1.41/networks/create";
        changes::CreateNetwork ingress;
        ingress.spec.name = "ingress";
        ingress.spec.driver = "overlay";
        ingress.spec.ingress = true;
        ScriptedClient script;
        const auto outcome = made(ingress, script, {taken, taken, answer(201, R"({"Id":"new"})")});
        QVERIFY(outcome);
        QCOMPARE(outcome->id, std::string("new"));
        QCOMPARE(script.requests, std::vector<std::string>(3, request));

        // Any other refusal counts at once, also after that one.
        const auto refused = made(ingress, script, {taken, answer(400, "no such subnet")});
        QCOMPARE(refused.error().detail, std::string("no such subnet"));
        QCOMPARE(script.requests, std::vector<std::string>(2, request));

        // Nobody has to wait for it.
        const auto stopped = made(ingress, script, {taken, taken}, 2);
        QCOMPARE(stopped.error().code, Errc::cancelled);
        QCOMPARE(script.requests, std::vector<std::string>(2, request));

        // Of any other network the name is simply taken.
        changes::CreateNetwork app;
        app.spec.name = "app";
        QCOMPARE(made(app, script, {taken}).error().status, 409);
        QCOMPARE(script.requests, std::vector<std::string>{request});
    }

    void aMissingImageIsPulledFirst() {
        Pulling p("host:5000/team/demo:1");
        p.client->answers = {noImage, answer(201, R"({"Id":"new"})"), answer(204)};
        p.say(R"({"status":"Pulling from demo","id":"1"})");
        p.say(R"({"status":"Pulling fs layer","id":"aaa"})");
        p.say(R"({"status":"Pull complete","id":"aaa"})");
        p.say({});
        const auto outcome = p.run();
        QVERIFY(outcome);
        QCOMPARE(outcome->id, std::string("new"));
        QCOMPARE(p.client->requests, (std::vector<std::string>{"POST /v1.41/containers/create", p.pulls,
                                                               "POST /v1.41/containers/create",
                                                               "POST /v1.41/containers/new/start"}));
        QCOMPARE(p.client->deadline, pullSilence);
        QVERIFY(p.client->stream->closed);
        QVERIFY(p.told.size() >= 3);
        QCOMPARE(p.told.front(), (changes::PullProgress{"host:5000/team/demo:1", 0, 0, 0, 0, false}));
        QCOMPARE(p.told.back(), (changes::PullProgress{"host:5000/team/demo:1", 1, 1, 0, 0, true}));
    }

    void aThousandLinesAreNotToldOneByOne() {
        Pulling p("demo");
        p.client->answers = {noImage, answer(201, R"({"Id":"new"})"), answer(204)};
        for (int i = 0; i < 1'000; ++i)
            p.say(R"({"status":"Downloading","id":"a","progressDetail":{"current":)" + std::to_string(i) +
                  R"(,"total":1000}})");
        p.say({});
        QVERIFY(p.run());
        QVERIFY2(p.told.size() < 500, qPrintable(QString::number(p.told.size())));
        QCOMPARE(p.told.back().bytes, 999U);
    }

    void itIsPulledOnceAndAnIdNever() {
        Pulling p("host:5000/team/demo:1");
        p.client->answers = {noImage, noImage}; // it was one for another machine, or is gone again
        p.say({});
        const auto outcome = p.run();
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().status, 404);
        QCOMPARE(p.client->requests.size(), 3U);
        QVERIFY(p.told.back().over);

        Pulling id("sha256:0123");
        id.client->answers = {noImage};
        QVERIFY(!id.run());
        QCOMPARE(id.client->requests.size(), 1U);
        QVERIFY(id.told.empty());
    }

    void aPullThatFails_data() {
        QTest::addColumn<QString>("how");
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("target");
        const QString image = QStringLiteral("host:5000/team/demo:1");
        QTest::newRow("refused") << QStringLiteral("refused") << int(Errc::notFound) << 404 << image;
        QTest::newRow("error in the stream") << QStringLiteral("error") << int(Errc::http) << 500 << image;
        QTest::newRow("silence") << QStringLiteral("silence") << int(Errc::timeout) << 0 << QString();
        QTest::newRow("broken off") << QStringLiteral("broken") << int(Errc::protocol) << 0 << image;
        QTest::newRow("no connection") << QStringLiteral("away") << int(Errc::io) << 0 << QString();
    }
    void aPullThatFails() {
        QFETCH(QString, how);
        Pulling p("host:5000/team/demo:1");
        p.client->answers = {noImage};
        if (how == u"refused") {
            p.client->head->status = 404;
            p.say(R"({"message":"manifest for )");
            p.say(R"(demo not found"})");
            p.say({});
        } else if (how == u"error") {
            p.say(R"({"errorDetail":{"message":"full"},"error":"full"})");
        } else if (how == u"silence") {
            p.client->stream->put(fail(Errc::timeout, "read", ""));
        } else if (how == u"broken") {
            p.say(R"({"status":)");
            p.say({});
        } else {
            p.client->head.reset();
        }
        const auto outcome = p.run();
        QVERIFY(!outcome);
        QTEST(int(outcome.error().code), "code");
        QTEST(outcome.error().status, "status");
        QTEST(QString::fromStdString(outcome.error().target), "target");
        QCOMPARE(outcome.error().operation, std::string(changes::pulling));
        if (how == u"refused") QCOMPARE(outcome.error().detail, std::string("manifest for demo not found"));
        QCOMPARE(p.client->requests.size(), 2U); // nothing is made
        QVERIFY(!p.told.back().over);
    }

    void aPullThatIsCancelled() {
        Pulling p("host:5000/team/demo:1");
        p.client->answers = {noImage};
        p.say(R"({"status":"Pulling fs layer","id":"aaa"})");
        Canceller canceller;
        cancelWhen(p.io, canceller, [&] { return !p.told.empty() && p.told.back().layers == 1; });
        bool cancelled = false;
        try {
            const auto outcome = p.run(&canceller);
            cancelled = !outcome && outcome.error().code == Errc::cancelled;
        } catch (const boost::system::system_error &) { // what is awaited next
            cancelled = true;
        }
        QVERIFY(cancelled);
        QVERIFY(p.client->stream->closed); // by which the engine ends it
        QCOMPARE(p.client->requests.size(), 2U);
        QVERIFY(!p.told.back().over);
    }

    void aPullByItself() {
        Pulling p("demo");
        p.say({});
        const auto changer = makeEngineChanger(p.client, ApiVersion{1, 41});
        QVERIFY(runToEnd(p.io, changer->perform(changes::PullImage{"demo"}, {})));
        QCOMPARE(p.client->requests,
                 std::vector<std::string>{"POST /v1.41/images/create?fromImage=demo&tag=latest"});
    }

    void theConnectionsErrorsComeThrough() {
        ScriptedClient script;
        const auto outcome = made(changes::StartContainer{web}, script,
                                  {tl::unexpected(Error{Errc::refused, "connect", "s", "", 0, nullptr})});
        QCOMPARE(outcome.error().code, Errc::refused);
    }
};

QTEST_GUILESS_MAIN(TestEngineChanger)
#include "tst_engine_changer.moc"
