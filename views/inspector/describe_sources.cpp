#include "model/core/secrets.h"
#include "model/core/text.h"
#include "views/inspector/describer.h"
#include "views/theme/words.h"

// Engines, etcd and its keys, and the raw documents.

namespace portolan::views {
namespace {

constexpr std::size_t maxDocument = 2 * 1024 * 1024; ///< larger ones are not even read
constexpr std::size_t maxShown = 200'000;            ///< characters

QString joinedLines(const std::vector<std::string> &words) {
    QStringList list;
    for (const std::string &word : words) list.push_back(shown(word, 200));
    return list.join(u'\n');
}

} // namespace

QVector<Section> Describer::overviewOf(const Engine &e) const {
    Rows rows;
    addText(rows, tr("State"), sourceText(e.state, e.loss, moment_));
    addMono(rows, tr("Address"), e.url);
    addMono(rows, tr("Version"), e.engineVersion);
    addMono(rows, tr("API"), e.apiVersion);
    addText(rows, tr("System"), shown(e.operatingSystem, 200));
    addText(rows, tr("Swarm"), swarmRoleWord(e.swarm));
    addMono(rows, tr("Node address"), e.swarmNodeAddress);
    int containers = 0, running = 0, networks = 0;
    for (const auto &c : now_.containers) {
        if (c->engine != e.key) continue;
        ++containers;
        running += isUp(c->state) ? 1 : 0;
    }
    for (const auto &n : now_.networks) networks += n->engine == e.key ? 1 : 0;
    //: how many of the containers run: "6, of them 5 running"
    addText(rows, tr("Containers"), tr("%1, of them %2 running").arg(containers).arg(running));
    addText(rows, tr("Networks"), QString::number(networks));
    if (!e.addresses.empty())
        //: names and addresses under which others may reach this host
        rows.push_back({tr("Known as"), {{{joinedLines(e.addresses), {}, true}}}});
    return {{{}, rows, {}, InspectorAction::none}};
}

QVector<Section> Describer::overviewOf(const EtcdSource &s) const {
    Rows rows;
    addText(rows, tr("State"), sourceText(s.state, s.loss, moment_));
    if (!s.endpoints.empty()) rows.push_back({tr("Members"), {{{joinedLines(s.endpoints), {}, true}}}});
    addMono(rows, tr("Answers from"), s.activeEndpoint);
    addMono(rows, tr("Version"), s.version);
    if (s.revision > 0) addText(rows, tr("Revision"), QString::number(s.revision));
    int keys = 0;
    for (const auto &k : now_.etcdEntries) keys += k->keyspace == s.key ? 1 : 0;
    addText(rows, tr("Keys"), QString::number(keys));
    return {{{}, rows, {}, InspectorAction::none}};
}

QVector<Section> Describer::overviewOf(const EtcdEntry &e) const {
    Rows rows;
    addMono(rows, tr("Key"), e.key);
    for (const auto &r : now_.registrations)
        if (r->keyspace == e.keyspace && r->key == e.key)
            add(rows, tr("Registers"), {{{shown(r->name, 200), idOf(*r), true}}});
    addText(rows, tr("Size"),
            tr("%n byte(s)", nullptr, static_cast<int>(std::min<std::size_t>(e.valueSize, 1U << 30U))));
    addText(rows, tr("Changed in revision"), QString::number(e.modRevision));
    addText(rows, tr("Created in revision"), QString::number(e.createRevision));
    //: how often an etcd key was written since it was created
    addText(rows, tr("Times written"), QString::number(e.version));
    //: an etcd lease; its number in hexadecimal, as etcdctl writes it
    addText(rows, tr("Lease"), e.lease == 0 ? tr("none; it stays") : QString::number(e.lease, 16));
    if (const auto s = now_.etcdSources.find(std::string_view(e.keyspace.value)))
        add(rows, entityKindWord(EntityKind::etcdSource), {{{shown(s->key.value, 200), idOf(*s), false}}});
    QVector<Section> sections{{{}, rows, {}, InspectorAction::none}};
    sections.push_back({tr("Value"), {{{}, {{{raw(true), {}, true}}}}}, {}, InspectorAction::none});
    return sections;
}

bool Describer::hasRaw() const {
    const Container *c = container();
    const auto *n = as<Network>();
    return (c && c->raw) || (n && n->raw);
}

QString Describer::raw(bool secretsShown) const {
    const auto bounded = [](const std::string &text) {
        QString words = QString::fromStdString(plainLines(text, maxShown));
        if (text.size() > maxShown)
            words += u"\n\n" + tr("The rest is left out: the document is too long to show.");
        return words;
    };
    if (const auto *k = as<EtcdEntry>()) {
        const auto pretty = prettyJson(k->value, Secrets::shown);
        QString words = bounded(pretty ? *pretty : k->value);
        if (k->valueSize > k->value.size())
            words += u"\n\n" + tr("Only the beginning of the value is kept: it has %n byte(s).", nullptr,
                                  static_cast<int>(std::min<std::size_t>(k->valueSize, 1U << 30U)));
        return words;
    }
    std::shared_ptr<const std::string> document;
    if (const Container *c = container()) document = c->raw;
    if (const auto *n = as<Network>()) document = n->raw;
    if (!document) return {};
    if (document->size() > maxDocument)
        return tr("The document has %1 and is too large to show.")
            .arg(QLocale().formattedDataSize(qint64(document->size())));
    const auto pretty = prettyJson(*document, secretsShown ? Secrets::shown : Secrets::masked);
    return pretty ? bounded(*pretty) : tr("What the engine sent is not readable as JSON.");
}

bool Describer::hidesSecrets() const {
    const Container *c = container();
    if (!c) return false;
    return std::any_of(c->environment.begin(), c->environment.end(),
                       [](const std::string &line) { return maskSecrets(line) != line; });
}

} // namespace portolan::views
