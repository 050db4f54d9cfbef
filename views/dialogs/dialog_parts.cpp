#include "views/dialogs/dialog_parts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "views/theme/tone_label.h"

namespace portolan::views {

void dressTitle(QLabel *title) {
    title->setObjectName(QStringLiteral("dialogTitle"));
    title->setFont(titleFont(title->font()));
}

QWidget *dialogFoot(std::initializer_list<QPushButton *> left, std::initializer_list<QPushButton *> right) {
    auto *foot = new QWidget;
    foot->setObjectName(QStringLiteral("dialogFoot"));
    foot->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(20, 12, 20, 12);
    for (QPushButton *button : left) row->addWidget(button);
    row->addStretch(1);
    for (QPushButton *button : right) row->addWidget(button);
    return foot;
}

} // namespace portolan::views
