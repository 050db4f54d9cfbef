#include "views/theme/swarm_words.h"

#include <QCoreApplication>
#include <array>

namespace portolan::views {

QString swarmStateWord(const QString &word) {
    //: Words of Docker Swarm: states of nodes and tasks, roles, availability
    static constexpr std::array words{
        QT_TRANSLATE_NOOP("SwarmWords", "ready"),    QT_TRANSLATE_NOOP("SwarmWords", "down"),
        QT_TRANSLATE_NOOP("SwarmWords", "unknown"),  QT_TRANSLATE_NOOP("SwarmWords", "disconnected"),
        QT_TRANSLATE_NOOP("SwarmWords", "new"),      QT_TRANSLATE_NOOP("SwarmWords", "allocated"),
        QT_TRANSLATE_NOOP("SwarmWords", "pending"),  QT_TRANSLATE_NOOP("SwarmWords", "assigned"),
        QT_TRANSLATE_NOOP("SwarmWords", "accepted"), QT_TRANSLATE_NOOP("SwarmWords", "preparing"),
        QT_TRANSLATE_NOOP("SwarmWords", "starting"), QT_TRANSLATE_NOOP("SwarmWords", "running"),
        QT_TRANSLATE_NOOP("SwarmWords", "complete"), QT_TRANSLATE_NOOP("SwarmWords", "failed"),
        QT_TRANSLATE_NOOP("SwarmWords", "shutdown"), QT_TRANSLATE_NOOP("SwarmWords", "rejected"),
        QT_TRANSLATE_NOOP("SwarmWords", "orphaned"), QT_TRANSLATE_NOOP("SwarmWords", "remove"),
        QT_TRANSLATE_NOOP("SwarmWords", "manager"),  QT_TRANSLATE_NOOP("SwarmWords", "worker"),
        QT_TRANSLATE_NOOP("SwarmWords", "active"),   QT_TRANSLATE_NOOP("SwarmWords", "pause"),
        QT_TRANSLATE_NOOP("SwarmWords", "drain")};
    for (const char *known : words)
        if (word == QLatin1String(known)) return QCoreApplication::translate("SwarmWords", known);
    return word;
}

} // namespace portolan::views
