#pragma once

#include <QFontMetricsF>
#include <QString>

namespace portolan::views {

/// `text` no wider than `width` in that face, cut with "…" at its end (or in its middle, where names of many
/// things begin alike); empty when not even that fits.
QString fitLabel(const QFontMetricsF &metrics, const QString &text, double width,
                 Qt::TextElideMode cutAt = Qt::ElideRight);

/// The part of an address that tells one container from its neighbours: ".5" of 172.17.0.5, ":5" of fd00::5;
/// empty for no address.
QString lastPart(const QString &address);

} // namespace portolan::views
