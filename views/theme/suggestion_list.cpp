#include "views/theme/suggestion_list.h"

#include <QKeyEvent>
#include <QLineEdit>

namespace portolan::views {
namespace {

constexpr int mostRows = 14, border = 1, padding = 4;

} // namespace

SuggestionList::SuggestionList(QLineEdit *edit) : QListView(edit), edit_(edit) {
    setObjectName(QStringLiteral("suggestions"));
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(NoEditTriggers);
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    hide();
    edit->installEventFilter(this);
    connect(this, &QListView::entered, this, [this](const QModelIndex &at) { setCurrentIndex(at); });
    connect(this, &QListView::clicked, this, &SuggestionList::picked);
    setTheme(lightTheme());
}

void SuggestionList::setTheme(const Theme &theme) {
    setStyleSheet(
        QStringLiteral("QListView#suggestions { background: %1; border: 1px solid %2; border-radius: "
                       "8px; padding: %3px; }")
            .arg(theme.card.name(), theme.frame.name())
            .arg(padding));
}

void SuggestionList::open() {
    if (!model() || model()->rowCount() == 0) return hide();
    QWidget *window = edit_->window();
    if (parentWidget() != window) {
        setParent(window);
        window->installEventFilter(this);
    }
    const int rows = std::min(model()->rowCount(), mostRows);
    const QPoint under = edit_->mapTo(window, QPoint(0, edit_->height() + 4));
    const int wide = std::clamp(widest_, edit_->width(), std::max(edit_->width(), window->width() - 16));
    const int high = rows * std::max(1, sizeHintForRow(0)) + 2 * (border + padding);
    const int left =
        std::clamp(under.x() + (edit_->width() - wide) / 2, 8, std::max(8, window->width() - wide - 8));
    setGeometry(left, under.y(), wide, std::min(high, std::max(40, window->height() - under.y() - 8)));
    if (!isVisible()) described_ = edit_->accessibleDescription();
    openedIn_ = window->size();
    show();
    raise();
    scrollToTop();
}

bool SuggestionList::handleKey(QKeyEvent *event) {
    if (!isVisible()) return false;
    const int rows = model()->rowCount();
    const int row = currentIndex().row();
    int next = row;
    switch (event->key()) {
    case Qt::Key_Down:
        next = row + 1 < rows ? row + 1 : 0;
        break;
    case Qt::Key_Up:
        next = row > 0 ? row - 1 : rows - 1;
        break;
    case Qt::Key_PageDown:
        next = std::min(rows - 1, row + mostRows - 1);
        break;
    case Qt::Key_PageUp:
        next = std::max(0, row - mostRows + 1);
        break;
    case Qt::Key_Escape:
        hide();
        return true;
    default:
        return false;
    }
    setCurrentIndex(model()->index(next, 0));
    return true;
}

/// Whoever cannot see the list hears its current line with the field.
void SuggestionList::currentChanged(const QModelIndex &current, const QModelIndex &previous) {
    QListView::currentChanged(current, previous);
    if (isVisible() && current.isValid())
        edit_->setAccessibleDescription(current.data(Qt::AccessibleTextRole).toString());
}

void SuggestionList::hideEvent(QHideEvent *event) {
    edit_->setAccessibleDescription(described_);
    QListView::hideEvent(event);
}

bool SuggestionList::eventFilter(QObject *watched, QEvent *event) {
    const bool left =
        watched == edit_ && (event->type() == QEvent::FocusOut || event->type() == QEvent::Hide);
    const bool moved =
        watched != edit_ && event->type() == QEvent::Resize && edit_->window()->size() != openedIn_;
    if (left || moved) hide();
    return QListView::eventFilter(watched, event);
}

} // namespace portolan::views
