#pragma once

#include "model/core/time.h"
#include "views/graph/scene.h"

class QPrinter;
class QWidget;

namespace portolan::app {

/// Asks for a printer (or a PDF file) and puts the chart on one page, light on white, turned as it fits best.
void printChart(const views::Scene &scene, Moment taken, QWidget *parent);

/// The part without the dialog. False: the printer did not begin.
bool printOn(QPrinter &printer, const views::Scene &scene, Moment taken);

} // namespace portolan::app
