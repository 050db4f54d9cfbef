#include "views/dialogs/pick_container_dialog.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

#include "model/plans/configuration.h"
#include "views/dialogs/dialog_parts.h"
#include "views/theme/tone_label.h"
#include "views/theme/words.h"

namespace portolan::views {

PickContainerDialog::PickContainerDialog(const qt::SnapshotStore &store, const EngineKey &engine,
                                         const QString &mode, QWidget *parent)
    : QDialog(parent), store_(store), engine_(engine), mode_(mode), title_(toneParagraph("plain")),
      subtitle_(toneParagraph("muted")), label_(new QLabel), containers_(new QComboBox),
      cancel_(new QPushButton), next_(new QPushButton) {
    dressTitle(title_);
    subtitle_->setObjectName(QStringLiteral("pickSubtitle"));
    containers_->setObjectName(QStringLiteral("pickContainer"));
    next_->setObjectName(QStringLiteral("pickNext"));
    next_->setProperty("primary", true);
    next_->setDefault(true);
    cancel_->setAutoDefault(false);
    label_->setBuddy(containers_);
    auto *row = new QHBoxLayout;
    row->setSpacing(14);
    row->addWidget(label_);
    row->addWidget(containers_, 1);
    auto *page = new QVBoxLayout;
    page->setContentsMargins(20, 18, 20, 16);
    page->addWidget(title_);
    page->addWidget(subtitle_);
    page->addSpacing(6);
    page->addLayout(row);
    page->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(page, 1);
    column->addWidget(dialogFoot({}, {cancel_, next_}));
    setMinimumWidth(std::min(fontMetrics().averageCharWidth() * 64, screen()->availableSize().width() - 16));
    connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
    connect(next_, &QPushButton::clicked, this, &QDialog::accept);
    connect(&store, &qt::SnapshotStore::changed, this, &PickContainerDialog::fill);
    retranslateUi();
    containers_->setFocus();
}

ContainerId PickContainerDialog::chosen() const {
    return ContainerId(containers_->currentData().toString().toStdString());
}

/// What is there now; what was chosen stays chosen.
void PickContainerDialog::fill() {
    std::vector<const Container *> all;
    const std::string mode = mode_.toStdString();
    for (const auto &c : store_.snapshot().containers)
        if (c->engine == engine_ && (plans::isContainerMode(mode) || c->networkMode != mode))
            all.push_back(c.get());
    std::sort(all.begin(), all.end(), [](auto *a, auto *b) { return a->name < b->name; });
    const QVariant before = containers_->currentData();
    containers_->clear();
    for (const Container *c : all)
        containers_->addItem(shown(c->name, 80) + QStringLiteral(" · ") + stateWord(c->state),
                             QString::fromStdString(c->id.value));
    containers_->setCurrentIndex(std::max(0, containers_->findData(before)));
    subtitle_->setText(
        all.empty() ? tr("This engine has no container that could be made anew in it.")
                    : tr("Docker cannot change the mode of a container, so it is made anew. Nothing is "
                         "done before you have seen the plan."));
    next_->setEnabled(!all.empty());
}

void PickContainerDialog::retranslateUi() {
    const QString title = plans::isContainerMode(mode_.toStdString())
                              ? tr("Which container shall share the network of another one?")
                              //: %1 is a mode: host or none
                              : tr("Which container shall be made anew in mode %1?").arg(mode_);
    setWindowTitle(title);
    title_->setText(title);
    label_->setText(tr("Container"));
    containers_->setAccessibleName(tr("Container"));
    cancel_->setText(tr("Cancel"));
    next_->setText(tr("Show the plan…"));
    fill();
}

void PickContainerDialog::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QDialog::changeEvent(event);
}

} // namespace portolan::views
