// What a picture of the chart is made of, for each theme, language, layout and zoom: where
// things are, which texts are seen, and that none lies upon another or is cut. Not its pixels.

#include <QTranslator>

#include "app/language.h"
#include "tests/views/chart_rig.h"
#include "views/graph/painter.h"

using namespace portolan;
using namespace portolan::views;
using testing::ChartRig;

namespace {

struct Text {
    QRectF box;
    QString words;
};

QRectF inked(const Label &l, const Faces &faces) {
    const double width = faces.metrics(l.role).horizontalAdvance(l.text) * l.scale;
    QRectF box = l.box;
    if (l.align & Qt::AlignRight)
        box.setLeft(box.right() - width);
    else if (l.align & Qt::AlignHCenter)
        box.adjust((box.width() - width) / 2, 0, -(box.width() - width) / 2, 0);
    else
        box.setWidth(width);
    const double height = std::min(box.height(), faces.metrics(l.role).ascent() * 0.75 * l.scale);
    return {QPointF(box.left(), box.center().y() - height / 2), QSizeF(box.width(), height)};
}

/// All texts that are written at a zoom.
std::vector<Text> textsOf(const Scene &scene, const Look &look, double zoom) {
    std::vector<Text> out;
    const auto add = [&](const Label &l) {
        if (!l.text.isEmpty()) out.push_back({inked(l, look.faces), l.text});
    };
    const Detail detail = detailFor(zoom);
    for (const SceneFrame &f : scene.frames())
        if (!f.rect.isNull() && !f.folded)
            for (const Label &l : frameLabels(scene, f, look, zoom)) add(l);
    if (detail < Detail::names) return out;
    LabelCache cache;
    for (Index i = 0; i < scene.nodes().size(); ++i)
        if (scene.nodes()[i].seen() && scene.nodes()[i].kind != NodeKind::title)
            for (const Label &l : cache.of(scene, i, look, nameScale(zoom))) add(l);
    if (detail < Detail::full) return out;
    cache.makeRoom(scene, look, scene.bounds().adjusted(-200, -200, 200, 200));
    for (const SceneEdge &e : scene.edges()) {
        if (!scene.drawn(e) || !cache.hasRoom(scene, e)) continue;
        const QRectF box = e.kind == EdgeKind::endpoint ? addressBox(e, look) : pillOf(e, look).box;
        if (!box.isEmpty()) out.push_back({box, edgeText(e)});
    }
    return out;
}

} // namespace

class TestChartStructure : public QObject {
    Q_OBJECT
private slots:
    void picture_data() {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("kind");
        for (const bool dark : {false, true})
            for (const char *language : {"en", "ru"})
                for (int kind = 0; kind < 3; ++kind)
                    QTest::addRow("%s %s %d", dark ? "dark" : "light", language, kind)
                        << dark << QString::fromLatin1(language) << kind;
    }
    void picture() {
        QFETCH(bool, dark);
        QFETCH(QString, language);
        QFETCH(int, kind);
        app::Language words;
        words.use(language);
        const Theme theme = dark ? darkTheme() : lightTheme();
        ChartRig rig;
        rig.view.setReducedMotion(true);
        rig.view.setTheme(theme);
        rig.view.setLayout(static_cast<layout::Kind>(kind));
        QTRY_VERIFY(!rig.view.scene().awaitsPlaces());
        const Scene &scene = rig.view.scene();
        const Faces faces(theme);
        const Inks inks(theme);
        const Look look{theme, faces, inks, rig.store.snapshot().taken};
        std::size_t before = 0;
        for (const double zoom : {0.07, 0.2, 0.45, 1.0, 2.0}) {
            const std::vector<Text> texts = textsOf(scene, look, zoom);
            QVERIFY(texts.size() >= before || zoom > 1); // nearer, more is written
            before = texts.size();
            for (std::size_t i = 0; i < texts.size(); ++i)
                for (std::size_t k = i + 1; k < texts.size(); ++k)
                    QVERIFY2(!texts[i].box.intersects(texts[k].box),
                             qPrintable(QStringLiteral("at %1: '%2' upon '%3'")
                                            .arg(zoom)
                                            .arg(texts[i].words, texts[k].words)));
        }
        int cards = 0;
        for (Index i = 0; i < scene.nodes().size(); ++i) {
            const SceneNode &n = scene.nodes()[i];
            if (!n.seen() || n.kind == NodeKind::title) continue;
            ++cards;
            for (Index k = i + 1; k < scene.nodes().size(); ++k)
                if (scene.nodes()[k].seen() && scene.nodes()[k].kind != NodeKind::title)
                    QVERIFY2(!n.rect().intersects(scene.nodes()[k].rect()),
                             (n.id.key + " upon " + scene.nodes()[k].id.key).c_str());
            if (const SceneFrame *f = scene.frameOf(n)) QVERIFY(f->rect.contains(n.rect()));
        }
        QVERIFY(cards >= 13);
        words.use(QStringLiteral("en"));
    }

    void nearShowsPortsAndAddresses() {
        Snapshot s = testing::sampleSnapshot();
        Container c = *s.containers.find(std::string_view(testing::containerNamed("flask").key));
        c.publications = {{"0.0.0.0", 8080, {80, "tcp"}}};
        s.containers.put(std::make_shared<const Container>(c));
        ChartRig rig(s);
        const Theme theme = lightTheme();
        const Faces faces(theme);
        const Inks inks(theme);
        const Look look{theme, faces, inks};
        QString words;
        for (const Label &l :
             richLabels(rig.view.scene(), rig.view.scene().node(idOf(c)), look, nameScale(2)))
            words += l.text + QLatin1Char('\n');
        QVERIFY2(words.contains(QStringLiteral("8080→80")), qPrintable(words));
        QVERIFY2(words.contains(QStringLiteral("172.17.0.5")), qPrintable(words));
    }

    void sharpOnEveryScreen_data() {
        QTest::addColumn<double>("ratio");
        for (const double ratio : {1.0, 1.5, 2.0}) QTest::addRow("×%.1f", ratio) << ratio;
    }
    /// The layer has as many pixels as the screen, and the same picture.
    void sharpOnEveryScreen() {
        QFETCH(double, ratio);
        ChartRig rig;
        const Theme theme = lightTheme();
        const Faces faces(theme);
        const Inks inks(theme);
        const Look look{theme, faces, inks, rig.store.snapshot().taken};
        LabelCache labels;
        Layer layer;
        const Camera camera = Layer::snapped(rig.view.camera(), ratio);
        layer.paint(rig.view.scene(), look, labels, camera, ratio);
        QCOMPARE(layer.image().size(), (camera.view * ratio).toSize());
        const Projection to = Layer::projection(camera, ratio);
        for (const SceneNode &n : rig.view.scene().nodes()) {
            const Container *c = n.seen() ? n.container() : nullptr;
            if (!c || c->state != ContainerState::running) continue;
            const QPointF stripe = to(QPointF(n.rect().left() + 2, n.centre.y()));
            QCOMPARE(layer.image().pixelColor(stripe.toPoint()), theme.running);
        }
    }
};

QTEST_MAIN(TestChartStructure)
#include "tst_chart_structure.moc"
