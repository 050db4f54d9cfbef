#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cmath>

#include "views/graph/scene.h"

namespace portolan::views {
namespace {

constexpr int stateVersion = 1;
constexpr qsizetype mostRemembered = 4000; // some 300 kB; what is pinned goes first
constexpr double furthest = 1e6;           // what lies further out was never put there by a person

} // namespace

QString Scene::memoryKey(const SceneNode &node) const {
    const auto text = [](const std::string &s) { return QString::fromStdString(s).left(200); };
    const SceneFrame *frame = frameOf(node);
    QString key = !frame ? text(node.host.key)
                         : text(frame->engine->id.empty() ? frame->engine->key.value : frame->engine->id);
    if (const Container *c = node.container()) return key + QStringLiteral("/c/") + text(c->name);
    if (const Network *n = node.network()) return key + QStringLiteral("/n/") + text(n->name);
    if (const EtcdSource *e = node.etcd()) return QStringLiteral("/e/") + text(e->key.value);
    return key + QStringLiteral("/t/");
}

QByteArray Scene::saveState() const {
    struct Entry {
        QString key;
        Remembered what;
    };
    std::vector<Entry> entries;
    for (const SceneNode &n : nodes_) {
        const bool adrift = n.kind == NodeKind::title && frameOf(n) && !frameOf(n)->anchored;
        if (n.shown() && n.placed && !adrift) entries.push_back({memoryKey(n), {n.centre, n.pinned}});
    }
    for (const auto &[key, what] : remembered_) entries.push_back({QString::fromStdString(key), what});
    std::sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) {
        return a.what.pinned != b.what.pinned ? a.what.pinned : a.key < b.key;
    });
    QJsonObject places;
    for (const Entry &e : entries) {
        if (places.size() >= mostRemembered) break;
        QJsonArray place{std::round(e.what.centre.x()), std::round(e.what.centre.y())};
        if (e.what.pinned) place.append(true);
        places.insert(e.key, place);
    }
    return QJsonDocument(
               QJsonObject{{QStringLiteral("version"), stateVersion}, {QStringLiteral("places"), places}})
        .toJson(QJsonDocument::Compact);
}

bool Scene::restoreState(const QByteArray &state) {
    const QJsonObject root = QJsonDocument::fromJson(state).object();
    if (root.value(QStringLiteral("version")).toInt() != stateVersion) return false;
    const QJsonObject places = root.value(QStringLiteral("places")).toObject();
    for (auto at = places.begin(); at != places.end(); ++at) {
        const QJsonArray place = at->toArray();
        const QPointF centre(place.at(0).toDouble(furthest * 2), place.at(1).toDouble(furthest * 2));
        if (std::abs(centre.x()) > furthest || std::abs(centre.y()) > furthest) continue;
        remembered_[at.key().toStdString()] = {centre, place.at(2).toBool()};
    }
    for (Index i = 0; i < nodes_.size(); ++i)
        if (nodes_[i].shown()) adoptRemembered(i);
    finishPlacing();
    return true;
}

} // namespace portolan::views
