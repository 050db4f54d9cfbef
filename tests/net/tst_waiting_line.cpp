#include "tests/net/net_test.h"

#include <QTest>

#include "model/net/waiting_line.h"

using namespace portolan;
using namespace portolan::net;
using namespace portolan::testing;
using namespace std::chrono_literals;
namespace asio = boost::asio;
using Clock = std::chrono::steady_clock;
using Ticket = WaitingLine::Ticket;

namespace {

TimePoint in(Duration duration) { return Clock::now() + duration; }

/// Somebody who wants a place: says so when there, and leaves when told.
struct Guest {
    std::optional<Ticket> ticket;
    std::optional<Errc> error;
    bool ended() const { return ticket || error; }
};

void come(asio::io_context &context, WaitingLine &line, Guest &guest, Canceller *canceller = nullptr) {
    const auto done = [&guest](std::exception_ptr thrown, Result<Ticket> result) {
        QVERIFY(!thrown);
        if (result)
            guest.ticket.emplace(std::move(*result));
        else
            guest.error = result.error().code;
    };
    if (canceller)
        asio::co_spawn(context, line.enter(in(20s)), asio::bind_cancellation_slot(canceller->slot(), done));
    else
        asio::co_spawn(context, line.enter(in(20s)), done);
    context.restart();
    context.poll();
}

} // namespace

class TestWaitingLine : public QObject {
    Q_OBJECT

    asio::io_context context_;

    void poll() {
        context_.restart();
        context_.poll();
    }

private slots:
    void firstComeFirstServed() {
        const auto line = std::make_shared<WaitingLine>(context_.get_executor(), 2);
        std::array<Guest, 5> guests;
        for (Guest &guest : guests) come(context_, *line, guest);
        QVERIFY(guests[0].ticket && guests[1].ticket && !guests[2].ended());
        guests[1].ticket.reset();
        poll();
        QVERIFY(guests[2].ticket && !guests[3].ended());
        guests[0].ticket.reset();
        guests[2].ticket.reset();
        poll();
        QVERIFY(guests[3].ticket && guests[4].ticket);
    }

    void waitingEnds() {
        const auto line = std::make_shared<WaitingLine>(context_.get_executor(), 1);
        Guest holder;
        come(context_, *line, holder);
        const auto late = runToEnd(context_, line->enter(in(20ms)));
        QVERIFY(!late);
        QCOMPARE(name(late.error().code), name(Errc::timeout));
        Canceller canceller;
        Guest cut;
        Guest next;
        come(context_, *line, cut, &canceller);
        come(context_, *line, next);
        canceller.cancel();
        poll();
        QVERIFY(cut.error == Errc::cancelled);
        holder.ticket.reset(); // goes to the next, not to those who have left
        poll();
        QVERIFY(next.ticket.has_value());
    }

    /// Called and cancelled in the same moment: the place must not be lost.
    void placesOfTheCancelledArePassedOn() {
        const auto line = std::make_shared<WaitingLine>(context_.get_executor(), 1);
        Canceller canceller;
        Guest holder;
        Guest cut;
        Guest next;
        come(context_, *line, holder);
        come(context_, *line, cut, &canceller);
        come(context_, *line, next);
        asio::post(context_, [&] {
            holder.ticket.reset();
            canceller.cancel();
        });
        poll();
        QVERIFY(!cut.ticket);
        QVERIFY(cut.error == Errc::cancelled);
        QVERIFY(next.ticket.has_value());
        next.ticket.reset();
        QVERIFY(runToEnd(context_, line->enter(in(20s))).has_value());
    }
};

QTEST_GUILESS_MAIN(TestWaitingLine)
#include "tst_waiting_line.moc"
