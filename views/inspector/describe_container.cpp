#include "model/core/secrets.h"
#include "model/core/text.h"
#include "views/inspector/describer.h"
#include "views/theme/words.h"

namespace portolan::views {
namespace {

constexpr int maxLabels = 60;
constexpr std::size_t maxEnvironment = 64 * 1024;

QString addressWithPrefix(const Container &c, const Endpoint &e) {
    for (const Attachment &a : c.attachments)
        if (a.networkId == e.network && a.ipv4 == e.ipv4 && a.ipv4PrefixLength > 0)
            return shown(e.ipv4, 60) + u'/' + QString::number(a.ipv4PrefixLength);
    return shown(e.ipv4, 60);
}

QString commandText(const Container &c) {
    std::string line;
    bool secretFollows = false;
    for (const std::string &word : c.command) {
        if (!line.empty()) line += ' ';
        const bool option = !word.empty() && word.front() == '-';
        line += secretFollows && !option ? std::string(secretMask) : maskSecrets(word);
        secretFollows = option && word.find('=') == std::string::npos && looksSecret(word);
    }
    return shown(line, 600);
}

} // namespace

QString Describer::publicationText(const Publication &p) {
    const bool v6 = p.hostIp.find(':') != std::string::npos;
    const QString host = p.hostIp.empty() ? QString()
                         : v6             ? u'[' + shown(p.hostIp, 60) + u']'
                                          : shown(p.hostIp, 60);
    return host + u':' + QString::number(p.hostPort) + QStringLiteral(" → ") + portText(p.container);
}

Line Describer::line(const Relay &r) const {
    Line line{mono(":" + std::to_string(r.listen) + " → " + r.address)};
    if (r.target) line.push_back(piece(r.target));
    line.push_back(text(relayStateWord(r.state)));
    return line;
}

QVector<Section> Describer::overviewOf(const Container &c) const {
    Rows rows;
    addMono(rows, tr("Image"), c.image);
    const QString health = healthWord(c.health);
    addText(rows, tr("State"), stateText(c, moment_));
    addText(rows, tr("Health"), health);
    addText(rows, tr("Started"), momentText(c.startedAt));
    if (!isUp(c.state)) addText(rows, tr("Finished"), momentText(c.finishedAt));

    QVector<Line> relays, usedBy, networks, guests, names;
    QStringList macs, gateways;
    for (const auto &r : now_.relays)
        if (r->ambassador == c.id) relays.push_back(line(*r));
    for (const auto &l : now_.links)
        //: a container uses another one under an alias: "flask as redis"
        if (l->target == c.id) usedBy.push_back({piece(l->consumer), text(tr("as")), mono(l->alias)});
    for (const auto &r : now_.relays)
        if (r->target == c.id) usedBy.push_back({piece(r->ambassador), text(tr("relays to it"))});
    const auto collect = [](QStringList &list, const std::string &value) {
        if (!value.empty() && !list.contains(shown(value, 60))) list.push_back(shown(value, 60));
    };
    for (const auto &e : now_.endpoints) {
        if (e->container != c.id) continue;
        Line line{piece(e->engine, e->network)};
        if (!e->ipv4.empty()) line.push_back({addressWithPrefix(c, *e), {}, true});
        networks.push_back(std::move(line));
        collect(macs, e->mac);
        collect(gateways, e->gateway);
    }
    for (const auto &s : now_.sharedNetworks) {
        if (s->guest == c.id)
            networks.push_back({text(tr("that of")), piece(s->owner, s->ownerAsGiven.substr(0, 40))});
        if (s->owner == c.id) guests.push_back({piece(s->guest)});
    }
    for (const auto &r : now_.registrations)
        if (r->container == c.id) names.push_back({{shown(r->name, 200), idOf(*r), true}});
    if (const auto a = now_.ambassadors.find(std::string_view(c.id.value))) {
        QStringList evidence;
        for (AmbassadorEvidence by : a->evidence) evidence.push_back(ambassadorEvidenceWord(by));
        //: by what a container was recognised as an ambassador
        addText(rows, tr("Known by"), evidence.join(QStringLiteral(", ")));
    }
    add(rows, tr("Relays"), std::move(relays));
    add(rows, tr("Used by"), std::move(usedBy));
    add(rows, tr("Networks"), std::move(networks));
    //: containers that have joined the network of this one
    add(rows, tr("Guests"), std::move(guests));
    const auto monoLines = [](const QStringList &values) {
        QVector<Line> lines;
        for (const QString &value : values) lines.push_back({{value, {}, true}});
        return lines;
    };
    add(rows, tr("MAC"), monoLines(macs));
    QStringList exposed, published;
    for (const Port &port : c.exposed) exposed.push_back(portText(port));
    for (const Publication &p : c.publications) published.push_back(publicationText(p));
    if (!exposed.isEmpty())
        rows.push_back({tr("Exposes"), {{{exposed.join(QStringLiteral(", ")), {}, true}}}});
    add(rows, tr("Published"), monoLines(published));
    add(rows, tr("Gateway"), monoLines(gateways));
    add(rows, tr("Names in etcd"), std::move(names));
    addMono(rows, tr("Hostname"), c.hostname);
    if (const QString command = commandText(c); !command.isEmpty())
        rows.push_back({tr("Command"), {{{command, {}, true}}}});
    addText(rows, tr("Created"), momentText(c.created));
    add(rows, tr("Engine"), {{piece(c.engine)}});

    QVector<Section> sections{{{}, rows, {}, InspectorAction::none}};
    Rows labels;
    for (const auto &[name, value] : c.labels) {
        if (labels.size() == maxLabels) break;
        addMono(labels, shown(name, 120),
                looksSecret(name) && !value.empty() ? std::string(secretMask) : maskSecrets(value));
    }
    if (!labels.isEmpty()) sections.push_back({tr("Labels"), labels, {}, InspectorAction::none});
    return sections;
}

QVector<Section> Describer::linksAndEnvironment(bool secretsShown) const {
    const Container *c = container();
    if (!c) return {};
    QVector<Line> out, in;
    for (const auto &l : now_.links) {
        const Line rest{text(tr("as")), {shown(l->alias, 120), idOf(*l), true}};
        if (l->consumer == c->id) out.push_back(Line{piece(l->target, l->targetName)} + rest);
        if (l->target == c->id) in.push_back(Line{piece(l->consumer)} + rest);
    }
    QVector<Section> sections;
    Rows rows;
    //: links that go out from this container
    add(rows, tr("To"), std::move(out));
    //: links that come in to this container
    add(rows, tr("From"), std::move(in));
    if (rows.isEmpty()) addText(rows, {}, tr("No links lead here or away."));
    sections.push_back({tr("Links"), rows, {}, InspectorAction::none});

    std::string environment;
    bool hidden = false;
    for (const std::string &line : c->environment) {
        const std::string masked = maskSecrets(line);
        hidden = hidden || masked != line;
        environment += plain(secretsShown ? line : masked, 4000) + '\n';
        if (environment.size() > maxEnvironment) break;
    }
    if (!environment.empty()) environment.pop_back();
    Section section{tr("Environment"), {}, {}, InspectorAction::toggleSecrets};
    if (hidden) section.button = secretsShown ? tr("Hide secrets") : tr("Show secrets");
    if (environment.empty())
        addText(section.rows, {}, tr("The environment is empty."));
    else
        section.rows.push_back(
            {{}, {{{QString::fromStdString(plainLines(environment, maxEnvironment)), {}, true}}}});
    sections.push_back(std::move(section));
    return sections;
}

bool Describer::hasLinksAndEnvironment() const { return container() != nullptr; }

} // namespace portolan::views
