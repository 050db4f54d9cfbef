#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cmath>

#include "views/graph/scene.h"

namespace portolan::views {
namespace {

constexpr int stateVersion = 2;
constexpr qsizetype mostSaved = 4000;          // of one arrangement, some 300 kB; what is pinned goes first
constexpr std::size_t mostRemembered = 60'000; // of what is not shown now
constexpr double furthest = 1e6;               // what lies further out was never put there by a person

constexpr std::array<const char *, 3> kindNames{"map", "rails", "layers"};
constexpr std::array<const char *, 4> groupNames{"host", "project", "network", "none"};

QString arrangementName(std::size_t index) {
    return QLatin1String(kindNames[index / 4]) + QLatin1Char('/') + QLatin1String(groupNames[index % 4]);
}

template <std::size_t N>
std::size_t indexOf(const std::array<const char *, N> &names, const QString &name) {
    const auto at =
        std::find_if(names.begin(), names.end(), [&](const char *n) { return name == QLatin1String(n); });
    return at == names.end() ? 0 : static_cast<std::size_t>(at - names.begin());
}

std::string bounded(const std::string &text) { return text.substr(0, 400); }

} // namespace

std::string Scene::memoryKey(const SceneNode &node) const {
    const auto engine = engines_.find(node.host);
    std::string key =
        bounded(engine == engines_.end() || engine->second->id.empty() ? node.host.key : engine->second->id);
    if (const Container *c = node.container()) return key + "/c/" + bounded(c->name);
    if (const Network *n = node.network()) return key + "/n/" + bounded(n->name);
    if (const EtcdSource *e = node.etcd()) return "/e/" + bounded(e->key.value);
    if (const HostPort *p = node.hostPort()) {
        const auto at = nodeIndex_.find(containerId(p->container));
        const Container *c = at == nodeIndex_.end() ? nullptr : nodes_[at->second].container();
        return key + "/p/" + bounded(c ? c->name : p->container.value) + ':' +
               std::to_string(p->what.hostPort) + '/' + p->what.container.protocol;
    }
    const SceneFrame *frame = frameOf(node);
    if (node.kind == NodeKind::outside || !frame) return key + "/o/";
    return bounded(frameKey(*frame)) + (node.kind == NodeKind::group ? "/g/" : "/t/");
}

void Scene::remember(const SceneNode &n) {
    const SceneFrame *frame = frameOf(n);
    const bool adrift = n.kind == NodeKind::title && frame && !frame->anchored;
    if (adrift || n.awaits == SceneNode::Awaits::place || memory().places.size() >= mostRemembered) return;
    memory().places[memoryKey(n)] = {n.goal, n.pinned};
}

void Scene::adoptRemembered(Index i) {
    SceneNode &n = nodes_[i];
    const auto at = memory().places.find(memoryKey(n));
    if (at == memory().places.end()) return;
    const Remembered memory = at->second;
    this->memory().places.erase(at);
    QRectF rect(QPointF(0, 0), n.goalSize);
    rect.moveCenter(memory.centre);
    bool free = true;
    grid().query(rect,
                 [&](Index other) { free = free && (other == i || !nodes_[other].rect().intersects(rect)); });
    if (!free && !memory.pinned) return; // someone else stands there now
    n.pinned = memory.pinned;
    place(i, memory.centre);
    if (n.kind == NodeKind::title && n.frameAt != none) frames_[n.frameAt].anchored = true;
}

QByteArray Scene::saveState() const {
    struct Entry {
        QString key;
        Remembered what;
    };
    QJsonObject all, folds;
    for (std::size_t m = 0; m < memories_.size(); ++m) {
        std::vector<Entry> entries;
        for (const auto &[key, what] : memories_[m].places)
            entries.push_back({QString::fromStdString(key), what});
        if (m == memoryIndex(arrangement_))
            for (const SceneNode &n : nodes_) {
                const bool adrift = n.kind == NodeKind::title && frameOf(n) && !frameOf(n)->anchored;
                if (n.shown() && n.placed && !adrift && n.awaits != SceneNode::Awaits::place)
                    entries.push_back({QString::fromStdString(memoryKey(n)), {n.goal, n.pinned}});
            }
        std::stable_sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) {
            return a.what.pinned != b.what.pinned ? a.what.pinned : a.key < b.key;
        });
        QJsonObject places;
        for (const Entry &e : entries) {
            if (places.size() >= mostSaved) break;
            QJsonArray place{std::round(e.what.centre.x()), std::round(e.what.centre.y())};
            if (e.what.pinned) place.append(true);
            places.insert(e.key, place);
        }
        if (!places.isEmpty()) all.insert(arrangementName(m), places);
        QJsonArray folded;
        for (const std::string &key : memories_[m].folded)
            if (folded.size() < mostSaved) folded.append(QString::fromStdString(key));
        if (!folded.isEmpty()) folds.insert(arrangementName(m), folded);
    }
    const auto kind = static_cast<std::size_t>(arrangement_.kind);
    const auto by = static_cast<std::size_t>(arrangement_.by);
    QJsonObject root{{QStringLiteral("version"), stateVersion},
                     {QStringLiteral("layout"), QLatin1String(kindNames.at(kind))},
                     {QStringLiteral("group"), QLatin1String(groupNames.at(by))},
                     {QStringLiteral("places"), all},
                     {QStringLiteral("folded"), folds}};
    if (hideDefaults_) root.insert(QStringLiteral("hideDefaults"), true);
    return QJsonDocument(root).toJson(QJsonDocument::Compact);
}

bool Scene::restoreState(const QByteArray &state) {
    const QJsonObject root = QJsonDocument::fromJson(state).object();
    const int version = root.value(QStringLiteral("version")).toInt();
    if (version != stateVersion && version != 1) return false;
    const QJsonObject all = root.value(QStringLiteral("places")).toObject();
    const QJsonObject folds = root.value(QStringLiteral("folded")).toObject();
    for (std::size_t m = 0; m < memories_.size(); ++m) {
        const QJsonObject places =
            version == 1 ? (m == 0 ? all : QJsonObject()) : all.value(arrangementName(m)).toObject();
        for (auto at = places.begin(); at != places.end(); ++at) {
            const QJsonArray place = at->toArray();
            const QPointF centre(place.at(0).toDouble(furthest * 2), place.at(1).toDouble(furthest * 2));
            if (std::abs(centre.x()) > furthest || std::abs(centre.y()) > furthest) continue;
            memories_[m].places[at.key().toStdString()] = {centre, place.at(2).toBool()};
        }
        for (const QJsonValue &key : folds.value(arrangementName(m)).toArray())
            memories_[m].folded.insert(key.toString().toStdString());
    }
    hideDefaults_ = root.value(QStringLiteral("hideDefaults")).toBool();
    const auto kind = indexOf(kindNames, root.value(QStringLiteral("layout")).toString());
    const auto by = indexOf(groupNames, root.value(QStringLiteral("group")).toString());
    arrangement_ = {static_cast<layout::Kind>(kind), static_cast<GroupBy>(by)};
    if (arrangement_.kind == layout::Kind::layers) syncLayers();
    regroup(); // folds what was folded, and what is hidden
    for (Index i = 0; i < nodes_.size(); ++i)
        if (nodes_[i].shown()) adoptRemembered(i);
    if (bundlesStale_) rebundle();
    finishPlacing();
    return true;
}

} // namespace portolan::views
