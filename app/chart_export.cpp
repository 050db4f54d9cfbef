#include "app/chart_export.h"

#include <QBuffer>
#include <QImage>
#include <QSaveFile>

#include "model/map/map.h"

namespace portolan::app {
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

QByteArray written(const Snapshot &snapshot, MapFormat format) {
    return QByteArray::fromStdString(format == MapFormat::dot       ? map::toDot(snapshot)
                                     : format == MapFormat::mermaid ? map::toMermaid(snapshot)
                                                                    : map::toJson(snapshot));
}

QByteArray drawn(const views::Picture &picture, MapFormat format, double scale) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const bool good = format == MapFormat::png   ? views::renderImage(picture, scale).save(&buffer, "PNG")
                      : format == MapFormat::pdf ? views::renderPdf(picture, &buffer)
                                                 : views::renderSvg(picture, &buffer);
    return good ? buffer.data() : QByteArray();
}

QString saveWhole(const QString &path, const QByteArray &bytes) {
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit()) return {};
    return file.errorString();
}

} // namespace portolan::app
