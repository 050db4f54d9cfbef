#include <QTest>

#include "model/topology/chart.h"
#include "tests/support/harbour_text.h"
#include "tests/support/sample_snapshot.h"

using namespace portolan;
using testing::describe;
using testing::observe;
using testing::sortedLines;

namespace {

const Moment noon = *parseMoment("2026-11-24T12:00:00Z");

/// One picture after the other, each with the one before as memory.
class Story {
public:
    const Snapshot &tell(const std::string &text) {
        now_ = topology::chart(observe(text), now_, noon);
        return now_;
    }
    std::string relays(const std::string &text) { return describe(tell(text), {"relay"}); }

private:
    Snapshot now_;
};

/// The command of the classic ambassadors' image.
const std::string relayLine =
    R"( image=amouat/ambassador sh='env | grep _TCP= | sed "s/.*_PORT_\([0-9]*\)_TCP=tcp:\/\/\(.*\):\(.*\)/socat TCP4-LISTEN:\1,fork,reuseaddr TCP4:\2:\3 \&/" | sh')";

} // namespace

/// The ambassadors that people copy from old tutorials, on the engines they meet, and what time does to them.
class TestOverTime : public QObject {
    Q_OBJECT
private slots:
    /// All commands on one host, as they are written.
    void theClassicCommands() {
        const auto harbour = [](const std::string &version) {
            return "engine here " + version +
                   "\n"
                   "container real-redis on=bridge:172.17.0.2 expose=6379 image=redis:7 started=1\n"
                   "container real-redis-ambassador on=bridge:172.17.0.3 publish=0.0.0.0:6379:6379 "
                   "expose=6379 "
                   "link=real-redis:real-redis started=2" +
                   relayLine +
                   "\n"
                   "container redis_ambassador on=bridge:172.17.0.4 expose=6379 started=3 "
                   "env=REDIS_PORT_6379_TCP=tcp://172.17.0.2" +
                   relayLine +
                   "\n"
                   "container dnmonster on=bridge:172.17.0.5 image=amouat/dnmonster:1.0 expose=8080 "
                   "started=4\n"
                   "container flask on=bridge:172.17.0.6 image=sh1nd3l/flask-server:0.5 "
                   "publish=0.0.0.0:80:8080 "
                   "expose=8080 link=dnmonster:dnonster link=redis_ambassador:redis started=5\n";
        };
        const std::string links =
            "link flask -> dnmonster as dnonster by dnmonster default-bridge on bridge\n"
            "link flask -> redis_ambassador as redis by redis_ambassador default-bridge on bridge\n"
            "link real-redis-ambassador -> real-redis as real-redis by real-redis default-bridge "
            "on bridge\n"
            "ambassador real-redis-ambassador image command\n"
            "ambassador redis_ambassador image relay-variable command\n";
        const std::string broken =
            "relay redis_ambassador 6379/tcp tcp://172.17.0.2 environment malformed -> -\n";
        const std::string byLink =
            "relay real-redis-ambassador 6379/tcp tcp://172.17.0.2:6379 link ok -> real-redis\n";
        QCOMPARE(
            describe(Story().tell(harbour("version=20.10.24 api=1.41")), {"link", "ambassador", "relay"}),
            sortedLines(links + broken + byLink));
        QCOMPARE(describe(Story().tell(harbour("version=29.7.0 api=1.55")), {"link", "ambassador", "relay"}),
                 sortedLines(links + broken));
    }

    /// With the port, but still with real-redis's private address: wrong on another host, whatever it finds.
    void theClassicCommandsOnTwoHosts() {
        const auto harbour = [](const std::string &address, const std::string &more = "") {
            return "engine service-host addresses=10.7.0.2\n"
                   "container real-redis on=bridge:172.17.0.2 expose=6379\n"
                   "container real-redis-ambassador on=bridge:172.17.0.3 publish=0.0.0.0:6379:6379 "
                   "expose=6379 "
                   "link=real-redis:real-redis" +
                   relayLine + "\nengine web-host addresses=10.7.0.1\n" + more +
                   "container redis_ambassador on=bridge:172.17.0.4 env=REDIS_PORT_6379_TCP=" + address +
                   relayLine;
        };
        const std::string first =
            "relay real-redis-ambassador 6379/tcp tcp://172.17.0.2:6379 link ok -> real-redis\n";
        const auto second = [](const std::string &rest) {
            return "relay web-host/redis_ambassador 6379/tcp " + rest + "\n";
        };
        QCOMPARE(Story().relays(harbour("tcp://10.7.0.2:6379")),
                 sortedLines(first + second("tcp://10.7.0.2:6379 environment ok -> real-redis-ambassador")));
        QCOMPARE(Story().relays(harbour("tcp://172.17.0.2:6379")),
                 sortedLines(first + second("tcp://172.17.0.2:6379 environment stale -> -")));
        QCOMPARE(
            Story().relays(harbour("tcp://172.17.0.2:6379", "container dnmonster on=bridge:172.17.0.2\n")),
            sortedLines(first + second("tcp://172.17.0.2:6379 environment ok -> web-host/dnmonster")));
        QCOMPARE(Story().relays(harbour("tcp://10.7.0.3:6379")),
                 sortedLines(first + second("tcp://10.7.0.3:6379 environment unresolved -> -")));
        QCOMPARE(Story().relays(harbour("tcp://10.7.0.2:6380")),
                 sortedLines(first + second("tcp://10.7.0.2:6380 environment stale -> -")));
    }

    void linkVariablesAreFrozenAtTheStart() {
        const auto harbour = [](const std::string &redis, int started) {
            return "container real-redis " + redis + " expose=6379\n" +
                   "container amb on=bridge:172.17.0.9 link=real-redis:redis started=" +
                   std::to_string(started) + relayLine;
        };
        const std::string relay = "relay amb 6379/tcp ";
        Story story;
        QCOMPARE(story.relays(harbour("on=bridge:172.17.0.2 started=10", 20)),
                 relay + "tcp://172.17.0.2:6379 link ok -> real-redis\n");
        QCOMPARE(story.relays(harbour("state=exited on=bridge started=10", 20)),
                 relay + "tcp://172.17.0.2:6379 link stale -> -\n");
        // Back with another address: /etc/hosts knows, the process does not.
        QCOMPARE(story.relays(harbour("on=bridge:172.17.0.3 started=30", 20)),
                 relay + "tcp://172.17.0.2:6379 link stale -> -\n");
        // Another container has got the address meanwhile.
        QCOMPARE(story.relays(harbour("on=bridge:172.17.0.3 started=30", 20) +
                              "\ncontainer thief on=bridge:172.17.0.2"),
                 relay + "tcp://172.17.0.2:6379 link stale -> thief\n");
        // Removed altogether: Docker forgets the link, the process still does not.
        QCOMPARE(story.relays("container amb on=bridge:172.17.0.9 started=20" + relayLine),
                 relay + "tcp://172.17.0.2:6379 link stale -> -\n");
        QCOMPARE(story.relays(harbour("on=bridge:172.17.0.2 started=40", 20)),
                 relay + "tcp://172.17.0.2:6379 link ok -> real-redis\n");
        QCOMPARE(story.relays(harbour("on=bridge:172.17.0.3 started=50", 60)), // and at last it is restarted
                 relay + "tcp://172.17.0.3:6379 link ok -> real-redis\n");
        QCOMPARE(story.relays("container amb on=bridge:172.17.0.9 started=70" + relayLine), std::string());
    }
    void aScriptsVariablesAreFrozenToo() {
        const auto harbour = [](const std::string &redis, int started) {
            return "container redis " + redis +
                   " expose=6379\ncontainer amb on=bridge link=redis:redis started=" +
                   std::to_string(started) + " sh='socat TCP-L:1 TCP:$REDIS_PORT_6379_TCP_ADDR:6379'";
        };
        Story story;
        const std::string relay = "relay amb 1/tcp TCP:";
        QCOMPARE(story.relays(harbour("on=bridge:172.17.0.2", 20)),
                 relay + "172.17.0.2:6379 command ok -> redis\n");
        QCOMPARE(story.relays(harbour("on=bridge:172.17.0.3", 20)),
                 relay + "172.17.0.2:6379 command stale -> -\n");
        QCOMPARE(story.relays(harbour("on=bridge:172.17.0.3", 30)),
                 relay + "172.17.0.3:6379 command ok -> redis\n");
    }
    void anAddressThatComesLate() {
        Story story;
        const std::string amb = "\ncontainer amb on=bridge:172.17.0.9 link=redis:redis" + relayLine;
        QCOMPARE(story.relays("container redis state=created started= on=bridge expose=6379" + amb),
                 std::string("relay amb 6379/tcp - link stale -> -\n"));
        QCOMPARE(story.relays("container redis on=bridge:172.17.0.2 expose=6379" + amb),
                 std::string("relay amb 6379/tcp tcp://172.17.0.2:6379 link ok -> redis\n"));
    }
    void aVersionThatComesLate() {
        const auto harbour = [](const std::string &version) {
            return "engine here " + version +
                   "\ncontainer redis on=bridge:172.17.0.2 expose=6379\n"
                   "container amb on=bridge:172.17.0.9 link=redis:redis" +
                   relayLine;
        };
        const std::string relay = "relay amb 6379/tcp tcp://172.17.0.2:6379 link ok -> redis\n";
        Story story;
        QCOMPARE(story.relays(harbour("version= api=")), relay);
        QCOMPARE(story.relays(harbour("version=29.0.0 api=1.52")), std::string());
        // But an engine renewed under a process that lived on: its variables are still there.
        Story renewed;
        QCOMPARE(renewed.relays(harbour("version=28.5.0 api=1.51")), relay);
        QCOMPARE(renewed.relays(harbour("version=29.0.0 api=1.52")), relay);
    }

    void addressesThatChangeHands() {
        const std::string amb =
            "\ncontainer amb on=bridge:172.17.0.9 env=REDIS_PORT_6379_TCP=tcp://172.17.0.2:6379";
        const std::string relay = "relay amb 6379/tcp tcp://172.17.0.2:6379 environment ";
        Story story;
        QCOMPARE(story.relays(amb), relay + "stale -> -\n");
        QCOMPARE(story.relays("container redis on=bridge:172.17.0.2 id=1" + amb), relay + "ok -> redis\n");
        QCOMPARE(story.relays("container redis state=exited on=bridge id=1" + amb), relay + "stale -> -\n");
        QCOMPARE(story.relays("container web on=bridge:172.17.0.2 id=2" + amb), relay + "stale -> web\n");
        QCOMPARE(story.relays("container web on=bridge:172.17.0.2 id=2" + amb), relay + "stale -> web\n");
        // Made anew under the old name: the same to everybody who uses it. Then renamed: still the same.
        QCOMPARE(story.relays("container redis on=bridge:172.17.0.2 id=3" + amb), relay + "ok -> redis\n");
        QCOMPARE(story.relays("container redis-2 on=bridge:172.17.0.2 id=3" + amb),
                 relay + "ok -> redis-2\n");
        // An ambassador made anew knows nothing of that.
        QCOMPARE(story.relays("container web on=bridge:172.17.0.2 id=2" + amb), relay + "stale -> web\n");
        QCOMPARE(story.relays("container web on=bridge:172.17.0.2 id=2" + amb + " id=new"),
                 relay + "ok -> web\n");
    }
    void publishedPortsThatChangeHands() {
        const auto harbour = [](const std::string &publisher) {
            return "engine far addresses=10.7.0.2\n" + publisher +
                   " publish=0.0.0.0:6379:6379\nengine here\n"
                   "container amb on=bridge run='socat TCP-L:6379 TCP:10.7.0.2:6379'";
        };
        const std::string relay = "relay here/amb 6379/tcp TCP:10.7.0.2:6379 command ";
        Story story;
        QCOMPARE(story.relays(harbour("container redis id=1")), relay + "ok -> redis\n");
        QCOMPARE(story.relays(harbour("container web id=2")), relay + "stale -> web\n");
    }
    void namesGoToWhoeverHasThem() {
        const std::string amb = "\ncontainer amb on=n:172.18.0.9 run='socat TCP-L:1 TCP:db:1'";
        Story story;
        QCOMPARE(story.relays("network n\ncontainer blue on=n:172.18.0.2 alias=n:db" + amb),
                 std::string("relay amb 1/tcp TCP:db:1 command ok -> blue\n"));
        QCOMPARE(story.relays("network n\ncontainer green on=n:172.18.0.3 alias=n:db" + amb),
                 std::string("relay amb 1/tcp TCP:db:1 command ok -> green\n"));
    }
};

QTEST_GUILESS_MAIN(TestOverTime)
#include "tst_over_time.moc"
