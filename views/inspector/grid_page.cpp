#include "views/inspector/grid_page.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QTableView>

#include "views/theme/plain_tip.h"

namespace portolan::views {

void GridModel::show(Grid grid) {
    if (grid.headers.size() != grid_.headers.size()) { // another table altogether
        beginResetModel();
        grid_ = std::move(grid);
        endResetModel();
        return;
    }
    for (int row = rowCount() - 1; row >= 0; --row) {
        const EntityId id = idAt(row);
        const bool stays = id.empty() ? row < grid.rows.size()
                                      : std::find(grid.ids.begin(), grid.ids.end(), id) != grid.ids.end();
        if (stays) continue;
        beginRemoveRows({}, row, row);
        grid_.rows.remove(row);
        grid_.ids.erase(grid_.ids.begin() + row);
        endRemoveRows();
    }
    for (int row = 0; row < grid.rows.size(); ++row) {
        if (row < rowCount() && idAt(row) == grid.ids[std::size_t(row)]) continue;
        beginInsertRows({}, row, row);
        grid_.rows.insert(row, grid.rows[row]);
        grid_.ids.insert(grid_.ids.begin() + row, grid.ids[std::size_t(row)]);
        endInsertRows();
    }
    if (const int extra = rowCount() - int(grid.rows.size()); extra > 0) { // their order has changed
        beginRemoveRows({}, int(grid.rows.size()), rowCount() - 1);
        grid_.rows.resize(grid.rows.size());
        grid_.ids.resize(grid.ids.size());
        endRemoveRows();
    }
    grid_ = std::move(grid);
    if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    if (columnCount() > 0) emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

EntityId GridModel::idAt(int row) const {
    return row >= 0 && row < int(grid_.ids.size()) ? grid_.ids[std::size_t(row)] : EntityId{};
}

bool GridModel::columnIsEmpty(int column) const {
    return std::all_of(grid_.rows.begin(), grid_.rows.end(),
                       [column](const QVector<Cell> &row) { return row[column].text.isEmpty(); });
}

int GridModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : int(grid_.rows.size());
}
int GridModel::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : int(grid_.headers.size());
}

QVariant GridModel::data(const QModelIndex &index, int role) const {
    if (!index.isValid()) return {};
    const Cell &cell = grid_.rows[index.row()][index.column()];
    if (role == Qt::DisplayRole) return cell.text;
    if (role == Qt::ToolTipRole) return plainTip(cell.text);
    if (role == Qt::FontRole && cell.mono) return mono_;
    if (role == Qt::AccessibleTextRole)
        return QString(grid_.headers[index.column()] + QStringLiteral(": ") + cell.text);
    return {};
}

QVariant GridModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section >= grid_.headers.size()) return {};
    if (role == Qt::DisplayRole) return grid_.headers[section];
    if (role == Qt::TextAlignmentRole) return int(Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

GridPage::GridPage(QWidget *parent)
    : QStackedWidget(parent), model_(new GridModel(this)), table_(new QTableView), empty_(new QLabel) {
    table_->setModel(model_);
    table_->setFrameShape(QFrame::NoFrame);
    table_->setShowGrid(false);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table_->setCornerButtonEnabled(false);
    table_->setTabKeyNavigation(false);
    table_->verticalHeader()->hide();
    table_->horizontalHeader()->setHighlightSections(false);
    table_->horizontalHeader()->setStretchLastSection(true);
    table_->setContextMenuPolicy(Qt::NoContextMenu);
    table_->installEventFilter(this);
    empty_->setTextFormat(Qt::PlainText);
    empty_->setWordWrap(true);
    empty_->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    empty_->setMargin(24);
    empty_->setProperty("tone", QStringLiteral("muted"));
    setContentsMargins(10, 4, 0, 0);
    addWidget(table_);
    addWidget(empty_);
    connect(table_, &QTableView::doubleClicked, this, [this](const QModelIndex &at) {
        if (const EntityId id = model_->idAt(at.row()); !id.empty()) emit entityWanted(id);
    });
}

void GridPage::setTheme(const Theme &theme) {
    QFont mono = theme.mono;
    mono.setPointSizeF(font().pointSizeF() * 0.95);
    model_->setMono(mono);
    table_->viewport()->update();
}

void GridPage::render(Grid grid, const QString &whenEmpty, const QString &accessibleName) {
    const int before = model_->rowCount();
    model_->show(std::move(grid));
    for (int column = 0; column < model_->columnCount(); ++column)
        table_->setColumnHidden(column, model_->columnIsEmpty(column));
    if (before != model_->rowCount() && model_->rowCount() <= 500) table_->resizeColumnsToContents();
    table_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    table_->setAccessibleName(accessibleName);
    empty_->setText(whenEmpty);
    setCurrentIndex(model_->rowCount() == 0 ? 1 : 0);
}

void GridPage::copySelection() {
    QStringList lines;
    for (const QModelIndex &row : table_->selectionModel()->selectedRows()) {
        QStringList cells;
        for (int column = 0; column < model_->columnCount(); ++column)
            if (!table_->isColumnHidden(column))
                cells.push_back(row.siblingAtColumn(column).data().toString());
        lines.push_back(cells.join(u'\t'));
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

bool GridPage::eventFilter(QObject *watched, QEvent *event) {
    if (watched != table_ || event->type() != QEvent::KeyPress)
        return QStackedWidget::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    if (key->matches(QKeySequence::Copy)) {
        copySelection();
        return true;
    }
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        if (const EntityId id = model_->idAt(table_->currentIndex().row()); !id.empty())
            emit entityWanted(id);
        return true;
    }
    return false;
}

} // namespace portolan::views
