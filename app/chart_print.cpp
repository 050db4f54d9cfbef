#include "app/chart_print.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPainter>
#include <QPrintDialog>
#include <QPrinter>

#include "views/graph/render.h"

namespace portolan::app {

void printChart(const views::Scene &scene, Moment taken, QWidget *parent) {
    QPrinter printer(QPrinter::HighResolution);
    printer.setDocName(QStringLiteral("Portolan"));
    const QRectF bounds = scene.bounds();
    printer.setPageOrientation(bounds.width() > bounds.height() ? QPageLayout::Landscape
                                                                : QPageLayout::Portrait);
    QPrintDialog dialog(&printer, parent);
    dialog.setOptions(QAbstractPrintDialog::PrintToFile);
    if (dialog.exec() != QDialog::Accepted || printOn(printer, scene, taken)) return;
    QMessageBox::warning(parent, QCoreApplication::translate("Print", "Print"),
                         QCoreApplication::translate("Print", "The printer could not be started."));
}

bool printOn(QPrinter &printer, const views::Scene &scene, Moment taken) {
    views::Theme paper = views::lightTheme();
    paper.canvas = Qt::white;
    QPainter painter;
    if (!painter.begin(&printer)) return false;
    const QRectF page(QPointF(0, 0), printer.pageRect(QPrinter::DevicePixel).size());
    views::renderOnto(painter, {scene, paper, taken}, page, printer.resolution());
    return painter.end();
}

} // namespace portolan::app
