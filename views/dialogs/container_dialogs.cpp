#include "views/dialogs/container_dialogs.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

#include "model/changes/ending.h"
#include "views/theme/tone_label.h"
#include "views/theme/words.h"

namespace portolan::views {
namespace {

QString nameOf(const changes::ContainerRef &container) { return shown(container.name, 80); }

struct ContainerDialogs {
    Q_DECLARE_TR_FUNCTIONS(ContainerDialogs)

public:
    static QString goesAtEnd() {
        return tr("It was run with --rm: once it ends, the engine removes it, with every file that was "
                  "written inside it and with its anonymous volumes.");
    }
};

} // namespace

RenameDialog::RenameDialog(qt::ChangeLog &log, const Container &container, const Theme &theme,
                           QWidget *parent)
    : ChangeDialog(log, container.engine, theme, parent), container_{container.id, container.name},
      label_(new QLabel), hint_(toneParagraph("muted")), name_(new QLineEdit) {
    name_->setObjectName(QStringLiteral("newName"));
    name_->setMaxLength(255);
    name_->setText(QString::fromStdString(container.name));
    name_->selectAll();
    label_->setBuddy(name_);
    body()->addWidget(label_);
    body()->addWidget(name_);
    body()->addWidget(hint_);
    body()->addStretch(1);
    connect(name_, &QLineEdit::textChanged, this, &RenameDialog::read);
    retranslateUi();
    name_->setFocus();
}

/// Docker's own rule for names.
void RenameDialog::read() {
    static const QRegularExpression allowed(QStringLiteral("^[a-zA-Z0-9][a-zA-Z0-9_.-]+$"));
    const QString name = name_->text().trimmed();
    const bool same = name == QString::fromStdString(container_.name);
    const bool good = allowed.match(name).hasMatch();
    const bool wrong = !name.isEmpty() && !good;
    hint_->setText(
        wrong ? tr("Two or more of a–z, A–Z, 0–9, “_”, “.” and “-”; the first is a letter or a digit.")
              : tr("On networks of your own the new name answers at once, and the old one no more: links "
                   "to it lead nowhere then. Aliases stay, and links on the default bridge follow."));
    setTone(hint_, wrong ? "danger" : "muted");
    if (good && !same)
        setChange(changes::RenameContainer{container_, name.toStdString()});
    else
        setChanges({});
}

void RenameDialog::retranslateUi() {
    setTitle(tr("Rename %1").arg(nameOf(container_)));
    setVerb(tr("Rename"));
    label_->setText(tr("New name"));
    name_->setAccessibleName(tr("New name"));
    read();
}

RemoveContainerDialog::RemoveContainerDialog(qt::ChangeLog &log, const Container &container,
                                             const Theme &theme, QWidget *parent)
    : ChangeDialog(log, container.engine, theme, parent), container_{container.id, container.name},
      up_(isUp(container.state)), lost_(toneParagraph("plain")), volumes_(new QCheckBox) {
    volumes_->setObjectName(QStringLiteral("removeVolumes"));
    body()->addWidget(lost_);
    body()->addWidget(volumes_);
    body()->addStretch(1);
    connect(volumes_, &QCheckBox::toggled, this, &RemoveContainerDialog::read);
    retranslateUi();
}

void RemoveContainerDialog::read() {
    setChange(changes::RemoveContainer{container_, up_, volumes_->isChecked()});
}

void RemoveContainerDialog::retranslateUi() {
    setTitle(tr("Remove %1?").arg(nameOf(container_)), tr("This cannot be taken back."));
    QString lost = tr("What goes: the container, its settings, its logs, and every file that was written "
                      "inside it. Named volumes and bind mounts stay.");
    if (up_) lost += u'\n' + tr("It is up: its processes are killed first.");
    lost_->setText(lost);
    volumes_->setText(tr("Also its anonymous volumes, with all that is in them"));
    setVerb(tr("Remove"));
    read();
}

StopForGoodDialog::StopForGoodDialog(qt::ChangeLog &log, const Container &container, const Theme &theme,
                                     QWidget *parent)
    : ChangeDialog(log, container.engine, theme, parent), name_(container.name),
      lost_(toneParagraph("plain")) {
    body()->addWidget(lost_);
    body()->addStretch(1);
    setHarm();
    setChange(changes::StopContainer{{container.id, container.name}, {}, changes::graceOf(container)});
    retranslateUi();
}

void StopForGoodDialog::retranslateUi() {
    setTitle(tr("Stop %1 for good?").arg(shown(name_, 80)), tr("This cannot be taken back."));
    lost_->setText(ContainerDialogs::goesAtEnd());
    setVerb(tr("Stop"));
}

KillDialog::KillDialog(qt::ChangeLog &log, const Container &container, const Theme &theme, QWidget *parent)
    : ChangeDialog(log, container.engine, theme, parent), container_{container.id, container.name},
      removedAtEnd_(changes::isRemovedAtEnd(container)), label_(new QLabel), hint_(toneParagraph("muted")),
      signal_(new QComboBox) {
    signal_->setObjectName(QStringLiteral("signal"));
    for (const char *name : {"KILL", "TERM", "INT", "HUP", "QUIT", "USR1", "USR2", "STOP", "CONT"})
        signal_->addItem(QString::fromLatin1(name));
    label_->setBuddy(signal_);
    body()->addWidget(label_);
    body()->addWidget(signal_);
    body()->addWidget(hint_);
    body()->addStretch(1);
    connect(signal_, &QComboBox::currentIndexChanged, this, &KillDialog::read);
    retranslateUi();
}

void KillDialog::read() {
    const std::string chosen = signal_->currentText().toStdString();
    QString hint = chosen == "KILL" ? tr("Ends it at once. What its processes have not written yet is lost.")
                                    : tr("What happens is up to the container's first process.");
    if (removedAtEnd_) hint += u'\n' + ContainerDialogs::goesAtEnd();
    hint_->setText(hint);
    setChange(changes::KillContainer{container_, chosen == "KILL" ? std::string() : chosen});
}

void KillDialog::retranslateUi() {
    setTitle(tr("Send %1 a signal").arg(nameOf(container_)));
    setVerb(tr("Send"));
    label_->setText(tr("Signal"));
    signal_->setAccessibleName(tr("Signal"));
    read();
}

} // namespace portolan::views
