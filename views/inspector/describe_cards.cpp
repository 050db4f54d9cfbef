#include "views/inspector/describer.h"
#include "views/theme/error_text.h"
#include "views/theme/words.h"

// What is wrong, said first.

namespace portolan::views {
namespace {

/// How a relay's address that cannot be read should look.
QString expectedAddress(const Relay &relay) {
    const std::size_t scheme = relay.address.find("://");
    const std::string_view host =
        std::string_view(relay.address).substr(scheme == std::string::npos ? 0 : scheme + 3);
    const bool onlyPortMissing = !host.empty() && host.find_first_of(":/ ") == std::string_view::npos;
    const QString name = onlyPortMissing ? shown(host, 120) : QStringLiteral("HOST");
    const QString port = relay.listen == 0 ? QStringLiteral("PORT") : QString::number(relay.listen);
    return shown(relay.protocol, 12) + QStringLiteral("://") + name + u':' + port;
}

} // namespace

QVector<Card> Describer::cards() const {
    QVector<Card> cards;
    if (const auto *e = as<Engine>()) {
        addSourceCard(cards, shown(e->name.empty() ? e->url : e->name, 80), e->state, e->loss, true);
        if (e->state == SourceState::duplicate)
            cards.push_back(
                {Tone::calm,
                 tr("Another way to the same engine"),
                 tr("This engine is already shown as %1. It is drawn once.").arg(piece(e->sameAs).text),
                 {},
                 InspectorAction::none});
        return cards;
    }
    if (const auto *s = as<EtcdSource>()) {
        addSourceCard(cards, shown(s->key.value, 80), s->state, s->loss, true);
        return cards;
    }
    if (const auto engine = now_.engines.find(std::string_view(engineOf().value)))
        addSourceCard(cards, shown(engine->name.empty() ? engine->url : engine->name, 80), engine->state,
                      engine->loss, false);
    EtcdKeyspace keyspace;
    if (const auto *k = as<EtcdEntry>()) keyspace = k->keyspace;
    if (const auto *r = as<Registration>()) keyspace = r->keyspace;
    if (const auto etcd = now_.etcdSources.find(std::string_view(keyspace.value)))
        addSourceCard(cards, shown(etcd->key.value, 80), etcd->state, etcd->loss, false);
    if (const auto *c = container()) addCards(cards, *c);
    if (const auto *r = as<Relay>()) addCard(cards, *r);
    if (const auto *l = as<Link>()) addCard(cards, *l);
    if (const auto *g = as<SharedNetwork>()) addCard(cards, *g);
    if (const auto *r = as<Registration>()) {
        if (r->malformed)
            cards.push_back(
                {Tone::warning,
                 tr("Not a SkyDNS record"),
                 tr("The value of this key cannot be read as a record, so no name leads anywhere."),
                 {},
                 InspectorAction::none});
        else if (!r->container)
            cards.push_back(
                {Tone::warning,
                 tr("Nobody known has this address"),
                 tr("No running container that Portolan sees has the address %1.").arg(shown(r->host, 80)),
                 {},
                 InspectorAction::none});
    }
    if (const auto *t = as<SwarmTask>(); t && !t->error.empty())
        cards.push_back(
            {Tone::danger, tr("The task failed"), shown(t->error, 400), {}, InspectorAction::none});
    return cards;
}

void Describer::addSourceCard(QVector<Card> &cards, const QString &name, SourceState state,
                              const std::optional<Loss> &loss, bool isTheSource) const {
    if (state == SourceState::live || state == SourceState::duplicate || !loss) return;
    const QString since = momentText(loss->since);
    QString title;
    switch (state) {
    case SourceState::lost:
        title = isTheSource ? tr("The connection is lost since %1").arg(since)
                            : tr("%1 is lost since %2").arg(name, since);
        break;
    case SourceState::refused:
        title = isTheSource ? tr("It answers, but cannot be used") : tr("%1 cannot be used").arg(name);
        break;
    default:
        title = isTheSource ? tr("There is no connection") : tr("There is no connection to %1").arg(name);
        break;
    }
    QString text = lossText(*loss);
    if (state == SourceState::lost) text = tr("What you see here is how it was then.") + u'\n' + text;
    cards.push_back({Tone::warning, title, text, tr("Retry now"), InspectorAction::retryNow});
}

void Describer::addCards(QVector<Card> &cards, const Container &c) const {
    if (!c.stateError.empty())
        cards.push_back(
            {Tone::danger, tr("It did not start"), shown(c.stateError, 400), {}, InspectorAction::none});
    if (c.health == Health::unhealthy)
        cards.push_back(
            {Tone::danger,
             tr("Its health check fails"),
             tr("The container runs, but the check that its image or its author gave it says that it "
                "does not work."),
             {},
             InspectorAction::none});
    if (const auto shared = now_.sharedNetworks.find(std::string_view(c.id.value))) addCard(cards, *shared);
    for (const auto &relay : now_.relays)
        if (relay->ambassador == c.id) addCard(cards, *relay);
    for (const auto &link : now_.links)
        if (link->consumer == c.id) addCard(cards, *link);
}

void Describer::addCard(QVector<Card> &cards, const Relay &r) const {
    const QString address = shown(r.address, 120);
    switch (r.state) {
    case RelayState::ok:
        return;
    case RelayState::malformed:
        cards.push_back(
            {Tone::danger,
             tr("The ambassador forwards nowhere"),
             tr("The address %1 cannot be read, so this relay never starts. Expected something like %2.")
                 .arg(address, expectedAddress(r)),
             {},
             InspectorAction::none});
        return;
    case RelayState::stale: {
        const QString before = shown(r.firstTargetName, 80);
        QString text = r.target ? tr("%1 now belongs to %2.").arg(address, piece(r.target).text)
                                : tr("No running container has the address %1 now.").arg(address);
        if (!before.isEmpty()) text += u' ' + tr("When it was first seen, it belonged to %1.").arg(before);
        cards.push_back(
            {Tone::danger, tr("A relay's address is out of date"), text, {}, InspectorAction::none});
        return;
    }
    case RelayState::unresolved:
        cards.push_back(
            {Tone::warning,
             tr("A relay leads out of sight"),
             tr("No network or host that Portolan knows has the address %1. If it is a container on "
                "another host, connect that host's engine, or relay to a port that it publishes.")
                 .arg(address),
             {},
             InspectorAction::none});
        return;
    }
}

void Describer::addCard(QVector<Card> &cards, const Link &l) const {
    if (l.target) return;
    cards.push_back(
        {Tone::danger,
         tr("A link leads to a name that is gone"),
         tr("No container is called %1 any more, so the alias %2 leads nowhere. A link on a user-defined "
            "network does not follow a rename.")
             .arg(shown(l.targetName, 80), shown(l.alias, 80)),
         {},
         InspectorAction::none});
}

void Describer::addCard(QVector<Card> &cards, const SharedNetwork &s) const {
    if (!s.stranded) return;
    cards.push_back(
        {Tone::danger,
         tr("Its network is gone from under it"),
         tr("It joined the network of %1, which was restarted or removed since. Until it is restarted too, "
            "it has nothing but the loopback interface.")
             .arg(piece(s.owner, s.ownerAsGiven.substr(0, 40)).text),
         {},
         InspectorAction::none});
}

} // namespace portolan::views
