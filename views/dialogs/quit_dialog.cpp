#include "views/dialogs/quit_dialog.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

#include "views/dialogs/dialog_parts.h"
#include "views/theme/tone_label.h"

namespace portolan::views {

QuitDialog::QuitDialog(About about, QStringList kept, QWidget *parent)
    : QDialog(parent), about_(about), kept_(std::move(kept)), title_(toneParagraph("plain")),
      words_(toneParagraph("plain")), stay_(new QPushButton), finish_(new QPushButton),
      undo_(new QPushButton), quit_(new QPushButton) {
    dressTitle(title_);
    words_->setObjectName(QStringLiteral("quitWords"));
    finish_->setObjectName(QStringLiteral("quitFinish"));
    undo_->setObjectName(QStringLiteral("quitUndo"));
    quit_->setObjectName(QStringLiteral("quitAnyway"));
    finish_->setProperty("primary", true);
    finish_->setDefault(true);
    for (QPushButton *button : {stay_, undo_, quit_}) button->setAutoDefault(false);
    auto *page = new QVBoxLayout;
    page->setContentsMargins(20, 18, 20, 16);
    page->setSpacing(8);
    page->addWidget(title_);
    page->addWidget(words_);
    page->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(page, 1);
    column->addWidget(dialogFoot({stay_}, {quit_, undo_, finish_}));
    quit_->setVisible(about == About::program);
    setMinimumWidth(std::min(fontMetrics().averageCharWidth() * 72, screen()->availableSize().width() - 16));
    connect(stay_, &QPushButton::clicked, this, &QDialog::reject);
    connect(finish_, &QPushButton::clicked, this, &QuitDialog::finishWanted);
    connect(undo_, &QPushButton::clicked, this, &QuitDialog::undoWanted);
    connect(quit_, &QPushButton::clicked, this, &QuitDialog::quitWanted);
    for (QPushButton *button : {finish_, undo_, quit_})
        connect(button, &QPushButton::clicked, this, &QDialog::accept);
    retranslateUi();
    finish_->setFocus();
}

void QuitDialog::retranslateUi() {
    setWindowTitle(tr("A plan is under way"));
    title_->setText(tr("A plan is under way"));
    if (about_ == About::dialog) {
        words_->setText(
            tr("The dialog closes by itself once the plan has ended, unless something has failed."));
        stay_->setText(tr("Do not close"));
        finish_->setText(tr("Finish, then close"));
        undo_->setText(tr("Undo, then close"));
        return;
    }
    QString words = tr("Quit now, and it stops in the middle: nobody finishes it, and nobody undoes it.");
    if (!kept_.isEmpty())
        words +=
            u'\n' + tr("The old container is kept, at the latest as %1. The next start of Portolan offers "
                       "to put it back.")
                        .arg(kept_.join(QStringLiteral(", ")));
    words_->setText(words);
    stay_->setText(tr("Do not quit"));
    finish_->setText(tr("Finish, then quit"));
    undo_->setText(tr("Undo, then quit"));
    quit_->setText(tr("Quit anyway"));
}

void QuitDialog::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QDialog::changeEvent(event);
}

} // namespace portolan::views
