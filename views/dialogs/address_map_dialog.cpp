#include "views/dialogs/address_map_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "model/networks/subnets.h"
#include "views/dialogs/address_bars.h"
#include "views/dialogs/dialog_parts.h"
#include "views/dialogs/on_screen.h"
#include "views/theme/plain_tip.h"
#include "views/theme/words.h"

namespace portolan::views {

AddressMapDialog::AddressMapDialog(const qt::SnapshotStore &store, qt::Selection &selection, HostSource host,
                                   const Theme &theme, QWidget *parent)
    : QDialog(parent), store_(store), selection_(selection), host_(std::move(host)), title_(new QLabel),
      engineLabel_(new QLabel), next_(new QLabel), engine_(new QComboBox), bars_(new AddressBars(theme)),
      list_(new QTreeWidget), copy_(new QPushButton), close_(new QPushButton) {
    setObjectName(QStringLiteral("addressMap"));
    dressTitle(title_);
    engine_->setObjectName(QStringLiteral("addressMapEngine"));
    engine_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    engineLabel_->setBuddy(engine_);
    list_->setObjectName(QStringLiteral("addressMapList"));
    mono_ = theme.mono;
    mono_.setPointSizeF(font().pointSizeF());
    list_->setColumnCount(3);
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    list_->header()->setStretchLastSection(false);
    list_->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    list_->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    list_->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    copy_->setObjectName(QStringLiteral("addressMapCopy"));
    copy_->setAutoDefault(false);
    close_->setAutoDefault(false);

    auto *head = new QHBoxLayout;
    head->addWidget(title_, 1);
    head->addWidget(engineLabel_);
    head->addWidget(engine_);
    auto *foot = new QHBoxLayout;
    foot->addWidget(next_);
    foot->addWidget(copy_);
    foot->addStretch(1);
    foot->addWidget(close_);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addLayout(head);
    column->addWidget(bars_);
    column->addWidget(list_, 1);
    column->addLayout(foot);

    connect(engine_, &QComboBox::currentIndexChanged, this, &AddressMapDialog::read);
    connect(bars_, &AddressBars::chosen, this, &AddressMapDialog::choose);
    connect(list_, &QTreeWidget::currentItemChanged, this,
            [this](QTreeWidgetItem *item) { choose(item ? list_->indexOfTopLevelItem(item) : -1); });
    connect(copy_, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(free_); });
    connect(close_, &QPushButton::clicked, this, &QDialog::close);
    connect(&store_, &qt::SnapshotStore::changed, this, [this](const Diff &diff) {
        if (!diff.engines.empty()) fillEngines();
        if (!diff.networks.empty() || !diff.endpoints.empty() || !diff.engines.empty()) read();
    });
    retranslateUi();
    fillEngines();
    read();
    resizeOnScreen(*this, {fontMetrics().averageCharWidth() * 90, fontMetrics().height() * 30});
}

void AddressMapDialog::setTheme(const Theme &theme) { bars_->setTheme(theme); }

void AddressMapDialog::fillEngines() {
    const QSignalBlocker quiet(engine_);
    const QString before = engine_->currentData().toString();
    engine_->clear();
    for (const auto &engine : store_.snapshot().engines)
        if (engine->state != SourceState::duplicate)
            engine_->addItem(shown(engine->name.empty() ? engine->url : engine->name, 60),
                             QString::fromStdString(engine->key.value));
    if (const int at = engine_->findData(before); at >= 0) engine_->setCurrentIndex(at);
}

void AddressMapDialog::read() {
    const EngineKey engine(engine_->currentData().toString().toStdString());
    const networks::Surroundings around =
        networks::surroundingsOf(store_.snapshot(), engine, host_ ? host_(engine) : networks::HostNetwork());
    rows_ = networks::addressRows(store_.snapshot(), around);
    bars_->show(rows_);
    const QSignalBlocker quiet(list_);
    const int current = list_->indexOfTopLevelItem(list_->currentItem());
    list_->clear();
    for (const networks::AddressRow &row : rows_) {
        auto *item = new QTreeWidgetItem(list_);
        item->setText(0, QString::fromStdString(networks::toString(row.occupied.range)));
        item->setText(1, row.clash ? tr("%1 — overlaps another range").arg(occupantText(row))
                                   : occupantText(row));
        item->setText(2, roomText(row));
        item->setFont(0, mono_);
        item->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
        for (int c = 0; c < 3; ++c) item->setToolTip(c, plainTip(item->text(c)));
    }
    if (current >= 0 && current < list_->topLevelItemCount())
        list_->setCurrentItem(list_->topLevelItem(current));
    const auto free = networks::nextFree(around.occupied);
    free_ = free ? QString::fromStdString(networks::toString(*free)) : QString();
    next_->setText(free ? tr("Next free: %1").arg(free_) : tr("Nothing is free."));
    copy_->setEnabled(free.has_value());
}

void AddressMapDialog::choose(int row) {
    bars_->setChosen(row);
    if (row < 0) return;
    const QSignalBlocker quiet(list_);
    list_->setCurrentItem(list_->topLevelItem(row));
    const networks::Occupied &occupied = rows_[std::size_t(row)].occupied;
    if (occupied.by == networks::Occupied::By::network)
        selection_.select(
            networkId(EngineKey(engine_->currentData().toString().toStdString()), occupied.network));
}

void AddressMapDialog::retranslateUi() {
    setWindowTitle(tr("Address map"));
    title_->setText(tr("Address map"));
    engineLabel_->setText(tr("Engine"));
    setPlainTip(engine_, tr("Whose addresses are shown"));
    list_->setHeaderLabels({tr("Range"), tr("In use by"), tr("Addresses")});
    list_->setAccessibleName(tr("Ranges in use"));
    bars_->setAccessibleName(tr("Private address spaces"));
    copy_->setText(tr("Copy"));
    setPlainTip(copy_, tr("Copy the free range"));
    //: a button: close this dialog
    close_->setText(tr("Close", "button"));
}

void AddressMapDialog::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
        read();
    }
    QDialog::changeEvent(event);
}

} // namespace portolan::views
