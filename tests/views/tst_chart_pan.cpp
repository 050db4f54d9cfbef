// What is on the screen after pans and small changes, which move and mend what is there, is what a chart
// painted anew from there would show.

#include <QPainter>
#include <QScreen>
#include <QSignalSpy>

#include "tests/support/sample_snapshot.h"
#include "tests/views/chart_rig.h"

using namespace portolan;
using namespace portolan::views;
using testing::ChartRig;

namespace {

/// What the screen shows, not what the widget would paint now.
QImage shown(const ChartView &view) {
    QCoreApplication::processEvents();
    return view.screen()->grabWindow(view.winId()).toImage().convertToFormat(QImage::Format_RGB32);
}

/// How many pixels are clearly another colour. The rims of smooth lines may differ a little where a strip
/// ended.
int apart(const QImage &a, const QImage &b) {
    constexpr int slight = 48;
    int count = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
            count += std::abs(qRed(p) - qRed(q)) > slight || std::abs(qGreen(p) - qGreen(q)) > slight ||
                     std::abs(qBlue(p) - qBlue(q)) > slight;
        }
    return count;
}

void pan(ChartView &view, QPoint by) {
    const QPointF at(300, 300);
    QWheelEvent event(at, view.mapToGlobal(at), by, {}, Qt::NoButton, Qt::NoModifier, Qt::ScrollUpdate,
                      false);
    QCoreApplication::sendEvent(&view, &event);
}

} // namespace

class TestChartPan : public QObject {
    Q_OBJECT
private slots:
    void panMovesWhatIsThere_data() {
        QTest::addColumn<int>("containers"); // 0: the sample harbour
        QTest::addColumn<int>("zoomIns");
        QTest::newRow("near") << 0 << 2;
        QTest::newRow("as fitted") << 0 << 0;
        QTest::newRow("far away") << 1500 << 0;
        QTest::newRow("names in a crowd") << 1500 << 9;
    }
    void panMovesWhatIsThere() {
        QFETCH(int, containers);
        QFETCH(int, zoomIns);
        ChartRig rig(containers == 0 ? testing::sampleSnapshot()
                                     : testing::syntheticSnapshot(containers, containers / 30));
        ChartView &view = rig.view;
        for (int i = 0; i < zoomIns; ++i) view.zoomIn();
        QTest::qWait(120); // the fresh picture that follows a zoom
        const QImage before = shown(view);
        // Further than the window in the end, in each direction, two of them between two paintings.
        const QPoint steps[]{{-37, 11}, {-5, 0}, {0, 64}, {23, -90}, {-160, -3}};
        for (int round = 0; round < 6; ++round)
            for (const QPoint &step : steps) {
                pan(view, step);
                if (step.y() != 0) QCoreApplication::processEvents();
            }
        const QImage panned = shown(view);
        QVERIFY(apart(before, panned) > 1000); // it moved at all
        view.setTheme(lightTheme());           // paints all of it anew
        const QImage anew = shown(view);
        QVERIFY2(apart(panned, anew) < 200, qPrintable(QString::number(apart(panned, anew))));
    }

    /// From far away, after the picture began elsewhere: single dots are mended where they are.
    void changeShowsWhereItIs() {
        Snapshot snapshot = testing::syntheticSnapshot(1500, 50);
        ChartRig rig(snapshot);
        ChartView &view = rig.view;
        QCOMPARE(detailFor(view.zoom()), Detail::dots);
        for (const QPoint &step : {QPoint(-250, 130), QPoint(-90, 220)}) {
            pan(view, step);
            QCoreApplication::processEvents();
        }
        const QImage before = shown(view);
        ++snapshot.revision;
        const auto rows = snapshot.containers;
        for (std::size_t i = 3; i < rows.size(); i += 25) {
            Container c = *rows[i];
            c.state = ContainerState::restarting;
            snapshot.containers.put(std::make_shared<const Container>(std::move(c)));
        }
        rig.store.apply(std::make_shared<const Snapshot>(snapshot));
        const QImage mended = shown(view);
        QVERIFY(apart(before, mended) > 50);
        view.setTheme(lightTheme());
        const QImage anew = shown(view);
        int looked = 0;
        for (const auto &row : rows) {
            const QPoint at = rig.at(idOf(*row));
            if (!anew.rect().contains(at)) continue;
            ++looked;
            QCOMPARE(mended.pixelColor(at), anew.pixelColor(at));
        }
        QVERIFY(looked > 500);
        QVERIFY2(apart(mended, anew) < 600,
                 qPrintable(QString::number(apart(mended, anew)))); // lines in strips
    }

    /// What was mended before stands elsewhere now, and is found there.
    void changeShowsWhereItWasDraggedTo() {
        Snapshot snapshot = testing::syntheticSnapshot(1500, 50);
        ChartRig rig(snapshot);
        ChartView &view = rig.view;
        const auto recolour = [&](ContainerState state) {
            ++snapshot.revision;
            Container c = *snapshot.containers[700];
            c.state = state;
            snapshot.containers.put(std::make_shared<const Container>(std::move(c)));
            rig.store.apply(std::make_shared<const Snapshot>(snapshot));
        };
        const EntityId id = idOf(*snapshot.containers[700]);
        recolour(ContainerState::restarting);
        shown(view);
        const QPoint from = rig.at(id), to = from + QPoint(90, 60);
        QTest::mousePress(&view, Qt::LeftButton, {}, from);
        for (const QPoint &step : {QPoint(30, 20), QPoint(60, 40), QPoint(90, 60)})
            QTest::mouseMove(&view, from + step);
        QTest::mouseRelease(&view, Qt::LeftButton, {}, to);
        QVERIFY((rig.at(id) - to).manhattanLength() <= 2);
        rig.selection.clear();
        shown(view);
        recolour(ContainerState::dead);
        const QColor mended = shown(view).pixelColor(rig.at(id));
        view.setTheme(lightTheme());
        const QColor anew = shown(view).pixelColor(rig.at(id));
        QCOMPARE(mended, anew);
    }

    /// The first picture of a zoom: the old one, larger or smaller, though it began elsewhere after pans.
    void zoomShowsWhatWasThere_data() {
        QTest::addColumn<double>("factor");
        QTest::newRow("larger") << 2.5;
        QTest::newRow("smaller") << 0.6;
    }
    void zoomShowsWhatWasThere() {
        QFETCH(double, factor);
        ChartRig rig(testing::syntheticSnapshot(1500, 50));
        ChartView &view = rig.view;
        const Theme theme = lightTheme();
        const Faces faces(theme);
        const Inks inks(theme);
        const Look look{theme, faces, inks, {}};
        LabelCache labels;
        Layer layer;
        Camera camera = view.camera();
        for (const QPointF &step : {QPointF(0, 0), QPointF(-250, 130), QPointF(-90, 220)}) {
            camera.pan(step);
            layer.paint(view.scene(), look, labels, camera, 1);
        }
        const QImage whole = layer.image();
        QCOMPARE(whole.size(), view.size());
        const QRectF target(-70, 40, view.width() * factor, view.height() * factor);
        QImage canvas(view.size(), QImage::Format_RGB32);
        canvas.fill(Qt::magenta);
        QPainter p(&canvas);
        layer.showScaled(p, target, view.size());
        p.end();
        int wrong = 0, beyond = 0;
        for (int y = 0; y < canvas.height(); ++y)
            for (int x = 0; x < canvas.width(); ++x) {
                const QPointF from = (QPointF(x + 0.5, y + 0.5) - target.topLeft()) / factor;
                const QPoint source(static_cast<int>(std::floor(from.x())),
                                    static_cast<int>(std::floor(from.y())));
                if (!whole.rect().contains(source)) {
                    beyond += canvas.pixelColor(x, y) != QColor(Qt::magenta);
                    continue;
                }
                wrong += canvas.pixel(x, y) != whole.pixel(source);
            }
        QCOMPARE(wrong, 0);
        QCOMPARE(beyond, 0);
        QVERIFY(apart(whole, QImage(whole.size(), QImage::Format_RGB32)) >
                1000); // there was something to show
    }
};

QTEST_MAIN(TestChartPan)
#include "tst_chart_pan.moc"
