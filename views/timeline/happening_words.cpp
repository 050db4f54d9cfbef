#include "views/timeline/happening_words.h"

#include <QCoreApplication>
#include <QDateTime>

#include "views/theme/contrast.h"
#include "views/theme/words.h"

namespace portolan::views {

QString verbWord(Verb verb) {
    switch (verb) {
    case Verb::create:
        return QCoreApplication::translate("Happenings", "create");
    case Verb::start:
        return QCoreApplication::translate("Happenings", "start");
    case Verb::die:
        return QCoreApplication::translate("Happenings", "die");
    case Verb::pause:
        return QCoreApplication::translate("Happenings", "pause");
    case Verb::unpause:
        return QCoreApplication::translate("Happenings", "unpause");
    case Verb::restart:
        return QCoreApplication::translate("Happenings", "restart");
    case Verb::remove:
        return QCoreApplication::translate("Happenings", "remove");
    case Verb::rename:
        return QCoreApplication::translate("Happenings", "rename");
    case Verb::health:
        return QCoreApplication::translate("Happenings", "health");
    case Verb::connect:
        return QCoreApplication::translate("Happenings", "connect");
    case Verb::disconnect:
        return QCoreApplication::translate("Happenings", "disconnect");
    case Verb::readdress:
        return QCoreApplication::translate("Happenings", "address");
    case Verb::link:
        return QCoreApplication::translate("Happenings", "link");
    case Verb::unlink:
        return QCoreApplication::translate("Happenings", "unlink");
    case Verb::relay:
        return QCoreApplication::translate("Happenings", "relay");
    case Verb::lost:
        return QCoreApplication::translate("Happenings", "lost");
    case Verb::put:
        return QCoreApplication::translate("Happenings", "put");
    case Verb::erase:
        return QCoreApplication::translate("Happenings", "delete");
    }
    return {};
}

QString happeningText(const Happening &h) {
    const QString name = shown(h.name, 120), object = shown(h.objectName, 120), detail = shown(h.detail, 160);
    const auto with = [&](const QString &text) {
        return detail.isEmpty() ? text : text + QStringLiteral(" ") + detail;
    };
    switch (h.verb) {
    case Verb::create:
    case Verb::remove:
        if (h.subject.kind == EntityKind::network)
            return QCoreApplication::translate("Happenings", "network %1 (%2)").arg(name, detail);
        if (h.subject.kind == EntityKind::swarmService)
            return QCoreApplication::translate("Happenings", "service %1").arg(name);
        return detail.isEmpty() ? name : name + QStringLiteral(" (") + detail + u')';
    case Verb::die: {
        //: a container ended, with its exit code
        QString text = QCoreApplication::translate("Happenings", "%1 exit %2").arg(name).arg(h.code);
        return detail.isEmpty() ? text : text + QStringLiteral(" — ") + detail;
    }
    case Verb::rename:
        return name + QStringLiteral(" → ") + object;
    case Verb::health:
        return name + QStringLiteral(" · ") +
               healthWord(detail == u"unhealthy" ? Health::unhealthy : Health::healthy);
    case Verb::connect:
    case Verb::disconnect:
    case Verb::readdress:
        return object.isEmpty() ? name : with(name + QStringLiteral(" → ") + object);
    case Verb::link:
    case Verb::unlink:
        return QCoreApplication::translate("Happenings", "%1 → %2 as %3").arg(name, object, detail);
    case Verb::relay: {
        RelayState state = RelayState::unresolved;
        for (const auto one : {RelayState::ok, RelayState::malformed, RelayState::stale})
            if (h.detail == portolan::name(one)) state = one;
        return name + QStringLiteral(" → ") + object + QStringLiteral(" · ") + relayStateWord(state);
    }
    case Verb::put:
        return detail.isEmpty() ? name : name + QStringLiteral(" = ") + detail;
    case Verb::start:
    case Verb::pause:
    case Verb::unpause:
    case Verb::restart:
    case Verb::lost:
    case Verb::erase:
        break;
    }
    return name;
}

QString timeText(Moment at) {
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(at.time_since_epoch()).count();
    return QDateTime::fromMSecsSinceEpoch(ms).toString(QStringLiteral("HH:mm:ss.zzz"));
}

bool isIn(HappeningGroup group, const Happening &h) {
    const EntityKind kind = h.subject.kind;
    switch (group) {
    case HappeningGroup::all:
        return true;
    case HappeningGroup::containers:
        return kind == EntityKind::container || kind == EntityKind::swarmService;
    case HappeningGroup::networks:
        return kind == EntityKind::network || (!h.object.empty() && h.object.kind == EntityKind::network);
    case HappeningGroup::sources:
        return kind == EntityKind::engine || kind == EntityKind::etcdSource;
    case HappeningGroup::keys:
        return kind == EntityKind::etcdEntry;
    case HappeningGroup::trouble:
        return h.trouble;
    }
    return true;
}

QString groupWord(HappeningGroup group) {
    switch (group) {
    case HappeningGroup::all:
        return QCoreApplication::translate("Happenings", "All events");
    case HappeningGroup::containers:
        return QCoreApplication::translate("Happenings", "Containers");
    case HappeningGroup::networks:
        return QCoreApplication::translate("Happenings", "Networks");
    case HappeningGroup::sources:
        return QCoreApplication::translate("Happenings", "Connections");
    case HappeningGroup::keys:
        return QCoreApplication::translate("Happenings", "Keys of etcd");
    case HappeningGroup::trouble:
        return QCoreApplication::translate("Happenings", "Trouble only");
    }
    return {};
}

QColor verbColour(const Happening &h, const Theme &theme, const QColor &background) {
    const auto readable = [&](const QColor &colour) { return readableOn(colour, background); };
    if (h.trouble) return readable(theme.danger);
    switch (h.verb) {
    case Verb::start:
    case Verb::connect:
    case Verb::unpause:
    case Verb::restart:
    case Verb::link:
    case Verb::health:
        return readable(theme.success);
    case Verb::pause:
    case Verb::die:
    case Verb::disconnect:
    case Verb::remove:
    case Verb::erase:
    case Verb::unlink:
    case Verb::lost:
        return readable(theme.warning);
    default:
        return readable(theme.accent);
    }
}

} // namespace portolan::views
