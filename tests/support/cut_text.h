#pragma once

#include <QAbstractButton>
#include <QLabel>

namespace portolan::testing {

/// The first visible button or label below `root` whose words have too little room; empty: there is none.
inline QString cutText(const QWidget &root) {
    for (const QAbstractButton *button : root.findChildren<QAbstractButton *>()) {
        if (!button->isVisible() || button->text().isEmpty()) continue;
        if (button->inherits("portolan::views::EntityLink")) continue; // it elides, and its tip has all
        const QSize words = button->fontMetrics().size(Qt::TextShowMnemonic, button->text());
        if (button->width() < words.width() || button->height() < words.height()) return button->text();
    }
    for (const QLabel *label : root.findChildren<QLabel *>()) {
        if (!label->isVisible() || label->text().isEmpty()) continue;
        const int needed =
            label->wordWrap() ? label->heightForWidth(label->width()) : label->fontMetrics().height();
        if (label->height() < needed - 1) return label->text();
        if (!label->wordWrap() && label->width() < label->fontMetrics().horizontalAdvance(label->text()))
            return label->text();
    }
    return {};
}

/// The first two visible neighbours of a layout below `root` that lie on one another; empty: there are none.
inline QString overlap(const QWidget &root) {
    for (const QWidget *parent : root.findChildren<QWidget *>()) {
        if (!parent->isVisible() || !parent->layout()) continue;
        QList<const QWidget *> seen;
        for (const QObject *child : parent->children()) {
            const auto *widget = qobject_cast<const QWidget *>(child);
            if (!widget || !widget->isVisible() || widget->isWindow()) continue;
            for (const QWidget *other : seen)
                if (widget->geometry().intersects(other->geometry()))
                    return QStringLiteral("%1 “%2” over “%3”")
                        .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(),
                             other->objectName());
            seen << widget;
        }
    }
    return {};
}

} // namespace portolan::testing
