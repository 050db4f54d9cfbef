// A synthetic feed of 10,000 containers on 300 networks: how long the chart takes to be complete once the
// bytes are in, what one event costs the GUI thread, and how much memory all of it holds. The peer of the
// first figure is the JSON library alone, parsing the same bytes in the same run.

#include <cstdio>
#include <fstream>

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <nlohmann/json.hpp>

#include "app/main_window.h"
#include "model/docker/watch.h"
#include "model/qt/snapshot_store.h"
#include "model/topology/chart.h"
#include "tests/bench/synthetic_engine.h"
#include "views/graph/chart_view.h"

using namespace portolan;

namespace {

constexpr int containers = 10'000, networkCount = 300, events = 60;

double milliseconds(const QElapsedTimer &clock) { return static_cast<double>(clock.nsecsElapsed()) / 1e6; }

double residentMegabytes() {
    std::ifstream status("/proc/self/statm");
    long total = 0, resident = 0;
    status >> total >> resident;
    return static_cast<double>(resident) * 4096 / 1e6;
}

double percentile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

class NoConnections : public Connections {
    Result<EngineKey> connectEngine(const EngineRequest &) override { return EngineKey(); }
    Result<EtcdKeyspace> connectEtcd(const EtcdRequest &) override { return EtcdKeyspace(); }
    void disconnectEngine(const EngineKey &) override {}
    void disconnectEtcd(const EtcdKeyspace &) override {}
    void retryNow() override {}
    std::vector<EngineCandidate> engineCandidates() const override { return {}; }
};

/// Runs the window's event loop until it has painted the given revision.
double paint(app::MainWindow &window, qt::SnapshotStore &store, SnapshotPtr snapshot) {
    QEventLoop loop;
    const auto connection =
        QObject::connect(&window.chart(), &views::ChartView::framePainted, &loop, [&](quint64 revision) {
            if (revision >= snapshot->revision) loop.quit();
        });
    QTimer::singleShot(60'000, &loop, [&] { loop.exit(1); });
    QElapsedTimer clock;
    clock.start();
    store.apply(snapshot);
    if (loop.exec() != 0) std::puts("  (the frame did not come)");
    QObject::disconnect(connection);
    return milliseconds(clock);
}

} // namespace

int main(int argc, char **argv) {
    QApplication application(argc, argv);
    testing::SyntheticEngine engine(containers, networkCount);
    const double floor = residentMegabytes();

    boost::asio::io_context io;
    auto reader = std::make_shared<testing::SyntheticReader>(engine);
    Observations observations;
    auto latest = std::make_shared<const Snapshot>();
    Engine described;
    described.key = EngineKey("unix:///synthetic.sock");
    described.url = described.key.value;
    const auto watch =
        docker::makeEngineWatch(reader, described, [&](std::shared_ptr<const EngineObservation> observation) {
            observations.engines[described.key] = std::move(observation);
            latest = std::make_shared<const Snapshot>(
                topology::chart(observations, *latest, std::chrono::system_clock::now()));
        });
    boost::asio::co_spawn(io, watch->run(), boost::asio::detached);
    QElapsedTimer clock;
    clock.start();
    while (!latest->complete && clock.elapsed() < 120'000) io.run_one_for(std::chrono::seconds(1));
    const double complete = milliseconds(clock);

    clock.restart();
    for (int i = 0; i < containers; ++i) {
        const auto parsed =
            nlohmann::json::parse(engine.answer("/containers/" + engine.containerId(i) + "/json"));
        if (parsed.size() < 5) return 1;
    }
    const double parse = milliseconds(clock);

    QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    qt::SnapshotStore store;
    NoConnections connections;
    app::MainWindow window(store, connections, settings);
    window.resize(1600, 1000);
    window.show();
    const double firstFrame = paint(window, store, latest);

    std::vector<double> chart, apply, frame;
    for (int i = 0; i < events; ++i) {
        const int which = i * 131 % containers;
        engine.restart(which);
        const auto before = latest->revision;
        reader->send(R"({"Type":"container","Action":"restart","Actor":{"ID":")" + engine.containerId(which) +
                     R"(","Attributes":{"name":"x"}},"timeNano":)" +
                     std::to_string(1'795'500'000'000'000'000 + i) + "}\n");
        clock.restart();
        while (latest->revision == before && clock.elapsed() < 10'000)
            io.run_one_for(std::chrono::seconds(1));
        chart.push_back(milliseconds(clock));
        const SnapshotPtr next = latest;
        frame.push_back(paint(window, store, next));
        clock.restart();
        store.apply(next); // the same again: what a diff alone costs
        apply.push_back(milliseconds(clock));
    }

    std::printf("synthetic feed, %d containers on %d networks, %.0f MB of JSON\n", containers, networkCount,
                static_cast<double>(engine.bytes()) / 1e6);
    std::printf("  chart complete after the bytes are in   %8.0f ms   (target 2000)\n", complete);
    std::printf("  the JSON library parsing them, alone    %8.0f ms   ratio %.2f\n", parse, complete / parse);
    std::printf("  first frame of the window               %8.0f ms\n", firstFrame);
    std::printf("  one event: read, inspect, chart (I/O)   %8.1f ms median, %.1f worst\n",
                percentile(chart, .5), percentile(chart, 1));
    std::printf("  one event: diff, views, frame (GUI)     %8.1f ms median, %.1f worst   (target 16)\n",
                percentile(frame, .5), percentile(frame, 1));
    std::printf("  a diff without changes                  %8.2f ms median\n", percentile(apply, .5));
    std::printf("  resident memory, without the feed       %8.0f MB   (target 400)\n",
                residentMegabytes() - floor);
}
