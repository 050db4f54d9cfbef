#include <QClipboard>
#include <QComboBox>
#include <QJsonDocument>
#include <QLabel>
#include <QMimeData>
#include <QPrinter>
#include <QPushButton>
#include <QSettings>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QtTest>

#include "app/chart_print.h"
#include "app/export_dialog.h"
#include "tests/support/sample_snapshot.h"
#include "views/graph/chart_view.h"

using namespace portolan;
using namespace portolan::app;

namespace {

struct Desk {
    QTemporaryDir dir;
    QSettings settings{dir.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    qt::SnapshotStore store;
    qt::Selection selection;
    views::ChartView chart{store, selection};
    std::unique_ptr<ExportDialog> dialog;

    Desk() {
        chart.resize(900, 600);
        store.apply(std::make_shared<const Snapshot>(testing::sampleSnapshot()));
        chart.show();
        open();
    }
    void open() {
        dialog = std::make_unique<ExportDialog>(store, chart, views::lightTheme(), settings);
        dialog->show();
    }
    QComboBox *box(const char *name) const { return dialog->findChild<QComboBox *>(QLatin1String(name)); }
    void choose(MapFormat format) const {
        const auto at = std::find(std::begin(mapFormats), std::end(mapFormats), format);
        box("exportFormat")->setCurrentIndex(int(at - std::begin(mapFormats)));
    }
    QString problem() const {
        const auto *label = dialog->findChild<QLabel *>(QStringLiteral("exportProblem"));
        return label->isVisible() ? label->text() : QString();
    }
    QByteArray saved(MapFormat format) {
        choose(format);
        const QString path = dir.filePath(QStringLiteral("chart.") + suffixOf(format));
        if (!dialog->saveTo(path)) return {};
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

int lightness(const QByteArray &png) { return QImage::fromData(png).pixelColor(2, 2).lightness(); }

} // namespace

class TestExport : public QObject {
    Q_OBJECT

private slots:
    void everyForm() {
        Desk desk;
        const QImage png = QImage::fromData(desk.saved(MapFormat::png));
        QVERIFY(png.width() > 600);
        QSvgRenderer svg(desk.saved(MapFormat::svg));
        QVERIFY(svg.isValid());
        QCOMPARE(svg.viewBox().size() * 2, png.size()); // the PNG is twice as large
        QVERIFY(desk.saved(MapFormat::pdf).startsWith("%PDF-"));
        QVERIFY(desk.saved(MapFormat::dot).startsWith("digraph"));
        QVERIFY(desk.saved(MapFormat::mermaid).startsWith("flowchart"));
        QVERIFY(QJsonDocument::fromJson(desk.saved(MapFormat::json)).object().contains(u"containers"));
        QCOMPARE(desk.problem(), QString());
    }

    /// What the person moved is moved in the picture too.
    void asItIsArranged() {
        Desk desk;
        const QSize before = QImage::fromData(desk.saved(MapFormat::png)).size();
        const QRectF bounds = desk.chart.scene().bounds();
        const auto &c = desk.store.snapshot().containers;
        const EntityId id = idOf(**c.begin());
        const QPointF at = desk.chart.viewRect(id).center();
        QTest::mousePress(&desk.chart, Qt::LeftButton, {}, at.toPoint());
        for (int step = 1; step <= 20; ++step)
            QTest::mouseMove(&desk.chart, at.toPoint() + QPoint(-step * 40, 0));
        QTest::mouseRelease(&desk.chart, Qt::LeftButton, {}, at.toPoint() + QPoint(-800, 0));
        QVERIFY(desk.chart.scene().bounds() != bounds);
        QVERIFY(QImage::fromData(desk.saved(MapFormat::png)).size() != before);
    }

    void themesAndSizes() {
        Desk desk;
        const QSize usual = QImage::fromData(desk.saved(MapFormat::png)).size();
        desk.box("exportTheme")->setCurrentIndex(2);
        QVERIFY(lightness(desk.saved(MapFormat::png)) < 60);
        desk.box("exportTheme")->setCurrentIndex(1);
        QVERIFY(lightness(desk.saved(MapFormat::png)) > 200);
        desk.box("exportScale")->setCurrentIndex(0);
        const QSize small = QImage::fromData(desk.saved(MapFormat::png)).size();
        QVERIFY(std::abs(small.width() * 2 - usual.width()) <= 2);
        desk.choose(MapFormat::json);
        QVERIFY(!desk.box("exportTheme")->isEnabled() && !desk.box("exportScale")->isEnabled());
    }

    void choicesAreRemembered() {
        Desk desk;
        desk.box("exportTheme")->setCurrentIndex(2);
        QVERIFY(!desk.saved(MapFormat::svg).isEmpty());
        desk.open();
        QCOMPARE(desk.box("exportTheme")->currentIndex(), 2);
        QCOMPARE(mapFormats[desk.box("exportFormat")->currentIndex()], MapFormat::svg);
    }

    void aFileThatCannotBeWrittenIsSaidInPlace() {
        Desk desk;
        QVERIFY(!desk.dialog->saveTo(desk.dir.filePath(QStringLiteral("no/such/folder/chart.png"))));
        QVERIFY(desk.problem().contains(QStringLiteral("no/such/folder/chart.png")));
        QVERIFY(desk.dialog->isVisible());
    }

    void toTheClipboard() {
        Desk desk;
        auto *copy = desk.dialog->findChild<QPushButton *>(QStringLiteral("exportCopy"));
        desk.choose(MapFormat::mermaid);
        QTest::mouseClick(copy, Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("flowchart")));
        desk.open();
        desk.choose(MapFormat::png);
        copy = desk.dialog->findChild<QPushButton *>(QStringLiteral("exportCopy"));
        QTest::mouseClick(copy, Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->mimeData()->hasImage());
    }

    void onPaper() {
        Desk desk;
        QPrinter printer;
        printer.setOutputFileName(desk.dir.filePath(QStringLiteral("page.pdf")));
        QVERIFY(printOn(printer, desk.chart.scene(), desk.store.snapshot().taken));
        QFile file(printer.outputFileName());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("%PDF-"));
        printer.setOutputFileName(desk.dir.filePath(QStringLiteral("no/such/folder/page.pdf")));
        QVERIFY(!printOn(printer, desk.chart.scene(), desk.store.snapshot().taken));
    }
};

QTEST_MAIN(TestExport)
#include "tst_export.moc"
