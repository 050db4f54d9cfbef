#include <QApplication>
#include <QFile>
#include <QScreen>
#include <QTemporaryDir>
#include <QWindow>

#include "tests/views/chart_rig.h"

using namespace portolan;
using testing::ChartRig;

/// Two screens side by side, the second twice as dense: of the offscreen platform, so that both are there.
class TestChartScreens : public QObject {
    Q_OBJECT
private slots:
    void aWindowMovedToADenserScreenIsDrawnAnew() {
        QCOMPARE(QGuiApplication::screens().size(), 2);
        QScreen *dense = QGuiApplication::screens().at(1);
        QCOMPARE(dense->devicePixelRatio(), 2.0);
        ChartRig rig;
        rig.settle();
        QCOMPARE(rig.view.devicePixelRatioF(), 1.0);
        const QImage coarse = rig.grab();
        QCOMPARE(coarse.size(), rig.view.size());
        rig.view.windowHandle()->setScreen(dense);
        rig.view.move(dense->geometry().topLeft());
        QTRY_COMPARE(rig.view.devicePixelRatioF(), 2.0);
        const QImage fine = rig.grab();
        QCOMPARE(fine.size(), rig.view.size() * 2);
        rig.view.setTheme(views::lightTheme()); // paints all of it again
        QCOMPARE(fine, rig.grab());
        QVERIFY(testing::ChartRig().view.devicePixelRatioF() == 1.0); // a new window starts on the first
    }
};

int main(int argc, char **argv) {
    QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("screens.json")));
    if (!file.open(QIODevice::WriteOnly)) return 1;
    file.write(R"({"screens": [
        {"name": "one", "x": 0, "y": 0, "width": 1280, "height": 900, "dpr": 1},
        {"name": "two", "x": 1280, "y": 0, "width": 1280, "height": 900, "dpr": 2}]})");
    file.close();
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + file.fileName().toLocal8Bit());
    QApplication app(argc, argv);
    TestChartScreens test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_chart_screens.moc"
