// The chart against QGraphicsView in the same run: what it takes to paint again when everything moved, when
// the view pans, when one in a hundred cards changes its colour, when the view zooms, and how much memory all
// of it needs. The targets are those of the design.
//
//     bench_chart [CONTAINERS]…      10,000 and 50,000 when none is given
//
// A peer that takes long gets a few seconds for each figure, and the line below it says what was left out.

#include <QApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QScrollBar>
#include <QTimer>
#include <QWheelEvent>
#include <cstdio>
#include <fstream>

#include "tests/bench/chart_peers.h"
#include "tests/support/sample_snapshot.h"
#include "views/graph/chart_view.h"

using namespace portolan;
using namespace portolan::views;

namespace {

constexpr int rounds = 40;
constexpr double patience = 8'000; // ms for one figure of one peer; a step that was begun is ended

struct Figure {
    double median = 0, p99 = 0;
    int steps = 0, wanted = 0; ///< fewer steps than wanted: the time was over
};

Figure figureOf(std::vector<double> values, int wanted) {
    std::sort(values.begin(), values.end());
    const auto at = [&](double share) {
        return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
    };
    return {at(0.5), at(0.99), static_cast<int>(values.size()), wanted};
}

template <class Step>
Figure measured(int count, Step &&step) {
    std::vector<double> values;
    double spent = 0;
    for (int i = -3; i < count && (spent < patience || values.empty()); ++i) { // three to warm up
        QElapsedTimer clock;
        clock.start();
        step(i);
        const double took = static_cast<double>(clock.nsecsElapsed()) / 1e6;
        spent += took;
        if (i >= 0 || spent > patience) values.push_back(took);
    }
    return figureOf(std::move(values), count);
}

double residentMegabytes() {
    std::ifstream status("/proc/self/statm");
    long total = 0, resident = 0;
    status >> total >> resident;
    return static_cast<double>(resident) * 4096 / 1e6;
}

/// The chart in a window, laid out.
struct Ours {
    explicit Ours(int containers) : view(store, selection) {
        view.setReducedMotion(true);
        view.resize(1600, 1000);
        view.show();
        snapshot = testing::syntheticSnapshot(containers, std::max(3, containers * 3 / 100));
        QEventLoop loop;
        QObject::connect(&view, &ChartView::framePainted, &loop, [&](quint64 revision) {
            if (revision == snapshot.revision) loop.quit();
        });
        store.apply(std::make_shared<const Snapshot>(snapshot));
        loop.exec();
        view.fit();
        view.repaint();
    }

    /// Till what was put off is done.
    void rest() {
        QEventLoop loop;
        QTimer::singleShot(200, &loop, &QEventLoop::quit);
        loop.exec();
        view.repaint();
    }

    void wheel(QPointF at, QPoint pixels, QPoint angle) {
        QWheelEvent event(at, view.mapToGlobal(at), pixels, angle, Qt::NoButton, Qt::NoModifier,
                          pixels.isNull() ? Qt::NoScrollPhase : Qt::ScrollUpdate, false);
        QCoreApplication::sendEvent(&view, &event);
    }

    qt::SnapshotStore store;
    qt::Selection selection;
    ChartView view;
    Snapshot snapshot;
};

/// Every hundredth container has another state.
Snapshot recoloured(const Snapshot &before, int round) {
    Snapshot after = before;
    ++after.revision;
    const auto rows = before.containers;
    for (std::size_t i = static_cast<std::size_t>(round + 7) % 100; i < rows.size(); i += 100) {
        Container c = *rows[i];
        c.state = c.state == ContainerState::running ? ContainerState::dead : ContainerState::running;
        after.containers.put(std::make_shared<const Container>(std::move(c)));
    }
    return after;
}

struct Figures {
    Figure move, pan, recolour, zoom;
};

Figures chartFigures(Ours &ours) {
    Figures f;
    // The scene and its layer as the view has them, with the places moved as a glide moves them.
    Scene scene = ours.view.scene();
    const Theme theme = lightTheme();
    const Faces faces(theme);
    const Inks inks(theme);
    const Look look{theme, faces, inks, ours.snapshot.taken};
    LabelCache labels;
    Layer layer;
    QImage screen(1600, 1000, QImage::Format_RGB32);
    std::vector<Scene::Place> there = scene.places();
    for (std::size_t i = 0; i < there.size(); ++i) there[i].centre += QPointF(i % 2 ? 60 : -60, 30);
    const Camera camera = ours.view.camera();
    layer.paint(scene, look, labels, camera, 1);
    f.move = measured(rounds, [&](int i) {
        if (i == -3) scene.setOut(there);
        scene.glide(0.01 + 0.02 * (i + 3));
        for (const Scene::Dirty &d : scene.takeDirty()) layer.invalidate(d);
        layer.paint(scene, look, labels, camera, 1);
        QPainter p(&screen);
        layer.show(p, screen.rect());
    });

    std::vector<SnapshotPtr> coloured; // each goes with the step after it, as in life
    Snapshot last = ours.snapshot;
    for (int i = -3; i < rounds; ++i)
        coloured.push_back(std::make_shared<const Snapshot>(last = recoloured(last, i)));
    f.recolour = measured(rounds, [&](int i) {
        ours.store.apply(std::move(coloured[static_cast<std::size_t>(i + 3)]));
        QCoreApplication::processEvents();
    });

    f.zoom = measured(rounds, [&](int i) {
        ours.wheel({800, 500}, {}, {0, i / 10 % 2 ? -120 : 120});
        QCoreApplication::processEvents();
    });

    ours.view.resetZoom(); // some 200 cards are seen
    for (int i = 0; i < 3; ++i) ours.view.zoomOut();
    ours.view.reveal(idOf(*ours.snapshot.containers[ours.snapshot.containers.size() / 2]));
    ours.rest(); // the fresh picture that follows a zoom
    f.pan = measured(rounds * 2, [&](int i) {
        ours.wheel({800, 500}, {i / 20 % 2 ? 20 : -20, i / 20 % 2 ? 3 : -3}, {});
        QCoreApplication::processEvents();
    });
    return f;
}

Figures peerFigures(const bench::Picture &picture, bench::Peer::Kind kind, double zoom, bool patient) {
    Figures f;
    bench::Peer peer(picture, kind);
    QGraphicsView &view = peer.view();
    QCoreApplication::processEvents();
    const auto repaint = [&] { QCoreApplication::processEvents(); };
    const int n = patient ? rounds : 6;
    f.move = measured(n, [&](int i) {
        peer.moveAll(1.5 * (i + 4));
        repaint();
    });
    f.recolour = measured(n, [&](int i) {
        for (std::size_t k = static_cast<std::size_t>(i + 7); k < peer.cards().size(); k += 100) {
            peer.cards()[k]->good = !peer.cards()[k]->good;
            peer.cards()[k]->update();
        }
        repaint();
    });
    f.zoom = measured(n, [&](int i) {
        const double factor = i / 10 % 2 ? 1 / 1.2 : 1.2;
        view.scale(factor, factor);
        repaint();
    });
    view.resetTransform();
    view.scale(zoom, zoom);
    view.centerOn(picture.cards[picture.cards.size() / 2].center());
    repaint();
    f.pan = measured(n * 2, [&](int i) {
        const int d = i / 20 % 2 ? -20 : 20;
        view.horizontalScrollBar()->setValue(view.horizontalScrollBar()->value() + d);
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->value() + d / 6);
        repaint();
    });
    return f;
}

double memoryOf(const QString &what, int containers) {
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("--memory"), what, QString::number(containers)});
    child.waitForFinished(600'000);
    return child.readAllStandardOutput().trimmed().toDouble();
}

/// In a process of its own: the chart, or the peer A with the same cards and lines.
int reportMemory(const QString &what, int containers) {
    const double bare = residentMegabytes();
    if (what == QStringLiteral("chart")) {
        Ours ours(containers);
        QCoreApplication::processEvents();
        std::printf("%.1f\n", residentMegabytes());
        return 0;
    }
    bench::Picture picture;
    { // places of no meaning do: memory is that of items
        const int columns = 120;
        for (int i = 0; i < containers; ++i) {
            picture.cards.push_back(QRectF(i % columns * 200, i / columns * 90, 170, 56));
            picture.names.push_back(QStringLiteral("service-%1").arg(i));
            if (i > 0)
                picture.lines.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i / 7)});
            if (i % 7 == 0)
                picture.lines.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i / 9)});
        }
    }
    bench::Peer peer(picture, bench::Peer::Kind::plain);
    QCoreApplication::processEvents();
    Q_UNUSED(bare);
    std::printf("%.1f\n", residentMegabytes());
    return 0;
}

void line(const char *name, const Figures &f) {
    std::printf("  %-34s %7.2f/%-7.2f %7.2f/%-7.2f %7.2f/%-7.2f %7.2f/%-7.2f\n", name, f.move.median,
                f.move.p99, f.pan.median, f.pan.p99, f.recolour.median, f.recolour.p99, f.zoom.median,
                f.zoom.p99);
    const std::pair<const char *, const Figure *> all[]{
        {"move", &f.move}, {"pan", &f.pan}, {"recolour", &f.recolour}, {"zoom", &f.zoom}};
    for (const auto &[what, figure] : all)
        if (figure->steps < figure->wanted)
            std::printf("    %s: cut short after %.0f s, %d of %d steps\n", what, patience / 1000,
                        figure->steps, figure->wanted);
    std::fflush(stdout);
}

void verdict(const char *what, double value, double target, const char *unit) {
    std::printf("  %-52s %8.3f %-2s (target ≤ %.3f) %s\n", what, value, unit, target,
                value <= target ? "met" : "MISSED");
}

void run(int containers) {
    std::printf("%d containers, 1600×1000, milliseconds median/p99\n", containers);
    std::printf("  %-34s %-15s %-15s %-15s %-15s\n", "", "move", "pan", "recolour", "zoom");
    bench::Picture picture;
    Figures ours;
    double zoom = 1;
    {
        Ours chart(containers);
        picture = bench::pictureOf(chart.view.scene());
        ours = chartFigures(chart);
        zoom = chart.view.zoom();
    }
    line("the chart", ours);
    const Figures b = peerFigures(picture, bench::Peer::Kind::tuned, zoom, true);
    line("B: QGraphicsView, tuned", b);
    const Figures c = peerFigures(picture, bench::Peer::Kind::indexed, zoom, true);
    line("C: as B, index and smart updates", c);
    const bool large = containers > 20'000;
    line("A: QGraphicsView, plain", peerFigures(picture, bench::Peer::Kind::plain, zoom, false));
    verdict("move: share of B", ours.move.median / b.move.median, large ? 0.25 : 1 / 3.0, "");
    if (large) verdict("move", ours.move.median, 16.6, "ms");
    verdict("pan: share of C", ours.pan.median / c.pan.median, 1, "");
    verdict("pan, p99", ours.pan.p99, 5, "ms");
    verdict("recolour (with diff and apply): share of B", ours.recolour.median / b.recolour.median, 1 / 8.0,
            "");
    verdict("zoom step to the first picture: share of B", ours.zoom.median / b.zoom.median, 1 / 8.0, "");
    if (large) return;
    const double mine = memoryOf(QStringLiteral("chart"), containers),
                 a = memoryOf(QStringLiteral("plain"), containers);
    std::printf("  memory of the process: chart %.0f MB, A %.0f MB\n", mine, a);
    verdict("memory: share of A", mine / a, 0.75, "");
}

} // namespace

int main(int argc, char **argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    const QStringList arguments = app.arguments().mid(1);
    if (arguments.size() == 3 && arguments[0] == QStringLiteral("--memory"))
        return reportMemory(arguments[1], arguments[2].toInt());
    for (const QString &number : arguments) run(number.toInt());
    if (arguments.isEmpty())
        for (const int containers : {10'000, 50'000}) run(containers);
    return 0;
}
