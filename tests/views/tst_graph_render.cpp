#include <QBuffer>
#include <QPainter>
#include <QSvgRenderer>
#include <QTest>
#include <QXmlStreamReader>
#include <set>

#include "tests/support/sample_snapshot.h"
#include "views/graph/render.h"

using namespace portolan;
using namespace portolan::views;

namespace {

QByteArray svgOf(const Snapshot &snapshot) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    [&] { QVERIFY(renderSvg({laidOut(snapshot), lightTheme(), snapshot.taken}, &buffer)); }();
    return buffer.data();
}

QImage pictureOf(const Snapshot &snapshot, const Theme &theme, qreal scale = 1) {
    return renderImage({laidOut(snapshot), theme, snapshot.taken}, scale);
}

QString textOf(const QByteArray &svg, QString *error) {
    QXmlStreamReader xml(svg);
    QString text;
    while (!xml.atEnd())
        if (xml.readNext() == QXmlStreamReader::Characters) text += xml.text();
    *error = xml.errorString();
    return text;
}

int colours(const QImage &image) {
    std::set<QRgb> seen;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) seen.insert(image.pixel(x, y));
    return static_cast<int>(seen.size());
}

} // namespace

class TestGraphRender : public QObject {
    Q_OBJECT
private slots:
    void svgHoldsWhatIsOnTheChart() {
        const QByteArray svg = svgOf(testing::sampleSnapshot());
        QString error;
        const QString text = textOf(svg, &error);
        QCOMPARE(error, QString());
        for (const char *word :
             {"flask", "dnmonster", "docker-desktop", "host-b", "172.17.0.0/16", "lab-macvlan", "exited (1)",
              "paused", "no :port", "dnonster", "redis", ":80", ".5", "etcd"})
            QVERIFY2(text.contains(QLatin1String(word)), word);
        QSvgRenderer renderer(svg);
        QVERIFY(renderer.isValid());
    }

    void hostileNamesCannotBreakTheSvg_data() {
        QTest::addColumn<QByteArray>("hostile");
        QTest::newRow("markup") << QByteArray("</text><script>alert(1)</script><text>");
        QTest::newRow("attributes") << QByteArray("\" onload=\"alert(1)\" x='");
        QTest::newRow("entities") << QByteArray("&lt;&xxe;&#0;&");
        QTest::newRow("CDATA") << QByteArray("]]><![CDATA[");
        QTest::newRow("comment") << QByteArray("--><!-- -- -->");
        QTest::newRow("control characters") << QByteArray("a\x01\x02\x1b[31m\x7f\r\n\tb");
        QTest::newRow("no UTF-8") << QByteArray("\xff\xfe\x80\xc0\xaf");
        QTest::newRow("no XML characters") << QByteArray("\xEF\xBF\xBE\xEF\xBF\xBF"); // U+FFFE, U+FFFF
        QTest::newRow("right to left") << QByteArray("\xE2\x80\xAE"
                                                     "evil");
        QTest::newRow("long") << QByteArray(10'000, '<');
    }
    void hostileNamesCannotBreakTheSvg() {
        QFETCH(QByteArray, hostile);
        const std::string name = hostile.toStdString();
        Snapshot s = testing::sampleSnapshot();
        Snapshot t = s;
        for (const auto &row : s.containers) {
            Container c = *row;
            c.name = c.image = name;
            t.containers.put(std::make_shared<const Container>(c));
        }
        for (const auto &row : s.networks) {
            Network n = *row;
            n.name = name;
            n.subnets = {Subnet{name, name, name, {}}};
            n.options = {{"parent", name}};
            t.networks.put(std::make_shared<const Network>(n));
        }
        for (const auto &row : s.engines) {
            Engine e = *row;
            e.name = name;
            t.engines.put(std::make_shared<const Engine>(e));
        }
        for (const auto &row : s.links) {
            t.links.remove(keyOf(*row));
            Link l = *row;
            l.alias = name;
            t.links.put(std::make_shared<const Link>(l));
        }
        for (const auto &row : s.relays) {
            t.relays.remove(keyOf(*row));
            Relay r = *row;
            r.address = name;
            t.relays.put(std::make_shared<const Relay>(r));
        }
        const QByteArray svg = svgOf(t);
        QString error;
        const QString text = textOf(svg, &error);
        QCOMPARE(error, QString());
        QXmlStreamReader xml(svg);
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement) continue;
            QVERIFY(xml.name() != QLatin1String("script"));
            QVERIFY(!xml.attributes().hasAttribute(QLatin1String("onload")));
        }
        for (const QChar c : text) QVERIFY(c.unicode() != 0x202E);
    }

    void imagesInBothThemes() {
        const Snapshot s = testing::sampleSnapshot();
        const QImage light = pictureOf(s, lightTheme()), dark = pictureOf(s, darkTheme());
        QCOMPARE(light.size(), dark.size());
        QCOMPARE(light.pixelColor(1, 1), lightTheme().canvas);
        QCOMPARE(dark.pixelColor(1, 1), darkTheme().canvas);
        QVERIFY(colours(light) > 50);
        const QImage twice = pictureOf(s, lightTheme(), 2);
        QCOMPARE(twice.size(), light.size() * 2);
    }
    void samePictureEachTime() {
        QCOMPARE(pictureOf(testing::sampleSnapshot(), lightTheme()),
                 pictureOf(testing::sampleSnapshot(), lightTheme()));
    }
    void nothingIsAPictureToo() {
        QVERIFY(!pictureOf(Snapshot{}, lightTheme()).isNull());
        QString error;
        textOf(svgOf(Snapshot{}), &error);
        QCOMPARE(error, QString());
    }
    void hugeChartsAreBounded() {
        const QImage image = pictureOf(testing::syntheticSnapshot(3000, 60), lightTheme(), 50);
        QVERIFY(!image.isNull());
        QVERIFY(static_cast<double>(image.width()) * image.height() < 130e6);
    }
    void anUnwritableDeviceIsAnError() {
        QBuffer closed;
        closed.open(QIODevice::ReadOnly);
        QVERIFY(!renderSvg({laidOut(testing::sampleSnapshot()), lightTheme(), {}}, &closed));
    }
};

QTEST_MAIN(TestGraphRender)
#include "tst_graph_render.moc"
