#include <QTest>

#include "tests/docker/watch_story.h"

using namespace portolan;
using namespace portolan::docker;
using namespace portolan::docker::testing;

namespace {

using Lines = QByteArrayList;

SwarmTask task(const std::string &id, const std::string &state, const std::string &desired = "running") {
    SwarmTask t;
    t.id = id;
    t.engine = engineKey;
    t.state = state;
    t.desiredState = desired;
    return t;
}

Fetched swarmAnswer(std::vector<SwarmTask> tasks) {
    Fetched answer;
    answer.swarm = SwarmLists{{}, {}, std::move(tasks)};
    return answer;
}

ListedContainer row(const std::shared_ptr<const Container> &container, std::vector<std::string> names = {}) {
    if (names.empty()) names.push_back("/" + container->name);
    return {*container, std::move(names)};
}

} // namespace

class TestWatchMachine : public QObject {
    Q_OBJECT
private slots:
    void subscribesThenLists() {
        Story story;
        QCOMPARE(story.started(), (Lines{"negotiate", "publish connecting unlisted"}));
        QCOMPARE(name(story.machine.phase()), std::string_view("negotiating"));
        QCOMPARE(story.negotiated("1.41"), Lines{"open from now"});
        QCOMPARE(story.opened(), (Lines{"read", "list"}));
        Fetched list =
            fetched({container("web"), container("db", ContainerState::exited)}, {network("bridge")});
        list.facts = facts();
        QCOMPARE(story.listed(std::move(list)),
                 (Lines{"wait-poll 30000", "publish live db=exited web /bridge"}));
        QCOMPARE(name(story.machine.phase()), std::string_view("live"));
        const Engine &engine = story.chart->engine;
        QCOMPARE(engine.apiVersion, std::string("1.41"));
        QCOMPARE(engine.name, std::string("harbour"));
        QCOMPARE(engine.id, std::string("ID"));
        QVERIFY(!engine.loss);
    }

    void whatHappensWhileListingIsReadAgain() {
        Story story;
        story.started();
        story.negotiated();
        story.opened();
        QCOMPARE(story.chunk(eventText("container", "start", "web", 5)), Lines{"read"});
        QCOMPARE(story.chunk(eventText("container", "destroy", "old", 6)), Lines{"read"});
        QCOMPARE(story.listed(fetched({container("web", ContainerState::created), container("old")})),
                 (Lines{"wait-poll 30000", "inspect c:web", "publish live web=created"}));
        QCOMPARE(story.inspected(fetched({container("web")})), Lines{"publish live web"});
    }

    void eventsMakeDirtyAndRowsStay() {
        Story story;
        story.live(fetched({container("db"), container("web")}, {network("net")}));
        const auto before = story.chart;
        QCOMPARE(story.chunk(eventText("container", "die", "web", 10)), (Lines{"read", "inspect c:web"}));
        QCOMPARE(story.inspected(fetched({container("web", ContainerState::exited)})),
                 Lines{"publish live db web=exited /net"});
        QVERIFY(story.chart->containers[0] == before->containers[0]);
        QVERIFY(story.chart->networks[0] == before->networks[0]);
        QVERIFY(story.chart->containers[1] != before->containers[1]);

        // An answer that says the same publishes nothing.
        QCOMPARE(story.chunk(eventText("container", "kill", "web", 11)), (Lines{"read", "inspect c:web"}));
        QCOMPARE(story.inspected(fetched({container("web", ContainerState::exited)})), Lines{});
    }

    void whichEventsMatter_data() {
        QTest::addColumn<std::string>("event");
        QTest::addColumn<Lines>("expected");
        const auto matters = [](const char *name, const std::string &event, const Lines &then) {
            QTest::newRow(name) << event << Lines{"read"} + then;
        };
        const std::string member = "{\"container\":\"web\",\"name\":\"net\",\"type\":\"bridge\"}";
        for (const char *action : {"create", "start", "die", "kill", "stop", "restart", "pause", "unpause",
                                   "oom", "update", "health_status: healthy", "something new"})
            matters(action, eventText("container", action, "web", 9), {"inspect c:web"});
        for (const char *action :
             {"exec_create: ls /", "exec_start: ls /", "exec_die", "exec_detach", "attach", "detach", "top",
              "resize", "copy", "export", "commit", "archive-path"})
            matters(action, eventText("container", action, "web", 9), {});
        matters("rename", eventText("container", "rename", "web", 9), {"inspect c:linker,web"});
        matters("destroy", eventText("container", "destroy", "web", 9),
                {"inspect c:linker", "publish live linker /net"});
        matters("network create", eventText("network", "create", "new", 9), {"inspect n:new"});
        const std::string gateway = "{\"name\":\"docker_gwbridge\",\"type\":\"bridge\"}";
        matters("a swarm joined", eventText("network", "create", "new", 9, gateway),
                {"inspect n:new", "inspect info"});
        matters("a container of a swarm", eventText("network", "connect", "net", 9, gateway),
                {"inspect n:net"});
        matters("network connect", eventText("network", "connect", "net", 9, member),
                {"inspect c:web n:net"});
        matters("network disconnect", eventText("network", "disconnect", "net", 9, member),
                {"inspect c:web n:net"});
        matters("network remove", eventText("network", "remove", "net", 9), {"inspect n:net"});
        matters("network destroy", eventText("network", "destroy", "net", 9), {"publish live linker web"});
        matters("network prune", eventText("network", "prune", "", 9), {});
        matters("an id beyond all", eventText("container", "start", std::string(1000, 'x'), 9), {});
        matters("daemon reload", eventText("daemon", "reload", "ID", 9), {"inspect info"});
        matters("node", eventText("node", "create", "n", 9), {"inspect info"});
        matters("service, no manager", eventText("service", "create", "s", 9), {});
        matters("image", eventText("image", "pull", "redis:7", 9), {});
        matters("volume", eventText("volume", "mount", "v", 9), {});
    }
    void whichEventsMatter() {
        QFETCH(std::string, event);
        QFETCH(Lines, expected);
        Story story;
        story.live(
            fetched({container("web"), container("linker", ContainerState::running, {"/web:/linker/web"})},
                    {network("net")}));
        QCOMPARE(story.chunk(event), expected);
    }

    void aBurstCostsFewBatches() {
        Story story;
        story.live(fetched({}));
        QCOMPARE(story.chunk(eventText("container", "create", "a", 1)), (Lines{"read", "inspect c:a"}));
        const watch::Ticket first = story.last("inspect");
        // What is being read waits for its turn; others do not wait for it.
        QCOMPARE(story.chunk(eventText("container", "start", "a", 2)), Lines{"read"});
        QCOMPARE(story.chunk(eventText("container", "create", "b", 3)), (Lines{"read", "inspect c:b"}));
        QCOMPARE(story.chunk(eventText("container", "create", "c", 4)), (Lines{"read", "inspect c:c"}));
        QCOMPARE(story.chunk(eventText("container", "create", "d", 5)), (Lines{"read", "inspect c:d"}));
        std::string burst;
        for (int i = 0; i < 200; ++i)
            burst +=
                eventText("container", "start", std::string("x") + static_cast<char>('0' + i % 4), 10 + i);
        QCOMPARE(story.chunk(burst), Lines{"read"}); // four lanes are busy
        QCOMPARE(story.tell(watch::Inspected{first, fetched({container("a", ContainerState::created)})}),
                 (Lines{"inspect c:a,x0,x1,x2,x3", "publish live a=created"}));
    }

    void nothingComesBackFromTheDead() {
        Story story;
        story.live(fetched({container("web")}));
        story.chunk(eventText("container", "kill", "web", 1));
        QCOMPARE(story.chunk(eventText("container", "destroy", "web", 2)), (Lines{"read", "publish live"}));
        QCOMPARE(story.inspected(fetched({container("web")})), Lines{}); // read before it was destroyed
        QCOMPARE(story.chart->containers.size(), 0U);
        // One that is made anew under the same id (it cannot be, but a strange engine may) is seen again.
        QCOMPARE(story.chunk(eventText("container", "create", "web", 3)), (Lines{"read", "inspect c:web"}));
        QCOMPARE(story.inspected(fetched({container("web")})), Lines{"publish live web"});
    }

    void goneMeanwhile() {
        Story story;
        story.live(fetched({container("web")}, {network("net")}));
        story.chunk(eventText("network", "update", "net", 1) + eventText("container", "die", "web", 2));
        Fetched answer;
        answer.goneContainers = {"web"};
        answer.goneNetworks = {"net"};
        QCOMPARE(story.inspected(std::move(answer)), Lines{"publish live"});
    }

    void repeatedEventsCountOnce() {
        Story story;
        story.live(fetched({container("web")}));
        const std::string event = eventText("container", "die", "web", 1'795'501'181'529'706'651);
        story.chunk(event);
        story.inspected(fetched({container("web", ContainerState::exited)}));
        story.closed();
        story.elapsed("wait-retry");
        QCOMPARE(story.negotiated(), Lines{"open from 1795501181.529706651"}); // inclusive
        story.opened();
        story.listed(fetched({container("web", ContainerState::exited)}));
        QCOMPARE(story.chunk(event), Lines{"read"});
        // The same moment, another matter.
        QCOMPARE(story.chunk(eventText("container", "stop", "web", 1'795'501'181'529'706'651)),
                 (Lines{"read", "inspect c:web"}));
    }

    void lossKeepsAndHealsWithoutGhosts() {
        Story story;
        story.live(fetched({container("db"), container("web")}, {network("net")}));
        const auto before = story.chart;
        story.pass(1000);
        QCOMPARE(story.closed(), (Lines{"drop", "wait-retry 500",
                                        "publish lost disconnected since 1000 next 1500 db web /net"}));
        QCOMPARE(name(story.machine.phase()), std::string_view("waiting"));
        QCOMPARE(story.chart->engine.loss->why.target, std::string("unix:///test"));
        story.pass(500);
        QCOMPARE(story.elapsed("wait-retry"),
                 (Lines{"negotiate", "publish lost disconnected since 1000 db web /net"}));
        story.negotiated();
        story.opened();
        QCOMPARE(story.listed(fetched({container("web"), container("new")}, {network("net")})),
                 (Lines{"wait-poll 30000", "publish live new web /net"}));
        QVERIFY(story.chart->containers[1] == before->containers[1]);
        QVERIFY(story.chart->networks[0] == before->networks[0]);
    }

    void failuresGrowAndKeepTheirBegin() {
        Story story;
        story.started();
        QByteArrayList waits;
        for (int i = 0; i < 8; ++i) {
            const Lines lines = story.failed("negotiate", i == 3 ? Errc::timeout : Errc::refused);
            waits << lines.at(1);
            QVERIFY2(lines.last().startsWith(i == 3 ? "publish failed unlisted timeout since 0 next"
                                                    : "publish failed unlisted refused since 0 next"),
                     lines.last().constData());
            story.pass(100);
            story.elapsed("wait-retry");
        }
        QCOMPARE(waits,
                 (Lines{"wait-retry 500", "wait-retry 1000", "wait-retry 2000", "wait-retry 4000",
                        "wait-retry 8000", "wait-retry 15000", "wait-retry 15000", "wait-retry 15000"}));
        story.negotiated();
        story.opened();
        story.listed(fetched({}));
        QVERIFY(!story.chart->engine.loss);
        story.pass(9'000); // not long enough to wipe out what was before
        QCOMPARE(story.closed().at(1), QByteArray("wait-retry 15000"));
        story.elapsed("wait-retry");
        story.negotiated();
        story.opened();
        story.listed(fetched({}));
        story.pass(10'000);
        QCOMPARE(story.closed().at(1), QByteArray("wait-retry 500"));
    }

    void refusalsAreTold_data() {
        QTest::addColumn<Errc>("code");
        QTest::addColumn<QByteArray>("state");
        QTest::newRow("too old") << Errc::engineTooOld << QByteArray("refused");
        QTest::newRow("too new") << Errc::engineTooNew << QByteArray("refused");
        QTest::newRow("unauthorized") << Errc::unauthorized << QByteArray("refused");
        QTest::newRow("permission") << Errc::permissionDenied << QByteArray("refused");
        QTest::newRow("no socket") << Errc::noSuchSocket << QByteArray("failed");
        QTest::newRow("tls") << Errc::tls << QByteArray("failed");
        QTest::newRow("protocol") << Errc::protocol << QByteArray("failed");
        QTest::newRow("too large") << Errc::tooLarge << QByteArray("failed");
    }
    void refusalsAreTold() {
        QFETCH(Errc, code);
        QFETCH(QByteArray, state);
        Story story;
        story.started();
        const QByteArray told =
            "publish " + state + " unlisted " + QByteArray::fromStdString(std::string(name(code)));
        QVERIFY(story.failed("negotiate", code).last().startsWith(told));
        QCOMPARE(story.retryNow().first(), QByteArray("drop")); // it may have been permitted meanwhile
    }

    void aPersonDoesNotWait() {
        Story story;
        story.started();
        QCOMPARE(story.retryNow(), Lines{}); // a try is under way
        story.failed("negotiate", Errc::refused);
        const watch::Ticket wait = story.last("wait-retry");
        QCOMPARE(story.retryNow(), (Lines{"drop", "negotiate", "publish failed unlisted refused since 0"}));
        QCOMPARE(story.tell(watch::Elapsed{wait}), Lines{}); // the wait that was cut short
        QCOMPARE(story.retryNow(), Lines{});
        story.negotiated();
        story.opened();
        story.listed(fetched({}));
        QCOMPARE(story.retryNow(), Lines{});
    }

    void silenceIsNoSignOfLife() {
        Story story;
        story.live(fetched({container("web")}));
        QCOMPARE(story.silence(), (Lines{"ping", "read"}));
        QCOMPARE(story.silence(), Lines{"read"}); // one ping at a time
        QCOMPARE(story.pinged(), Lines{});
        QCOMPARE(story.silence(), (Lines{"ping", "read"}));
        QCOMPARE(story.failed("ping", Errc::timeout).mid(0, 2), (Lines{"drop", "wait-retry 500"}));
        QCOMPARE(story.chart->engine.loss->why.code, Errc::timeout);
    }

    void anyByteIsASignOfLife() {
        Story story;
        story.live(fetched({container("web")}));
        story.silence();
        QCOMPARE(story.chunk("\n"), Lines{"read"});
        QCOMPARE(story.failed("ping", Errc::timeout), Lines{});
        QCOMPARE(story.silence(), (Lines{"ping", "read"}));
    }

    void streamsThatBreak() {
        Story cut;
        cut.live(fetched({}));
        QCOMPARE(cut.chunk("{\"Type\":\"container\",\"Act"), Lines{"read"});
        cut.closed();
        QVERIFY(cut.chart->engine.loss->why.detail.find("middle") != std::string::npos);
        // What was held of it does not spoil the next stream.
        cut.elapsed("wait-retry");
        cut.negotiated();
        cut.opened();
        cut.listed(fetched({}));
        QCOMPARE(cut.chunk(eventText("container", "start", "web", 1)), (Lines{"read", "inspect c:web"}));

        for (const char *garbage : {"502 Bad Gateway", "{\"Type\":}\n", "[1]", "{\"a\":\"\\ud800\"}"}) {
            Story story;
            story.live(fetched({container("web")}));
            QCOMPARE(story.chunk(garbage),
                     (Lines{"drop", "wait-retry 500", "publish lost protocol since 0 next 500 web"}));
        }
        Story odd; // JSON, and nothing of what we know
        odd.live(fetched({}));
        QCOMPARE(odd.chunk("{}\n{\"Type\":7}\n"), Lines{"read"});
    }

    void thePollIsTheNet() {
        Story story;
        const auto target = container("target");
        const auto linker = container("linker", ContainerState::running, {"/target:/linker/db"});
        auto onNet = std::make_shared<Container>(*container("web"));
        onNet->attachments.push_back({});
        onNet->attachments[0].networkName = "net";
        onNet->attachments[0].ipv4 = "10.0.0.2";
        story.live(fetched({target, linker, onNet}, {network("net")}));
        const Roll same{
            {row(target, {"/linker/db", "/target"}), row(linker), row(onNet)}, {*network("net")}, {}};
        QCOMPARE(story.elapsed("wait-poll"), Lines{"poll"});
        QCOMPARE(story.polled(same), Lines{"wait-poll 30000"});

        const auto differs = [&](Roll roll) {
            const auto wait = story.last("wait-poll");
            story.elapsed("wait-poll");
            Lines lines = story.polled(std::move(roll));
            if (story.last("wait-poll") == wait || lines.takeFirst() != "wait-poll 30000")
                return Lines{"no wait"};
            if (!lines.isEmpty()) story.inspected(fetched({target, linker, onNet}, {network("net")}));
            return lines;
        };
        Roll roll = same;
        roll.containers[2].summary.state = ContainerState::exited;
        QCOMPARE(differs(roll), Lines{"inspect c:web"});
        roll = same;
        roll.containers[2].summary.attachments[0].networkName = "other";
        QCOMPARE(differs(roll), Lines{"inspect c:web"});
        roll = same;
        roll.containers[2].summary.attachments[0].ipv4 = "10.0.0.3";
        QCOMPARE(differs(roll), Lines{"inspect c:web"});
        roll = same;
        roll.containers[2].names = {"/renamed"};
        QCOMPARE(differs(roll), Lines{"inspect c:linker,web"});
        roll = same;
        roll.containers[0].names = {"/target"}; // docker rm --link tells nobody
        QCOMPARE(differs(roll), Lines{"inspect c:linker,target"});
        roll = same;
        roll.containers.pop_back();
        QCOMPARE(differs(roll), Lines{"inspect c:web"});
        roll = same;
        roll.containers.push_back(row(container("new")));
        QCOMPARE(differs(roll), Lines{"inspect c:new"});
        roll = same;
        roll.networks.clear();
        QCOMPARE(differs(roll), Lines{"inspect n:net"});
        roll = same;
        roll.networks.push_back(*network("net2"));
        roll.networks[0].internal = true;
        QCOMPARE(differs(roll), (Lines{"inspect n:net,net2"}));
        roll = same;
        roll.facts = facts();
        QCOMPARE(differs(roll), Lines{"publish live linker target web /net"});
    }

    void peersOfOverlaysAreAskedForAtEachPoll() {
        auto overlay = std::make_shared<Network>(*network("mesh"));
        overlay->driver = "overlay";
        overlay->peers = {{"a", "10.0.0.1"}};
        Story story;
        story.live(fetched({}, {overlay}));
        Roll roll{{}, {*overlay}, {}};
        roll.networks[0].peers.clear(); // a list does not tell them
        story.elapsed("wait-poll");
        QCOMPARE(story.polled(roll), (Lines{"wait-poll 30000", "inspect n:mesh"}));
        QCOMPARE(story.inspected(fetched({}, {overlay})), Lines{});
    }

    void addressesOfWhatIsDownAreNotCompared() {
        Story story;
        auto created = std::make_shared<Container>(*container("web", ContainerState::created));
        created->attachments.push_back({});
        created->attachments[0].networkName = "bridge";
        story.live(fetched({created}));
        Roll roll{{row(created)}, {}, {}};
        roll.containers[0].summary.attachments[0].ipv4 = "172.17.0.6"; // 20.10's list is behind here
        story.elapsed("wait-poll");
        QCOMPARE(story.polled(roll), Lines{"wait-poll 30000"});
    }

    void whatTheEngineCouldNotTellIsAskedAgain() {
        Story story;
        Fetched list = fetched({container("web")});
        list.unsureContainers = {"web"};
        story.live(std::move(list));
        story.elapsed("wait-poll");
        QCOMPARE(story.polled(Roll{{row(container("web"))}, {}, {}}),
                 (Lines{"wait-poll 30000", "inspect c:web"}));
        Fetched again;
        again.unsureContainers = {"web"};
        QCOMPARE(story.inspected(std::move(again)), Lines{}); // kept as it was
        story.elapsed("wait-poll");
        QCOMPARE(story.polled(Roll{{row(container("web"))}, {}, {}}),
                 (Lines{"wait-poll 30000", "inspect c:web"}));
        story.inspected(fetched({container("web")}));
        story.elapsed("wait-poll");
        QCOMPARE(story.polled(Roll{{row(container("web"))}, {}, {}}), Lines{"wait-poll 30000"});
    }

    void theSwarmIsReadSparingly() {
        Story story;
        Fetched list = swarmAnswer({task("t", "running")});
        list.facts = facts(SwarmRole::manager);
        story.live(std::move(list));
        QCOMPARE(story.chart->engine.swarm, SwarmRole::manager);
        QCOMPARE(story.chart->tasks.size(), 1U);
        story.pass(400);
        QCOMPARE(story.chunk(eventText("service", "update", "s", 1)), (Lines{"read", "wait-swarm 600"}));
        QCOMPARE(story.chunk(eventText("service", "update", "s", 2)), Lines{"read"});
        story.pass(600);
        QCOMPARE(story.elapsed("wait-swarm"), Lines{"inspect swarm"});
        QCOMPARE(story.chunk(eventText("service", "update", "s", 3)), Lines{"read"});
        // A task on its way is looked after; what came meanwhile is read after the pause.
        QCOMPARE(story.inspected(swarmAnswer({task("t", "starting")}), "swarm"),
                 (Lines{"wait-swarm 2000", "publish live task t=starting"}));
        story.pass(2000);
        QCOMPARE(story.elapsed("wait-swarm"), Lines{"inspect swarm"});
        QCOMPARE(story.inspected(swarmAnswer({task("t", "running")}), "swarm"),
                 Lines{"publish live task t=running"});
        // A container of this node may be a task's.
        story.pass(5000);
        QCOMPARE(story.chunk(eventText("container", "die", "web", 4)),
                 (Lines{"read", "inspect c:web", "inspect swarm"}));
        // It left the swarm.
        Fetched left;
        left.facts = facts();
        story.chunk(eventText("node", "remove", "n", 5));
        QCOMPARE(story.inspected(std::move(left), "info"), Lines{"publish live"});
        QCOMPARE(story.inspected(swarmAnswer({task("t", "running")}), "swarm"), Lines{});
    }

    void joiningASwarm() {
        Story story;
        story.live(fetched({}));
        QCOMPARE(story.chunk(eventText("node", "update", "n", 1)), (Lines{"read", "inspect info"}));
        Fetched joined;
        joined.facts = facts(SwarmRole::manager);
        joined.facts->swarmNodeAddress = "10.0.0.5";
        QCOMPARE(story.inspected(std::move(joined), "info"),
                 (Lines{"wait-poll 2000", "inspect swarm", "publish live"}));
        QCOMPARE(story.chart->engine.addresses, std::vector<std::string>{"10.0.0.5"});
        QCOMPARE(story.chart->engine.swarmNodeId, std::string("node"));
        // Of docker_gwbridge no event tells: it is looked for.
        for (const char *wait : {"wait-poll 2000", "wait-poll 2000", "wait-poll 30000"}) {
            QCOMPARE(story.elapsed("wait-poll"), Lines{"poll"});
            QCOMPARE(story.polled({}).first(), QByteArray(wait));
        }
    }

    void clockJumpsDoNoHarm() {
        Story story;
        story.live(fetched({container("web")}));
        story.now.wall -= std::chrono::hours(24 * 365);
        QCOMPARE(story.closed().at(1), QByteArray("wait-retry 500"));
        story.now.wall += std::chrono::hours(24 * 900);
        story.elapsed("wait-retry");
        story.negotiated();
        story.opened();
        QCOMPARE(story.listed(fetched({container("web")})).last(), QByteArray("publish live web"));
        // The engine's clock went back: its events are as good as any.
        story.chunk(eventText("container", "die", "web", 2'000'000'000));
        QCOMPARE(story.chunk(eventText("container", "start", "db", 1'000'000'000)),
                 (Lines{"read", "inspect c:db"}));
    }
};

QTEST_GUILESS_MAIN(TestWatchMachine)
#include "tst_watch_machine.moc"
