#include <QtTest>

#include "model/playground/etcd_gateway.h"
#include "model/playground/etcd_json.h"
#include "model/playground/etcd_keyspace.h"
#include "model/playground/etcd_watch.h"

using namespace portolan;
using namespace portolan::playground;

namespace {

using Strings = std::vector<std::string>;
const std::string everything(1, '\0');

/// A keyspace whose clock stands still until it is told.
struct Rig {
    Moment now{};
    std::int64_t lastId = 0;
    Keyspace keys{[this] { return now; }, [this] { return ++lastId; }};

    std::int64_t put(const std::string &key, const std::string &value = "v", std::int64_t lease = 0) {
        const auto done = keys.put({key, value, lease});
        return done ? done->revision : 0;
    }
    std::string list(std::int64_t revision = 0, KeyRange range = {everything, everything}) const {
        RangeRequest request;
        request.range = std::move(range);
        request.revision = revision;
        const auto found = keys.range(request);
        if (!found) return found.error().message;
        std::string out;
        for (const KeyValue &kv : found->kvs)
            out += (out.empty() ? "" : " ") + kv.key + "=" + kv.value + "@" + std::to_string(kv.modified);
        return out;
    }
    std::shared_ptr<Outflow> watch(const std::string &creation) {
        std::string why;
        return makeEtcdWatch(keys, valuesIn("{\"create_request\":" + creation + "}", 1, why));
    }
};

/// "a=1@2 -b@3" and so on, one message in brackets.
std::string told(Outflow &watch) {
    std::string why, out;
    for (const Json &message : valuesIn(watch.take(), 100'000, why)) {
        const Json &result = message["result"];
        out += "[";
        if (result.contains("created")) out += "created";
        if (result.contains("canceled")) out += "canceled " + result.value("compact_revision", "");
        for (const Json &event : field(result, "events")) {
            if (out.back() != '[') out += ' ';
            if (event.contains("type")) out += '-';
            out += QByteArray::fromBase64(event["kv"]["key"].get<std::string>().c_str()).toStdString() + "@" +
                   event["kv"]["mod_revision"].get<std::string>();
        }
        out += "]";
    }
    return out;
}

PutRequest putting(const std::string &key, const std::string &value = "v") { return {key, value}; }

} // namespace

class TestKeyspace : public QObject {
    Q_OBJECT
private slots:
    void remembersWhatWas() {
        Rig rig;
        QCOMPARE(rig.put("a", "1"), 2);
        QCOMPARE(rig.put("b", "1"), 3);
        QCOMPARE(rig.put("a", "2"), 4);
        QVERIFY(rig.keys.remove({{"b", ""}}));
        QCOMPARE(rig.list(), std::string("a=2@4"));
        QCOMPARE(rig.list(3), std::string("a=1@2 b=1@3"));
        QCOMPARE(rig.list(1), std::string());
        QCOMPARE(rig.list(6), std::string("etcdserver: mvcc: required revision is a future revision"));
        QVERIFY(rig.keys.remove({{"b", ""}})); // nothing there, so nothing happened
        QCOMPARE(rig.keys.revision(), 5);
    }

    void rangesEndBeforeTheirEnd() {
        Rig rig;
        for (const char *key : {"a", "b", "ba", "c"}) rig.put(key);
        QCOMPARE(rig.list(0, {"b", "c"}), std::string("b=v@3 ba=v@4"));
        QCOMPARE(rig.list(0, {"b", everything}), std::string("b=v@3 ba=v@4 c=v@5"));
        QCOMPARE(rig.list(0, {"b", ""}), std::string("b=v@3"));
        QCOMPARE(rig.list(0, {"c", "b"}), std::string());
    }

    void compactionForgetsOnlyThePast() {
        Rig rig;
        rig.put("a", "1");                        // 2
        rig.put("gone", "1");                     // 3
        rig.put("a", "2");                        // 4
        QVERIFY(rig.keys.remove({{"gone", ""}})); // 5
        rig.put("late", "1");                     // 6
        const std::size_t before = rig.keys.history().bytes();
        QVERIFY(rig.keys.compact(5));
        QVERIFY(rig.keys.history().bytes() < before);
        QCOMPARE(rig.list(4), std::string("etcdserver: mvcc: required revision has been compacted"));
        QCOMPARE(rig.list(5), std::string("a=2@4"));
        QCOMPARE(rig.list(), std::string("a=2@4 late=1@6"));
        QCOMPARE(rig.keys.compact(5).error().code, 11);
        QCOMPARE(rig.keys.compact(7).error().code, 11);
        QVERIFY(rig.keys.compact(6));
        QCOMPARE(rig.put("gone", "again"), 7);
        QCOMPARE(rig.keys.history().find("gone", 7)->version, 1);
        QCOMPARE(rig.keys.history().find("gone", 7)->created, 7);
    }

    void aTransactionHappensWhollyOrNotAtAll() {
        Rig rig;
        rig.put("a", "1");
        TxnRequest bad;
        bad.success = {putting("b"), PutRequest{"c", "v", 99}}; // of a lease that is not there
        QCOMPARE(rig.keys.txn(bad).error().code, 5);
        QCOMPARE(rig.list(), std::string("a=1@2"));

        TxnRequest good;
        good.compare = {{{"a", ""}, Compare::Result::equal, Compare::Target::value, 0, "1"}};
        good.success = {putting("b"), DeleteRequest{{"a", ""}}, RangeRequest{{everything, everything}}};
        good.failure = {putting("never")};
        const auto done = rig.keys.txn(good);
        QVERIFY(done && done->succeeded);
        QCOMPARE(done->revision, 3);
        QCOMPARE(std::get<RangeResult>(done->results[2]).kvs.size(), std::size_t(1));
        QCOMPARE(rig.list(), std::string("b=v@3"));
        QVERIFY(!rig.keys.txn(good)->succeeded);
        QCOMPARE(rig.list(), std::string("b=v@3 never=v@4"));
    }

    /// Which way an inner transaction goes is decided before the outer one has written anything.
    void innerTransactionsSeeWhatWas() {
        Rig rig;
        auto inner = std::make_shared<TxnRequest>();
        inner->compare = {{{"a", ""}, Compare::Result::equal, Compare::Target::version, 0, ""}};
        inner->success = {putting("was-not-there")};
        inner->failure = {putting("was-there")};
        TxnRequest outer;
        outer.success = {putting("a"), Operation(std::shared_ptr<const TxnRequest>(inner))};
        QVERIFY(rig.keys.txn(outer));
        QCOMPARE(rig.list(), std::string("a=v@2 was-not-there=v@2"));
    }

    void leasesTakeTheirKeysAlong() {
        Rig rig;
        QCOMPARE(rig.keys.grant(0, 10)->id, 1);
        QCOMPARE(rig.keys.grant(7, 1)->granted, 2);
        rig.put("a", "v", 1);
        rig.put("b", "v", 1);
        rig.put("c", "v", 7);
        rig.put("b", "free"); // no longer of the lease
        QCOMPARE(*rig.keys.nextDue(), rig.now + std::chrono::seconds(2));
        rig.now += std::chrono::milliseconds(1999);
        rig.keys.advance();
        QVERIFY(rig.keys.keepAlive(7));
        rig.now += std::chrono::milliseconds(1999);
        rig.keys.advance();
        QCOMPARE(rig.list(), std::string("a=v@2 b=free@5 c=v@4"));
        rig.now += std::chrono::milliseconds(1);
        rig.keys.advance();
        QCOMPARE(rig.list(), std::string("a=v@2 b=free@5"));
        QVERIFY(!rig.keys.keepAlive(7));
        rig.now += std::chrono::seconds(7);
        rig.keys.advance();
        QCOMPARE(rig.list(), std::string("b=free@5"));
        QVERIFY(!rig.keys.nextDue());
    }

    void watchesTellThePastAndThePresent() {
        Rig rig;
        rig.put("a");
        rig.put("b");
        const auto watch = rig.watch(R"({"key":"AA==","range_end":"AA==","start_revision":"2"})");
        QCOMPARE(told(*watch), std::string("[created][a@2 b@3]"));
        QCOMPARE(told(*watch), std::string());
        rig.put("a");
        QVERIFY(rig.keys.remove({{everything, everything}}));
        QCOMPARE(told(*watch), std::string("[a@4][-a@5 -b@5]"));
        QVERIFY(!watch->due());
    }

    void aLongPastComesInPieces() {
        Rig rig;
        const std::string large(1 << 20, 'x');
        for (int i = 0; i < 12; ++i) rig.put("k", large);
        for (int i = 0; i < 1500; ++i) rig.put("k");
        const auto watch = rig.watch(R"({"key":"aw==","start_revision":2,"prev_kv":true})");
        std::string all = told(*watch);
        while (watch->due()) all += told(*watch);
        QCOMPARE(QString::fromStdString(all).count(u'@'), 1512);
        QVERIFY(QString::fromStdString(all).endsWith(QStringLiteral("k@1513]")));
    }

    /// A deletion of the very revision that was compacted is gone, so whoever had not heard of it is told to
    /// list again.
    void aSlowWatchIsCancelledByACompaction() {
        Rig rig;
        rig.put("a");
        const auto slow = rig.watch(R"({"key":"YQ=="})"), quick = rig.watch(R"({"key":"YQ=="})");
        QCOMPARE(told(*slow), std::string("[created]"));
        QVERIFY(rig.keys.remove({{"a", ""}}));
        QCOMPARE(told(*quick), std::string("[created][-a@3]"));
        QVERIFY(rig.keys.compact(3));
        QCOMPARE(told(*slow), std::string("[canceled 3]"));
        QCOMPARE(told(*quick), std::string());
        rig.put("a");
        QCOMPARE(told(*quick), std::string("[a@4]"));
        QCOMPARE(told(*slow), std::string());
    }

    void roomIsLimited() {
        Rig rig;
        const std::string large(1 << 20, 'x');
        int puts = 0;
        for (; puts < 300 && rig.put("k", large) > 0;) ++puts;
        QCOMPARE(puts, 255);
        QCOMPARE(rig.keys.put({"k", large}).error().message,
                 std::string("etcdserver: mvcc: database space exceeded"));
        QVERIFY(rig.keys.compact(rig.keys.revision()));
        QVERIFY(rig.put("k", large) > 0);
    }

    void deepAndBrokenMessagesAreRefused() {
        Rig rig;
        const auto site = makeEtcdGateway(rig.keys);
        std::string deep;
        for (int i = 0; i < 50'000; ++i) deep += R"({"success":[{"request_txn":)";
        const Reply reply = site->handle({"POST", "/v3/kv/txn", deep, false});
        QCOMPARE(reply.status, 400);
        for (int i = 0; i < 50'000; ++i) deep += i == 0 ? "{}}]}" : "}]}";
        QCOMPARE(site->handle({"POST", "/v3/kv/txn", deep, false}).status, 400);
        for (const char *body :
             {"\xff\xfe", "{\"key\":\"\xff\"}", "{\"key\":{}}", "{\"key\":[1]}", "[[[[", "\"",
              "{\"limit\":{}}", "{\"limit\":\"\"}", "{\"sort_order\":{}}", "-", "1e999"})
            QCOMPARE(site->handle({"POST", "/v3/kv/range", body, false}).status, 400);
    }
};

QTEST_GUILESS_MAIN(TestKeyspace)
#include "tst_keyspace.moc"
