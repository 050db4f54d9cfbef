#include "views/table/table_view.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QToolButton>

#include "views/table/table_export.h"
#include "views/table/table_proxy.h"
#include "views/theme/panel_tree.h"
#include "views/theme/plain_tip.h"

namespace portolan::views {
namespace {

/// Rows with some air.
class RowDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override {
        return QStyledItemDelegate::sizeHint(option, index).expandedTo({0, option.fontMetrics.height() + 8});
    }
};

} // namespace

TableView::TableView(qt::SnapshotStore &store, qt::Selection &selection, qt::Finder &finder,
                     qt::ChartFilter &filter, QWidget *parent)
    : QWidget(parent), store_(store), selection_(selection), finder_(finder), filter_(filter),
      proxy_(new TableProxy(filter, this)), table_(new PanelTree), message_(new QLabel), count_(new QLabel),
      pages_(new QStackedWidget), columns_(new QToolButton), copy_(new QToolButton),
      columnsMenu_(new QMenu(columns_)), copyMenu_(new QMenu(copy_)) {
    setObjectName(QStringLiteral("tableTwin"));
    table_->setObjectName(QStringLiteral("tableTree"));
    table_->setItemDelegate(new RowDelegate(table_));
    table_->setRootIsDecorated(false);
    table_->setIndentation(0);
    table_->setHeaderHidden(false);
    table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table_->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    table_->setAllColumnsShowFocus(true);
    table_->installEventFilter(this);
    message_->setWordWrap(true);
    message_->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    message_->setMargin(16);
    message_->setProperty("tone", QStringLiteral("muted"));
    count_->setProperty("tone", QStringLiteral("muted"));
    columns_->setObjectName(QStringLiteral("tableColumns"));
    copy_->setObjectName(QStringLiteral("tableCopy"));
    columns_->setMenu(columnsMenu_);
    copy_->setMenu(copyMenu_);
    for (QToolButton *button : {columns_, copy_}) {
        button->setPopupMode(QToolButton::InstantPopup);
        button->setProperty("small", true);
        button->setFocusPolicy(Qt::TabFocus);
    }
    pages_->addWidget(table_);
    pages_->addWidget(message_);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 4, 10, 4);
    row->setSpacing(8);
    row->addWidget(count_, 1);
    row->addWidget(columns_);
    row->addWidget(copy_);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(pages_, 1);
    setFocusProxy(table_);
    connect(columnsMenu_, &QMenu::aboutToShow, this, &TableView::fillColumns);
    connect(copyMenu_->addAction(QString()), &QAction::triggered, this, [this] { copy(false); });
    connect(copyMenu_->addAction(QString()), &QAction::triggered, this, [this] { copy(true); });
    retranslateUi();
}

void TableView::setTheme(const Theme &theme) { table_->setTheme(theme); }

void TableView::build() {
    model_ = new qt::ThingsModel(store_, finder_, this);
    proxy_->setSourceModel(model_);
    table_->setModel(proxy_);
    table_->setSortingEnabled(true);
    QHeaderView *header = table_->header();
    header->setSectionsMovable(true);
    header->setStretchLastSection(true);
    header->setMinimumSectionSize(fontMetrics().averageCharWidth() * 5);
    const int em = fontMetrics().averageCharWidth();
    const int widths[qt::thingColumns]{24, 20, 12, 26, 18, 22, 18, 16, 30};
    for (int i = 0; i < qt::thingColumns; ++i) header->resizeSection(i, widths[i] * em);
    header->setSectionHidden(int(qt::ThingColumn::labels), true);
    table_->sortByColumn(0, Qt::AscendingOrder);
    if (!state_.isEmpty() && header->restoreState(state_) && header->sectionSize(0) < em)
        header->showSection(0);
    header->setSectionHidden(int(qt::ThingColumn::name), false); // a row without a name says nothing
    connect(table_, &PanelTree::chosen, this, [this](const QModelIndex &at) {
        selection_.select(at.data(qt::ThingsModel::idRole).value<EntityId>());
    });
    connect(table_, &QTreeView::doubleClicked, this, [this](const QModelIndex &at) {
        emit activated(at.data(qt::ThingsModel::idRole).value<EntityId>());
    });
    table_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(table_, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        const auto id = table_->indexAt(at).data(qt::ThingsModel::idRole).value<EntityId>();
        emit contextMenuRequested(id, table_->viewport()->mapToGlobal(at));
    });
    connect(&selection_, &qt::Selection::changed, this, &TableView::showSelection);
    connect(&filter_, &qt::ChartFilter::changed, this, [this] {
        stale_ = !isVisible(); // nobody looks: once is enough when somebody does
        if (stale_) return;
        proxy_->refilter();
        showPage();
        showSelection();
    });
    connect(&finder_, &qt::Finder::followed, this, [this] {
        if (isVisible()) showPage();
    });
}

void TableView::showEvent(QShowEvent *event) {
    if (!model_) build();
    if (std::exchange(stale_, false)) proxy_->refilter();
    showPage();
    showSelection();
    QWidget::showEvent(event);
}

void TableView::showSelection() {
    const QModelIndex now = table_->currentIndex();
    const EntityId &id = selection_.current();
    if (now.isValid() && now.data(qt::ThingsModel::idRole).value<EntityId>() == id) return;
    const EntityId wanted = id.kind == EntityKind::ambassador ? EntityId{EntityKind::container, id.key} : id;
    const QModelIndex at = proxy_->mapFromSource(model_->indexOf(wanted));
    if (at != now || table_->selectionModel()->hasSelection()) table_->showCurrent(at);
}

void TableView::showPage() {
    const int rows = model_ ? proxy_->rowCount() : 0;
    if (rows == 0)
        message_->setText(filter_.active()
                              ? tr("Nothing matches the filter.")
                              : tr("Containers, networks and etcds appear here once an engine or an "
                                   "etcd is connected."));
    pages_->setCurrentWidget(rows == 0 ? static_cast<QWidget *>(message_) : table_);
    const int all = model_ ? model_->rowCount() : 0;
    count_->setText(rows == all ? tr("%n row(s)", nullptr, all)
                                : tr("%1 of %n row(s)", nullptr, all).arg(rows));
    columns_->setEnabled(rows > 0);
    copy_->setEnabled(rows > 0);
}

void TableView::fillColumns() {
    columnsMenu_->clear();
    QHeaderView *header = table_->header();
    for (int i = 1; i < qt::thingColumns; ++i) {
        QAction *action = columnsMenu_->addAction(columnWord(static_cast<qt::ThingColumn>(i)));
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(i));
        connect(action, &QAction::toggled, this, [header, i](bool on) { header->setSectionHidden(i, !on); });
    }
}

/// The chosen rows, or all that are shown, with the columns that are shown, in their order.
void TableView::copy(bool json) const {
    const QHeaderView *header = table_->header();
    QList<int> columns;
    for (int visual = 0; visual < header->count(); ++visual)
        if (const int column = header->logicalIndex(visual); !header->isSectionHidden(column))
            columns.push_back(column);
    QList<int> rows;
    for (const QModelIndex &at : table_->selectionModel()->selectedRows()) rows.push_back(at.row());
    std::sort(rows.begin(), rows.end());
    if (rows.size() < 2)
        for (rows.clear(); rows.size() < proxy_->rowCount();) rows.push_back(int(rows.size()));
    QStringList head;
    for (const int column : columns) {
        const auto which = static_cast<qt::ThingColumn>(column);
        head.push_back(json ? columnKey(which) : columnWord(which));
    }
    QList<QStringList> cells;
    for (const int row : rows) {
        QStringList line;
        for (const int column : columns) line.push_back(proxy_->index(row, column).data().toString());
        cells.push_back(line);
    }
    QApplication::clipboard()->setText(json ? toJson(head, cells) : toCsv(head, cells));
}

QByteArray TableView::saveState() const { return model_ ? table_->header()->saveState() : state_; }

void TableView::restoreState(const QByteArray &state) { state_ = state; }

bool TableView::eventFilter(QObject *watched, QEvent *event) {
    if (watched == table_ && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Copy)) {
            copy(false);
            return true;
        }
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) &&
            table_->currentIndex().isValid()) {
            emit activated(table_->currentIndex().data(qt::ThingsModel::idRole).value<EntityId>());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void TableView::retranslateUi() {
    table_->setAccessibleName(tr("What stands on the chart, as a table"));
    columns_->setText(tr("Columns ▾"));
    setPlainTip(columns_, tr("Choose the columns; drag their titles to move them"));
    columns_->setAccessibleName(tr("Columns"));
    copy_->setText(tr("Copy ▾"));
    setPlainTip(copy_, tr("Copy the chosen rows, or all that are shown (Ctrl+C: as CSV)"));
    copy_->setAccessibleName(tr("Copy"));
    copyMenu_->actions().at(0)->setText(tr("As CSV"));
    copyMenu_->actions().at(1)->setText(tr("As JSON"));
    if (model_) proxy_->retranslate();
    showPage();
}

void TableView::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace portolan::views
