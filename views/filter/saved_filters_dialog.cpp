#include "views/filter/saved_filters_dialog.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QTreeWidget>

#include "views/theme/plain_tip.h"

namespace portolan::views {
namespace {

constexpr int nameRole = Qt::UserRole + 1; // the name before an edit

} // namespace

SavedFiltersDialog::SavedFiltersDialog(SavedFilters filters, QWidget *parent)
    : QDialog(parent), filters_(std::move(filters)), title_(new QLabel), message_(new QLabel),
      list_(new QTreeWidget), rename_(new QPushButton), remove_(new QPushButton), close_(new QPushButton) {
    setObjectName(QStringLiteral("savedFiltersDialog"));
    title_->setObjectName(QStringLiteral("dialogTitle"));
    message_->setTextFormat(Qt::PlainText);
    message_->setWordWrap(true);
    message_->setProperty("tone", QStringLiteral("danger"));
    message_->hide();
    list_->setObjectName(QStringLiteral("savedFilters"));
    list_->setColumnCount(2);
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    list_->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    const int em = fontMetrics().averageCharWidth();
    list_->setMinimumSize(em * 60, fontMetrics().height() * 10);
    list_->setColumnWidth(0, em * 24);
    rename_->setObjectName(QStringLiteral("renameFilter"));
    remove_->setObjectName(QStringLiteral("removeFilter"));
    close_->setDefault(true);
    auto *foot = new QHBoxLayout;
    foot->addWidget(rename_);
    foot->addWidget(remove_);
    foot->addStretch(1);
    foot->addWidget(close_);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(10);
    column->addWidget(title_);
    column->addWidget(list_, 1);
    column->addWidget(message_);
    column->addLayout(foot);
    connect(list_, &QTreeWidget::itemChanged, this, &SavedFiltersDialog::nameEdited);
    connect(list_, &QTreeWidget::currentItemChanged, this, &SavedFiltersDialog::settle);
    connect(rename_, &QPushButton::clicked, this, [this] { list_->editItem(list_->currentItem(), 0); });
    connect(remove_, &QPushButton::clicked, this, &SavedFiltersDialog::remove);
    connect(new QShortcut(QKeySequence::Delete, list_, nullptr, nullptr, Qt::WidgetShortcut),
            &QShortcut::activated, this, &SavedFiltersDialog::remove);
    connect(close_, &QPushButton::clicked, this, &QDialog::accept);
    fill({});
    retranslateUi();
}

void SavedFiltersDialog::editName(const QString &name) {
    fill(name);
    if (list_->currentItem()) list_->editItem(list_->currentItem(), 0);
}

void SavedFiltersDialog::fill(const QString &current) {
    const QSignalBlocker quiet(list_);
    list_->clear();
    for (const SavedFilter &filter : filters_.all()) {
        auto *item = new QTreeWidgetItem(list_, {filter.name, filter.query});
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        item->setData(0, nameRole, filter.name);
        item->setToolTip(0, plainTip(filter.name));
        item->setToolTip(1, plainTip(filter.query));
        if (filter.name == current) list_->setCurrentItem(item);
    }
    if (!list_->currentItem() && list_->topLevelItemCount() > 0)
        list_->setCurrentItem(list_->topLevelItem(0));
    settle();
}

void SavedFiltersDialog::nameEdited(QTreeWidgetItem *item) {
    const QString before = item->data(0, nameRole).toString();
    const QString name = item->text(0).simplified();
    const bool done = filters_.rename(before, name);
    message_->setText(done ? QString() : tr("There is a filter of this name already, or the name is empty."));
    message_->setVisible(!done);
    // Not now: the editor of the item is still at work.
    QMetaObject::invokeMethod(
        this, [this, now = done ? name : before] { fill(now); }, Qt::QueuedConnection);
    if (done) emit changed();
}

void SavedFiltersDialog::remove() {
    const QTreeWidgetItem *item = list_->currentItem();
    if (!item) return;
    filters_.remove(item->data(0, nameRole).toString());
    fill({});
    emit changed();
}

void SavedFiltersDialog::settle() {
    const bool any = list_->currentItem() != nullptr;
    rename_->setEnabled(any);
    remove_->setEnabled(any);
}

void SavedFiltersDialog::retranslateUi() {
    setWindowTitle(tr("Saved filters"));
    title_->setText(tr("Saved filters"));
    list_->setHeaderLabels({tr("Name"), tr("Query")});
    list_->setAccessibleName(tr("Saved filters"));
    rename_->setText(tr("Rename"));
    setPlainTip(rename_, tr("Type another name in its place (F2)"));
    remove_->setText(tr("Remove"));
    setPlainTip(remove_, tr("Forget this filter; nothing else changes (Del)"));
    //: a button: close this dialog
    close_->setText(tr("Close", "button"));
    setPlainTip(close_, tr("What was changed here is kept"));
}

void SavedFiltersDialog::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QDialog::changeEvent(event);
}

} // namespace portolan::views
