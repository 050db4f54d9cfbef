#include "app/remembered_connections.h"

#include <iostream>

#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>

#include "app/settings.h"
#include "views/theme/error_text.h"

namespace portolan::app {
namespace {

constexpr int mostRemembered = 100;

const QString engineKind = QStringLiteral("engine"), etcdKind = QStringLiteral("etcd");

constexpr QLatin1String name(const char *field) { return QLatin1String(field); }
QString text(const std::string &s) { return QString::fromStdString(s); }
std::string field(const QJsonObject &entry, const char *which) {
    return entry.value(name(which)).toString().toStdString();
}

/// Both kinds of request name their certificates alike.
template <class Request>
QJsonObject withTls(QJsonObject entry, const Request &r) {
    entry.insert(name("tlsVerify"), r.tlsVerify);
    entry.insert(name("caFile"), text(r.caFile));
    entry.insert(name("certFile"), text(r.certFile));
    entry.insert(name("keyFile"), text(r.keyFile));
    return entry;
}

template <class Request>
void readTls(const QJsonObject &entry, Request &r) {
    r.tlsVerify = entry.value(name("tlsVerify")).toBool(true);
    r.caFile = field(entry, "caFile");
    r.certFile = field(entry, "certFile");
    r.keyFile = field(entry, "keyFile");
}

QJsonObject toJson(const EngineRequest &r) {
    QJsonObject entry{{name("kind"), engineKind},
                      {name("url"), text(r.url)},
                      {name("context"), text(r.context)},
                      {name("tls"), r.tls}};
    return withTls(std::move(entry), r);
}

EngineRequest engineRequest(const QJsonObject &entry) {
    EngineRequest r;
    r.url = field(entry, "url");
    r.context = field(entry, "context");
    r.tls = entry.value(name("tls")).toBool();
    readTls(entry, r);
    return r;
}

/// Without the password, which only says that there is one.
QJsonObject toJson(const EtcdRequest &r) {
    QJsonArray urls;
    for (const std::string &url : r.urls) urls.append(text(url));
    QJsonObject entry{{name("kind"), etcdKind},
                      {name("urls"), urls},
                      {name("user"), text(r.user)},
                      {name("prefix"), text(r.prefix)},
                      {name("hasPassword"), !r.password.empty()}};
    return withTls(std::move(entry), r);
}

EtcdRequest etcdRequest(const QJsonObject &entry) {
    EtcdRequest r;
    for (const QJsonValue &url : entry.value(name("urls")).toArray())
        r.urls.push_back(url.toString().toStdString());
    r.user = field(entry, "user");
    r.prefix = field(entry, "prefix");
    readTls(entry, r);
    return r;
}

QString secretKey(const QJsonObject &entry) {
    return QStringLiteral("etcd ") + entry.value(name("user")).toString() + u'@' +
           entry.value(name("key")).toString();
}

template <class Key>
void tell(const Result<Key> &result) {
    if (!result) std::cerr << "portolan: " << views::errorText(result.error()).toStdString() << std::endl;
}

} // namespace

QJsonArray RememberedConnections::list() const {
    return QJsonDocument::fromJson(settings_.value(settings::connections).toByteArray()).array();
}

void RememberedConnections::remember(const QJsonObject &entry) {
    forget(entry.value(name("kind")).toString(), field(entry, "key"));
    QJsonArray all = list();
    while (all.size() >= mostRemembered) all.removeFirst();
    all.append(entry);
    settings_.setValue(settings::connections, QJsonDocument(all).toJson(QJsonDocument::Compact));
}

void RememberedConnections::forget(const QString &kind, const std::string &key) {
    QJsonArray kept;
    for (const QJsonValue &value : list()) {
        const QJsonObject entry = value.toObject();
        if (entry.value(name("kind")) != kind || field(entry, "key") != key)
            kept.append(entry);
        else if (entry.value(name("hasPassword")).toBool())
            secrets_.erase(secretKey(entry));
    }
    settings_.setValue(settings::connections, QJsonDocument(kept).toJson(QJsonDocument::Compact));
}

void RememberedConnections::reconnect() {
    for (const QJsonValue &value : list()) {
        const QJsonObject entry = value.toObject();
        const QJsonValue kind = entry.value(name("kind"));
        if (kind == engineKind) {
            tell(connections_.connectEngine(engineRequest(entry)));
        } else if (kind == etcdKind && !entry.value(name("hasPassword")).toBool()) {
            tell(connections_.connectEtcd(etcdRequest(entry)));
        } else if (kind == etcdKind) {
            // Without its password the cluster refuses us in its own words, which the chart then shows.
            secrets_.read(secretKey(entry), [this, entry](const std::optional<QString> &secret) {
                EtcdRequest request = etcdRequest(entry);
                request.password = secret.value_or(QString()).toStdString();
                tell(connections_.connectEtcd(request));
            });
        }
    }
}

Result<EngineKey> RememberedConnections::connectEngine(const EngineRequest &request) {
    auto key = connections_.connectEngine(request);
    if (key) {
        QJsonObject entry = toJson(request);
        entry.insert(name("key"), text(key->value));
        remember(entry);
    }
    return key;
}

Result<EtcdKeyspace> RememberedConnections::connectEtcd(const EtcdRequest &request) {
    auto key = connections_.connectEtcd(request);
    if (key) {
        QJsonObject entry = toJson(request);
        entry.insert(name("key"), text(key->value));
        remember(entry);
        if (!request.password.empty()) secrets_.save(secretKey(entry), text(request.password));
    }
    return key;
}

void RememberedConnections::disconnectEngine(const EngineKey &key) {
    forget(engineKind, key.value);
    connections_.disconnectEngine(key);
}

void RememberedConnections::disconnectEtcd(const EtcdKeyspace &key) {
    forget(etcdKind, key.value);
    connections_.disconnectEtcd(key);
}

} // namespace portolan::app
