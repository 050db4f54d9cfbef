// 1,000 events a second for half a minute at 10,000 containers: how long the GUI thread does not answer at
// worst, what the process weighs, and whether it rests when the events end. Measured of the chart alone, then
// of the whole window with its explorer, a filter in force, and the timeline or the table in front.
//
//     bench_chart_events [SECONDS [CONTAINERS]]

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QTabBar>
#include <QTimer>
#include <atomic>
#include <cstdio>
#include <fstream>
#include <random>
#include <sys/resource.h>
#include <thread>

#include "tests/app/window_rig.h"
#include "tests/support/sample_snapshot.h"
#include "views/graph/chart_view.h"

using namespace portolan;
using namespace portolan::views;

namespace {

double residentMegabytes() {
    std::ifstream status("/proc/self/statm");
    long total = 0, resident = 0;
    status >> total >> resident;
    return static_cast<double>(resident) * 4096 / 1e6;
}

double cpuSeconds() {
    rusage use{};
    getrusage(RUSAGE_SELF, &use);
    const auto seconds = [](const timeval &t) {
        return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
    };
    return seconds(use.ru_utime) + seconds(use.ru_stime);
}

/// One event: most are changes of state, some attach or detach, some come or go.
void happen(Snapshot &s, std::mt19937 &random, int number) {
    const auto row = s.containers[random() % s.containers.size()];
    const unsigned kind = random() % 100;
    if (kind < 70) {
        Container c = *row;
        c.state = c.state == ContainerState::running ? ContainerState::exited : ContainerState::running;
        s.containers.put(std::make_shared<const Container>(std::move(c)));
    } else if (kind < 90) {
        Endpoint e = *s.endpoints[random() % s.endpoints.size()];
        if (kind < 80) {
            s.endpoints.remove(keyOf(e));
        } else {
            e.container = row->id;
            s.endpoints.put(std::make_shared<const Endpoint>(std::move(e)));
        }
    } else if (kind < 95) {
        Container c = *row;
        c.name = "newcomer-" + std::to_string(number);
        c.id = ContainerId(testing::fullId(c.name));
        Endpoint e = *s.endpoints[random() % s.endpoints.size()];
        e.container = c.id;
        s.containers.put(std::make_shared<const Container>(std::move(c)));
        s.endpoints.put(std::make_shared<const Endpoint>(std::move(e)));
    } else {
        s.containers.remove(row->id.value);
    }
    ++s.revision;
}

void run(qt::SnapshotStore &store, ChartView &view, double zoom, const char *where, int seconds,
         int containers) {
    Snapshot snapshot = testing::syntheticSnapshot(containers, containers * 3 / 100);
    snapshot.revision = store.snapshot().revision + 1;
    QEventLoop loop;
    const auto painted = QObject::connect(&view, &ChartView::framePainted, &loop, [&](quint64 revision) {
        if (revision == snapshot.revision) loop.quit();
    });
    store.apply(std::make_shared<const Snapshot>(snapshot));
    loop.exec();
    QObject::disconnect(painted);
    if (zoom > 0) {
        view.resetZoom();
        view.reveal(idOf(*snapshot.containers[snapshot.containers.size() / 2]));
    }
    quint64 frames = 0;
    QObject::connect(&view, &ChartView::framePainted, &loop, [&] { ++frames; });

    // The heart beats each 2 ms; between two beats the thread did not answer.
    double worst = 0;
    std::vector<double> gaps;
    QElapsedTimer beat;
    QTimer heart;
    heart.setTimerType(Qt::PreciseTimer);
    QObject::connect(&heart, &QTimer::timeout, &heart, [&] {
        const double gap = static_cast<double>(beat.nsecsElapsed()) / 1e6;
        gaps.push_back(gap);
        worst = std::max(worst, gap);
        beat.restart();
    });
    std::atomic<bool> done = false;
    std::thread engine([&] {
        std::mt19937 random(7);
        const auto begin = std::chrono::steady_clock::now();
        constexpr int perStep = 10; // each 10 ms
        for (int step = 0; step < seconds * 100; ++step) {
            for (int i = 0; i < perStep; ++i) happen(snapshot, random, step * perStep + i);
            store.mailbox().post(std::make_shared<const Snapshot>(snapshot));
            std::this_thread::sleep_until(begin + std::chrono::milliseconds(10 * (step + 1)));
        }
        done = true;
    });
    beat.start();
    heart.start(2);
    QTimer end;
    QObject::connect(&end, &QTimer::timeout, &loop, [&] {
        if (done) loop.quit();
    });
    end.start(50);
    loop.exec();
    heart.stop();
    end.stop();
    engine.join();
    std::sort(gaps.begin(), gaps.end());
    const double megabytes = residentMegabytes();
    QTimer::singleShot(9'000, &loop, &QEventLoop::quit); // it may put a few things right
    loop.exec();
    const double before = cpuSeconds();
    QTimer::singleShot(5'000, &loop, &QEventLoop::quit);
    loop.exec();
    const double idle = (cpuSeconds() - before) / 5 * 100;
    std::printf("%s, %d containers, 1,000 events a second for %d s: %llu frames\n", where, containers,
                seconds, static_cast<unsigned long long>(frames));
    const auto told = [](const char *what, double value, double target, const char *unit) {
        std::printf("  %-44s %8.1f %-3s (target ≤ %.1f) %s\n", what, value, unit, target,
                    value <= target ? "met" : "MISSED");
    };
    told("worst stall of the GUI thread", worst, 100, "ms");
    std::printf("  %-44s %8.1f ms\n", "p99 between two beats", gaps[gaps.size() * 99 / 100]);
    told("resident memory", megabytes, 400, "MB");
    told("idle CPU after it", idle, 0.1, "%");
    std::fflush(stdout);
}

void chartAlone(double zoom, const char *where, int seconds, int containers) {
    qt::SnapshotStore store;
    qt::Selection selection;
    ChartView view(store, selection);
    view.resize(1600, 1000);
    view.show();
    run(store, view, zoom, where, seconds, containers);
}

void wholeWindow(const char *pane, const char *where, int seconds, int containers) {
    testing::WindowRig rig(Snapshot{});
    rig.make({1600, 1000});
    for (QTabBar *bar : rig.window->findChildren<QTabBar *>())
        for (int i = 0; i < bar->count(); ++i)
            if (bar->tabText(i).startsWith(QString::fromLatin1(pane))) bar->setCurrentIndex(i);
    rig.find<QLineEdit>("filterQuery")->setText(QStringLiteral("state:running"));
    run(rig.store, *rig.find<ChartView>("chart"), 0, where, seconds, containers);
}

} // namespace

int main(int argc, char **argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    const int seconds = argc > 1 ? std::max(1, atoi(argv[1])) : 30;
    const int containers = argc > 2 ? std::max(100, atoi(argv[2])) : 10'000;
    chartAlone(0, "chart seen from far", seconds, containers);
    chartAlone(1, "chart seen from near", seconds, containers);
    wholeWindow("Timeline", "window with its timeline", seconds, containers);
    wholeWindow("Table", "window with its table", seconds, containers);
    return 0;
}
