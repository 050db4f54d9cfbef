#include <QTest>

#include "tests/docker/watch_story.h"

using namespace portolan;
using namespace portolan::docker;
using namespace portolan::docker::testing;

namespace {

using Lines = QByteArrayList;

/// Where the watch is suspended. At each of these points it may end in four ways: an error, a time-out,
/// a cancel, and a cancel although the operation succeeded.
struct Point {
    const char *operation; ///< as Story names it
    Story (*reach)();
    watch::Event (*success)(watch::Ticket);
};

Story live() {
    Story story;
    Fetched list = fetched({container("web")});
    list.facts = facts(SwarmRole::manager);
    list.swarm = SwarmLists{};
    story.live(std::move(list));
    return story;
}

const Point points[]{
    {"negotiate",
     [] {
         Story story;
         story.started();
         return story;
     },
     [](watch::Ticket t) -> watch::Event {
         return watch::Negotiated{t, "1.41"};
     }},
    {"open",
     [] {
         Story story;
         story.started();
         story.negotiated();
         return story;
     },
     [](watch::Ticket t) -> watch::Event { return watch::StreamOpened{t}; }},
    {"list",
     [] {
         Story story;
         story.started();
         story.negotiated();
         story.opened();
         return story;
     },
     [](watch::Ticket t) -> watch::Event {
         return watch::Listed{t, fetched({container("web")})};
     }},
    {"read", live,
     [](watch::Ticket t) -> watch::Event {
         return watch::Chunk{t, eventText("container", "destroy", "web", 1)};
     }},
    {"inspect",
     [] {
         Story story = live();
         story.chunk(eventText("container", "die", "web", 1));
         return story;
     },
     [](watch::Ticket t) -> watch::Event {
         return watch::Inspected{t, fetched({container("other")})};
     }},
    {"info",
     [] {
         Story story = live();
         story.chunk(eventText("daemon", "reload", "ID", 1));
         return story;
     },
     [](watch::Ticket t) -> watch::Event {
         return watch::Inspected{t, {}};
     }},
    {"swarm",
     [] {
         Story story = live();
         story.pass(2000);
         story.chunk(eventText("service", "create", "s", 1));
         return story;
     },
     [](watch::Ticket t) -> watch::Event {
         return watch::Inspected{t, {}};
     }},
    {"ping",
     [] {
         Story story = live();
         story.silence();
         return story;
     },
     [](watch::Ticket t) -> watch::Event { return watch::Pinged{t}; }},
    {"poll",
     [] {
         Story story = live();
         story.elapsed("wait-poll");
         return story;
     },
     [](watch::Ticket t) -> watch::Event {
         return watch::Polled{t, {}};
     }},
    {"wait-poll", live, [](watch::Ticket t) -> watch::Event { return watch::Elapsed{t}; }},
    {"wait-swarm",
     [] {
         Story story = live();
         story.chunk(eventText("service", "create", "s", 1));
         return story;
     },
     [](watch::Ticket t) -> watch::Event { return watch::Elapsed{t}; }},
    {"wait-retry",
     [] {
         Story story = live();
         story.closed();
         return story;
     },
     [](watch::Ticket t) -> watch::Event { return watch::Elapsed{t}; }},
};

void rows(bool withWaits) {
    QTest::addColumn<int>("index");
    int index = 0;
    for (const Point &point : points) {
        const bool waits = QByteArray(point.operation).startsWith("wait");
        if (withWaits || !waits) QTest::newRow(point.operation) << index;
        ++index;
    }
}

} // namespace

class TestWatchMachineEnds : public QObject {
    Q_OBJECT

    void losesWith(Errc code) {
        QFETCH(int, index);
        const Point &point = points[index];
        Story story = point.reach();
        const watch::Ticket ticket = story.last(point.operation);
        QVERIFY(ticket != 0);
        const bool listed = story.chart->listed;
        const QByteArray error = QByteArray::fromStdString(std::string(name(code)));
        const Lines lines = story.failed(point.operation, code);
        QCOMPARE(lines.mid(0, 2), (Lines{"drop", "wait-retry 500"}));
        const QByteArray told = (listed ? "publish lost " : "publish failed unlisted ") + error;
        QVERIFY2(lines.last().startsWith(told), lines.last().constData());
        QCOMPARE(lines.size(), 3);
        QCOMPARE(name(story.machine.phase()), std::string_view("waiting"));
        if (listed) QCOMPARE(story.chart->containers.size(), 1U); // kept
        // The operation is over: whatever is told of it later changes nothing.
        QCOMPARE(story.tell(point.success(ticket)), Lines{});
        QCOMPARE(story.failed(point.operation, code), Lines{});
    }

private slots:
    void error_data() { rows(false); }
    void error() { losesWith(Errc::disconnected); }

    void timeout_data() { rows(false); }
    void timeout() { losesWith(Errc::timeout); }

    void cancelled_data() { rows(true); }
    void cancelled() {
        QFETCH(int, index);
        const Point &point = points[index];
        Story story = point.reach();
        QCOMPARE(story.cancelled(), (Lines{"drop", "done"}));
        QCOMPARE(name(story.machine.phase()), std::string_view("ended"));
        QCOMPARE(story.failed(point.operation, Errc::cancelled), Lines{});
        QCOMPARE(story.cancelled(), Lines{});
    }

    void cancelledAlthoughItSucceeded_data() { rows(true); }
    void cancelledAlthoughItSucceeded() {
        QFETCH(int, index);
        const Point &point = points[index];
        Story story = point.reach();
        const watch::Ticket ticket = story.last(point.operation);
        const auto chart = story.chart;
        QCOMPARE(story.cancelled(), (Lines{"drop", "done"}));
        QCOMPARE(story.tell(point.success(ticket)), Lines{});
        QVERIFY(story.chart == chart); // nothing is published after the end
        QCOMPARE(story.retryNow(), Lines{});
        QCOMPARE(story.started(), Lines{});
    }

    /// A drop ends operations as a cancel does, but the watch goes on: their outcomes belong to the past.
    void droppedOutcomesAreIgnored_data() { rows(false); }
    void droppedOutcomesAreIgnored() {
        QFETCH(int, index);
        const Point &point = points[index];
        Story story = point.reach();
        const watch::Ticket old = story.last(point.operation);
        if (story.last("read") != 0)
            story.closed();
        else
            story.failed(point.operation, Errc::refused);
        story.elapsed("wait-retry");
        const Lines before{"open from now", "open from 0.000000001"};
        QCOMPARE(story.tell(point.success(old)), Lines{});
        QCOMPARE(story.tell(watch::Failed{old, {Errc::cancelled, {}, {}, {}, 0, nullptr}}), Lines{});
        QVERIFY(before.contains(story.negotiated().first()));
        QCOMPARE(story.opened(), (Lines{"read", "list"}));
    }

    void aPollThatTheEngineRefusesIsNoLoss() {
        Story story = live();
        story.elapsed("wait-poll");
        QCOMPARE(story.failed("poll", Errc::http, 500), Lines{"wait-poll 30000"});
        story.elapsed("wait-poll");
        QCOMPARE(story.failed("poll", Errc::unauthorized, 403), Lines{"wait-poll 30000"});
    }

    void cancelledBeforeItBegan() {
        Story story;
        QCOMPARE(story.cancelled(), (Lines{"drop", "done"}));
        QCOMPARE(story.started(), Lines{});
    }
};

QTEST_GUILESS_MAIN(TestWatchMachineEnds)
#include "tst_watch_machine_ends.moc"
