#include "app/shortcuts_dialog.h"

#include <QAction>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

#include "views/theme/tone_label.h"

namespace portolan::app {

ShortcutsDialog::ShortcutsDialog(QList<QAction *> actions, QWidget *parent)
    : QDialog(parent), actions_(std::move(actions)), title_(new QLabel), chartTitle_(new QLabel),
      chartWords_(new QLabel), close_(new QPushButton) {
    setObjectName(QStringLiteral("shortcutsDialog"));
    title_->setFont(views::titleFont(font()));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(title_);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(28);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    for (int row = 0; row < actions_.size(); ++row) {
        keys_.push_back(new QLabel);
        words_.push_back(new QLabel);
        keys_.back()->setProperty("tone", QStringLiteral("strong"));
        grid->addWidget(keys_.back(), row, 0);
        grid->addWidget(words_.back(), row, 1);
    }
    column->addLayout(grid);
    chartTitle_->setProperty("tone", QStringLiteral("caption"));
    chartWords_->setWordWrap(true);
    column->addWidget(chartTitle_);
    column->addWidget(chartWords_);
    column->addWidget(close_, 0, Qt::AlignRight);
    close_->setDefault(true);
    connect(close_, &QPushButton::clicked, this, &QDialog::accept);
    retranslateUi();
}

void ShortcutsDialog::retranslateUi() {
    setWindowTitle(tr("Keyboard shortcuts"));
    title_->setText(tr("Keyboard shortcuts"));
    for (int row = 0; row < actions_.size(); ++row) {
        keys_[row]->setText(actions_[row]->shortcut().toString(QKeySequence::NativeText));
        words_[row]->setText(actions_[row]->text());
    }
    chartTitle_->setText(tr("On the chart"));
    chartWords_->setText(
        tr("The arrow keys walk from node to node, Enter shows one in the inspector. The wheel zooms "
           "at the pointer, a drag on the canvas moves the view, a drag of a node pins it."));
    //: a button: close this dialog
    close_->setText(tr("Close", "button"));
}

void ShortcutsDialog::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QDialog::changeEvent(event);
}

} // namespace portolan::app
