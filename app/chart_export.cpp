#include "app/chart_export.h"

#include <QBuffer>
#include <QImage>
#include <QSaveFile>

#include "model/map/map.h"
#include "views/graph/render.h"

namespace portolan::app {
namespace {

QByteArray drawn(const views::Picture &picture, MapFormat format, double scale) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const bool good = format == MapFormat::png   ? views::renderImage(picture, scale).save(&buffer, "PNG")
                      : format == MapFormat::pdf ? views::renderPdf(picture, &buffer)
                                                 : views::renderSvg(picture, &buffer);
    return good ? buffer.data() : QByteArray();
}

} // namespace

bool isPicture(MapFormat format) {
    return format == MapFormat::svg || format == MapFormat::png || format == MapFormat::pdf;
}

std::string_view nameOf(MapFormat format) {
    switch (format) {
    case MapFormat::json:
        return "json";
    case MapFormat::svg:
        return "svg";
    case MapFormat::png:
        return "png";
    case MapFormat::pdf:
        return "pdf";
    case MapFormat::dot:
        return "dot";
    case MapFormat::mermaid:
        return "mermaid";
    }
    return {};
}

QString suffixOf(MapFormat format) {
    if (format == MapFormat::mermaid) return QStringLiteral("mmd");
    const std::string_view name = nameOf(format);
    return QString::fromLatin1(name.data(), qsizetype(name.size()));
}

std::optional<MapFormat> mapFormatOf(std::string_view name) {
    for (const MapFormat format : mapFormats)
        if (nameOf(format) == name) return format;
    return std::nullopt;
}

QByteArray exported(const Snapshot &snapshot, const std::function<const views::Scene &()> &arranged,
                    MapFormat format, const views::Theme &theme, double scale) {
    switch (format) {
    case MapFormat::json:
        return QByteArray::fromStdString(map::toJson(snapshot));
    case MapFormat::dot:
        return QByteArray::fromStdString(map::toDot(snapshot));
    case MapFormat::mermaid:
        return QByteArray::fromStdString(map::toMermaid(snapshot));
    case MapFormat::svg:
    case MapFormat::png:
    case MapFormat::pdf:
        break;
    }
    return drawn({arranged(), theme, snapshot.taken}, format, scale);
}

QString saveWhole(const QString &path, const QByteArray &bytes) {
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit()) return {};
    return file.errorString();
}

} // namespace portolan::app
