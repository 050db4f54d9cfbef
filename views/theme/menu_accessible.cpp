#include "views/theme/menu_accessible.h"

#include <QAccessibleWidget>
#include <QMenu>
#include <QTimer>
#include <QToolButton>

namespace portolan::views {
namespace {

class MenuButtonAccessible final : public QAccessibleWidget {
public:
    explicit MenuButtonAccessible(QToolButton *button) : QAccessibleWidget(button, QAccessible::ButtonMenu) {}

    int childCount() const override { return button()->menu() ? 1 : 0; }
    QAccessibleInterface *child(int index) const override {
        return index == 0 ? QAccessible::queryAccessibleInterface(button()->menu()) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface *child) const override {
        return child && child->object() == button()->menu() ? 0 : -1;
    }
    QAccessible::State state() const override {
        QAccessible::State state = QAccessibleWidget::state();
        state.hasPopup = true;
        return state;
    }
    QString text(QAccessible::Text kind) const override {
        const QString text = QAccessibleWidget::text(kind);
        return text.isEmpty() && kind == QAccessible::Name ? button()->text() : text;
    }

    QStringList actionNames() const override { return {showMenuAction()}; }
    void doAction(const QString &name) override {
        if (name != showMenuAction()) return QAccessibleWidget::doAction(name);
        // Not here: showing a menu ends with the menu, and who asked waits for our answer.
        QTimer::singleShot(0, button(), [button = button()] { button->showMenu(); });
    }

private:
    QToolButton *button() const { return static_cast<QToolButton *>(widget()); }
};

QAccessibleInterface *makeInterface(const QString &, QObject *object) {
    auto *button = qobject_cast<QToolButton *>(object);
    return button && button->menu() ? new MenuButtonAccessible(button) : nullptr;
}

} // namespace

void installMenuAccessibility() {
    static const bool done = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(done);
}

} // namespace portolan::views
