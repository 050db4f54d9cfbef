#include "views/explorer/explorer_view.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "model/qt/explorer_model.h"
#include "views/explorer/explorer_delegate.h"
#include "views/explorer/explorer_proxy.h"
#include "views/theme/panel_tree.h"

namespace portolan::views {
namespace {

/// More containers than this, and networks start folded.
constexpr std::size_t unfoldedAtMost = 200;
constexpr int unfoldFoundAtMost = 500;

template <class F>
void forEachIndex(const QAbstractItemModel &model, const QModelIndex &parent, F &&f) {
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex at = model.index(row, 0, parent);
        f(at);
        forEachIndex(model, at, f);
    }
}

} // namespace

ExplorerView::ExplorerView(qt::SnapshotStore &store, qt::Selection &selection, QWidget *parent)
    : QWidget(parent), store_(store), selection_(selection), model_(new qt::ExplorerModel(store, this)),
      proxy_(new ExplorerProxy(this)), delegate_(new ExplorerDelegate(this)), tree_(new PanelTree(this)),
      filter_(new QLineEdit(this)), message_(new QLabel(this)), pages_(new QStackedWidget(this)) {
    setObjectName(QStringLiteral("explorer"));
    proxy_->setSourceModel(model_);
    tree_->setModel(proxy_);
    tree_->setItemDelegate(delegate_);
    tree_->setObjectName(QStringLiteral("explorerTree"));
    tree_->installEventFilter(this);
    filter_->setObjectName(QStringLiteral("explorerFilter"));
    filter_->setClearButtonEnabled(true);
    filter_->installEventFilter(this);
    message_->setTextFormat(Qt::PlainText);
    message_->setWordWrap(true);
    message_->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    message_->setMargin(24);
    message_->setProperty("tone", QStringLiteral("muted"));
    pages_->addWidget(tree_);
    pages_->addWidget(message_);
    auto *bar = new QVBoxLayout;
    bar->setContentsMargins(8, 8, 8, 6);
    bar->addWidget(filter_);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(pages_, 1);
    setFocusProxy(tree_);

    connect(filter_, &QLineEdit::textChanged, this, &ExplorerView::filter);
    connect(tree_, &PanelTree::chosen, this, [this](const QModelIndex &at) {
        const auto id = at.data(qt::entityIdRole).value<EntityId>();
        if (!id.empty()) selection_.select(id);
    });
    connect(tree_, &QTreeView::doubleClicked, this, [this](const QModelIndex &at) {
        const auto id = at.data(qt::entityIdRole).value<EntityId>();
        if (!id.empty()) emit activated(id);
    });
    tree_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(tree_, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        const auto id = tree_->indexAt(at).data(qt::entityIdRole).value<EntityId>();
        emit contextMenuRequested(id, tree_->viewport()->mapToGlobal(at));
    });
    connect(&selection_, &qt::Selection::changed, this, &ExplorerView::showSelection);
    connect(model_, &QAbstractItemModel::rowsInserted, this, &ExplorerView::notice);
    connect(&store_, &qt::SnapshotStore::changed, this, &ExplorerView::settle); // after the model's own
    notice({}, 0, model_->rowCount() - 1);
    retranslateUi();
    settle();
}

void ExplorerView::setTheme(const Theme &theme) {
    delegate_->setTheme(theme);
    tree_->setTheme(theme);
}

void ExplorerView::focusFilter() {
    filter_->setFocus(Qt::ShortcutFocusReason);
    filter_->selectAll();
}

/// Only writes down: in the middle of a change a proxy had better not be asked for other rows.
void ExplorerView::notice(const QModelIndex &parent, int first, int last) {
    const bool few = store_.snapshot().containers.size() <= unfoldedAtMost;
    for (int row = first; row <= last; ++row) {
        const QModelIndex at = model_->index(row, 0, parent);
        const auto node = at.data(qt::explorerNodeRole).value<qt::ExplorerNode>();
        const bool unfold = node == qt::ExplorerNode::engine || node == qt::ExplorerNode::swarm ||
                            (few && node == qt::ExplorerNode::network);
        if (unfold) newcomers_.push_back(at);
        if (const int children = model_->rowCount(at); children > 0) notice(at, 0, children - 1);
    }
}

void ExplorerView::settle() {
    proxy_->refilter();
    for (const QPersistentModelIndex &at : std::exchange(newcomers_, {}))
        if (at.isValid()) tree_->expand(proxy_->mapFromSource(at));
    showPage();
    if (!tree_->currentIndex().isValid() && !selection_.current().empty()) showSelection();
}

void ExplorerView::filter(const QString &needle) {
    const QString wanted = needle.trimmed();
    if (proxy_->needle().isEmpty() && !wanted.isEmpty()) {
        expandedBefore_.clear();
        forEachIndex(*proxy_, {}, [this](const QModelIndex &at) {
            if (tree_->isExpanded(at)) expandedBefore_.push_back(proxy_->mapToSource(at));
        });
    }
    proxy_->setNeedle(wanted);
    if (wanted.isEmpty()) {
        tree_->collapseAll();
        for (const QPersistentModelIndex &at : expandedBefore_)
            if (at.isValid()) tree_->expand(proxy_->mapFromSource(at));
        expandedBefore_.clear();
    } else {
        int rows = 0;
        forEachIndex(*proxy_, {}, [&rows](const QModelIndex &) { ++rows; });
        if (rows <= unfoldFoundAtMost) tree_->expandAll();
    }
    showPage();
    showSelection();
}

void ExplorerView::showSelection() {
    const EntityId &id = selection_.current();
    if (tree_->currentIndex().isValid() &&
        tree_->currentIndex().data(qt::entityIdRole).value<EntityId>() == id) {
        tree_->showCurrent(tree_->currentIndex());
        return;
    }
    for (const QModelIndex &source : model_->indexesOf(id))
        if (const QModelIndex at = proxy_->mapFromSource(source); at.isValid()) {
            tree_->showCurrent(at);
            return;
        }
    tree_->showCurrent({});
}

void ExplorerView::showPage() {
    const bool empty = proxy_->rowCount() == 0;
    if (empty)
        message_->setText(
            filter_->text().trimmed().isEmpty()
                ? tr("Engines, their networks and containers appear here once one is connected.")
                : tr("Nothing here has “%1” in its name, address or image.").arg(filter_->text()));
    pages_->setCurrentWidget(empty ? static_cast<QWidget *>(message_) : tree_);
}

void ExplorerView::retranslateUi() {
    filter_->setPlaceholderText(tr("Filter by name, address or image"));
    filter_->setAccessibleName(tr("Filter of the explorer"));
    tree_->setAccessibleName(tr("Engines, networks and containers"));
    proxy_->retranslate();
    showPage();
}

void ExplorerView::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

bool ExplorerView::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (watched == filter_ && key->key() == Qt::Key_Escape && !filter_->text().isEmpty()) {
        filter_->clear();
        return true;
    }
    if (watched == filter_ && (key->key() == Qt::Key_Down || key->key() == Qt::Key_Return)) {
        tree_->setFocus(Qt::TabFocusReason);
        if (!tree_->currentIndex().isValid()) tree_->setCurrentIndex(proxy_->index(0, 0));
        return true;
    }
    if (watched == tree_ && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
        const auto id = tree_->currentIndex().data(qt::entityIdRole).value<EntityId>();
        if (!id.empty()) emit activated(id);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace portolan::views
