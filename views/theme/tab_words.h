#pragma once

#include <QTabBar>
#include <QToolButton>

namespace portolan::views {

/// Qt names the buttons by which a tab bar scrolls once and for all; this follows the language. Call it from
/// retranslateUi().
inline void nameScrollButtons(QTabBar *bar) {
    const auto buttons = bar->findChildren<QToolButton *>(Qt::FindDirectChildrenOnly);
    for (QToolButton *button : buttons) {
        if (button->objectName() == u"ScrollLeftButton")
            button->setAccessibleName(QTabBar::tr("Scroll Left"));
        if (button->objectName() == u"ScrollRightButton")
            button->setAccessibleName(QTabBar::tr("Scroll Right"));
    }
}

} // namespace portolan::views
