#include "views/dialogs/file_field.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QStyle>
#include <QToolButton>

namespace portolan::views {

FileField::FileField(QWidget *parent) : QWidget(parent), edit_(new QLineEdit), pick_(new QToolButton) {
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(edit_, 1);
    row->addWidget(pick_);
    setFocusProxy(edit_);
    connect(pick_, &QToolButton::clicked, this, [this] {
        const QString path = QFileDialog::getOpenFileName(this, edit_->accessibleName(), edit_->text());
        if (!path.isEmpty()) edit_->setText(path);
    });
}

QString FileField::path() const { return edit_->text().trimmed(); }

void FileField::setWords(const QString &what, const QString &pick) {
    edit_->setAccessibleName(what);
    pick_->setText(pick);
}

bool FileField::checkExists() {
    const bool good = path().isEmpty() || QFileInfo(path()).isFile();
    edit_->setProperty("wrong", !good);
    edit_->style()->unpolish(edit_);
    edit_->style()->polish(edit_);
    return good;
}

} // namespace portolan::views
