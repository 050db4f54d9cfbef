#include "tests/views/chart_rig.h"
#include "views/graph/painter.h"

using namespace portolan;
using namespace portolan::views;
using testing::ChartRig;

namespace {

Endpoint endpointOf(const Snapshot &s, std::size_t container, std::size_t network) {
    Endpoint e;
    e.container = s.containers[container]->id;
    e.engine = s.engines[0]->key;
    e.network = s.networks[network]->id;
    e.ipv4 = "10.9." + std::to_string(network % 250) + "." + std::to_string(container % 250);
    return e;
}

template <class Wanted>
Snapshot attached(int containers, int networks, Wanted &&wanted) {
    Snapshot s = testing::syntheticSnapshot(containers, networks);
    std::vector<Table<Endpoint>::Row> rows;
    for (std::size_t c = 0; c < s.containers.size(); ++c)
        for (std::size_t n = 0; n < s.networks.size(); ++n)
            if (wanted(c, n)) rows.push_back(std::make_shared<const Endpoint>(endpointOf(s, c, n)));
    s.endpoints = Table<Endpoint>::of(std::move(rows));
    return s;
}

/// All stand somewhere sensible, and no two upon another.
void checkPlaces(const ChartRig &rig) {
    const Scene &scene = rig.view.scene();
    int overlaps = 0, standing = 0;
    for (Index i = 0; i < scene.nodes().size(); ++i) {
        const SceneNode &n = scene.nodes()[i];
        if (!n.shown()) continue;
        QVERIFY(n.placed && std::abs(n.centre.x()) < 1e6 && std::abs(n.centre.y()) < 1e6);
        if (n.kind == NodeKind::title) continue;
        ++standing;
        scene.grid().query(n.rect(), [&](Index o) {
            overlaps += o != i && scene.nodes()[o].kind != NodeKind::title &&
                        scene.nodes()[o].rect().adjusted(1, 1, -1, -1).intersects(n.rect());
        });
    }
    QVERIFY2(overlaps <= standing / 5, qPrintable(QStringLiteral("%1 of %2").arg(overlaps).arg(standing)));
}

} // namespace

class TestChartBadInput : public QObject {
    Q_OBJECT
private slots:
    void hugeAndLonely_data() {
        QTest::addColumn<int>("containers");
        QTest::addColumn<int>("networks");
        QTest::addColumn<int>("shape");
        QTest::newRow("one network with 5,000 containers") << 5000 << 1 << 0;
        QTest::newRow("5,000 networks with one each") << 5000 << 5000 << 1;
        QTest::newRow("one container on 200 networks") << 30 << 200 << 2;
        QTest::newRow("nobody is on any network") << 2000 << 40 << 3;
    }
    void hugeAndLonely() {
        QFETCH(int, containers);
        QFETCH(int, networks);
        QFETCH(int, shape);
        Snapshot s = shape == 1 ? testing::syntheticSnapshot(containers, networks)
                                : attached(containers, networks, [&](std::size_t c, std::size_t) {
                                      return shape == 0 || (shape == 2 && c == 7);
                                  });
        if (shape == 1) {
            std::vector<Table<Endpoint>::Row> rows;
            for (std::size_t i = 0; i < s.containers.size(); ++i)
                rows.push_back(std::make_shared<const Endpoint>(endpointOf(s, i, i)));
            s.endpoints = Table<Endpoint>::of(std::move(rows));
        }
        ChartRig rig(s);
        rig.view.setReducedMotion(true);
        checkPlaces(rig);
        const EntityId one = idOf(*s.containers[7]);
        rig.selection.select(one);
        rig.view.reveal(one);
        rig.view.grab();
        QVERIFY(rig.view.rect().contains(rig.at(one)));
        for (const auto kind : {layout::Kind::rails, layout::Kind::layers}) {
            rig.view.setLayout(kind);
            QTRY_VERIFY_WITH_TIMEOUT(!rig.view.scene().awaitsPlaces(), 60'000);
            rig.view.grab();
        }
        rig.show(Snapshot{}); // everything removed at once
        for (const SceneNode &n : rig.view.scene().nodes()) QVERIFY(!n.shown());
        for (const SceneEdge &e : rig.view.scene().edges()) QVERIFY(!e.alive);
        QVERIFY(!rig.view.message().isEmpty());
    }

    void strangeNames_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("10,000 letters") << QString(10'000, QLatin1Char('w'));
        QTest::newRow("empty") << QString();
        QTest::newRow("right to left") << QStringLiteral("שלום-עולם-خدمة");
        QTest::newRow("control characters") << QStringLiteral("a\nb\x1b[31m\x07");
        QTest::newRow("markup") << QStringLiteral("<b>bold</b>&amp;");
    }
    void strangeNames() {
        QFETCH(QString, name);
        Snapshot s = testing::sampleSnapshot();
        for (const auto &row : Table<Container>(s.containers)) {
            Container c = *row;
            c.name = name.toStdString();
            c.image = c.name;
            c.labels["com.docker.compose.project"] = c.name;
            s.containers.put(std::make_shared<const Container>(c));
        }
        for (const auto &row : Table<Network>(s.networks)) {
            Network n = *row;
            n.name = name.toStdString();
            s.networks.put(std::make_shared<const Network>(n));
        }
        ChartRig rig(s);
        rig.view.setReducedMotion(true);
        const Theme theme = lightTheme();
        const Faces faces(theme);
        const Inks inks(theme);
        const Look look{theme, faces, inks};
        for (const auto by : {GroupBy::host, GroupBy::project, GroupBy::network}) {
            rig.view.setGroupBy(by);
            QTRY_VERIFY(!rig.view.scene().awaitsPlaces());
            for (const bool folded : {false, true}) {
                rig.view.setAllFolded(folded);
                for (const double zoom : {0.06, 0.4, 1.0, 2.0}) {
                    const Scene &scene = rig.view.scene();
                    for (Index i = 0; i < scene.nodes().size(); ++i) {
                        if (!scene.nodes()[i].seen()) continue;
                        const std::vector<Label> labels = zoom > 1.5
                                                              ? richLabels(scene, i, look, nameScale(zoom))
                                                              : nodeLabels(scene, i, look);
                        for (const Label &l : labels) {
                            const double width = faces.metrics(l.role).horizontalAdvance(l.text) * l.scale;
                            QVERIFY(width <= l.box.width() + 1);
                            for (const QChar c : l.text) // isolates keep the directions apart
                                QVERIFY(c.isPrint() || c.category() == QChar::Other_Format);
                        }
                    }
                }
                rig.view.grab();
            }
        }
    }

    void aWindowOfOnePixel() {
        ChartRig rig;
        rig.view.setMinimumSize(0, 0);
        for (const QSize size : {QSize(1, 1), QSize(1, 700), QSize(700, 1), QSize(1200, 800)}) {
            rig.view.resize(size);
            QCoreApplication::processEvents();
            rig.view.grab();
            rig.view.fit();
            rig.view.setLayout(size.width() == 1 ? layout::Kind::rails : layout::Kind::map);
            QTRY_VERIFY(!rig.view.scene().awaitsPlaces() && !rig.view.gliding());
        }
        QVERIFY(std::isfinite(rig.view.zoom()));
        QVERIFY(rig.view.rect().contains(rig.at(testing::containerNamed("flask"))));
    }
};

QTEST_MAIN(TestChartBadInput)
#include "tst_chart_bad_input.moc"
