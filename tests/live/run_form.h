#pragma once

#include <QComboBox>
#include <QLineEdit>

#include "tests/live/live_window.h"

// The dialog that runs a container, beside an engine, real or played.

namespace portolan::testing {

inline Dialog runDialog(const LiveWindow &live, const QString &image, const QString &name,
                        const QString &command = {}) {
    const Dialog opened =
        live.open(live.action(idOf(*live.store.snapshot().engines[0]), {QStringLiteral("Run a container…")}));
    if (!opened) return nullptr;
    opened->findChild<QComboBox *>(QStringLiteral("image"))->setCurrentText(image);
    opened->findChild<QLineEdit *>(QStringLiteral("name"))->setText(name);
    opened->findChild<QLineEdit *>(QStringLiteral("command"))->setText(command);
    return opened;
}

inline QString progress(const Dialog &dialog) {
    const auto *label = dialog ? dialog->findChild<QLabel *>(QStringLiteral("dialogProgress")) : nullptr;
    return label && label->isVisible() ? label->text() : QString();
}

} // namespace portolan::testing
