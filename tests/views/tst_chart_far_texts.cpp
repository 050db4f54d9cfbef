// From far away the texts of lines are read where something is selected or hovered: as large on the screen at
// every zoom, and none upon another or upon a card that says something.

#include <QScreen>

#include "tests/views/chart_rig.h"
#include "views/graph/painter.h"

using namespace portolan;
using namespace portolan::views;
using testing::ChartRig;
using testing::containerNamed;

namespace {

struct Words {
    Theme theme = lightTheme();
    Faces faces{theme};
    Inks inks{theme};
    Look look{theme, faces, inks};
    LabelCache cache;

    const std::vector<ForwardText> &of(const Scene &scene, const EntityId &selected, double zoom,
                                       Index hovered = none) {
        look.selected = selected;
        look.hovered = hovered;
        return cache.bringForward(scene, look, zoom);
    }
};

void zoomTo(ChartView &view, double zoom) {
    for (int i = 0; i < 60 && view.zoom() > zoom; ++i) view.zoomOut();
    QTest::qWait(100); // the fresh picture that follows a zoom
}

/// What the screen shows, not what the widget would paint now.
QImage shown(const ChartView &view) {
    QCoreApplication::processEvents();
    return view.screen()->grabWindow(view.winId()).toImage().convertToFormat(QImage::Format_RGB32);
}

int apart(const QImage &a, const QImage &b, const QRect &where) {
    int count = 0;
    for (int y = where.top(); y <= where.bottom(); ++y)
        for (int x = where.left(); x <= where.right(); ++x) count += a.pixel(x, y) != b.pixel(x, y);
    return count;
}

} // namespace

class TestChartFarTexts : public QObject {
    Q_OBJECT
private slots:
    void readAtEveryZoom_data() {
        QTest::addColumn<int>("kind");
        for (int kind = 0; kind < 3; ++kind) QTest::addRow("layout %d", kind) << kind;
    }
    void readAtEveryZoom() {
        QFETCH(int, kind);
        ChartRig rig;
        rig.view.setReducedMotion(true);
        rig.view.setLayout(static_cast<layout::Kind>(kind));
        rig.settle();
        const Scene &scene = rig.view.scene();
        const EntityId flask = containerNamed("flask");
        Words words;
        double height = 0;
        for (const double zoom : {0.75, 0.45, 0.2, 0.09}) {
            QVERIFY(words.of(scene, {}, zoom).empty()); // nobody asks
            const std::vector<ForwardText> texts = words.of(scene, flask, zoom);
            QStringList read;
            for (const ForwardText &text : texts) {
                const SceneEdge &e = scene.edges()[text.edge];
                QVERIFY(e.a == scene.node(flask) || e.b == scene.node(flask));
                read.push_back(edgeText(e));
                if (e.kind != EdgeKind::endpoint) continue;
                const double now = text.box.height() * zoom; // on the screen
                QVERIFY(height == 0 || std::abs(now - height) < 0.01);
                height = now;
            }
            QVERIFY2(zoom < 0.15 || read.contains(QStringLiteral(".5")),
                     qPrintable(QString::number(zoom) + read.join(u' ')));
            QVERIFY2(zoom < 0.3 || read.contains(QStringLiteral("redis")), // there is room for all
                     qPrintable(QString::number(zoom) + read.join(u' ')));
        }
        QVERIFY(words.of(scene, flask, 1).empty()); // large enough as they are
    }

    void noneUponAnother_data() {
        QTest::addColumn<int>("containers"); // 0: the sample harbour
        QTest::newRow("harbour") << 0;
        QTest::newRow("crowd") << 300;
    }
    void noneUponAnother() {
        QFETCH(int, containers);
        for (const auto kind : {layout::Kind::map, layout::Kind::rails, layout::Kind::layers}) {
            ChartRig rig(containers == 0 ? testing::sampleSnapshot()
                                         : testing::syntheticSnapshot(containers, containers / 20));
            rig.view.setReducedMotion(true);
            rig.view.setLayout(kind);
            rig.settle();
            const Scene &scene = rig.view.scene();
            Words words;
            std::size_t seen = 0;
            for (const double zoom : {0.75, 0.45, 0.2, 0.07})
                for (Index i = 0; i < scene.nodes().size(); ++i) {
                    if (!scene.nodes()[i].seen() || scene.nodes()[i].kind == NodeKind::title) continue;
                    const auto &texts = words.of(scene, scene.nodes()[i].id, zoom);
                    const std::vector<char> near = nearSelection(scene, words.look);
                    words.cache.makeRoom(scene, words.look, scene.bounds().adjusted(-200, -200, 200, 200));
                    seen += texts.size();
                    std::vector<QRectF> others;
                    for (const SceneFrame &frame : scene.frames())
                        for (const Label &label : frameLabels(scene, frame, words.look, zoom))
                            others.push_back(label.box);
                    for (Index n = 0; n < scene.nodes().size(); ++n)
                        if (scene.nodes()[n].seen() && scene.nodes()[n].kind != NodeKind::title &&
                            (near[n] || detailFor(zoom) >= Detail::names))
                            others.push_back(scene.nodes()[n].rect());
                    if (detailFor(zoom) >= Detail::full)
                        for (const SceneEdge &e : scene.edges()) {
                            if (!scene.drawn(e) || !words.cache.hasRoom(scene, e)) continue;
                            others.push_back(e.kind == EdgeKind::endpoint ? addressBox(e, words.look)
                                                                          : pillOf(e, words.look).box);
                        }
                    for (const ForwardText &text : texts) {
                        for (const QRectF &other : others)
                            QVERIFY2(!text.box.intersects(other),
                                     qPrintable(QStringLiteral("at %1: %2")
                                                    .arg(zoom)
                                                    .arg(edgeText(scene.edges()[text.edge]))));
                        others.push_back(text.box);
                    }
                }
            QVERIFY2(seen > 60, qPrintable(QString::number(seen)));
        }
    }

    void theScreenShowsThem_data() {
        QTest::addColumn<double>("zoom");
        for (const double zoom : {0.7, 0.4, 0.2, 0.08}) QTest::addRow("%.2f", zoom) << zoom;
    }
    void theScreenShowsThem() {
        QFETCH(double, zoom);
        ChartRig rig;
        rig.view.setReducedMotion(true);
        zoomTo(rig.view, zoom);
        const Scene &scene = rig.view.scene();
        Words words;
        EntityId one = containerNamed("flask"); // from furthest away not everything has room
        if (words.of(scene, one, rig.view.zoom()).empty()) one = containerNamed("redis_ambassador");
        rig.view.centreOn(rig.node(one).centre);
        const QImage before = shown(rig.view);
        rig.selection.select(one);
        const QImage selected = shown(rig.view);
        const std::vector<ForwardText> texts = words.of(scene, one, rig.view.zoom());
        QVERIFY(!texts.empty());
        int most = 0;
        for (const ForwardText &text : texts)
            most =
                std::max(most, apart(before, selected, rig.view.camera().toScreen(text.box).toAlignedRect()));
        QVERIFY2(most > 20, qPrintable(QString::number(most)));

        // What is hovered too, for as long as it is, and as it would be painted anew.
        rig.selection.clear();
        QCOMPARE(apart(before, shown(rig.view), before.rect()), 0);
        QTest::mouseMove(&rig.view, rig.at(one));
        const QImage hovered = shown(rig.view);
        if (detailFor(rig.view.zoom()) < Detail::full) {
            most = 0;
            for (const ForwardText &text : words.of(scene, {}, rig.view.zoom(), scene.node(one)))
                most = std::max(most,
                                apart(before, hovered, rig.view.camera().toScreen(text.box).toAlignedRect()));
            QVERIFY2(most > 20, qPrintable(QString::number(most)));
        }
        rig.view.setTheme(lightTheme());
        QCOMPARE(apart(hovered, shown(rig.view), before.rect()), 0);
        QTest::mouseMove(&rig.view, {3, 3});
        QCOMPARE(apart(before, shown(rig.view), before.rect()), 0);
    }

    void theyFollowWhatChanges_data() {
        QTest::addColumn<double>("zoom");
        for (const double zoom : {0.7, 0.4, 0.2}) QTest::addRow("%.2f", zoom) << zoom;
    }
    void theyFollowWhatChanges() {
        QFETCH(double, zoom);
        ChartRig rig;
        rig.view.setReducedMotion(true);
        zoomTo(rig.view, zoom);
        const EntityId flask = containerNamed("flask");
        rig.selection.select(flask);
        shown(rig.view);
        Snapshot s = rig.store.snapshot();
        for (const auto &row : Table<Endpoint>(s.endpoints)) {
            if (row->container.value != flask.key) continue;
            Endpoint e = *row;
            e.ipv4 = "172.17.0.222";
            s.endpoints.put(std::make_shared<const Endpoint>(e));
        }
        rig.show(s);
        const QImage followed = shown(rig.view);
        rig.view.setTheme(lightTheme()); // paints all of it anew
        QCOMPARE(apart(followed, shown(rig.view), followed.rect()), 0);

        const QPoint from = rig.at(flask), to = from + QPoint(90, 70);
        QTest::mousePress(&rig.view, Qt::LeftButton, {}, from);
        QTest::mouseMove(&rig.view, from + QPoint(40, 40));
        QTest::mouseMove(&rig.view, to);
        QTest::mouseRelease(&rig.view, Qt::LeftButton, {}, to);
        const QImage dragged = shown(rig.view);
        QVERIFY(apart(followed, dragged, followed.rect()) > 100);
        rig.view.setTheme(lightTheme());
        const QImage anew = shown(rig.view);
        QVERIFY2(apart(dragged, anew, anew.rect()) < 60, // the rims of lines where strips end
                 qPrintable(QString::number(apart(dragged, anew, anew.rect()))));
    }
};

QTEST_MAIN(TestChartFarTexts)
#include "tst_chart_far_texts.moc"
