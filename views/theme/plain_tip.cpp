#include "views/theme/plain_tip.h"

namespace portolan::views {

QString plainTip(const QString &text) {
    if (text.isEmpty()) return {};
    return QStringLiteral("<p style=\"white-space:pre-wrap\">") + text.toHtmlEscaped() +
           QStringLiteral("</p>");
}

QString plainLabel(QString text) { return text.replace(u'&', QStringLiteral("&&")); }

} // namespace portolan::views
