#include <QFontDatabase>
#include <QTest>
#include <cmath>
#include <set>

#include "tests/support/sample_snapshot.h"
#include "views/graph/camera.h"
#include "views/graph/edge_shape.h"
#include "views/graph/hit_grid.h"
#include "views/graph/label_fit.h"
#include "views/graph/layer.h"
#include "views/theme/contrast.h"
#include "views/theme/words.h"

using namespace portolan;
using namespace portolan::views;

namespace {

bool near(QPointF a, QPointF b, double within = 1e-6) {
    return std::hypot(a.x() - b.x(), a.y() - b.y()) < within;
}

Camera camera(double zoom = 1, QPointF centre = {100, 50}) {
    Camera c;
    c.view = {800, 600};
    c.centre = centre;
    c.setZoom(zoom);
    return c;
}

} // namespace

/// The arithmetic of the chart, without a window.
class TestGraphValues : public QObject {
    Q_OBJECT
private slots:
    void cameraMapsThereAndBack() {
        for (const double zoom : {0.05, 0.37, 1.0, 4.0}) {
            const Camera c = camera(zoom);
            QVERIFY(near(c.toScreen(c.centre), {400, 300}));
            QVERIFY(near(c.toWorld(c.toScreen(QPointF(-7, 1234))), {-7, 1234}));
            QVERIFY(near(c.toScreen(c.visible()).bottomRight(), {800, 600}));
        }
    }
    void zoomKeepsThePointUnderThePointer() {
        Camera c = camera();
        const QPointF pointer(650, 120), world = c.toWorld(pointer);
        for (const double factor : {1.2, 1.2, 0.5, 3.0, 0.9}) {
            c.zoomAt(pointer, factor);
            QVERIFY(near(c.toWorld(pointer), world));
        }
    }
    void zoomHasLimits() {
        Camera c = camera();
        const QPointF pointer(10, 10), world = c.toWorld(pointer);
        c.zoomAt(pointer, 1e9);
        QCOMPARE(c.zoom(), Camera::maxZoom);
        QVERIFY(near(c.toWorld(pointer), world)); // at the limit too
        c.zoomAt(pointer, 1e-9);
        QCOMPARE(c.zoom(), Camera::minZoom);
        c.setZoom(std::nan(""));
        QCOMPARE(c.zoom(), Camera::minZoom);
    }
    void panMovesByPixels() {
        Camera c = camera(0.5);
        const QPointF world(3, 4), before = c.toScreen(world);
        c.pan({30, -12});
        QVERIFY(near(c.toScreen(world), before + QPointF(30, -12)));
    }
    void fitShowsAll() {
        Camera c = camera();
        c.fit({-1000, -1000, 4000, 1000});
        QVERIFY(c.visible().adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(QRectF(-1000, -1000, 4000, 1000)));
        QCOMPARE(c.zoom(), 0.2);
        c.fit({0, 0, 10, 10});
        QCOMPARE(c.zoom(), 1.0); // a small chart is not blown up
        const Camera before = c;
        c.fit(QRectF());
        QVERIFY(c == before);
    }
    void revealPansNoMoreThanNeeded() {
        Camera c = camera();
        const Camera before = c;
        c.reveal(QRectF(100, 50, 10, 10), 20);
        QVERIFY(c == before);
        c.reveal(c.toWorld(QRectF(900, 300, 50, 50)), 20);
        QVERIFY(near(c.centre, before.centre + QPointF(170, 0)));
    }
    void snappedCameraFallsOnPixels() {
        for (const double ratio : {1.0, 1.5, 2.0}) {
            const Camera c = Layer::snapped(camera(0.337, {17.123, 99.77}), ratio);
            const QPointF offset = Layer::projection(c, ratio).offset;
            QVERIFY(std::abs(offset.x() - std::round(offset.x())) < 1e-6);
            QVERIFY(std::abs(offset.y() - std::round(offset.y())) < 1e-6);
            QVERIFY(near(c.centre, {17.123, 99.77}, 0.51 * std::sqrt(2) / (0.337 * ratio)));
        }
    }

    void gridFindsWhatBruteForceFinds() {
        HitGrid grid;
        std::vector<QRectF> rects;
        for (int i = 0; i < 400; ++i)
            rects.emplace_back((i * 379) % 5000 - 2500, (i * 211) % 3000 - 1500, 30 + i % 300, 20 + i % 90);
        for (std::uint32_t i = 0; i < rects.size(); ++i) grid.insert(i, rects[i]);
        for (std::uint32_t i = 0; i < rects.size(); i += 3) grid.remove(i, rects[i]);
        for (int k = 0; k < 200; ++k) {
            const QRectF probe((k * 97) % 5000 - 2500, (k * 61) % 3000 - 1500, 40, 40);
            std::set<std::uint32_t> expected, found;
            for (std::uint32_t i = 0; i < rects.size(); ++i)
                if (i % 3 != 0 && rects[i].intersects(probe)) expected.insert(i);
            grid.query(probe, [&](std::uint32_t i) {
                if (rects[i].intersects(probe)) found.insert(i);
            });
            QVERIFY(found == expected);
        }
    }

    void labelsAreCutToTheirWidth() {
        QFont font(QStringLiteral("DejaVu Sans"));
        font.setPixelSize(14);
        const QFontMetricsF metrics(font);
        QCOMPARE(fitLabel(metrics, QStringLiteral("flask"), 200), QStringLiteral("flask"));
        const QString cut = fitLabel(metrics, QStringLiteral("real-redis-ambassador"), 80);
        QVERIFY(cut.endsWith(u'…') && metrics.horizontalAdvance(cut) <= 80.5);
        const QString middle = fitLabel(metrics, QStringLiteral("shop-service-4711"), 80, Qt::ElideMiddle);
        QVERIFY(middle.contains(u'…') && middle.endsWith(u'1'));
        QCOMPARE(fitLabel(metrics, QStringLiteral("anything"), 1), QString());
        QVERIFY(metrics.horizontalAdvance(fitLabel(metrics, QString(10'000, u'W'), 100)) <= 100.5);
    }
    void lastPartOfAnAddress_data() {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("part");
        QTest::newRow("IPv4") << QStringLiteral("172.17.0.5") << QStringLiteral(".5");
        QTest::newRow("IPv6") << QStringLiteral("fd00:1::2a") << QStringLiteral(":2a");
        QTest::newRow("mapped") << QStringLiteral("::ffff:10.0.0.7") << QStringLiteral(".7");
        QTest::newRow("none") << QString() << QString();
        QTest::newRow("no address") << QStringLiteral("pear") << QString();
    }
    void lastPartOfAnAddress() {
        QFETCH(QString, address);
        QTEST(lastPart(address), "part");
    }

    void endpointLinesTouchCardAndHub_data() {
        QTest::addColumn<QPointF>("card");
        QTest::newRow("below") << QPointF(30, 120);
        QTest::newRow("above") << QPointF(-200, -120);
        QTest::newRow("right") << QPointF(250, 5);
        QTest::newRow("left") << QPointF(-250, 0);
    }
    void endpointLinesTouchCardAndHub() {
        QFETCH(QPointF, card);
        const QRectF hub(-68, -19, 136, 38), box(card - QPointF(85, 28), QSizeF(170, 56));
        const EdgeShape shape = endpointEdge(box, hub);
        QVERIFY(shape.valid);
        const auto touches = [](const QRectF &r, QPointF p) {
            return r.adjusted(-0.5, -0.5, 0.5, 0.5).contains(p) &&
                   !r.adjusted(0.5, 0.5, -0.5, -0.5).contains(p);
        };
        QVERIFY(touches(box, shape.curve[0]));
        QVERIFY(touches(hub, shape.curve[3]));
        QVERIFY(!box.contains(shape.label) && !hub.contains(shape.label));
        QVERIFY(shape.distance(shape.at(0.31)) < 0.5);
        QVERIFY(shape.distance(shape.at(0.5) + QPointF(0, 5000)) > 4000);
    }
    void bowedLinesStayOutsideTheirEnds() {
        const QRectF a(0, 0, 170, 56), b(400, 300, 170, 56);
        for (const double bow : {0.0, 40.0, -170.0}) {
            const EdgeShape shape = bowedEdge(a, b, bow);
            QVERIFY(!a.adjusted(1, 1, -1, -1).contains(shape.at(0.02)));
            QVERIFY(!b.adjusted(1, 1, -1, -1).contains(shape.at(0.98)));
            QVERIFY(shape.bounds.adjusted(-1e-3, -1e-3, 1e-3, 1e-3).contains(shape.label));
        }
        QVERIFY(bowedEdge(a, a, 20).valid); // on one spot: no division by nothing
    }
    void cutLinesAreTheSameLine() {
        const EdgeShape shape = bowedEdge(QRectF(0, 0, 100, 50), QRectF(3000, 900, 100, 50), 60);
        double before = 0;
        const EdgeShape part = shape.seenIn(QRectF(1200, 300, 300, 300), 5, &before);
        QVERIFY(part.valid && part.length() < shape.length() / 2 && before > 100);
        for (const double t : {0.0, 0.3, 0.7, 1.0}) QVERIFY(shape.distance(part.at(t)) < 2);
        QVERIFY(!shape.seenIn(QRectF(0, 5000, 100, 100), 5, &before).valid);
        QVERIFY(shape.seenIn(QRectF(-100, -100, 9000, 9000), 5, &before).curve == shape.curve);
    }

    void textOnTheChartCanBeRead_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void textOnTheChartCanBeRead() {
        QFETCH(bool, dark);
        const Theme t = dark ? darkTheme() : lightTheme();
        for (const QColor &ink : {t.ink, t.inkMuted})
            QVERIFY(contrast(ink, t.card) >= 4.5 && contrast(ink, t.canvas) >= 4.5);
        const Inks inks(t);
        for (std::size_t i = 0; i < inks.line.size(); ++i) {
            QVERIFY(contrast(inks.hub[i], Qt::white) >= 4.5);
            QVERIFY(contrast(inks.line[i], t.canvas) >= 3);
            QVERIFY(contrast(readableOn(inks.line[i], t.canvas), t.canvas) >= 4.5);
        }
        QVERIFY(contrast(t.danger, t.canvas) >= 3);
    }

    void wordsOfStates() {
        Container c;
        c.state = ContainerState::exited;
        c.exitCode = 1;
        const Moment now = *parseMoment("2026-11-24T12:00:00Z");
        QCOMPARE(stateText(c, now), QStringLiteral("exited (1)"));
        c.finishedAt = now - std::chrono::minutes(3);
        QVERIFY(stateText(c, now).startsWith(QStringLiteral("exited (1) · 3 min")));
        c.state = ContainerState::running;
        c.health = Health::unhealthy;
        QCOMPARE(stateText(c, now), QStringLiteral("running · unhealthy"));
        QCOMPARE(agoText(now + std::chrono::hours(1), now), agoText(now, now)); // a clock that jumped back
        for (int i = 0; i <= static_cast<int>(ContainerState::unknown); ++i)
            QVERIFY(!stateWord(static_cast<ContainerState>(i)).isEmpty());
        for (int i = 0; i <= static_cast<int>(Errc::io); ++i)
            QVERIFY(!errorWord(static_cast<Errc>(i)).isEmpty());
        for (int i = 0; i <= static_cast<int>(EntityKind::swarmTask); ++i)
            QVERIFY(!entityKindWord(static_cast<EntityKind>(i)).isEmpty());
    }
    void wordsOfRelays_data() {
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<bool>("portMissing");
        QTest::newRow("no port") << QByteArray("tcp://172.17.0.2") << true;
        QTest::newRow("v6, no port") << QByteArray("tcp://[fd00::2]") << true;
        QTest::newRow("v6, port") << QByteArray("tcp://[fd00::2]:x") << false;
        QTest::newRow("bad port") << QByteArray("tcp://172.17.0.2:port") << false;
        QTest::newRow("empty") << QByteArray() << false;
    }
    void wordsOfRelays() {
        QFETCH(QByteArray, address);
        QFETCH(bool, portMissing);
        Relay relay;
        relay.state = RelayState::malformed;
        relay.address = address.toStdString();
        QCOMPARE(relayTrouble(relay), portMissing ? QStringLiteral("no :port") : QStringLiteral("malformed"));
        relay.state = RelayState::stale;
        QCOMPARE(relayTrouble(relay), QStringLiteral("stale"));
    }
};

QTEST_MAIN(TestGraphValues)
#include "tst_graph_values.moc"
