#include "tests/support/portolan.h"

#include <QElapsedTimer>

namespace portolan::testing {
namespace {

QString binary() { return qEnvironmentVariable("PORTOLAN_BINARY"); }

QProcessEnvironment plainEnvironment() {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name :
         {"DOCKER_HOST", "DOCKER_CONTEXT", "DOCKER_TLS", "DOCKER_TLS_VERIFY", "DOCKER_CERT_PATH"})
        environment.remove(QString::fromLatin1(name));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    return environment;
}

/// The map's array that entities of a type stand in, and the fields that name one.
struct Kind {
    const char *list;
    const char *type;
    QList<const char *> key;
};
const QList<Kind> kinds{{"engines", "engine", {"id", "url"}},
                        {"containers", "container", {"id"}},
                        {"networks", "network", {"engine", "id"}},
                        {"endpoints", "endpoint", {"container", "network"}},
                        {"links", "link", {"consumer", "network", "alias", "target"}},
                        {"relays", "relay", {"ambassador", "listen", "protocol", "address"}},
                        {"registrations", "registration", {"key"}}};

QString keyOf(const Kind &kind, const QJsonObject &entity) {
    QString key = QString::fromLatin1(kind.type);
    for (const char *field : kind.key)
        key += QLatin1Char('|') + entity.value(QLatin1String(field)).toVariant().toString();
    return key;
}

const Kind *kindOf(const QJsonObject &entity) {
    for (const Kind &kind : kinds)
        if (entity.value(QLatin1String("type")).toString() == QLatin1String(kind.type)) return &kind;
    return nullptr;
}

} // namespace

CommandResult runPortolan(const Words &arguments, std::chrono::seconds limit) {
    QProcess process;
    process.setProcessEnvironment(plainEnvironment());
    process.start(binary(), arguments);
    CommandResult result;
    if (!process.waitForStarted()) return {-2, {}, process.errorString()};
    process.closeWriteChannel();
    if (!process.waitForFinished(static_cast<int>(limit.count()) * 1000)) {
        process.kill();
        process.waitForFinished();
    } else if (process.exitStatus() == QProcess::NormalExit) {
        result.exitCode = process.exitCode();
    }
    result.output = QString::fromUtf8(process.readAllStandardOutput());
    result.errors = QString::fromUtf8(process.readAllStandardError());
    return result;
}

MapJson MapJson::of(const Words &connection) {
    Words arguments = connection;
    arguments << QStringLiteral("map") << QStringLiteral("--format") << QStringLiteral("json");
    const CommandResult result = runPortolan(arguments);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(result.output.toUtf8(), &error);
    if (!result.ok() || !document.isObject())
        QTest::qFail(qPrintable(QStringLiteral("portolan map: exit %1, %2, %3")
                                    .arg(result.exitCode)
                                    .arg(error.errorString(), result.errors)),
                     __FILE__, __LINE__);
    return MapJson(document.object());
}

QJsonObject MapJson::container(const QString &name) const {
    for (const QJsonValue &value : list(QStringLiteral("containers")))
        if (value[QLatin1String("name")].toString() == name) return value.toObject();
    return {};
}

QJsonObject MapJson::network(const QString &name) const {
    for (const QJsonValue &value : list(QStringLiteral("networks")))
        if (value[QLatin1String("name")].toString() == name) return value.toObject();
    return {};
}

QJsonObject MapJson::endpoint(const QString &container, const QString &network) const {
    const QJsonValue c = this->container(container).value(QLatin1String("id"));
    const QJsonValue n = this->network(network).value(QLatin1String("id"));
    for (const QJsonValue &value : list(QStringLiteral("endpoints")))
        if (value[QLatin1String("container")] == c && value[QLatin1String("network")] == n)
            return value.toObject();
    return {};
}

QString MapJson::nameOf(const QJsonValue &containerId) const {
    if (containerId.isNull()) return QStringLiteral("null");
    for (const QJsonValue &value : list(QStringLiteral("containers")))
        if (value[QLatin1String("id")] == containerId) return value[QLatin1String("name")].toString();
    return containerId.toString();
}

QStringList MapJson::containerNames() const {
    QStringList names;
    for (const QJsonValue &value : list(QStringLiteral("containers")))
        names << value[QLatin1String("name")].toString();
    names.sort();
    return names;
}

QStringList MapJson::links() const {
    QStringList lines;
    for (const QJsonValue &link : list(QStringLiteral("links")))
        lines << QStringLiteral("%1 -> %2 as %3 (%4)")
                     .arg(nameOf(link[QLatin1String("consumer")]), nameOf(link[QLatin1String("target")]),
                          link[QLatin1String("alias")].toString(), link[QLatin1String("kind")].toString());
    lines.sort();
    return lines;
}

QStringList MapJson::relays() const {
    QStringList lines;
    for (const QJsonValue &relay : list(QStringLiteral("relays")))
        lines << QStringLiteral("%1 :%2/%3 -> %4 %5 %6")
                     .arg(nameOf(relay[QLatin1String("ambassador")]))
                     .arg(relay[QLatin1String("listen")].toInt())
                     .arg(relay[QLatin1String("protocol")].toString(),
                          relay[QLatin1String("address")].toString(),
                          relay[QLatin1String("state")].toString(), nameOf(relay[QLatin1String("target")]));
    lines.sort();
    return lines;
}

QStringList MapJson::registrations() const {
    QStringList lines;
    for (const QJsonValue &record : list(QStringLiteral("registrations")))
        lines << QStringLiteral("%1 %2:%3 %4")
                     .arg(record[QLatin1String("name")].toString(), record[QLatin1String("host")].toString())
                     .arg(record[QLatin1String("port")].toInt())
                     .arg(nameOf(record[QLatin1String("container")]));
    lines.sort();
    return lines;
}

WatchProcess::WatchProcess(const Words &connection) {
    process_.setProcessEnvironment(plainEnvironment());
    process_.start(binary(), Words(connection) << QStringLiteral("watch"));
}

WatchProcess::~WatchProcess() {
    process_.kill();
    process_.waitForFinished();
}

bool WatchProcess::waitFor(const std::function<bool(const MapJson &)> &wanted, int limitMs) {
    QElapsedTimer clock;
    clock.start();
    while (true) {
        while (process_.canReadLine()) {
            const QJsonDocument line = QJsonDocument::fromJson(process_.readLine());
            if (!line.isObject()) return false;
            lines_ << line.object();
            apply(line.object());
        }
        if (!lines_.isEmpty() && wanted(map())) return true;
        const int left = limitMs - static_cast<int>(clock.elapsed());
        if (left <= 0 || process_.state() == QProcess::NotRunning) return false;
        process_.waitForReadyRead(left);
    }
}

void WatchProcess::apply(const QJsonObject &line) {
    for (const char *list : {"removed", "changed", "added"}) {
        for (const QJsonValue &value : line.value(QLatin1String(list)).toArray()) {
            const QJsonObject entity = value.toObject();
            const Kind *kind = kindOf(entity);
            if (!kind) continue;
            if (qstrcmp(list, "removed") == 0)
                entities_.remove(keyOf(*kind, entity));
            else
                entities_.insert(keyOf(*kind, entity), entity);
        }
    }
}

MapJson WatchProcess::map() const {
    QJsonObject map;
    for (const Kind &kind : kinds) map.insert(QLatin1String(kind.list), QJsonArray());
    for (QJsonObject entity : entities_) {
        const Kind *kind = kindOf(entity);
        entity.remove(QLatin1String("type"));
        QJsonArray list = map.value(QLatin1String(kind->list)).toArray();
        list.append(entity);
        map.insert(QLatin1String(kind->list), list);
    }
    return MapJson(map);
}

} // namespace portolan::testing
