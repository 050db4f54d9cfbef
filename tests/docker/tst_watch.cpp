#include "tests/docker/fake_engine.h"

#include <QFile>
#include <QTest>

#include "model/docker/fetch.h"
#include "model/docker/tuned_watch.h"

using namespace portolan;
using namespace portolan::docker;
using namespace portolan::docker::testing;
using portolan::testing::Canceller;
using portolan::testing::runToEnd;

namespace {

using Lines = QByteArrayList;

std::string recorded(const std::string &name) {
    QFile file(QString::fromStdString(PORTOLAN_TEST_DATA "/docker/20.10/" + name));
    if (!file.open(QIODevice::ReadOnly)) qFatal("no recording %s", qPrintable(file.fileName()));
    return file.readAll().toStdString();
}

const std::string listPath = "/containers/json?all=1";
std::string inspectPath(const std::string &id) { return "/containers/" + id + "/json"; }
std::string rowText(const std::string &id) {
    return "{\"Id\":\"" + id + "\",\"Names\":[\"/" + id + "\"],\"State\":\"running\"}";
}
std::string containerText(const std::string &id, const std::string &state = "running") {
    return "{\"Id\":\"" + id + "\",\"Name\":\"/" + id + "\",\"State\":{\"Status\":\"" + state + "\"}}";
}
std::string eventText(const std::string &action, const std::string &actor) {
    static int nano = 0;
    return "{\"Type\":\"container\",\"Action\":\"" + action + "\",\"Actor\":{\"ID\":\"" + actor +
           "\"},\"timeNano\":" + std::to_string(++nano) + "}\n";
}

/// A watch of a fake engine, driven by hand: `go` runs whatever can run now and sleeps for nothing.
struct Harness {
    explicit Harness(net::Duration firstWait = net::Duration(0)) {
        config.engine.key = EngineKey("fake");
        config.engine.url = "fake";
        config.poll = std::chrono::hours(1);
        config.backoff = {firstWait, firstWait, net::Duration(0)};
        config.random01 = [] { return 1.0; };
    }

    void has(const std::vector<std::string> &ids) {
        std::string list;
        for (const std::string &id : ids) {
            list += (list.empty() ? "[" : ",") + rowText(id);
            engine->answers[inspectPath(id)] = containerText(id);
        }
        engine->answers[listPath] = list.empty() ? "[]" : list + "]";
        engine->answers["/networks"] = "[{\"Id\":\"n\",\"Name\":\"bridge\",\"Driver\":\"bridge\"}]";
        engine->answers["/info"] = "{\"ID\":\"I\",\"Name\":\"harbour\"}";
    }

    void start() {
        watch = makeTunedWatch(engine, config, [this](std::shared_ptr<const EngineObservation> chart) {
            last = std::move(chart);
            std::string line(name(last->engine.state));
            for (const auto &c : last->containers)
                line += " " + c->name +
                        (c->state == ContainerState::running ? "" : "=" + std::string(name(c->state)));
            published << QByteArray::fromStdString(line);
        });
        asio::co_spawn(
            io, watch->run(),
            asio::bind_cancellation_slot(canceller.slot(), [this](const std::exception_ptr &thrown) {
                ended = true;
                QVERIFY(!thrown);
            }));
        go();
    }
    void go() {
        io.restart();
        while (io.poll() > 0) {
        }
    }
    Lines news() { return std::exchange(published, {}); }
    void push(const std::string &bytes) {
        engine->stream->put(bytes);
        go();
    }

    asio::io_context io;
    std::shared_ptr<FakeEngine> engine = std::make_shared<FakeEngine>(io);
    WatchMachine::Config config;
    std::unique_ptr<EngineWatch> watch;
    Canceller canceller;
    std::shared_ptr<const EngineObservation> last;
    Lines published;
    bool ended = false;
};

} // namespace

class TestWatch : public QObject {
    Q_OBJECT
private slots:
    void theFirstChart() {
        Harness h;
        h.has({"web", "db"});
        h.start();
        QCOMPARE(h.news(), (Lines{"connecting", "live db web"}));
        QVERIFY(h.last->listed);
        QCOMPARE(h.last->engine.name, std::string("harbour"));
        QCOMPARE(h.last->engine.apiVersion, std::string("1.41"));
        QCOMPARE(h.last->networks.size(), 1U);
        QCOMPARE(h.engine->requests[0], std::string("negotiate"));
        QCOMPARE(h.engine->requests[1], std::string("events ")); // before anything is listed
        QCOMPARE(h.engine->requests.size(), 7U);
    }

    void eventsAndInspectionsDoNotBlockEachOther() {
        Harness h;
        h.has({"web", "db"});
        h.start();
        h.news();
        h.engine->hold(inspectPath("web"));
        h.engine->answers[inspectPath("web")] = containerText("web", "exited");
        h.engine->answers[inspectPath("db")] = containerText("db", "paused");
        h.push(eventText("die", "web"));
        QCOMPARE(h.news(), Lines{});
        h.push(eventText("pause", "db") + eventText("exec_start: x", "db"));
        QCOMPARE(h.news(), Lines{"live db=paused web"});
        h.push(eventText("start", "web") + eventText("die", "web"));
        QCOMPARE(h.engine->count(inspectPath("web")), 2U); // the list's, and the one that is held
        h.engine->release(inspectPath("web"));
        h.go();
        QCOMPARE(h.news(), Lines{"live db=paused web=exited"});
        QCOMPARE(h.engine->count(inspectPath("web")), 3U);
        h.push(eventText("destroy", "db"));
        QCOMPARE(h.news(), Lines{"live web=exited"});
    }

    void anEventCutInTwo() {
        Harness h;
        h.has({"web"});
        h.start();
        h.news();
        h.engine->answers[inspectPath("web")] = containerText("web", "exited");
        const std::string event = eventText("die", "web");
        h.push(event.substr(0, 20));
        QCOMPARE(h.news(), Lines{});
        h.push(event.substr(20));
        QCOMPARE(h.news(), Lines{"live web=exited"});
    }

    void lossAndHealing() {
        Harness h;
        h.has({"old", "web"});
        h.start();
        h.news();
        const auto before = h.last;
        h.has({"web", "young"});
        h.engine->negotiations = {tl::unexpected(errorOf(Errc::refused)), std::string("1.44")};
        h.engine->stream->put(std::string()); // the orderly end
        h.go();
        QCOMPARE(h.news(),
                 (Lines{"lost old web", "lost old web", "lost old web", "lost old web", "live web young"}));
        QCOMPARE(h.last->engine.apiVersion, std::string("1.44"));
        QVERIFY(h.last->containers[0] == before->containers[1]);
        h.engine->stream->put(tl::unexpected(errorOf(Errc::disconnected)));
        h.engine->hold("negotiate");
        h.go();
        QCOMPARE(h.news(), (Lines{"lost web young", "lost web young"}));
        QCOMPARE(h.last->engine.loss->why.code, Errc::disconnected);
    }

    void silenceThenALostEngine() {
        Harness h;
        h.has({"web"});
        h.start();
        h.engine->stream->put(tl::unexpected(errorOf(Errc::timeout)));
        h.go();
        QCOMPARE(h.engine->count("ping"), 1U);
        QCOMPARE(h.last->engine.state, SourceState::live);
        h.engine->hold("negotiate");
        h.engine->pong = tl::unexpected(errorOf(Errc::timeout));
        h.engine->stream->put(tl::unexpected(errorOf(Errc::timeout)));
        h.go();
        QCOMPARE(h.last->engine.state, SourceState::lost);
        QVERIFY(h.engine->stream->closed);
    }

    void aPersonCutsTheWait() {
        Harness h(std::chrono::hours(1));
        h.has({"web"});
        h.engine->negotiations = {tl::unexpected(errorOf(Errc::noSuchSocket))};
        h.start();
        QCOMPARE(h.news(), (Lines{"connecting", "failed"}));
        QVERIFY(h.last->engine.loss->nextTry);
        h.go();
        QCOMPARE(h.engine->count("negotiate"), 1U);
        h.watch->retryNow();
        h.go();
        QCOMPARE(h.news(), (Lines{"failed", "live web"}));
    }

    void cancelledAnywhere_data() {
        QTest::addColumn<std::string>("held"); // what never answers
        QTest::addColumn<bool>("live");        // held from when it is live
        QTest::newRow("negotiating") << std::string("negotiate") << false;
        QTest::newRow("opening") << std::string("events ") << false;
        QTest::newRow("listing, the list") << listPath << false;
        QTest::newRow("listing, the networks") << std::string("/networks") << false;
        QTest::newRow("listing, an inspection") << inspectPath("web") << false;
        QTest::newRow("listing, the swarm") << std::string("/tasks") << false;
        QTest::newRow("live") << std::string("nothing") << true;
        QTest::newRow("inspecting") << inspectPath("web") << true;
        QTest::newRow("pinging") << std::string("ping") << true;
        QTest::newRow("waiting") << std::string("wait") << true;
    }
    void cancelledAnywhere() {
        QFETCH(std::string, held);
        QFETCH(bool, live);
        Harness h(std::chrono::hours(1));
        h.has({"web", "db"});
        h.engine->answers["/info"] = "{\"ID\":\"I\",\"Swarm\":{\"ControlAvailable\":true}}";
        h.engine->answers["/nodes"] = h.engine->answers["/services"] = h.engine->answers["/tasks"] = "[]";
        if (!live) h.engine->hold(held);
        h.start();
        if (live) h.engine->hold(held);
        if (held == inspectPath("web") && live) h.push(eventText("die", "web"));
        if (held == "ping") h.engine->stream->put(tl::unexpected(errorOf(Errc::timeout)));
        if (held == "wait") h.engine->stream->put(std::string());
        h.go();
        QCOMPARE(h.last->listed, live);
        QVERIFY(!h.ended);
        h.news();
        h.canceller.cancel();
        h.go();
        QVERIFY(h.ended);
        QCOMPARE(h.news(), Lines{});
        if (h.engine->stream) QVERIFY(h.engine->stream->closed);
        h.watch->retryNow(); // nobody is there any more
        h.watch.reset();
        h.go();
        QCOMPARE(h.engine.use_count(), 1); // no operation is left that holds it
    }

    void cancelledAlthoughItSucceeded() {
        Harness h;
        h.has({"web"});
        h.engine->hold("events ");
        h.start();
        h.news();
        h.engine->release("events ");
        h.canceller.cancel(); // in the same round
        h.go();
        QVERIFY(h.ended);
        QCOMPARE(h.news(), Lines{});
        QVERIFY(!h.engine->stream || h.engine->stream->closed);
    }

    void cancelledFromWithinPublishing() {
        Harness h;
        h.has({"web"});
        h.watch = makeTunedWatch(h.engine, h.config, [&](const auto &chart) {
            if (chart->listed) h.canceller.cancel();
        });
        asio::co_spawn(h.io, h.watch->run(),
                       asio::bind_cancellation_slot(h.canceller.slot(),
                                                    [&](const std::exception_ptr &) { h.ended = true; }));
        h.go();
        QVERIFY(h.ended);
    }

    void abandonedInTheMiddle() {
        // The context goes away under a watch that runs: nothing may dangle (the sanitizers look).
        Harness h;
        h.has({"web"});
        h.engine->hold(inspectPath("web"));
        h.start();
        QCOMPARE(h.news(), Lines{"connecting"});
    }

    void whatAListMayLack_data() {
        QTest::addColumn<std::string>("path");
        QTest::addColumn<int>("status");
        QTest::addColumn<Errc>("code");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const std::string &path, int status, Errc code,
                            const char *expected) {
            QTest::newRow(name) << path << status << code << QByteArray(expected);
        };
        row("container gone", inspectPath("web"), 404, Errc::notFound, "live db");
        row("container broken", inspectPath("web"), 500, Errc::http, "live db web");
        row("container hangs", inspectPath("web"), 0, Errc::timeout, "live db web");
        row("connection lost", inspectPath("web"), 0, Errc::disconnected, "failed");
        row("no info", "/info", 403, Errc::unauthorized, "live db web");
        row("info hangs", "/info", 0, Errc::timeout, "failed");
        row("no containers", listPath, 403, Errc::unauthorized, "refused");
        row("no networks", "/networks", 500, Errc::http, "failed");
        row("a huge list", listPath, 0, Errc::tooLarge, "failed");
    }
    void whatAListMayLack() {
        QFETCH(std::string, path);
        QFETCH(int, status);
        QFETCH(Errc, code);
        QFETCH(QByteArray, expected);
        Harness h(std::chrono::hours(1));
        h.has({"web", "db"});
        h.engine->answers[path] = tl::unexpected(errorOf(code, status));
        h.start();
        QCOMPARE(h.news(), (Lines{"connecting", expected}));
        QCOMPARE(h.last->listed, expected.startsWith("live"));
    }

    void badBytes_data() {
        QTest::addColumn<std::string>("path");
        QTest::addColumn<std::string>("bytes");
        QTest::newRow("truncated list") << listPath << std::string("[{\"Id\":\"web\"");
        QTest::newRow("list of a wrong type") << listPath << std::string("{\"message\":\"no\"}");
        QTest::newRow("truncated container")
            << inspectPath("web") << recorded("container-web.json").substr(0, 2000);
        QTest::newRow("container of a wrong type") << inspectPath("web") << std::string("[]");
        QTest::newRow("networks of a wrong type") << std::string("/networks") << std::string("[1]");
        QTest::newRow("info is text") << std::string("/info") << std::string("hello");
    }
    void badBytes() {
        QFETCH(std::string, path);
        QFETCH(std::string, bytes);
        Harness h(std::chrono::hours(1));
        h.has({"web", "db"});
        h.engine->answers[path] = bytes;
        h.start();
        QCOMPARE(h.news(), (Lines{"connecting", "failed"}));
        QCOMPARE(h.last->engine.loss->why.code, Errc::protocol);
        QVERIFY(!h.last->engine.loss->why.detail.empty());
        // Good bytes heal it.
        h.has({"web", "db"});
        h.watch->retryNow();
        h.go();
        QCOMPARE(h.news(), (Lines{"failed", "live db web"}));
    }

    void strangeNames() {
        Harness h;
        h.has({"web"});
        h.engine->answers[inspectPath("web")] = "{\"Id\":\"web\",\"Name\":\"/a\xff\"}";
        h.start();
        QCOMPARE(h.last->containers[0]->name, std::string("a\uFFFD"));
        h.push(eventText("start", "../../secrets?x=\\r\\n"));
        QCOMPARE(h.engine->requests.back(),
                 std::string("/containers/%2E%2E%2F%2E%2E%2Fsecrets%3Fx%3D%0D%0A/json"));
        QCOMPARE(h.last->engine.state, SourceState::live);
    }

    void managersAndTheirNetworks() {
        Harness h;
        h.has({"web"});
        h.engine->answers["/info"] = recorded("swarm-info.json");
        h.engine->answers["/nodes"] = recorded("swarm-nodes.json");
        h.engine->answers["/services"] = recorded("swarm-services.json");
        h.engine->answers["/tasks"] = recorded("swarm-tasks.json");
        const std::string mesh = recorded("swarm-network-mesh.json");
        const Network network = decodeNetwork(mesh, h.config.engine.key).value();
        h.engine->answers["/networks"] = "[" + mesh + "]";
        h.engine->answers["/networks/" + network.id.value + "?verbose=true"] = mesh;
        h.start();
        QCOMPARE(h.last->nodes.size(), 1U);
        QCOMPARE(h.last->services.size(), 3U);
        QCOMPARE(h.last->tasks.size(), 6U);
        QCOMPARE(h.last->networks[0]->peers.size(), 1U);
        // The swarm's own stand-ins for "host" and "bridge" are not the engine's networks.
        h.engine->answers["/networks/own?verbose=true"] =
            "{\"Id\":\"own\",\"Driver\":\"host\",\"Labels\":{\"com.docker.swarm.predefined\":\"true\"}}";
        h.push("{\"Type\":\"network\",\"Action\":\"create\",\"Actor\":{\"ID\":\"own\"},\"timeNano\":5}\n");
        QCOMPARE(h.engine->count("/networks/own?verbose=true"), 1U);
        QCOMPARE(h.last->networks.size(), 1U);
    }

    void manyContainersSideBySide() {
        Harness h;
        std::vector<std::string> ids;
        for (int i = 0; i < 1000; ++i) ids.push_back("c" + std::to_string(1000 + i));
        h.has(ids);
        for (int i = 0; i < 8; ++i) h.engine->hold(inspectPath(ids[static_cast<std::size_t>(i)]));
        h.start();
        QVERIFY(h.engine->count(inspectPath("c1999")) == 1); // eight that hang do not stop the others
        for (int i = 0; i < 8; ++i) h.engine->release(inspectPath(ids[static_cast<std::size_t>(i)]));
        h.go();
        QCOMPARE(h.last->containers.size(), 1000U);
        QCOMPARE(h.published.size(), 2);
    }

    void theShortLists() {
        Harness h;
        h.has({"web"});
        const auto roll = runToEnd(h.io, fetchRoll(*h.engine, EngineKey("fake")));
        QVERIFY(roll);
        QCOMPARE(roll->containers.size(), 1U);
        QCOMPARE(roll->networks.size(), 1U);
        QCOMPARE(roll->facts->name, std::string("harbour"));
        h.engine->answers["/networks"] = tl::unexpected(errorOf(Errc::disconnected));
        QCOMPARE(runToEnd(h.io, fetchRoll(*h.engine, EngineKey("fake"))).error().code, Errc::disconnected);
    }
};

QTEST_GUILESS_MAIN(TestWatch)
#include "tst_watch.moc"
