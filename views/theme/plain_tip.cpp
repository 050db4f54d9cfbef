#include "views/theme/plain_tip.h"

#include <QWidget>

namespace portolan::views {

QString plainTip(const QString &text) {
    if (text.isEmpty()) return {};
    return QStringLiteral("<p style=\"white-space:pre-wrap\">") + text.toHtmlEscaped() +
           QStringLiteral("</p>");
}

void setPlainTip(QWidget *widget, const QString &text) {
    widget->setToolTip(plainTip(text));
    widget->setAccessibleDescription(text); // never empty, or Qt would take the tip
}

QString plainLabel(QString text) { return text.replace(u'&', QStringLiteral("&&")); }

} // namespace portolan::views
