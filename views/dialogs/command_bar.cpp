#include "views/dialogs/command_bar.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>

#include "model/changes/command.h"
#include "views/inspector/value_text.h"
#include "views/theme/words.h"

namespace portolan::views {

CommandBar::CommandBar(const Theme &theme, QWidget *parent) : QWidget(parent), text_(new ValueText) {
    setObjectName(QStringLiteral("commandBar"));
    setAttribute(Qt::WA_StyledBackground);
    text_->setObjectName(QStringLiteral("commandText"));
    QFont mono = theme.mono;
    mono.setPointSizeF(font().pointSizeF());
    text_->setFont(mono);
    text_->setFocusPolicy(Qt::StrongFocus);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(20, 12, 20, 12);
    row->addWidget(text_, 1);
    retranslateUi();
}

void CommandBar::setChanges(const std::vector<changes::Change> &changes) {
    std::vector<std::string> commands;
    for (const changes::Change &change : changes) commands.push_back(changes::commandLine(change));
    setCommands(commands);
}

void CommandBar::setCommands(const std::vector<std::string> &commands) {
    QStringList lines;
    commands_.clear();
    for (const std::string &command : commands) {
        commands_ << QString::fromStdString(command);
        lines << QStringLiteral("$ ") + shown(command, 4000);
    }
    text_->setValue(lines.isEmpty() ? QStringLiteral("$") : lines.join(u'\n'));
    retranslateUi();
}

void CommandBar::copy() const {
    const QString docker = QStringLiteral("docker ");
    QStringList lines = commands_;
    if (!options_.isEmpty())
        for (QString &line : lines)
            if (line.startsWith(docker)) line.insert(docker.size(), options_ + u' ');
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void CommandBar::retranslateUi() {
    text_->setAccessibleName(tr("The command that does the same"));
    text_->setAccessibleDescription(text_->toPlainText());
}

void CommandBar::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace portolan::views
