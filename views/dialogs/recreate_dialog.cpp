#include "views/dialogs/recreate_dialog.h"

#include <QCheckBox>
#include <QLabel>

#include "model/changes/ports.h"
#include "model/plans/clashes.h"
#include "model/plans/configuration.h"
#include "model/plans/restart.h"
#include "views/dialogs/container_fields.h"
#include "views/dialogs/form.h"
#include "views/dialogs/plan_words.h"
#include "views/theme/tone_label.h"
#include "views/theme/words.h"

namespace portolan::views {
namespace {

QString linkWords(const plans::Configuration &now) {
    QStringList words;
    for (const std::string &link : plans::linksOf(now)) words << QString::fromStdString(link);
    return words.join(u' ');
}

QString portWords(const Container &container) {
    QStringList words;
    for (const std::string &word : changes::portWords(container.publicationsConfigured))
        words << QString::fromStdString(word);
    return words.join(u' ');
}

} // namespace

RecreateDialog::RecreateDialog(qt::ChangeLog &log, const qt::SnapshotStore &store, const Container &container,
                               About about, std::vector<Port> listening, const Theme &theme, QWidget *parent)
    : PlanDialog(log, container.engine, theme, parent), store_(store),
      container_(std::make_shared<const Container>(container)), about_(about),
      listening_(std::move(listening)), form_(new Form), clashes_(toneParagraph("danger")),
      place_(new ContainerFields(*form_, container.engine, container.id, theme)), remove_(new QCheckBox),
      removeRow_(form_->add(remove_, "removeOld")) {
    clashes_->setObjectName(QStringLiteral("clashes"));
    body()->addWidget(form_);
    body()->addWidget(clashes_);
    connect(&store, &qt::SnapshotStore::changed, this, [this] {
        if (const auto now = store_.snapshot().containers.find(std::string_view(container_->id.value)))
            container_ = now;
        fill();
        read();
    });
    connect(place_, &ContainerFields::changed, this, &RecreateDialog::read);
    connect(remove_, &QCheckBox::toggled, this, &RecreateDialog::read);
    retranslateUi();
    about == About::mode ? place_->focusNetwork() : place_->focusPorts();
}

/// With what the container has now; what was chosen or typed stays.
void RecreateDialog::fill() {
    const auto now = plans::configurationOf(*container_, {});
    place_->fillNetworks(store_.snapshot());
    if (place_->network() == now_ || now_.isEmpty()) {
        const QSignalBlocker quiet(place_);
        place_->choose(QString::fromStdString(now ? now->network : container_->networkMode));
        now_ = place_->network();
    }
    place_->propose(portWords(*container_), now ? linkWords(*now) : QString());
}

void RecreateDialog::propose(const QString &mode) {
    place_->choose(mode);
    read();
}

void RecreateDialog::read() {
    const ContainerFields::Typed typed = place_->read(store_.snapshot(), place_->network() != now_);
    tellClashes(typed.network, typed.publications);
    if (!typed.good) return setInputsWrong();
    plans::RecreateWish wish;
    wish.network = typed.network;
    wish.endpoint = typed.endpoint;
    wish.removeOld = remove_->isChecked();
    if (typed.newPorts) wish.publications = typed.publications;
    if (typed.newLinks) wish.links = typed.links;
    setPlan(plans::recreate(store_.snapshot(), container_->id, wish));
}

void RecreateDialog::tellClashes(const std::string &network, const std::vector<Publication> &publications) {
    const auto found = plans::clashes(
        store_.snapshot(), {container_->engine, container_->id, network, publications, container_->exposed},
        listening_);
    QStringList lines;
    for (const plans::Clash &clash : found) lines << QStringLiteral("▲ ") + clashText(clash);
    clashes_->setText(lines.join(u'\n'));
    clashes_->setVisible(!lines.isEmpty());
}

void RecreateDialog::retranslateUi() {
    const QString name = shown(container_->name, 80);
    setTitle(
        about_ == About::mode ? tr("Recreate %1 in another mode").arg(name)
                              : tr("Change the published ports of %1").arg(name),
        tr("Docker cannot change this of a container, so it is made anew with all else as it is. The old "
           "one is kept until the new one has proven to stay up; if anything fails, it runs again."));
    setVerb(tr("Recreate"));
    place_->retranslateUi();
    form_->setLabel(removeRow_, QString());
    remove_->setText(tr("Remove the old one at the end"));
    remove_->setAccessibleName(remove_->text());
    form_->setHint(removeRow_, tr("With it goes every file that was written inside it."));
    fill();
    read();
}

RestartGuestsDialog::RestartGuestsDialog(qt::ChangeLog &log, const qt::SnapshotStore &store,
                                         const Container &container, const Theme &theme, QWidget *parent)
    : PlanDialog(log, container.engine, theme, parent), store_(store),
      container_(std::make_shared<const Container>(container)), guests_(0), with_(new QCheckBox) {
    for (const auto &guest : plans::guestsOf(store.snapshot(), container)) guests_ += isUp(guest->state);
    with_->setObjectName(QStringLiteral("withGuests"));
    with_->setChecked(true);
    body()->addWidget(with_);
    connect(with_, &QCheckBox::toggled, this, &RestartGuestsDialog::read);
    retranslateUi();
    read();
}

void RestartGuestsDialog::read() {
    setPlan(plans::restart(store_.snapshot(), *container_, with_->isChecked()));
}

void RestartGuestsDialog::retranslateUi() {
    setTitle(tr("Restart %1").arg(shown(container_->name, 80)),
             tr("%n container(s) share its network and would be left without any.", nullptr, guests_));
    setVerb(tr("Restart"));
    with_->setText(tr("Restart its guests too, once it is up"));
}

} // namespace portolan::views
