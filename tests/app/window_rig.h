#pragma once

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "app/main_window.h"
#include "tests/support/fake_connections.h"
#include "tests/support/sample_snapshot.h"

namespace portolan::testing {

/// The real window with settings of its own and connections that only write down what they are asked for.
struct WindowRig {
    QTemporaryDir dir;
    QSettings settings{dir.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    qt::SnapshotStore store;
    FakeConnections connections;
    std::unique_ptr<app::MainWindow> window;

    explicit WindowRig(Snapshot snapshot = sampleSnapshot(), const QString &language = QStringLiteral("en")) {
        settings.setValue(QStringLiteral("language"), language);
        settings.setValue(QStringLiteral("look"), int(app::Look::light));
        store.apply(std::make_shared<const Snapshot>(std::move(snapshot)));
    }
    /// Made anew, as at the next start of the program; without a size, as it was left.
    void make(QSize size = {}) {
        window.reset();
        window = std::make_unique<app::MainWindow>(store, connections, settings);
        if (size.isValid()) window->resize(size);
        window->show();
    }
    template <class T>
    T *find(const char *name) const {
        return window->findChild<T *>(QString::fromLatin1(name));
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const {
        QTest::keyClick(window->windowHandle(), key, modifiers);
    }
    void type(const char *text) const {
        for (const char *c = text; *c; ++c) QTest::keyClick(window->windowHandle(), *c);
    }
};

} // namespace portolan::testing
