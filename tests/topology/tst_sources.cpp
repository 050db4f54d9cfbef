#include <QTest>

#include <random>

#include "model/core/diff.h"
#include "model/topology/chart.h"
#include "tests/support/harbour_text.h"
#include "tests/support/sample_snapshot.h"

using namespace portolan;
using testing::describe;
using testing::observe;
using testing::sortedLines;

namespace {

const Moment noon = *parseMoment("2026-11-24T12:00:00Z");

Snapshot chartOf(const std::string &text, const Snapshot &previous = {}) {
    return topology::chart(observe(text), previous, noon);
}

const std::string harbour =
    "engine far addresses=10.7.0.2 node=n1:10.7.0.2\n"
    "container real-redis on=bridge:172.17.0.2 expose=6379\n"
    "container real-redis-ambassador on=bridge:172.17.0.3 link=real-redis:real-redis image=amouat/ambassador "
    "publish=0.0.0.0:6379:6379\n"
    "network ov id=ov driver=overlay\nnode n1 10.7.0.2\nservice s net=ov\ntask s real-redis\n"
    "engine here\n"
    "network ov id=ov driver=overlay\n"
    "container redis on=bridge:172.17.0.2 on=ov:10.0.1.2\n"
    "container amb on=bridge:172.17.0.9 env=REDIS_PORT_6379_TCP=tcp://10.7.0.2:6379\n"
    "container guest mode=container:redis\n"
    "etcd http://etcd:2379\n"
    "key /skydns/local/skydns/redis '{\"host\":\"10.0.1.2\",\"port\":6379}'\n"
    "key /skydns/local/skydns/bad '{'\n"
    "key /other 1\n";

} // namespace

class TestSources : public QObject {
    Q_OBJECT
private slots:
    void engines_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        QTest::addColumn<bool>("complete");
        const auto row = [](const char *title, const char *text, const char *expected, bool complete) {
            QTest::newRow(title) << QByteArray(text) << QByteArray(expected) << complete;
        };
        row("one", "engine a", "engine a live", true);
        row("not listed yet", "engine a listed=no", "engine a live", false);
        row("connecting", "engine a listed=no state=connecting id=", "engine a connecting", false);
        row("failed", "engine a listed=no state=failed id=", "engine a failed", true);
        row("refused", "engine a listed=no state=refused id=", "engine a refused", true);
        row("lost before the first list", "engine a listed=no state=lost", "engine a lost", true);
        row("lost after it", "engine a state=lost", "engine a lost", true);
        row("one of two not yet", "engine a\nengine b listed=no", "engine a live\nengine b live", false);
        row("two", "engine a\nengine b", "engine a live\nengine b live", true);
        row("etcd not listed yet", "engine a\netcd e listed=no", "engine a live", false);
        row("etcd failed", "engine a\netcd e listed=no state=failed", "engine a live", true);

        row("the same daemon", "engine a id=1 name=x\nengine b id=1 name=x",
            "engine a live\nengine b duplicate of a", true);
        row("the same daemon, not listed a second time",
            "engine a id=1 name=x\nengine b id=1 name=x listed=no", "engine a live\nengine b duplicate of a",
            true);
        row("a cloned machine has the id, but another name", "engine a id=1 name=x\nengine b id=1 name=y",
            "engine a live\nengine b live", true);
        row("unknown ids are not equal", "engine a id= name=x\nengine b id= name=x",
            "engine a live\nengine b live", true);
        row("the live one is charted", "engine a id=1 name=x state=lost\nengine b id=1 name=x",
            "engine a duplicate of b\nengine b live", true);
        row("none is live", "engine a id=1 name=x state=lost\nengine b id=1 name=x state=lost",
            "engine a lost\nengine b duplicate of a", true);
        row("three", "engine a id=1 name=x state=lost\nengine b id=1 name=x\nengine c id=1 name=x",
            "engine a duplicate of b\nengine b live\nengine c duplicate of b", true);
    }
    void engines() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        QFETCH(bool, complete);
        const Snapshot s = chartOf(text.toStdString());
        QCOMPARE(describe(s, {"engine"}), sortedLines(expected.toStdString()));
        QCOMPARE(s.complete, complete);
    }

    void nothingAtAll() {
        const Snapshot s = topology::chart({}, {}, noon);
        QVERIFY(s.complete && s.engines.empty());
        QCOMPARE(s.revision, 1U);
        QVERIFY(s.taken == noon);
        Observations empty;
        empty.engines[EngineKey("a")] = nullptr; // asked for, and nothing known yet
        QVERIFY(!topology::chart(empty, {}, noon).complete);
    }

    void duplicatesBringNothingTwice() {
        const std::string there = "container web id=1 on=bridge:172.17.0.2 publish=0.0.0.0:80:80\n";
        const Snapshot s = chartOf("engine a id=1 name=x\n" + there + "engine b id=1 name=x\n" + there);
        QCOMPARE(s.networks.size(), 3U);
        QCOMPARE(s.containers.size(), 1U);
        QCOMPARE(s.containers[0]->engine.value, std::string("a"));
        QCOMPARE(describe(s, {"endpoint"}), std::string("endpoint web bridge 172.17.0.2\n"));
    }

    void noFlipFlop() {
        const auto ways = [](const char *a, const char *b) {
            return "engine a name=x id=" + std::string(a) + "\nengine b name=x id=" + std::string(b);
        };
        const std::string aDup = sortedLines("engine a duplicate of b\nengine b live");
        const std::string bDup = sortedLines("engine a live\nengine b duplicate of a");
        const auto told = [](const Snapshot &s) { return describe(s, {"engine"}); };
        // At the start the outcome does not hang on who answers first.
        Snapshot s = chartOf(ways(" state=connecting listed=no", "1"));
        QCOMPARE(told(s), sortedLines("engine a connecting\nengine b live"));
        s = chartOf(ways("1", "1"), s);
        QCOMPARE(told(s), bDup);
        s = chartOf(ways("1", "1"), s);
        QCOMPARE(told(s), bDup);
        // Later a connection that comes and goes moves things once, not each time.
        s = chartOf(ways("1 state=lost", "1"), s);
        QCOMPARE(told(s), aDup);
        s = chartOf(ways("1", "1"), s);
        QCOMPARE(told(s), aDup);
        s = chartOf(ways("1 state=lost", "1"), s);
        QCOMPARE(told(s), aDup);
        s = chartOf(ways("1", "1 state=lost"), s);
        QCOMPARE(told(s), bDup);
        s = chartOf(ways("1 state=lost", "1 state=lost"), s);
        QCOMPARE(told(s), sortedLines("engine a lost\nengine b duplicate of a"));
    }

    void swarmSeenByTwoManagers() {
        const std::string told = "node n1 10.7.0.1\nservice web\n";
        const Snapshot s = chartOf("engine a state=lost\n" + told + "engine b\n" + told);
        QCOMPARE(s.swarmNodes.size(), 1U);
        QCOMPARE(s.swarmNodes[0]->engine.value, std::string("b")); // the live one knows better
        QCOMPARE(s.swarmServices.size(), 1U);
    }

    void sameInputSameOutput() {
        const Snapshot first = chartOf(harbour), second = chartOf(harbour);
        QVERIFY(diff(first, second).empty());
        QCOMPARE(describe(first), describe(second));
        QVERIFY(!describe(first, {"relay"}).empty() && !describe(first, {"registration"}).empty());
    }

    /// Statements of one engine in another order: the tables sort, so nothing may hang on it.
    void orderDoesNotMatter() {
        std::vector<std::string> blocks{""};
        std::string rest = harbour;
        while (!rest.empty()) {
            const std::string line = rest.substr(0, rest.find('\n') + 1);
            rest.erase(0, line.size());
            if (line.starts_with("engine") || line.starts_with("etcd")) blocks.emplace_back();
            blocks.back() += line;
        }
        std::mt19937 random(7);
        const std::string expected = describe(chartOf(harbour));
        for (int round = 0; round < 20; ++round) {
            std::shuffle(blocks.begin(), blocks.end(), random);
            std::string text;
            for (const std::string &block : blocks) {
                std::vector<std::string> lines;
                for (std::size_t from = 0; from < block.size();) {
                    const auto end = block.find('\n', from) + 1;
                    lines.push_back(block.substr(from, end - from));
                    from = end;
                }
                if (!lines.empty()) std::shuffle(lines.begin() + 1, lines.end(), random);
                // A container's networks must have been told of before it.
                std::stable_partition(lines.begin(), lines.end(), [](const std::string &line) {
                    return line.starts_with("engine") || line.starts_with("etcd") ||
                           line.starts_with("network");
                });
                for (const std::string &line : lines) text += line;
            }
            QCOMPARE(describe(chartOf(text)), expected);
        }
    }

    /// Equal rows are the same objects, also when every observation was made anew.
    void untouchedRowsAreTheSameObjects() {
        const Snapshot first = chartOf(harbour);
        const Snapshot second = chartOf(harbour, first);
        QCOMPARE(second.revision, first.revision + 1);
        int rows = 0;
        forEachTable(first, second, [&](const auto &a, const auto &b) {
            QCOMPARE(a.size(), b.size());
            for (std::size_t i = 0; i < a.size(); ++i) QVERIFY(a[i] == b[i]);
            rows += static_cast<int>(a.size());
            QVERIFY(!a.empty());
        });
        QVERIFY(rows > 30);
    }
    void oneChangeTouchesOneRow() {
        const Snapshot first = chartOf(harbour);
        std::string text = harbour;
        text.replace(text.find("172.17.0.9"), 10, "172.17.0.8");
        const Snapshot second = chartOf(text, first);
        const Diff d = diff(first, second);
        QCOMPARE(d.containers.changed.size(), 1U);
        QCOMPARE(d.endpoints.changed.size(), 1U);
        int same = 0, other = 0;
        forEachTable(first, second, [&](const auto &a, const auto &b) {
            for (std::size_t i = 0; i < a.size(); ++i) ++(a[i] == b[i] ? same : other);
        });
        QCOMPARE(other, 2);
        QVERIFY(same > 30);
    }

    void aLostEngineStays() {
        const Snapshot first = chartOf(harbour);
        std::string text = harbour;
        text.replace(text.find("engine far"), 10, "engine far state=lost");
        const Snapshot second = chartOf(text, first);
        QCOMPARE(describe(second, {"container", "relay", "endpoint"}),
                 describe(first, {"container", "relay", "endpoint"}));
        QCOMPARE(describe(second, {"engine"}), sortedLines("engine far lost\nengine here live"));
        QVERIFY(second.containers[0] == first.containers[0]);
    }
    void aForgottenEngineGoes() {
        const Snapshot first = chartOf(harbour);
        const Snapshot second = chartOf("engine here\n", first);
        QCOMPARE(
            describe(second),
            sortedLines("engine here live\nnetwork bridge bridge\nnetwork host host\nnetwork none null"));
    }

    void registrations_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<QByteArray>("container"); // "-": nobody known
        const auto row = [](const char *title, const char *text, const char *host, int port,
                            const char *container) {
            QTest::newRow(title) << QByteArray(text) << QByteArray(host) << port << QByteArray(container);
        };
        row("a container's address", "container web on=bridge:172.17.0.2", "172.17.0.2", 80, "web");
        row("without a port", "container web on=bridge:172.17.0.2", "172.17.0.2", 0, "web");
        row("on any engine", "engine a\nengine b\ncontainer web on=bridge:172.17.0.2", "172.17.0.2", 80,
            "b/web");
        row("IPv6", "container web on=bridge:172.17.0.2,fd00::2", "fd00:0::2", 80, "web");
        row("on two engines: which is meant?",
            "engine a\ncontainer web on=bridge:172.17.0.2\nengine b\ncontainer web on=bridge:172.17.0.2",
            "172.17.0.2", 80, "-");
        row("one of the two has exited",
            "engine a\ncontainer web on=bridge:172.17.0.2\nengine b\ncontainer web state=exited "
            "on=bridge:172.17.0.2",
            "172.17.0.2", 80, "web");
        row("exited", "container web state=exited on=bridge:172.17.0.2", "172.17.0.2", 80, "-");
        row("a published port of a known host",
            "engine a addresses=10.7.0.2\ncontainer web publish=0.0.0.0:80:8080", "10.7.0.2", 80, "web");
        row("by the host's name", "engine a addresses=a.lan\ncontainer web publish=0.0.0.0:80:8080", "a.lan",
            80, "web");
        row("a udp port", "engine a addresses=10.7.0.2\ncontainer dns publish=0.0.0.0:53:53/udp", "10.7.0.2",
            53, "dns");
        row("another port", "engine a addresses=10.7.0.2\ncontainer web publish=0.0.0.0:80:8080", "10.7.0.2",
            8080, "-");
        row("a host without a port", "engine a addresses=10.7.0.2\ncontainer web publish=0.0.0.0:80:8080",
            "10.7.0.2", 0, "-");
        row("loopback", "engine a addresses=127.0.0.1\ncontainer web publish=0.0.0.0:80:80", "127.0.0.1", 80,
            "-");
        row("another name", "network n\ncontainer web on=n:172.18.0.2", "web", 80, "-");
        row("an address of nobody", "engine a", "192.0.2.1", 80, "-");
    }
    void registrations() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, host);
        QFETCH(int, port);
        QFETCH(QByteArray, container);
        std::string value = "{\"host\":\"" + host.toStdString() + "\"";
        if (port) value += ",\"port\":" + std::to_string(port);
        const Snapshot s = chartOf(text.toStdString() + "\nkey /skydns/local/skydns/rails/1 '" + value +
                                   "}'\nkey /unrelated x");
        QCOMPARE(describe(s, {"registration"}), "registration 1.rails.skydns.local " + host.toStdString() +
                                                    " " + std::to_string(port) + " -> " +
                                                    container.toStdString() + "\n");
    }
    void registrationsFollowTheContainer() {
        const std::string key = "\nkey /skydns/local/skydns/web '{\"host\":\"172.17.0.2\"}'";
        Snapshot s = chartOf("container web on=bridge:172.17.0.2" + key);
        QCOMPARE(describe(s, {"registration"}),
                 std::string("registration web.skydns.local 172.17.0.2 0 -> web\n"));
        // The entry is the same object now, so only its container is looked up anew.
        auto observations = observe("container other on=bridge:172.17.0.2" + key);
        auto etcd = std::make_shared<EtcdObservation>(*observations.etcds.begin()->second);
        etcd->entries = s.etcdEntries;
        observations.etcds.begin()->second = etcd;
        s = topology::chart(observations, s, noon);
        QCOMPARE(describe(s, {"registration"}),
                 std::string("registration web.skydns.local 172.17.0.2 0 -> other\n"));
        auto nobody = observe("container other state=exited on=bridge" + key);
        nobody.etcds.begin()->second = etcd;
        s = topology::chart(nobody, s, noon);
        QCOMPARE(describe(s, {"registration"}),
                 std::string("registration web.skydns.local 172.17.0.2 0 -> -\n"));
        s = chartOf("engine here\netcd http://etcd:2379", s);
        QCOMPARE(describe(s, {"registration"}), std::string());
    }
    void malformedRecords() {
        const Snapshot s = chartOf("key /skydns/local/skydns/bad '{'");
        QCOMPARE(describe(s, {"registration"}),
                 std::string("registration bad.skydns.local - 0 malformed -> -\n"));
    }
};

QTEST_GUILESS_MAIN(TestSources)
#include "tst_sources.moc"
