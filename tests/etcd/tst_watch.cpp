#include "tests/etcd/fake_etcd.h"

#include <QElapsedTimer>
#include <QTest>

#include <functional>
#include <optional>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>

#include "model/etcd/watch.h"

using namespace portolan;
using namespace portolan::etcd;
using namespace portolan::etcd::testing;

namespace {

constexpr int limit = 10'000; ///< milliseconds; nothing here takes as long unless it hangs

/// A cluster, and a watch of it that runs on this thread whenever a test waits for something.
class Cluster {
public:
    explicit Cluster(std::size_t members = 1, Credentials credentials = {}) {
        EtcdSource source;
        source.key = EtcdKeyspace("cluster");
        std::vector<std::shared_ptr<net::HttpClient>> clients;
        for (std::size_t i = 0; i < members; ++i) {
            member.push_back(std::make_shared<FakeMember>(io, store));
            clients.push_back(member.back());
            source.endpoints.push_back("http://member" + std::to_string(i));
        }
        watch = makeEtcdWatch(clients, std::move(credentials), source,
                              [this](std::shared_ptr<const EtcdObservation> seen) {
                                  published = std::move(seen);
                                  ++publications;
                              });
    }
    ~Cluster() {
        if (!ended) stop();
    }

    void start() {
        boost::asio::co_spawn(
            io, watch->run(),
            boost::asio::bind_cancellation_slot(cancel.slot(), [this](std::exception_ptr e) {
                ended = true;
                failed = e != nullptr;
            }));
    }
    bool until(const std::function<bool()> &condition) {
        QElapsedTimer timer;
        timer.start();
        while (!condition()) {
            if (timer.elapsed() > limit) return false;
            io.restart();
            io.run_one_for(std::chrono::milliseconds(20));
        }
        return true;
    }
    /// True when the coroutine ended soon and in order.
    bool stop() {
        QElapsedTimer timer;
        timer.start();
        cancelWith(cancel);
        return until([this] { return ended; }) && !failed && store->streams.empty() && timer.elapsed() < 1000;
    }
    bool is(SourceState state) const { return published && published->source.state == state; }
    QByteArray keys() const {
        QByteArray text;
        if (!published) return text;
        for (const auto &row : published->entries)
            text += QByteArray::fromStdString(row->key + "=" + row->value + " ");
        return text.trimmed();
    }
    bool shows(const QByteArray &wanted) {
        return until([&] { return is(SourceState::live) && keys() == wanted; });
    }

    boost::asio::io_context io;
    std::shared_ptr<FakeStore> store = std::make_shared<FakeStore>();
    std::vector<std::shared_ptr<FakeMember>> member;
    std::shared_ptr<const EtcdObservation> published;
    int publications = 0;
    std::unique_ptr<EtcdWatch> watch;
    boost::asio::cancellation_signal cancel;
    bool ended = false;
    bool failed = false;
};

} // namespace

class TestWatch : public QObject {
    Q_OBJECT
private slots:
    void listsAndFollows() {
        Cluster c;
        c.store->put("a", "1");
        c.start();
        QVERIFY(c.until([&] { return c.published != nullptr; }));
        QVERIFY(c.is(SourceState::connecting));
        QVERIFY(c.shows("a=1"));
        QVERIFY(c.until([&] { return !c.store->streams.empty(); }));
        c.store->put("b", "2");
        QVERIFY(c.shows("a=1 b=2"));
        c.store->put("a", "3");
        c.store->remove("b");
        QVERIFY(c.shows("a=3"));
        QCOMPARE(c.published->source.revision, 5);
        QVERIFY(c.stop());
    }
    void manyPages() {
        Cluster c;
        for (int i = 0; i < 3500; ++i) c.store->put("k" + std::to_string(i), "v");
        c.start();
        QVERIFY(c.until([&] { return c.is(SourceState::live); }));
        QCOMPARE(c.published->entries.size(), std::size_t(3500));
    }
    void cutStreamIsHealed() {
        Cluster c;
        c.store->put("a", "1");
        c.start();
        QVERIFY(c.shows("a=1"));
        QVERIFY(c.until([&] { return !c.store->streams.empty(); }));
        c.store->cutStreams();
        QVERIFY(c.until([&] { return c.is(SourceState::lost); }));
        QCOMPARE(c.keys(), QByteArray("a=1")); // still shown
        QCOMPARE(name(c.published->source.loss.value().why.code), name(Errc::disconnected));
        c.store->remove("a"); // nobody listens now
        c.store->put("b", "2");
        QVERIFY(c.shows("b=2"));
        QVERIFY(!c.published->source.loss);
        QVERIFY(c.until([&] { return c.store->streams.size() == 1; }));
    }
    void failsOverAndBack() {
        Cluster c(3);
        c.store->put("a", "1");
        c.member[0]->down = true;
        c.start();
        QVERIFY(c.shows("a=1"));
        QCOMPARE(c.published->source.activeEndpoint, std::string("http://member1"));
        QVERIFY(c.until([&] { return !c.store->streams.empty(); }));
        c.member[0]->down = false;
        c.member[1]->down = c.member[2]->down = true;
        c.store->cutStreams();
        QVERIFY(c.until([&] {
            return c.is(SourceState::live) && c.published->source.activeEndpoint == "http://member0";
        }));
    }
    void aMemberThatNeverAnswersIsATimeout() {
        Cluster c;
        c.member[0]->silentAt = "/v3/maintenance/status";
        c.start();
        QVERIFY(c.until([&] { return c.is(SourceState::failed); }));
        QCOMPARE(name(c.published->source.loss.value().why.code), name(Errc::timeout));
        QVERIFY(c.published->source.loss->nextTry);
        c.member[0]->silentAt.clear();
        QVERIFY(c.until([&] { return c.is(SourceState::live); }));
    }
    void wrongPassword() {
        Cluster c(1, {"root", "wrong"});
        c.member[0]->password = "right";
        c.start();
        QVERIFY(c.until([&] { return c.is(SourceState::refused); }));
        QCOMPARE(name(c.published->source.loss.value().why.code), name(Errc::unauthorized));
        // The person has put it right on the server and asks for the next try, a minute early.
        c.member[0]->password = "wrong";
        c.watch->retryNow();
        QVERIFY(c.until([&] { return c.is(SourceState::live); }));
    }
    void retryCutsTheWaitShort() {
        Cluster c;
        c.member[0]->down = true;
        c.watch->retryNow(); // before the start: nothing to wake
        c.start();
        for (int tries = 1; tries <= 8; ++tries) {
            QVERIFY(c.until([&] { return c.publications == tries + 1; })); // the first one is "connecting"
            QVERIFY(c.is(SourceState::failed));
            QCOMPARE(c.member[0]->requests, tries);
            if (tries == 8) c.member[0]->down = false;
            c.watch->retryNow();
        }
        // The wait has grown to 15 seconds at least, more than this test allows.
        QVERIFY(c.until([&] { return c.is(SourceState::live); }));
    }

    void stopsAtOnce_data() {
        QTest::addColumn<QByteArray>("silentAt");
        QTest::addColumn<bool>("down");
        QTest::newRow("logging in") << QByteArray("/v3/auth/authenticate") << false;
        QTest::newRow("asking for the status") << QByteArray("/v3/maintenance/status") << false;
        QTest::newRow("listing") << QByteArray("/v3/kv/range") << false;
        QTest::newRow("opening") << QByteArray("/v3/watch") << false;
        QTest::newRow("watching") << QByteArray() << false;
        QTest::newRow("waiting") << QByteArray() << true;
    }
    void stopsAtOnce() {
        QFETCH(QByteArray, silentAt);
        QFETCH(bool, down);
        Cluster c(1, {"root", "x"});
        c.member[0]->password = "x";
        c.member[0]->silentAt = silentAt.toStdString();
        c.member[0]->down = down;
        c.start();
        const int before = silentAt == "/v3/auth/authenticate"    ? 1
                           : silentAt == "/v3/maintenance/status" ? 2
                           : silentAt == "/v3/kv/range"           ? 3
                                                                  : 4;
        QVERIFY(c.until([&] { return down ? c.is(SourceState::failed) : c.member[0]->requests == before; }));
        if (!down && silentAt.isEmpty()) QVERIFY(c.until([&] { return !c.store->streams.empty(); }));
        const int published = c.publications;
        QVERIFY(c.stop());
        QCOMPARE(c.publications, published); // its last word was before
    }
    void stopsBeforeItBegan() {
        Cluster c;
        c.start();
        QVERIFY(c.stop());
    }
};

QTEST_GUILESS_MAIN(TestWatch)
#include "tst_watch.moc"
