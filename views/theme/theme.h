#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

#include "model/core/entities.h"

namespace portolan::views {

/// All colours and faces of one look, parsed once. A plain value: painters get it as an argument.
struct Theme {
    bool dark = false;
    QColor canvas;     ///< behind the chart
    QColor canvasDots; ///< its faint grid
    QColor card, cardBorder, cardShadow;
    QColor ink, inkMuted, inkFaint;       ///< text: main, secondary, disabled
    QColor panel, panelBorder;            ///< side panels, bars
    QColor accent, accentInk, accentSoft; ///< the one accent, text upon it, its tint for selections
    QColor frame;                         ///< border of a host's frame
    QColor link, relay, registration, flow;
    QColor danger, dangerSoft, warning, warningSoft, success, successSoft;
    QColor running, paused, exited, restarting, dead;
    QColor bridge, overlay, macvlan, ipvlan, host, none, otherDriver;
    QFont text; ///< Inter or Noto Sans
    QFont mono; ///< addresses

    QColor driver(DriverKind kind) const;
    QColor state(ContainerState state) const;
    QPalette palette() const;   ///< for every widget of the application
    QString styleSheet() const; ///< what a palette cannot say
};

Theme lightTheme();
Theme darkTheme();

/// How much larger than the chart's own 14 pixels the text of a window is, at least 1: the chart's "100 %" is
/// that much larger, so that its names are no smaller than the words around it.
double textScale(const QFont &window);

/// ◆ ◈ ▣ ▤ ▲ ○, and ◇ for a plugin's driver.
QChar driverGlyph(DriverKind kind);

} // namespace portolan::views
