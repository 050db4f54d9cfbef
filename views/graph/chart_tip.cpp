#include "views/graph/chart_tip.h"

#include <QCoreApplication>
#include <QStringList>

#include "views/graph/labels.h"
#include "views/theme/words.h"

namespace portolan::views {
namespace {

constexpr int mostLines = 8; // a container on a hundred networks must not fill the screen

struct Tip {
    Q_DECLARE_TR_FUNCTIONS(ChartTip)
};

QString dotted(const QStringList &parts) {
    QStringList filled;
    for (const QString &part : parts)
        if (!part.isEmpty()) filled << part;
    return filled.join(QStringLiteral(" · "));
}

QString networkName(const Scene &scene, Index hub) {
    const Network *n = hub == none ? nullptr : scene.nodes()[hub].network();
    return n ? shown(n->name, 60) : QString();
}

QString containerName(const Scene &scene, Index node) {
    const Container *c = node == none ? nullptr : scene.nodes()[node].container();
    return c ? shown(c->name, 60) : QString();
}

QStringList containerLines(const Scene &scene, const SceneNode &node, const Container &c, Moment now) {
    const EntityKind kind = node.ambassador ? EntityKind::ambassador : EntityKind::container;
    QStringList lines{shown(c.name, 120), dotted({entityKindWord(kind), stateText(c, now)}),
                      shown(c.image, 120)};
    for (const Index e : node.edges) {
        const auto *endpoint = scene.edges()[e].as<Endpoint>();
        if (!endpoint) continue;
        const QString addresses = dotted({shown(endpoint->ipv4, 60), shown(endpoint->ipv6, 60)});
        const QString network = networkName(scene, scene.edges()[e].b);
        lines << (addresses.isEmpty() ? network : QStringLiteral("%1: %2").arg(network, addresses));
    }
    return lines;
}

QStringList networkLines(const SceneNode &node, const Network &n) {
    QStringList lines{shown(n.name, 120),
                      dotted({entityKindWord(EntityKind::network), shown(n.driver, 40), shown(n.scope, 20)})};
    for (const Subnet &s : n.subnets)
        lines << (s.gateway.empty()
                      ? shown(s.subnet, 60)
                      : Tip::tr("%1, gateway %2").arg(shown(s.subnet, 60), shown(s.gateway, 60)));
    lines << Tip::tr("%n container(s)", nullptr, node.endpoints);
    for (const OverlayPeer &peer : n.peers)
        lines << Tip::tr("peer %1 at %2").arg(shown(peer.name, 60), shown(peer.address, 60));
    return lines;
}

QStringList groupLines(const SceneFrame &frame) {
    return {frameName(frame),
            dotted({frame.by == GroupBy::project   ? Tip::tr("Compose project")
                    : frame.by == GroupBy::network ? entityKindWord(EntityKind::network)
                                                   : entityKindWord(EntityKind::engine),
                    frame.folded ? Tip::tr("folded") : QString()}),
            dotted({Tip::tr("%n container(s)", nullptr, frame.members),
                    Tip::tr("%n running", "containers", frame.running),
                    Tip::tr("%n network(s)", nullptr, frame.networks)})};
}

QStringList portLines(const Scene &scene, const SceneNode &node, const HostPort &port) {
    QString name;
    for (const Index e : node.edges)
        if (const QString to = containerName(scene, scene.edges()[e].b); !to.isEmpty()) name = to;
    const QString address = shown(port.what.hostIp, 60);
    return {QStringLiteral("%1:%2")
                .arg(address.isEmpty() ? QStringLiteral("*") : address)
                .arg(port.what.hostPort),
            Tip::tr("published port"),
            QStringLiteral("→ %1:%2/%3")
                .arg(name)
                .arg(port.what.container.number)
                .arg(shown(port.what.container.protocol, 8))};
}

QString thingName(const Scene &scene, Index i) {
    if (i == none) return {};
    const SceneNode &n = scene.nodes()[i];
    if (const Container *c = n.container()) return shown(c->name, 60);
    if (const Network *net = n.network()) return shown(net->name, 60);
    if (const HostPort *p = n.hostPort()) return QLatin1Char(':') + QString::number(p->what.hostPort);
    if (const SceneFrame *frame = scene.frame(n.id)) return frameName(*frame);
    return n.kind == NodeKind::outside ? Tip::tr("Outside") : QString();
}

QStringList edgeLines(const Scene &scene, const SceneEdge &edge) {
    const QString from = containerName(scene, edge.a), to = containerName(scene, edge.b);
    const auto arrow = [](const QString &a, const QString &b) { return QStringLiteral("%1 → %2").arg(a, b); };
    if (const auto *endpoint = edge.as<Endpoint>())
        return {arrow(from, networkName(scene, edge.b)), entityKindWord(EntityKind::endpoint),
                shown(endpoint->ipv4, 60), shown(endpoint->ipv6, 60), shown(endpoint->mac, 40)};
    if (const auto *link = edge.as<Link>())
        return {arrow(from, to.isEmpty() ? shown(link->targetName, 60) : to),
                dotted({entityKindWord(EntityKind::link), linkKindWord(link->kind)}),
                Tip::tr("alias %1").arg(shown(link->alias, 60)),
                edge.dangling() ? Tip::tr("nobody has that name any more") : QString()};
    if (const auto *relay = edge.as<Relay>())
        return {arrow(from, shown(relay->address, 120)),
                dotted({entityKindWord(EntityKind::relay), relayTrouble(*relay)}), to};
    if (const auto *record = edge.as<Registration>())
        return {shown(record->name, 120), entityKindWord(EntityKind::registration),
                arrow(shown(record->host, 60), to)};
    if (const auto *shared = edge.as<SharedNetwork>())
        return {arrow(from, to.isEmpty() ? shown(shared->ownerAsGiven, 24) : to),
                entityKindWord(EntityKind::sharedNetwork),
                edge.trouble() ? sharedTrouble(*shared) : QString()};
    if (edge.kind == EdgeKind::bundle)
        return {arrow(thingName(scene, edge.a), thingName(scene, edge.b)),
                Tip::tr("%n line(s) in one", nullptr, edge.count)};
    if (edge.kind == EdgeKind::publication)
        return {arrow(thingName(scene, edge.a), thingName(scene, edge.b)), Tip::tr("published port")};
    if (edge.kind == EdgeKind::span)
        return {arrow(thingName(scene, edge.a), thingName(scene, edge.b)),
                Tip::tr("one network on several hosts")};
    return {};
}

} // namespace

QString tipText(const Scene &scene, const EntityId &id, Moment now) {
    QStringList lines;
    if (const Index i = scene.node(id); i != none) {
        const SceneNode &node = scene.nodes()[i];
        if (const Container *c = node.container()) lines = containerLines(scene, node, *c, now);
        if (const Network *n = node.network()) lines = networkLines(node, *n);
        if (const EtcdSource *e = node.etcd())
            lines = {shown(e->key.value, 120),
                     dotted({entityKindWord(EntityKind::etcdSource), sourceText(e->state, e->loss, now)}),
                     shown(e->version, 40)};
        if (const SceneFrame *frame = scene.frame(node.id)) lines = groupLines(*frame);
        if (const HostPort *p = node.hostPort()) lines = portLines(scene, node, *p);
        if (node.kind == NodeKind::outside)
            lines = {Tip::tr("Outside"), Tip::tr("where requests to published ports come from")};
        if (const Engine *e = node.engine(); e && node.kind == NodeKind::title)
            lines = {shown(e->name.empty() ? e->url : e->name, 120),
                     dotted({entityKindWord(EntityKind::engine), sourceText(e->state, e->loss, now)}),
                     shown(e->url, 120)};
    } else if (const Index e = scene.edge(id); e != none) {
        lines = edgeLines(scene, scene.edges()[e]);
    }
    lines.removeAll(QString());
    if (lines.size() > mostLines) {
        const int more = static_cast<int>(lines.size()) - mostLines + 1;
        lines = lines.mid(0, mostLines - 1);
        lines << Tip::tr("and %n more", nullptr, more);
    }
    return lines.join(QLatin1Char('\n'));
}

QString nameText(const Scene &scene, const EntityId &id) {
    return tipText(scene, id, Moment{}).section(QLatin1Char('\n'), 0, 0);
}

} // namespace portolan::views
