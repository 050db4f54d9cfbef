#include "views/table/table_export.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "views/theme/words.h"

namespace portolan::views {
namespace {

constexpr std::size_t longest = 2000;

QString csvCell(const QString &cell) {
    QString text = shown(cell.toStdString(), longest);
    // Also behind blanks, which some programs leave out before they look.
    const QString start = text.trimmed();
    if (!start.isEmpty() && QStringLiteral("=+-@|%").contains(start[0])) text.prepend(u'\'');
    if (text.contains(u'"') || text.contains(u',') || text.contains(u';') || text.contains(u' '))
        text = u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"';
    return text;
}

QString csvLine(const QStringList &cells) {
    QStringList line;
    for (const QString &cell : cells) line.push_back(csvCell(cell));
    return line.join(u',') + QStringLiteral("\r\n"); // RFC 4180
}

} // namespace

QString toCsv(const QStringList &head, const QList<QStringList> &rows) {
    QString text = csvLine(head);
    for (const QStringList &row : rows) text += csvLine(row);
    return text;
}

QString toJson(const QStringList &head, const QList<QStringList> &rows) {
    QJsonArray array;
    for (const QStringList &row : rows) {
        QJsonObject object;
        for (int i = 0; i < head.size(); ++i) object[head[i]] = shown(row.value(i).toStdString(), longest);
        array.push_back(object);
    }
    return QString::fromUtf8(QJsonDocument(array).toJson());
}

} // namespace portolan::views
