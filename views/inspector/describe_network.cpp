#include "model/core/secrets.h"
#include "views/inspector/describer.h"
#include "views/theme/theme.h"
#include "views/theme/words.h"

namespace portolan::views {
namespace {

QString joined(const std::vector<std::string> &words) {
    QStringList list;
    for (const std::string &word : words) list.push_back(shown(word, 120));
    return list.join(QStringLiteral(", "));
}

} // namespace

QVector<Section> Describer::overviewOf(const Network &n) const {
    Rows rows;
    const DriverKind kind = driverKind(n);
    addText(rows, tr("Driver"),
            QString(driverGlyph(kind)) + u' ' +
                (kind == DriverKind::other ? shown(n.driver, 80) : driverWord(kind)));
    addMono(rows, tr("Scope"), n.scope);
    QVector<Line> subnets;
    for (const Subnet &s : n.subnets) {
        subnets.push_back({mono(s.subnet)});
        if (!s.gateway.empty()) subnets.push_back({text(tr("gateway")), mono(s.gateway)});
        if (!s.ipRange.empty()) subnets.push_back({text(tr("range for containers")), mono(s.ipRange)});
        for (const auto &[name, address] : s.auxAddresses) subnets.push_back({mono(name), mono(address)});
    }
    add(rows, tr("Subnets"), std::move(subnets));
    QStringList traits;
    //: a network without a way out of the host
    if (n.internal) traits.push_back(tr("internal"));
    //: containers outside of a service may join this swarm network
    if (n.attachable) traits.push_back(tr("attachable"));
    //: the swarm's network for published ports
    if (n.ingress) traits.push_back(tr("ingress"));
    if (n.ipv6) traits.push_back(QStringLiteral("IPv6"));
    addText(rows, tr("Traits"), traits.join(QStringLiteral(", ")));
    int members = 0;
    for (const auto &e : now_.endpoints)
        if (e->network == n.id && e->engine == n.engine) ++members;
    addText(rows, tr("Containers"), QString::number(members));
    addText(rows, tr("Created"), momentText(n.created));
    add(rows, tr("Engine"), {{piece(n.engine)}});
    QVector<Section> sections{{{}, rows, {}, InspectorAction::none}};
    const auto addMap = [&](const QString &title, const std::map<std::string, std::string> &map) {
        Rows entries;
        for (const auto &[name, value] : map)
            addMono(entries, shown(name, 120), looksSecret(name) ? std::string(secretMask) : value);
        if (!entries.isEmpty()) sections.push_back({title, entries, {}, InspectorAction::none});
    };
    addMap(tr("Options"), n.options);
    addMap(tr("Labels"), n.labels);
    Rows peers;
    for (const OverlayPeer &peer : n.peers) addMono(peers, shown(peer.name, 120), peer.address);
    //: other nodes of the swarm that take part in an overlay network
    if (!peers.isEmpty()) sections.push_back({tr("Peers"), peers, {}, InspectorAction::none});
    return sections;
}

QVector<Section> Describer::overviewOf(const Endpoint &e) const {
    Rows rows;
    add(rows, tr("Container"), {{piece(e.container)}});
    add(rows, tr("Network"), {{piece(e.engine, e.network)}});
    addMono(rows, tr("IPv4"), e.ipv4);
    addMono(rows, tr("IPv6"), e.ipv6);
    addMono(rows, tr("MAC"), e.mac);
    addMono(rows, tr("Gateway"), e.gateway);
    addText(rows, tr("Aliases"), joined(e.aliases));
    addText(rows, tr("DNS names"), joined(e.dnsNames));
    add(rows, tr("Engine"), {{piece(e.engine)}});
    return {{{}, rows, {}, InspectorAction::none}};
}

bool Describer::hasEndpoints() const { return container() || as<Network>(); }

Grid Describer::endpoints() const {
    const Container *c = container();
    const auto *n = as<Network>();
    Grid grid;
    if (!c && !n) return grid;
    grid.headers = {
        c ? tr("Network") : tr("Container"), tr("IPv4"), tr("MAC"), tr("Gateway"), tr("IPv6"), tr("Aliases")};
    for (const auto &e : now_.endpoints) {
        const bool ours = c ? e->container == c->id : e->network == n->id && e->engine == n->engine;
        if (!ours) continue;
        const Piece other = c ? piece(e->engine, e->network) : piece(e->container);
        grid.rows.push_back({{other.text, false},
                             {shown(e->ipv4, 60), true},
                             {shown(e->mac, 60), true},
                             {shown(e->gateway, 60), true},
                             {shown(e->ipv6, 60), true},
                             {joined(e->aliases), true}});
        grid.ids.push_back(other.link);
    }
    return grid;
}

bool Describer::hasPorts() const { return container() || as<SwarmService>(); }

Grid Describer::ports() const {
    Grid grid;
    grid.headers = {tr("Port"), tr("Exposed"), tr("Published on")};
    const auto *service = as<SwarmService>();
    const Container *c = container();
    if (!c && !service) return grid;
    const std::vector<Publication> &published = c ? c->publications : service->publications;
    std::vector<Port> all;
    if (c) all = c->exposed;
    for (const Publication &p : published) all.push_back(p.container);
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    for (const Port &port : all) {
        QStringList hosts;
        for (const Publication &p : published)
            if (p.container == port)
                hosts.push_back((p.hostIp.empty() ? QStringLiteral("*") : shown(p.hostIp, 60)) + u':' +
                                QString::number(p.hostPort));
        const bool exposed = c && std::find(c->exposed.begin(), c->exposed.end(), port) != c->exposed.end();
        grid.rows.push_back(
            {{portText(port), true},
             {exposed ? tr("yes") : QStringLiteral("–"), false},
             {hosts.isEmpty() ? QStringLiteral("–") : hosts.join(QStringLiteral(", ")), true}});
        grid.ids.emplace_back();
    }
    return grid;
}

} // namespace portolan::views
