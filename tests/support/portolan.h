#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest>

#include "tests/support/rig.h"

namespace portolan::testing {

/// Runs the built program and waits for its end.
CommandResult runPortolan(const Words &arguments, std::chrono::seconds limit = std::chrono::seconds(60));

/// A chart as `map --format json` prints it, with look-ups in people's words.
class MapJson {
public:
    explicit MapJson(const QJsonObject &map) : map_(map) {}
    /// Fails the current test (and gives an empty map) when the program fails or prints no JSON.
    static MapJson of(const Words &connection);

    const QJsonObject &object() const { return map_; }
    QJsonArray list(const QString &key) const { return map_.value(key).toArray(); }
    QJsonObject container(const QString &name) const;
    QJsonObject network(const QString &name) const;
    QJsonObject endpoint(const QString &container, const QString &network) const;
    QString nameOf(const QJsonValue &containerId) const; ///< "null" for null, the id when nobody has it
    QStringList containerNames() const;

    /// One line each, sorted: "flask -> redis_ambassador as redis (default-bridge)".
    QStringList links() const;
    /// "redis_ambassador :6379/tcp -> tcp://172.17.0.2 malformed null".
    QStringList relays() const;
    /// "redis.east.skydns.local 172.17.0.2:6379 web".
    QStringList registrations() const;

private:
    QJsonObject map_;
};

/// `portolan watch` running; what its lines add up to.
class WatchProcess {
public:
    explicit WatchProcess(const Words &connection);
    ~WatchProcess();

    /// Reads lines until the chart they add up to satisfies `wanted`, or the limit is over.
    bool waitFor(const std::function<bool(const MapJson &)> &wanted, int limitMs = 15'000);
    MapJson map() const;
    const QVector<QJsonObject> &lines() const { return lines_; }
    QString errors() { return QString::fromUtf8(process_.readAllStandardError()); }

private:
    void apply(const QJsonObject &line);

    QProcess process_;
    QVector<QJsonObject> lines_;
    QMap<QString, QJsonObject> entities_; ///< by type and key
};

} // namespace portolan::testing
