#include <QTest>

#include "tests/etcd/story.h"

using namespace portolan;
using namespace portolan::etcd;
using namespace portolan::etcd::story;

/// What the watch does when all is well, and when etcd says no in its own words.
class TestWatchMachine : public QObject {
    Q_OBJECT
private slots:
    void connectsListsAndWatches() {
        Story s;
        QCOMPARE(s.tell({}), "[connecting r0 unlisted] " + askStatus);
        QCOMPARE(s.tell(statusOk()), askAll);
        QCOMPARE(s.tell(page(5, {{"a", "1", 2}, {"b", "2", 5}})), "[live r5 a=1 b=2] " + watchFrom(6));
        QCOMPARE(s.published->source.version, std::string("3.4.23"));
        QCOMPARE(s.published->source.activeEndpoint, std::string("http://member0"));
        QCOMPARE(s.tell(opened()), QByteArray("read 10000"));
        QCOMPARE(s.tell(bytes(created(5))), QByteArray("read 10000"));
    }
    void anEmptyStoreIsLive() {
        Story s;
        s.tell({});
        s.tell(statusOk());
        QCOMPARE(s.tell(page(1, {})), "[live r1] " + watchFrom(2));
    }

    void pagesAreOfOneRevision() {
        Story s;
        s.tell({});
        s.tell(statusOk());
        QCOMPARE(
            s.tell(page(5, {{"a", "1", 2}, {"b", "2", 5}}, true, 3)),
            QByteArray(
                R"(send 0 /v3/kv/range {"key":"YgA=","limit":"2000","range_end":"AA==","revision":"5"})"));
        // Meanwhile the store went on to 9; the watch begins where the list was true.
        QCOMPARE(s.tell(page(9, {{"c", "3", 4}})), "[live r5 a=1 b=2 c=3] " + watchFrom(6));
    }
    void pagesGrowWhileTheyAreSmall() {
        Story s;
        s.tell({});
        s.tell(statusOk());
        QByteArrayList limits;
        for (char key = 'a'; key < 'f'; ++key) {
            s.tell(page(5, {{std::string(1, key), "", 1}}, true, 9));
            limits << QByteArray::fromStdString(s.last.request.body).split('"').value(7);
        }
        QCOMPARE(limits, (QByteArrayList{"2000", "4000", "8000", "8000", "8000"}));
        s.tell(page(5, {{"f", std::string(1000000, 'v'), 1}}, true, 9));
        s.tell(failed(Errc::tooLarge));
        QVERIFY(s.last.request.body.find("\"limit\":\"2000\"") != std::string::npos);
        s.tell(page(5, {{"g", std::string(1000000, 'v'), 1}}, true, 9)); // large: grows no more
        QVERIFY(s.last.request.body.find("\"limit\":\"2000\"") != std::string::npos);
    }
    void listBeginsAgainWhenItsRevisionIsCompacted() {
        Story s;
        s.tell({});
        s.tell(statusOk());
        s.tell(page(5, {{"a", "1", 2}}, true, 2));
        QCOMPARE(s.tell(compacted()), askAll);
        QCOMPARE(s.tell(page(9, {{"b", "2", 9}})), "[live r9 b=2] " + watchFrom(10));
    }
    void butNotForEver() {
        Story s;
        s.tell({});
        s.tell(statusOk());
        for (int i = 0; i < 3; ++i) QCOMPARE(s.tell(compacted()), askAll);
        QCOMPARE(s.tell(compacted()), QByteArray("[failed r0 unlisted compacted next+250] close wait 250"));
    }
    void tooLargePagesAreAskedSmaller() {
        Story s;
        s.tell({});
        s.tell(statusOk());
        QByteArrayList limits;
        for (int i = 0; i < 5; ++i) {
            s.tell(failed(Errc::tooLarge));
            limits << QByteArray::fromStdString(s.last.request.body).split('"').value(7);
        }
        QCOMPARE(limits, (QByteArrayList{"250", "62", "15", "3", "1"}));
        // One key alone is more than we take.
        QCOMPARE(s.tell(failed(Errc::tooLarge)),
                 QByteArray("[refused r0 unlisted tooLarge next+300000] close wait 300000"));
    }
    void keysMustRise() {
        Story s;
        s.tell({});
        s.tell(statusOk());
        s.tell(page(5, {{"b", "1", 2}}, true, 3));
        // A server that gives the same page for ever must not keep us for ever.
        QCOMPARE(s.tell(page(5, {{"b", "1", 2}}, true, 3)),
                 QByteArray("[failed r0 unlisted protocol next+250] close wait 250"));
    }

    void eventsArePublishedTogether() {
        Story s;
        s.live();
        QCOMPARE(s.tell(bytes(put({"b", "2", 6}))), QByteArray("read 5"));
        QCOMPARE(s.tell(bytes(put({"a", "3", 7}) + gone({"b", "", 8})), 3), QByteArray("read 5"));
        QCOMPARE(s.tell(happened(Event::Kind::quiet), 5), QByteArray("[live r8 a=3] read 10000"));
        QCOMPARE(s.tell(happened(Event::Kind::quiet), 10'000), askStatus);
    }
    void aSteadyStreamIsPublishedToo() {
        Story s;
        s.live();
        int revision = 6;
        for (; revision < 16; ++revision)
            QCOMPARE(s.tell(bytes(put({"a", "x", revision})), revision == 6 ? 0 : 5), QByteArray("read 5"));
        QCOMPARE(s.tell(bytes(put({"a", "y", revision})), 5), QByteArray("[live r16 a=y] read 10000"));
    }
    void whatIsNoChangeIsNotPublished() {
        Story s;
        s.live();
        QCOMPARE(s.tell(bytes(put({"a", "1", 5}))), QByteArray("read 10000")); // as it was listed
        QCOMPARE(s.tell(bytes(gone({"never", "", 6}))), QByteArray("read 10000"));
        QCOMPARE(s.tell(bytes(line(header(9)))), QByteArray("read 10000")); // progress
        QCOMPARE(s.tell(bytes("{\"resu")), QByteArray("read 10000"));
    }
    void untouchedRowsStayTheSameObjects() {
        Story s;
        s.tell({});
        s.tell(statusOk());
        s.tell(page(5, {{"a", "1", 2}, {"b", "2", 5}}));
        const auto before = s.published;
        s.tell(opened());
        s.tell(bytes(put({"b", "3", 6})));
        s.tell(happened(Event::Kind::quiet), 5);
        QVERIFY(s.published->entries[0] == before->entries[0]);
        QVERIFY(s.published->entries[1] != before->entries[1]);
        // Over a loss and a new list as well.
        s.tell(happened(Event::Kind::ended));
        s.tell(happened(Event::Kind::elapsed), 1000);
        s.tell(statusOk());
        const auto listedAgain = s.tell(page(7, {{"a", "1", 2}, {"b", "3", 6}}));
        QVERIFY(listedAgain.startsWith("[live r7 a=1 b=3]"));
        QVERIFY(s.published->entries[0] == before->entries[0]);
    }
    void longValuesAreCutAndTheirSizeTold() {
        Story s;
        s.live();
        s.tell(bytes(put({"a", std::string(20'000, 'v'), 6})));
        s.tell(happened(Event::Kind::quiet), 5);
        QCOMPARE(s.published->entries[0]->value.size(), std::size_t(16 * 1024));
        QCOMPARE(s.published->entries[0]->valueSize, std::size_t(20'000));
    }

    void compactedWatchListsAgainWithoutLoss() {
        Story s;
        s.live();
        QCOMPARE(s.tell(bytes(created(9) + canceled("\"compact_revision\":\"8\""))), askAll);
        QVERIFY(s.last.closeStream);
        QCOMPARE(s.tell(page(9, {{"c", "3", 9}})), "[live r9 c=3] " + watchFrom(10));
    }
    void cancelledWatchIsALoss() {
        Story s;
        s.live();
        QCOMPARE(s.tell(bytes(canceled("\"cancel_reason\":\"because\""))),
                 QByteArray("[lost r5 disconnected next+250 a=1] close wait 250"));
        QCOMPARE(s.published->source.loss->why.detail, std::string("because"));
        QCOMPARE(s.published->source.loss->why.operation, std::string("POST /v3/watch"));
        QCOMPARE(s.published->source.loss->why.target, std::string("http://member0"));
    }

    void silenceIsAsked() {
        Story s;
        s.live();
        QCOMPARE(s.tell(happened(Event::Kind::quiet), 10'000), askStatus);
        QVERIFY(!s.last.closeStream); // the stream is still good
        QCOMPARE(s.last.request.deadline, net::Duration(5'000));
        QCOMPARE(s.tell(statusOk(5)), QByteArray("read 10000"));
    }
    void aDeadStreamBesideALivingMemberIsFound() {
        Story s;
        s.live();
        s.tell(happened(Event::Kind::quiet), 10'000);
        QCOMPARE(s.tell(statusOk(7)), QByteArray("read 5000"));
        QCOMPARE(s.tell(happened(Event::Kind::quiet), 5'000),
                 QByteArray("[lost r5 disconnected next+250 a=1] close wait 250"));
    }
    /// The member counts the changes of all keys, of which we see those under a prefix.
    void othersKeysAreNoSilence() {
        WatchMachine::Config config = Story::config();
        config.source.prefix = "a";
        Story s(config);
        s.live();
        QCOMPARE(s.tell(happened(Event::Kind::quiet), 10'000), askStatus);
        QCOMPARE(s.tell(statusOk(7)), QByteArray("read 10000"));
    }
    void aSlowStreamIsGivenTime() {
        Story s;
        s.live();
        s.tell(happened(Event::Kind::quiet), 10'000);
        s.tell(statusOk(7));
        s.tell(bytes(put({"a", "2", 7})), 1'000);
        QCOMPARE(s.tell(happened(Event::Kind::quiet), 5), QByteArray("[live r7 a=2] read 10000"));
        QCOMPARE(s.tell(happened(Event::Kind::quiet), 10'000), askStatus);
    }
    void whoMayNotAskForTheStatusIsAliveAllTheSame() {
        Story s;
        s.tell({});
        QCOMPARE(s.tell(refusal(7, "etcdserver: permission denied")), askAll);
        s.tell(page(5, {{"a", "1", 5}}));
        s.tell(opened());
        s.tell(happened(Event::Kind::quiet), 10'000);
        QCOMPARE(s.tell(refusal(7, "etcdserver: permission denied")), QByteArray("read 10000"));
    }

    void logsIn() {
        Story s(Story::withUser());
        QCOMPARE(s.tell({}), QByteArray("[connecting r0 unlisted] send 0 /v3/auth/authenticate "
                                        R"({"name":"root","password":"secret"})"));
        QCOMPARE(s.tell(token("T")), askStatus + " Authorization: T");
        QCOMPARE(s.tell(statusOk()), askAll + " Authorization: T");
        QCOMPARE(s.tell(page(5, {})), "[live r5] " + watchFrom(6) + " Authorization: T");
    }
    void wrongPasswordIsRefusedAndTriedSlowly() {
        Story s(Story::withUser(3));
        s.tell({});
        QCOMPARE(s.tell(refusal(3, "etcdserver: authentication failed, invalid user ID or password")),
                 QByteArray("[refused r0 unlisted unauthorized next+60000] close wait 60000"));
        QVERIFY(s.tell(happened(Event::Kind::elapsed), 60'000).startsWith("send 0 /v3/auth/authenticate"));
    }
    void theErrorTellsNoPassword() {
        Story s(Story::withUser());
        s.tell({});
        s.tell(refusal(3, "etcdserver: authentication failed, invalid user ID or password"));
        QVERIFY(toString(s.published->source.loss->why).find("secret") == std::string::npos);
    }
    void noUserGivenButNeeded() {
        Story s;
        s.tell({});
        s.tell(statusOk());
        QCOMPARE(s.tell(refusal(3, "etcdserver: user name is empty")),
                 QByteArray("[refused r0 unlisted unauthorized next+60000] close wait 60000"));
    }
    void notAllowedIsRefused() {
        Story s(Story::withUser());
        s.tell({});
        s.tell(token("T"));
        s.tell(statusOk());
        QCOMPARE(s.tell(refusal(7, "etcdserver: permission denied", 403)),
                 QByteArray("[refused r0 unlisted unauthorized next+60000] close wait 60000"));
    }
    void userGivenButNotNeeded() {
        Story s(Story::withUser());
        s.tell({});
        QCOMPARE(s.tell(refusal(9, "etcdserver: authentication is not enabled", 412)), askStatus);
        s.tell(statusOk());
        s.tell(page(5, {{"a", "1", 5}}));
        s.tell(opened());
        s.tell(happened(Event::Kind::quiet), 10'000);
        // Switched on meanwhile: now it is needed.
        QVERIFY(
            s.tell(refusal(3, "etcdserver: user name is empty")).startsWith("send 0 /v3/auth/authenticate"));
    }
    void tokenThatRanOutIsRenewedOnce() {
        Story s(Story::withUser());
        s.live();
        s.tell(happened(Event::Kind::quiet), 10'000);
        s.tell(statusOk(5));
        s.tell(bytes(canceled("\"compact_revision\":\"8\"")));
        QVERIFY(s.tell(tokenRejected()).startsWith("send 0 /v3/auth/authenticate"));
        s.tell(token("U"));
        QCOMPARE(s.tell(statusOk(9)), askAll + " Authorization: U");
        QCOMPARE(s.tell(tokenRejected()),
                 QByteArray("[refused r5 unauthorized next+60000 a=1] close wait 60000"));
    }
    void freshTokenRejectedByTheWatchIsNoLoop() {
        Story s(Story::withUser());
        s.live();
        const std::string rejected =
            created(5) + canceled("\"cancel_reason\":\"rpc error: code = Unauthenticated desc = "
                                  "etcdserver: invalid auth token\"");
        QCOMPARE(s.tell(bytes(rejected)),
                 QByteArray("[refused r5 unauthorized next+60000 a=1] close wait 60000"));
    }

    void olderApi() {
        Story s;
        s.tell({});
        QCOMPARE(s.tell(answered("Not Found\n", 404)), QByteArray("send 0 /v3beta/maintenance/status {}"));
        QCOMPARE(s.tell(statusOk()).left(27), QByteArray("send 0 /v3beta/kv/range {\"k"));
        QCOMPARE(s.tell(page(5, {})),
                 QByteArray("[live r5] open 0 /v3beta/watch "
                            R"({"create_request":{"key":"AA==","range_end":"AA==","start_revision":"6"}})"));
    }
    void olderApiWithUser() {
        Story s(Story::withUser());
        s.tell({});
        QVERIFY(s.tell(answered("Not Found\n", 404)).startsWith("send 0 /v3beta/auth/authenticate"));
        QCOMPARE(s.tell(token("T")), QByteArray("send 0 /v3beta/maintenance/status {} Authorization: T"));
    }
    void noGatewayAtAll() {
        Story s;
        s.tell({});
        s.tell(answered("Not Found\n", 404));
        QCOMPARE(s.tell(answered("Not Found\n", 404)),
                 QByteArray("[failed r0 unlisted protocol next+250] close wait 250"));
        QVERIFY(s.published->source.loss->why.detail.find("no JSON gateway of etcd") == 0);
        // Next time both are tried again.
        s.tell(happened(Event::Kind::elapsed), 250);
        QCOMPARE(s.tell(answered("Not Found\n", 404)), askStatus);
    }

    void tooManyKeys() {
        WatchMachine::Config config = Story::config();
        config.limits.keys = 2;
        Story s(config);
        s.tell({});
        s.tell(statusOk());
        QCOMPARE(s.tell(page(5, {{"a", "1", 5}}, true, 3)),
                 QByteArray("[refused r0 unlisted tooLarge next+300000] close wait 300000"));
        QCOMPARE(s.published->source.loss->why.detail, std::string("3 keys; at most 2 are shown"));
        s.tell(happened(Event::Kind::elapsed), 300'000);
        s.tell(statusOk());
        QCOMPARE(s.tell(page(6, {{"a", "1", 5}})), "[live r6 a=1] " + watchFrom(7));
        s.tell(opened());
        s.tell(bytes(put({"b", "1", 7})));
        QCOMPARE(s.tell(bytes(put({"c", "1", 8}))).left(16), QByteArray("[refused r8 tooL"));
    }
    void tooManyBytes() {
        WatchMachine::Config config = Story::config();
        config.limits.bytes = 100;
        Story s(config);
        s.tell({});
        s.tell(statusOk());
        QCOMPARE(s.tell(page(5, {{"a", std::string(100, 'v'), 5}})),
                 QByteArray("[refused r0 unlisted tooLarge next+300000] close wait 300000"));
    }
};

QTEST_GUILESS_MAIN(TestWatchMachine)
#include "tst_watch_machine.moc"
