#pragma once

#include <QList>
#include <QPointer>
#include <QString>

class QAction;
class QMenu;

namespace portolan::app {

/// Something that the program can do, as the palette shows it.
struct Command {
    QPointer<QAction> action;
    QString title; ///< with the menus that lead to it: "Appearance: Dark"
    QString shortcut;
};

/// All that can be chosen now: the actions of the menus, with those of their submenus, then `others` that are
/// not among them.
QList<Command> commandsOf(const QList<const QMenu *> &menus, const QList<QAction *> &others);

} // namespace portolan::app
