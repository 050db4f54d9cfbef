#include "tests/net/net_test.h"

#include <chrono>
#include <memory>
#include <stdexcept>

#include <QTest>

#include "model/net/deadline.h"

namespace asio = boost::asio;
using namespace portolan;
using namespace portolan::net;
using namespace std::chrono_literals;
using portolan::testing::Canceller;
using portolan::testing::runToEnd;
using Clock = std::chrono::steady_clock;

namespace {

asio::awaitable<Result<int>> answer(int value) { co_return value; }

asio::awaitable<Result<int>> answerAfter(Duration wait, int value, bool &ended) {
    const auto executor = co_await asio::this_coro::executor;
    const auto slept = co_await sleepFor(executor, wait);
    ended = true;
    if (!slept) co_return tl::unexpected<Error>(slept.error());
    co_return value;
}

asio::awaitable<Result<int>> failing() { co_return fail(Errc::refused, "connect", "there"); }

asio::awaitable<Result<int>> throwing() {
    throw std::logic_error("broken");
    co_return 0;
}

asio::awaitable<Result<int>> twice(bool &ended) { // the second co_await throws once cancelled
    const auto executor = co_await asio::this_coro::executor;
    co_await sleepFor(executor, 20s);
    ended = true;
    co_await sleepFor(executor, 20s);
    co_return 1;
}

} // namespace

class TestDeadline : public QObject {
    Q_OBJECT
private slots:
    void workInTimeIsItsOwnAnswer() {
        asio::io_context context;
        QCOMPARE(runToEnd(context, withDeadline(answer(7), 10s)).value(), 7);
        const auto failed = runToEnd(context, withDeadline(failing(), 10s));
        QVERIFY(!failed);
        QCOMPARE(name(failed.error().code), name(Errc::refused)); // and at once, not when the time is over
        QVERIFY_THROWS_EXCEPTION(std::logic_error, runToEnd(context, withDeadline(throwing(), 10s)));
    }

    void lateWorkIsCancelledAndAwaited() {
        asio::io_context context;
        bool ended = false;
        const auto begin = Clock::now();
        const auto late =
            runToEnd(context, withDeadline(answerAfter(20s, 1, ended), 30ms, "look up", "host"));
        QVERIFY(Clock::now() - begin < 5s);
        QVERIFY(ended);
        QVERIFY(!late);
        QVERIFY(late.error() == (Error{Errc::timeout, "look up", "host", {}, 0, nullptr}));
    }

    void lateWorkThatThrowsIsATimeoutToo() {
        asio::io_context context;
        bool ended = false;
        const auto late = runToEnd(context, withDeadline(twice(ended), 20ms));
        QVERIFY(ended && !late);
        QCOMPARE(name(late.error().code), name(Errc::timeout));
    }

    void cancellingEndsTheWorkAtOnce() {
        asio::io_context context;
        Canceller canceller;
        bool ended = false;
        asio::post(context, [&] { asio::post(context, [&] { canceller.cancel(); }); });
        const auto begin = Clock::now();
        const auto cut =
            runToEnd(context, withDeadline(answerAfter(20s, 1, ended), 15s, "list", "x"), &canceller);
        QVERIFY(Clock::now() - begin < 5s);
        QVERIFY(ended && !cut);
        QVERIFY(cut.error() == (Error{Errc::cancelled, "list", "x", {}, 0, nullptr}));
    }

    void cancelledAlthoughItSucceeded() {
        asio::io_context context;
        Canceller canceller;
        const auto successThenCancel = [](Canceller &c) -> asio::awaitable<Result<int>> {
            c.cancel();
            co_return 5;
        };
        const auto cut = runToEnd(context, withDeadline(successThenCancel(canceller), 10s), &canceller);
        QVERIFY(!cut);
        QCOMPARE(name(cut.error().code), name(Errc::cancelled));
    }

    void sleepingTakesItsTime() {
        asio::io_context context;
        const auto begin = Clock::now();
        QVERIFY(runToEnd(context, sleepFor(context.get_executor(), 40ms)).has_value());
        QVERIFY(Clock::now() - begin >= 40ms);
    }

    void alarmRings() {
        asio::io_context context;
        Alarm alarm(context.get_executor());
        alarm.ring(); // nobody sleeps: forgotten
        QCOMPARE(runToEnd(context, alarm.wait(10ms)).value(), false);
        asio::post(context, [&] { asio::post(context, [&] { alarm.ring(); }); });
        const auto begin = Clock::now();
        QCOMPARE(runToEnd(context, alarm.wait(20s)).value(), true);
        QVERIFY(Clock::now() - begin < 5s);
        QCOMPARE(runToEnd(context, alarm.wait(10ms)).value(), false); // the ring was used up
    }

    void alarmIsCancelledOrDestroyedInSleep() {
        asio::io_context context;
        Canceller canceller;
        auto alarm = std::make_unique<Alarm>(context.get_executor());
        const auto twoHopsLater = [&](auto what) {
            asio::post(context, [&context, what] { asio::post(context, what); });
        };
        twoHopsLater([&] { canceller.cancel(); });
        const auto cut = runToEnd(context, alarm->wait(20s), &canceller);
        QVERIFY(!cut);
        QCOMPARE(name(cut.error().code), name(Errc::cancelled));

        twoHopsLater([&] { alarm.reset(); });
        const auto dead = runToEnd(context, alarm->wait(20s));
        QVERIFY(!dead);
        QCOMPARE(name(dead.error().code), name(Errc::cancelled));
    }

    void ringAndCancelTogetherIsACancel() {
        asio::io_context context;
        Canceller canceller;
        Alarm alarm(context.get_executor());
        asio::post(context, [&] {
            asio::post(context, [&] {
                alarm.ring();
                canceller.cancel();
            });
        });
        const auto cut = runToEnd(context, alarm.wait(20s), &canceller);
        QVERIFY(!cut);
        QCOMPARE(name(cut.error().code), name(Errc::cancelled));
    }
};

QTEST_GUILESS_MAIN(TestDeadline)
#include "tst_deadline.moc"
