#include "tests/net/net_test.h"

#include <QTest>

#include "model/docker/engine_changer.h"

using namespace portolan;
using namespace portolan::docker;
using portolan::testing::Canceller;
using portolan::testing::cancelWhen;
using portolan::testing::runToEnd;

namespace {

namespace asio = boost::asio;

/// Answers in the order of the script; writes down what it is asked.
class ScriptedClient final : public net::HttpClient {
public:
    std::vector<Result<net::Response>> answers;
    std::vector<std::string> requests;

    ScriptedClient() { peer_.path = "/run/test.sock"; }
    const net::Peer &peer() const override { return peer_; }
    asio::awaitable<Result<net::Response>> send(net::Request request) override {
        requests.push_back(request.method + " " + request.target);
        Result<net::Response> answer = answers.at(requests.size() - 1);
        co_return answer;
    }
    asio::awaitable<Result<std::unique_ptr<net::ByteStream>>> open(net::Request) override {
        co_return fail(Errc::io, "open", "");
    }

private:
    net::Peer peer_;
};

net::Response answer(int status, std::string body = {}) {
    net::Response response;
    response.status = status;
    response.body = std::move(body);
    return response;
}

const changes::ContainerRef web{ContainerId("c0ffee"), "web"};

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
        auto outcome = runToEnd(io, changer->perform(std::move(change)), &canceller);
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
        const auto broken =
            made(run, script, {answer(201, R"({"Id":"new"})"), answer(500, "no such program")});
        QCOMPARE(broken.error().operation, std::string("POST /containers/new/start"));
        QVERIFY(!made(run, script, {answer(404, R"({"message":"No such image"})")}));
        QCOMPARE(script.requests.size(), 1U);
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

    void theConnectionsErrorsComeThrough() {
        ScriptedClient script;
        const auto outcome = made(changes::StartContainer{web}, script,
                                  {tl::unexpected(Error{Errc::refused, "connect", "s", "", 0, nullptr})});
        QCOMPARE(outcome.error().code, Errc::refused);
    }
};

QTEST_GUILESS_MAIN(TestEngineChanger)
#include "tst_engine_changer.moc"
