#include "views/inspector/describer.h"

#include <QDateTime>
#include <QLocale>

#include "views/theme/error_text.h"
#include "views/theme/swarm_words.h"
#include "views/theme/theme.h"
#include "views/theme/words.h"

namespace portolan::views {
namespace {

const QString dot = QStringLiteral(" · ");

template <class T>
EngineKey engineIn(const T &entity) {
    return entity.engine;
}
EngineKey engineIn(const Engine &engine) { return engine.key; }
EngineKey engineIn(const Registration &) { return {}; }
EngineKey engineIn(const EtcdSource &) { return {}; }
EngineKey engineIn(const EtcdEntry &) { return {}; }

} // namespace

QString durationText(Moment from, Moment to) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(std::max(from, to) - from).count();
    const int minutes = static_cast<int>(seconds / 60);
    if (seconds < 60) return QCoreApplication::translate("Duration", "%n s", "seconds", int(seconds));
    if (minutes < 60) return QCoreApplication::translate("Duration", "%n min", "minutes", minutes);
    const int hours = minutes / 60;
    if (hours < 48) return QCoreApplication::translate("Duration", "%n h", "hours", hours);
    const int days = hours / 24;
    return QCoreApplication::translate("Duration", "%n d", "days", days);
}

QString portText(const Port &port) { return QString::number(port.number) + u'/' + shown(port.protocol, 12); }

Describer::Describer(const Snapshot &snapshot, qt::EntityRef entity, Moment now)
    : now_(snapshot), entity_(std::move(entity)), moment_(now) {}

const Container *Describer::container() const {
    if (const auto *c = as<Container>()) return c;
    if (const auto *a = as<Ambassador>())
        return now_.containers.find(std::string_view(a->container.value)).get();
    return nullptr;
}

EngineKey Describer::engineOf() const {
    const auto of = [](const auto &held) -> EngineKey {
        if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::monostate>)
            return {};
        else
            return engineIn(*held);
    };
    return std::visit(of, entity_);
}

Piece Describer::mono(std::string_view untrusted) { return {shown(untrusted), {}, true}; }

Piece Describer::piece(const ContainerId &id, const std::string &fallback) const {
    if (const auto c = now_.containers.find(std::string_view(id.value)))
        return {shown(c->name, 120), idOf(*c), false};
    return mono(fallback.empty() ? id.value.substr(0, 12) : fallback);
}

Piece Describer::piece(const EngineKey &key) const {
    const auto e = now_.engines.find(std::string_view(key.value));
    if (!e) return mono(key.value);
    return {shown(e->name.empty() ? e->url : e->name, 120), idOf(*e), false};
}

Piece Describer::piece(const EngineKey &engine, const NetworkId &id) const {
    const auto n = now_.networks.find(PairKey{engine.value, id.value});
    return n ? Piece{shown(n->name, 120), idOf(*n), false} : mono(id.value.substr(0, 12));
}

void Describer::add(Rows &rows, const QString &label, QVector<Line> lines) {
    if (!lines.isEmpty()) rows.push_back({label, std::move(lines)});
}

void Describer::addText(Rows &rows, const QString &label, const QString &words) {
    if (!words.isEmpty()) rows.push_back({label, {{text(words)}}});
}

void Describer::addMono(Rows &rows, const QString &label, std::string_view untrusted) {
    if (!untrusted.empty()) rows.push_back({label, {{mono(untrusted)}}});
}

QString Describer::momentText(const std::optional<Moment> &moment) const {
    if (!moment) return {};
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(moment->time_since_epoch()).count();
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms), QStringLiteral("d MMM yyyy HH:mm:ss"));
}

QString Describer::lossText(const Loss &loss) const {
    QString words = errorText(loss.why);
    if (loss.nextTry)
        words +=
            u'\n' + (*loss.nextTry > moment_ ? tr("Next try in %1.").arg(durationText(moment_, *loss.nextTry))
                                             : tr("Trying again now."));
    return words;
}

Heading Describer::heading() const {
    const auto kind = [](EntityKind k) { return entityKindWord(k); };
    Heading h;
    if (const auto *c = container()) {
        const bool ambassador = now_.ambassadors.find(std::string_view(c->id.value)) != nullptr;
        h.glyph = ambassador ? QStringLiteral("⚑") : QString();
        h.title = shown(c->name, 200);
        QString state = stateText(*c, moment_);
        if (c->state == ContainerState::running && c->startedAt)
            //: a state and for how long: "running for 4 min"
            state = tr("%1 for %2").arg(state, durationText(*c->startedAt, moment_));
        h.subtitle = kind(ambassador ? EntityKind::ambassador : EntityKind::container) + dot + state;
        h.id = shown(c->id.value, 64);
    } else if (const auto *n = as<Network>()) {
        h.glyph = driverGlyph(driverKind(*n));
        h.title = shown(n->name, 200);
        h.subtitle = kind(EntityKind::network) + dot + shown(n->driver, 60);
        h.id = shown(n->id.value, 64);
    } else if (const auto *e = as<Engine>()) {
        h.title = shown(e->name.empty() ? e->url : e->name, 200);
        h.subtitle = kind(EntityKind::engine) + dot + sourceText(e->state, e->loss, moment_);
        h.id = shown(e->id, 64);
    } else if (const auto *s = as<EtcdSource>()) {
        h.glyph = QStringLiteral("⛁");
        h.title = shown(s->key.value, 200);
        h.subtitle = kind(EntityKind::etcdSource) + dot + sourceText(s->state, s->loss, moment_);
    } else if (const auto *k = as<EtcdEntry>()) {
        h.title = shown(k->key, 200);
        h.subtitle = kind(EntityKind::etcdEntry) + dot + tr("revision %1").arg(k->modRevision);
    } else if (const auto *p = as<Endpoint>()) {
        h.title = piece(p->container).text + QStringLiteral(" ↔ ") + piece(p->engine, p->network).text;
        h.subtitle = kind(EntityKind::endpoint) + (p->ipv4.empty() ? QString() : dot + shown(p->ipv4, 60));
    } else if (const auto *l = as<Link>()) {
        h.title = piece(l->consumer).text + QStringLiteral(" → ") + piece(l->target, l->targetName).text;
        h.subtitle = kind(EntityKind::link) + dot + linkKindWord(l->kind);
    } else if (const auto *shared = as<SharedNetwork>()) {
        h.title = piece(shared->guest).text + QStringLiteral(" ↳ ") +
                  piece(shared->owner, shared->ownerAsGiven).text;
        h.subtitle = kind(EntityKind::sharedNetwork);
    } else if (const auto *r = as<Relay>()) {
        h.title = QStringLiteral(":%1 → ").arg(r->listen) + shown(r->address, 120);
        h.subtitle = kind(EntityKind::relay) + dot + relayStateWord(r->state);
    } else if (const auto *g = as<Registration>()) {
        h.title = shown(g->name, 200);
        h.subtitle =
            kind(EntityKind::registration) + dot + (g->malformed ? tr("not a record") : shown(g->host, 60));
    } else if (const auto *node = as<SwarmNode>()) {
        h.title = shown(node->hostname, 200);
        h.subtitle = kind(EntityKind::swarmNode) + dot + swarmStateWord(shown(node->state, 40));
        h.id = shown(node->id, 64);
    } else if (const auto *service = as<SwarmService>()) {
        h.title = shown(service->name, 200);
        h.subtitle = kind(EntityKind::swarmService);
        h.id = shown(service->id, 64);
    } else if (const auto *task = as<SwarmTask>()) {
        const auto of = now_.swarmServices.find(std::string_view(task->service));
        h.title = of ? shown(of->name, 120) + QStringLiteral(".%1").arg(task->slot) : shown(task->id, 64);
        h.subtitle = kind(EntityKind::swarmTask) + dot + swarmStateWord(shown(task->state, 40));
        h.id = shown(task->id, 64);
    }
    return h;
}

/// Of one whose container is gone; else the container's overview stands for it.
QVector<Section> Describer::overviewOf(const Ambassador &a) const {
    Rows rows;
    add(rows, tr("Engine"), {{piece(a.engine)}});
    return {{{}, rows, {}, InspectorAction::none}};
}

QVector<Section> Describer::overview() const {
    if (const auto *c = container()) return overviewOf(*c);
    const auto of = [this](const auto &held) -> QVector<Section> {
        if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::monostate>)
            return {};
        else
            return overviewOf(*held);
    };
    return std::visit(of, entity_);
}

} // namespace portolan::views
