#include <QTest>

#include "tests/etcd/story.h"

using namespace portolan;
using namespace portolan::etcd;
using namespace portolan::etcd::story;

namespace {

/// Leads the machine to the phase, as a user of a cluster.
void leadTo(Story &s, Phase phase) {
    s.tell({});
    if (phase == Phase::authenticating) return;
    s.tell(token("T"));
    if (phase == Phase::checking) return;
    s.tell(statusOk());
    if (phase == Phase::listing) return;
    s.tell(page(5, {{"a", "1", 5}}));
    if (phase == Phase::opening) return;
    s.tell(opened());
    if (phase == Phase::watching) return;
    if (phase == Phase::settling) {
        s.tell(bytes(put({"a", "2", 6})));
        return;
    }
    s.tell(happened(Event::Kind::quiet), 10'000);
    if (phase == Phase::askingLife) return;
    s.tell(failed(Errc::refused)); // of a single member: waiting
}

constexpr Phase suspensionPoints[] = {Phase::authenticating, Phase::checking, Phase::listing,
                                      Phase::opening,        Phase::watching, Phase::settling,
                                      Phase::askingLife,     Phase::waiting};

/// The success that the phase waits for.
Event success(Phase phase) {
    switch (phase) {
    case Phase::authenticating:
        return token("T");
    case Phase::listing:
        return page(5, {{"a", "1", 5}});
    case Phase::opening:
        return opened();
    case Phase::watching:
    case Phase::settling:
        return bytes(put({"a", "3", 7}));
    case Phase::waiting:
        return happened(Event::Kind::elapsed);
    default:
        return statusOk(5);
    }
}

} // namespace

/// Four tests a suspension point: error, time-out, cancelled, cancelled although it succeeded. And what
/// failures make of the choice of members and of the waits.
class TestWatchMachineErrors : public QObject {
    Q_OBJECT
private slots:
    void suspensionPoints_data() {
        QTest::addColumn<int>("phase");
        for (const Phase phase : suspensionPoints)
            QTest::newRow(name(phase).data()) << static_cast<int>(phase);
    }
    void eachIsReached_data() { suspensionPoints_data(); }
    void eachIsReached() {
        QFETCH(int, phase);
        Story s(Story::withUser());
        leadTo(s, static_cast<Phase>(phase));
        QCOMPARE(name(s.machine.phase()), name(static_cast<Phase>(phase)));
    }

    void error_data() { suspensionPoints_data(); }
    void error() {
        QFETCH(int, phase);
        Story s(Story::withUser());
        leadTo(s, static_cast<Phase>(phase));
        const QByteArray next = s.tell(failed(Errc::refused, "words"));
        if (static_cast<Phase>(phase) == Phase::waiting) {
            QVERIFY2(next.startsWith(askStatus), next); // the wait is over, that is all
            return;
        }
        QVERIFY2(next.endsWith(" close wait 250"), next);
        const Loss &loss = s.published->source.loss.value();
        QCOMPARE(name(loss.why.code), name(Errc::refused));
        QCOMPARE(loss.why.detail, std::string("words"));
        QCOMPARE(loss.why.target, std::string("http://member0"));
        QVERIFY(loss.why.operation.starts_with("POST /v3/"));
        const bool listed = static_cast<Phase>(phase) >= Phase::opening;
        QCOMPARE(name(s.published->source.state), name(listed ? SourceState::lost : SourceState::failed));
        QVERIFY(s.published->source.activeEndpoint.empty());
        // What was told before the loss stays, also what was not published yet.
        if (static_cast<Phase>(phase) == Phase::settling)
            QCOMPARE(s.published->entries[0]->value, std::string("2"));
    }

    void timeout_data() { suspensionPoints_data(); }
    void timeout() {
        QFETCH(int, phase);
        Story s(Story::withUser());
        leadTo(s, static_cast<Phase>(phase));
        if (static_cast<Phase>(phase) == Phase::waiting) {
            QVERIFY(s.tell(happened(Event::Kind::elapsed)).startsWith(askStatus));
            return;
        }
        // An operation that says "cancelled" while nobody cancelled us ran out of time too.
        for (const Errc code : {Errc::timeout, Errc::cancelled}) {
            Story t(Story::withUser());
            leadTo(t, static_cast<Phase>(phase));
            t.tell(failed(code));
            QCOMPARE(name(t.machine.phase()), name(Phase::waiting));
            QCOMPARE(name(t.published->source.loss.value().why.code), name(Errc::timeout));
        }
    }

    void cancelled_data() { suspensionPoints_data(); }
    void cancelled() {
        QFETCH(int, phase);
        Story s(Story::withUser());
        leadTo(s, static_cast<Phase>(phase));
        Event event = failed(Errc::cancelled);
        event.cancelled = true;
        QCOMPARE(s.tell(event), QByteArray("close done"));
        QCOMPARE(s.tell(success(static_cast<Phase>(phase))), QByteArray("close done"));
    }

    void cancelledAlthoughItSucceeded_data() { suspensionPoints_data(); }
    void cancelledAlthoughItSucceeded() {
        QFETCH(int, phase);
        Story s(Story::withUser());
        leadTo(s, static_cast<Phase>(phase));
        Event event = success(static_cast<Phase>(phase));
        event.cancelled = true;
        QCOMPARE(s.tell(event), QByteArray("close done"));
    }

    void cancelledBeforeTheStart() {
        Story s;
        Event event;
        event.cancelled = true;
        QCOMPARE(s.tell(event), QByteArray("close done"));
    }
    void noMembers() {
        Story s(0);
        QCOMPARE(s.tell({}), QByteArray("close done"));
    }

    void theNextMemberIsTriedAtOnce() {
        Story s(3);
        s.tell({});
        QCOMPARE(s.tell(failed(Errc::refused)), QByteArray("send 1 /v3/maintenance/status {}"));
        s.tell(statusOk());
        s.tell(page(5, {{"a", "1", 5}}));
        QCOMPARE(s.last.member, std::size_t(1));
        QCOMPARE(s.published->source.activeEndpoint, std::string("http://member1"));
        s.tell(opened());
        // The good one is kept, for the list after a compaction too.
        QCOMPARE(s.tell(bytes(canceled("\"compact_revision\":\"8\""))).left(6), QByteArray("send 1"));
    }
    void aLostMemberIsALossUntilTheNextOneServes() {
        Story s(2);
        s.live();
        QCOMPARE(s.tell(happened(Event::Kind::ended), 30'000),
                 QByteArray("[lost r5 disconnected next+0 a=1] send 1 /v3/maintenance/status {}"));
        s.tell(statusOk());
        QVERIFY(s.tell(page(6, {{"a", "1", 5}})).startsWith("[live r6 a=1] open 1 "));
    }
    void aWholeRoundIsFollowedByAGrowingWait() {
        Story s(2);
        s.tell({});
        QByteArrayList waits;
        for (int round = 0; round < 9; ++round) {
            QCOMPARE(s.tell(failed(Errc::refused)), QByteArray("send 1 /v3/maintenance/status {}"));
            s.tell(failed(Errc::unreachable), 10);
            waits << QByteArray::number(qlonglong(s.last.duration.count()));
            QCOMPARE(name(s.published->source.loss.value().why.code), name(Errc::unreachable));
            QCOMPARE(s.tell(happened(Event::Kind::elapsed), static_cast<int>(s.last.duration.count())),
                     askStatus);
        }
        QCOMPARE(waits,
                 (QByteArrayList{"250", "500", "1000", "2000", "4000", "8000", "15000", "15000", "15000"}));
    }
    void theWaitHasJitter() {
        WatchMachine::Config config = Story::config();
        config.random01 = [] { return 0.5; };
        Story s(config);
        s.tell({});
        QCOMPARE(s.tell(failed(Errc::refused)),
                 QByteArray("[failed r0 unlisted refused next+375] close wait 375"));
    }
    void theLossIsDatedFromItsBeginning() {
        Story s;
        s.live();
        s.tell(happened(Event::Kind::ended), 1000);
        const Moment since = s.published->source.loss.value().since;
        QCOMPARE(since, Moment(milliseconds(1000)));
        s.tell(happened(Event::Kind::elapsed), 250);
        s.tell(failed(Errc::refused), 100);
        QCOMPARE(s.published->source.loss.value().since, since);
        QCOMPARE(s.published->source.loss.value().nextTry.value(), Moment(milliseconds(1000 + 350 + 500)));
    }
    void aMemberThatFailsAsSoonAsItIsLiveIsNoLoop() {
        Story s(2);
        s.live();
        QVERIFY(s.tell(happened(Event::Kind::ended), 10).contains("] send 1 "));
        s.tell(statusOk());
        s.tell(page(5, {{"a", "1", 5}}));
        s.tell(opened());
        QVERIFY(s.tell(happened(Event::Kind::ended), 10).endsWith("close wait 250"));
    }
    void afterAQuietPeriodTheWaitsBeginAnew() {
        Story s;
        s.tell({});
        for (int i = 0; i < 4; ++i) {
            s.tell(failed(Errc::refused));
            s.tell(happened(Event::Kind::elapsed), 2000);
        }
        s.tell(statusOk());
        s.tell(page(5, {}));
        s.tell(opened());
        s.tell(happened(Event::Kind::quiet), 10'000);
        QVERIFY(s.tell(failed(Errc::timeout)).endsWith("close wait 250"));
    }
    void aMemberWithoutLeaderWillNotDo() {
        Story s(2);
        s.tell({});
        QCOMPARE(s.tell(answered("{" + header(5) + ",\"version\":\"3.4.23\"}")),
                 QByteArray("send 1 /v3/maintenance/status {}"));
        s.tell(answered("{" + header(5) + ",\"version\":\"3.4.23\"}"));
        QCOMPARE(s.published->source.loss.value().why.detail, std::string("etcdserver: no leader"));
    }
    void aMemberThatLosesItsLeaderIsLeft() {
        Story s(2);
        s.live();
        s.tell(happened(Event::Kind::quiet), 10'000);
        QVERIFY(s.tell(answered("{" + header(5) + ",\"version\":\"3.4.23\"}")).contains("] send 1 "));
    }
    void theServersLastWordsAreKept() {
        Story s;
        s.live();
        s.tell(bytes("{\"error\":{\"grpc_code\":14,\"message\":\"transport is closing\"}}"));
        s.tell(happened(Event::Kind::ended));
        QCOMPARE(s.published->source.loss.value().why.detail, std::string("transport is closing"));
    }
    void streamCutInTheMiddle() {
        Story s;
        s.live();
        s.tell(bytes(put({"a", "2", 6}).substr(0, 20)));
        QCOMPARE(s.tell(happened(Event::Kind::ended)),
                 QByteArray("[lost r5 disconnected next+250 a=1] close wait 250"));
    }

    void nonsense_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("html") << QByteArray("<html>");
        QTest::newRow("cut") << QByteArray("{\"header\":{\"revision\":\"5\"");
        QTest::newRow("wrong types") << QByteArray("{\"header\":[],\"version\":1,\"token\":2,\"kvs\":3}");
        QTest::newRow("not UTF-8") << QByteArray("{\"version\":\"\xFF\"}");
    }
    void nonsense() {
        QFETCH(QByteArray, body);
        for (const Phase phase :
             {Phase::authenticating, Phase::checking, Phase::listing, Phase::askingLife}) {
            Story s(Story::withUser());
            leadTo(s, phase);
            s.tell(answered(body.toStdString()));
            QCOMPARE(name(s.machine.phase()), name(Phase::waiting));
            QCOMPARE(name(s.published->source.loss.value().why.code), name(Errc::protocol));
        }
        if (body.isEmpty()) return;
        Story s;
        s.live();
        s.tell(bytes(body.toStdString() + "\n"));
        QCOMPARE(name(s.published->source.loss.value().why.code), name(Errc::protocol));
    }
    void openIsAnsweredWithAnError() {
        Story s;
        s.tell({});
        s.tell(statusOk());
        s.tell(page(5, {}));
        QVERIFY(s.tell(opened(503)).startsWith("[lost r5 http "));
    }
    void openIsForbidden() {
        Story s;
        s.tell({});
        s.tell(statusOk());
        s.tell(page(5, {}));
        QVERIFY(s.tell(opened(403)).startsWith("[refused r5 unauthorized "));
    }
};

QTEST_GUILESS_MAIN(TestWatchMachineErrors)
#include "tst_watch_machine_errors.moc"
