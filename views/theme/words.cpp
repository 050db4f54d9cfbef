#include "views/theme/words.h"

#include <QCoreApplication>

#include "model/core/text.h"

namespace portolan::views {

QString stateWord(ContainerState state) {
    switch (state) {
    case ContainerState::created:
        return QCoreApplication::translate("Words", "created", "state of a container");
    case ContainerState::running:
        return QCoreApplication::translate("Words", "running", "state of a container");
    case ContainerState::paused:
        return QCoreApplication::translate("Words", "paused", "state of a container");
    case ContainerState::restarting:
        return QCoreApplication::translate("Words", "restarting", "state of a container");
    case ContainerState::removing:
        return QCoreApplication::translate("Words", "removing", "state of a container");
    case ContainerState::exited:
        return QCoreApplication::translate("Words", "exited", "state of a container");
    case ContainerState::dead:
        return QCoreApplication::translate("Words", "dead", "state of a container");
    case ContainerState::unknown:
        break;
    }
    return QCoreApplication::translate("Words", "unknown", "state of a container");
}

QString healthWord(Health health) {
    switch (health) {
    case Health::none:
        break;
    case Health::starting:
        return QCoreApplication::translate("Words", "health check starting");
    case Health::healthy:
        return QCoreApplication::translate("Words", "healthy");
    case Health::unhealthy:
        return QCoreApplication::translate("Words", "unhealthy");
    }
    return {};
}

QString driverWord(DriverKind kind) {
    switch (kind) {
    case DriverKind::bridge:
        return QCoreApplication::translate("Words", "bridge", "network driver");
    case DriverKind::overlay:
        return QCoreApplication::translate("Words", "overlay", "network driver");
    case DriverKind::macvlan:
        return QCoreApplication::translate("Words", "macvlan", "network driver");
    case DriverKind::ipvlan:
        return QCoreApplication::translate("Words", "ipvlan", "network driver");
    case DriverKind::host:
        return QCoreApplication::translate("Words", "host", "network driver");
    case DriverKind::none:
        return QCoreApplication::translate("Words", "none", "network driver");
    case DriverKind::other:
        break;
    }
    return QCoreApplication::translate("Words", "plugin", "network driver");
}

QString sourceStateWord(SourceState state) {
    switch (state) {
    case SourceState::connecting:
        return QCoreApplication::translate("Words", "connecting…", "state of an engine or etcd");
    case SourceState::live:
        return QCoreApplication::translate("Words", "live", "state of an engine or etcd");
    case SourceState::lost:
        return QCoreApplication::translate("Words", "lost", "state of an engine or etcd");
    case SourceState::failed:
        return QCoreApplication::translate("Words", "no answer", "state of an engine or etcd");
    case SourceState::refused:
        return QCoreApplication::translate("Words", "refused", "state of an engine or etcd");
    case SourceState::duplicate:
        break;
    }
    return QCoreApplication::translate("Words", "same engine as another", "state of an engine or etcd");
}

QString relayStateWord(RelayState state) {
    switch (state) {
    case RelayState::ok:
        return QCoreApplication::translate("Words", "ok", "state of a relay");
    case RelayState::malformed:
        return QCoreApplication::translate("Words", "malformed", "state of a relay");
    case RelayState::stale:
        return QCoreApplication::translate("Words", "stale", "state of a relay");
    case RelayState::unresolved:
        break;
    }
    return QCoreApplication::translate("Words", "unresolved", "state of a relay");
}

QString relaySourceWord(RelaySource source) {
    switch (source) {
    case RelaySource::environment:
        return QCoreApplication::translate("Words", "environment", "where a relay was read from");
    case RelaySource::command:
        return QCoreApplication::translate("Words", "command", "where a relay was read from");
    case RelaySource::link:
        break;
    }
    return QCoreApplication::translate("Words", "link", "where a relay was read from");
}

QString linkKindWord(LinkKind kind) {
    switch (kind) {
    case LinkKind::defaultBridge:
        return QCoreApplication::translate("Words", "on the default bridge", "kind of a link");
    case LinkKind::userNetwork:
        break;
    }
    return QCoreApplication::translate("Words", "on a user-defined network", "kind of a link");
}

QString ambassadorEvidenceWord(AmbassadorEvidence evidence) {
    switch (evidence) {
    case AmbassadorEvidence::label:
        return QCoreApplication::translate("Words", "its label", "by what an ambassador is known");
    case AmbassadorEvidence::image:
        return QCoreApplication::translate("Words", "its image", "by what an ambassador is known");
    case AmbassadorEvidence::relayVariable:
        return QCoreApplication::translate("Words", "its relay variables", "by what an ambassador is known");
    case AmbassadorEvidence::command:
        break;
    }
    return QCoreApplication::translate("Words", "its command", "by what an ambassador is known");
}

QString swarmRoleWord(SwarmRole role) {
    switch (role) {
    case SwarmRole::none:
        break;
    case SwarmRole::worker:
        return QCoreApplication::translate("Words", "swarm worker");
    case SwarmRole::manager:
        return QCoreApplication::translate("Words", "swarm manager");
    case SwarmRole::pending:
        return QCoreApplication::translate("Words", "comes up in its swarm");
    case SwarmRole::locked:
        return QCoreApplication::translate("Words", "swarm manager, locked: “docker swarm unlock”");
    case SwarmRole::failing:
        return QCoreApplication::translate("Words", "in a swarm, but does not reach it");
    }
    return {};
}

QString entityKindWord(EntityKind kind) {
    switch (kind) {
    case EntityKind::engine:
        return QCoreApplication::translate("Words", "engine", "kind of a thing");
    case EntityKind::network:
        return QCoreApplication::translate("Words", "network", "kind of a thing");
    case EntityKind::container:
        return QCoreApplication::translate("Words", "container", "kind of a thing");
    case EntityKind::endpoint:
        return QCoreApplication::translate("Words", "endpoint", "kind of a thing");
    case EntityKind::link:
        return QCoreApplication::translate("Words", "link", "kind of a thing");
    case EntityKind::sharedNetwork:
        return QCoreApplication::translate("Words", "shared network", "kind of a thing");
    case EntityKind::ambassador:
        return QCoreApplication::translate("Words", "ambassador", "kind of a thing");
    case EntityKind::relay:
        return QCoreApplication::translate("Words", "relay", "kind of a thing");
    case EntityKind::registration:
        return QCoreApplication::translate("Words", "registration", "kind of a thing");
    case EntityKind::etcdSource:
        return QCoreApplication::translate("Words", "etcd", "kind of a thing");
    case EntityKind::etcdEntry:
        return QCoreApplication::translate("Words", "etcd key", "kind of a thing");
    case EntityKind::swarmNode:
        return QCoreApplication::translate("Words", "swarm node", "kind of a thing");
    case EntityKind::swarmService:
        return QCoreApplication::translate("Words", "service", "kind of a thing");
    case EntityKind::group:
        return QCoreApplication::translate("Words", "group", "kind of a thing");
    case EntityKind::swarmTask:
        break;
    }
    return QCoreApplication::translate("Words", "task", "kind of a thing");
}

QString errorWord(Errc code) {
    switch (code) {
    case Errc::cancelled:
        return QCoreApplication::translate("Words", "cancelled");
    case Errc::timeout:
        return QCoreApplication::translate("Words", "no answer in time");
    case Errc::noSuchSocket:
        return QCoreApplication::translate("Words", "no such socket or program");
    case Errc::permissionDenied:
        return QCoreApplication::translate("Words", "permission denied");
    case Errc::refused:
        return QCoreApplication::translate("Words", "nobody listens there");
    case Errc::unreachable:
        return QCoreApplication::translate("Words", "host unreachable");
    case Errc::nameLookup:
        return QCoreApplication::translate("Words", "host name not found");
    case Errc::tls:
        return QCoreApplication::translate("Words", "TLS failed");
    case Errc::disconnected:
        return QCoreApplication::translate("Words", "connection closed");
    case Errc::protocol:
        return QCoreApplication::translate("Words", "unreadable answer");
    case Errc::tooLarge:
        return QCoreApplication::translate("Words", "answer too large");
    case Errc::unauthorized:
        return QCoreApplication::translate("Words", "not authorised");
    case Errc::notFound:
        return QCoreApplication::translate("Words", "not found");
    case Errc::http:
        return QCoreApplication::translate("Words", "the server reports an error");
    case Errc::engineTooOld:
        return QCoreApplication::translate("Words", "engine too old");
    case Errc::engineTooNew:
        return QCoreApplication::translate("Words", "engine too new");
    case Errc::compacted:
        return QCoreApplication::translate("Words", "history compacted");
    case Errc::badInput:
        return QCoreApplication::translate("Words", "wrong input");
    case Errc::io:
        break;
    }
    return QCoreApplication::translate("Words", "system error");
}

QString stateText(const Container &container, Moment now) {
    QString text = stateWord(container.state);
    const bool ended = container.state == ContainerState::exited || container.state == ContainerState::dead;
    if (ended) text += QStringLiteral(" (%1)").arg(container.exitCode);
    if (ended && container.finishedAt) text += QStringLiteral(" · ") + agoText(*container.finishedAt, now);
    if (isUp(container.state) && container.health != Health::none)
        text += QStringLiteral(" · ") + healthWord(container.health);
    return text;
}

QString sourceText(SourceState state, const std::optional<Loss> &loss, Moment now) {
    const QString word = sourceStateWord(state);
    if (state == SourceState::live || !loss) return word;
    QString text = word;
    if (state == SourceState::lost) text += QLatin1Char(' ') + agoText(loss->since, now);
    if (state != SourceState::duplicate) text += QStringLiteral(" · ") + errorWord(loss->why.code);
    return text;
}

QString relayTrouble(const Relay &relay) {
    if (relay.state == RelayState::malformed) {
        const std::string_view address = relay.address;
        const auto scheme = address.find("://");
        const auto host = scheme == std::string_view::npos ? address : address.substr(scheme + 3);
        const auto bracket = host.rfind(']');
        const auto colon = host.find(':', bracket == std::string_view::npos ? 0 : bracket);
        if (!host.empty() && colon == std::string_view::npos)
            return QCoreApplication::translate("Words", "no :port", "a relay's address has no port");
    }
    return relayStateWord(relay.state);
}

QString sharedTrouble(const SharedNetwork &shared) {
    if (shared.owner.empty())
        return QCoreApplication::translate("Words", "owner gone", "the container whose network was shared");
    return QCoreApplication::translate("Words", "network gone", "a shared network that its owner left");
}

QString agoText(Moment then, Moment now) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now - then).count();
    // Plain numbers, for lupdate 6.4 never ends on a call in the last argument.
    const int whole = static_cast<int>(seconds);
    const int minutes = whole / 60;
    const int hours = whole / 3600;
    const int days = whole / (24 * 3600);
    if (seconds < 1) return QCoreApplication::translate("Words", "just now");
    if (seconds < 60) return QCoreApplication::translate("Words", "%n s ago", "seconds", whole);
    if (seconds < 3600) return QCoreApplication::translate("Words", "%n min ago", "minutes", minutes);
    if (seconds < 48 * 3600) return QCoreApplication::translate("Words", "%n h ago", "hours", hours);
    return QCoreApplication::translate("Words", "%n d ago", "days", days);
}

std::chrono::milliseconds agoTextChangesIn(Moment then, Moment now) {
    using namespace std::chrono_literals;
    const auto age = std::max(std::chrono::duration_cast<std::chrono::milliseconds>(now - then), 0ms);
    const std::chrono::milliseconds step = age < 60s ? 1s : age < 1h ? 1min : age < 48h ? 1h : 24h;
    return step - age % step;
}

QString shown(std::string_view untrusted, std::size_t maxCharacters) {
    const std::string text = plain(untrusted, maxCharacters);
    QString result = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    for (QChar &c : result) // no XML, and so no SVG, may hold these two
        if (c.unicode() >= 0xFFFE) c = QChar::ReplacementCharacter;
    return result;
}

} // namespace portolan::views
