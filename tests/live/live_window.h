#pragma once

#include <QLabel>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QToolButton>

#include "app/main_window.h"
#include "app/session.h"
#include "tests/support/portolan.h"
#include "tests/support/visible_texts.h"
#include "views/dialogs/change_dialog.h"
#include "views/graph/chart_view.h"

namespace portolan::testing {

/// The real window with leave to change things, beside a real engine, used by its entries and fields.
class LiveWindow {
public:
    explicit LiveWindow(const QString &socket) {
        settings.setValue(QStringLiteral("language"), QStringLiteral("en"));
        session =
            std::make_unique<app::Session>(store.mailbox(), net::DockerEnvironment(), app::Access::change);
        window = std::make_unique<app::MainWindow>(store, *session, settings, session->performer());
        window->offerPortCheck(session->prober());
        window->resize(1400, 900);
        window->show();
        EngineRequest request;
        request.url = "unix://" + socket.toStdString();
        connected = session->connectEngine(request).has_value();
    }
    bool isLive() const {
        return connected && QTest::qWaitFor([this] { return store.snapshot().complete; }, 20'000);
    }

    std::shared_ptr<const Container> container(const char *name) const {
        for (const auto &c : store.snapshot().containers)
            if (c->name == name) return c;
        return nullptr;
    }
    std::shared_ptr<const Network> network(const char *name) const {
        for (const auto &n : store.snapshot().networks)
            if (n->name == name) return n;
        return nullptr;
    }
    bool waitFor(const char *name, ContainerState state) const {
        return QTest::qWaitFor([&] { return container(name) && container(name)->state == state; }, 20'000);
    }
    /// An entry of what can be done to a thing, by the path of its texts; null: there is none.
    QAction *action(const EntityId &id, const QStringList &path) const {
        window->selection().select(id);
        const QMenu *menu = window->findChild<QToolButton *>(QStringLiteral("actions"))->menu();
        QAction *found = nullptr;
        for (const QString &text : path) {
            found = nullptr;
            if (!menu) return nullptr;
            for (QAction *one : menu->actions())
                if (one->text() == text && one->isVisible()) found = one;
            menu = found ? found->menu() : nullptr;
        }
        return found;
    }
    QAction *action(const char *name, const char *text) const {
        const auto found = container(name);
        return found ? action(idOf(*found), {QString::fromUtf8(text)}) : nullptr;
    }
    /// The dialog that an entry opens.
    QPointer<views::ChangeDialog> open(QAction *opens) const {
        if (!opens) return nullptr;
        opens->trigger();
        return window->findChild<views::ChangeDialog *>();
    }

    /// Ctrl+Z, once it would run this command.
    bool undo(const char *command) const {
        const auto *button = window->findChild<QToolButton *>(QStringLiteral("noticeUndo"));
        const QString wanted = QString::fromUtf8(command);
        if (!QTest::qWaitFor([&] { return button->isVisible() && button->toolTip().contains(wanted); },
                             20'000))
            return false;
        window->activateWindow(); // a dialog may have been
        QTest::keyClick(window->windowHandle(), Qt::Key_Z, Qt::ControlModifier);
        return true;
    }

    QTemporaryDir home;
    QSettings settings{home.filePath(QStringLiteral("s.ini")), QSettings::IniFormat};
    qt::SnapshotStore store;
    std::unique_ptr<app::Session> session;
    std::unique_ptr<app::MainWindow> window;
    bool connected = false;
};

// A dialog is deleted once it has closed: all of these take that in their stride.
using Dialog = QPointer<views::ChangeDialog>;

inline void press(const Dialog &dialog) {
    if (dialog) dialog->findChild<QPushButton *>(QStringLiteral("dialogDo"))->click();
}
inline bool closes(const Dialog &dialog) {
    return QTest::qWaitFor([&] { return !dialog || !dialog->isVisible(); }, 20'000);
}
inline QString problem(const Dialog &dialog) {
    if (!dialog) return QStringLiteral("(the dialog has closed)");
    const auto *label = dialog->findChild<QLabel *>(QStringLiteral("dialogProblem"));
    return label->isVisible() ? label->text() : QString();
}

} // namespace portolan::testing
