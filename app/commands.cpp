#include "app/commands.h"

#include <QAction>
#include <QMenu>

namespace portolan::app {
namespace {

void collect(const QList<QAction *> &actions, const QString &before, QList<Command> &all) {
    for (QAction *action : actions) {
        if (action->isSeparator() || !action->isEnabled() || !action->isVisible()) continue;
        QString text = action->text();
        text.replace(QStringLiteral("&&"), QStringLiteral("\x01"))
            .remove(u'&')
            .replace(QStringLiteral("\x01"), QStringLiteral("&"));
        if (const QMenu *menu = action->menu()) {
            collect(menu->actions(), before + text + QStringLiteral(": "), all);
            continue;
        }
        const bool known = std::any_of(all.begin(), all.end(),
                                       [&](const Command &command) { return command.action == action; });
        if (text.isEmpty() || known) continue;
        all.push_back({action, before + text, action->shortcut().toString(QKeySequence::NativeText)});
    }
}

} // namespace

QList<Command> commandsOf(const QList<const QMenu *> &menus, const QList<QAction *> &others) {
    QList<Command> all;
    for (const QMenu *menu : menus) collect(menu->actions(), {}, all);
    collect(others, {}, all);
    return all;
}

} // namespace portolan::app
