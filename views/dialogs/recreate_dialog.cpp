#include "views/dialogs/recreate_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

#include "model/changes/ports.h"
#include "model/plans/clashes.h"
#include "model/plans/configuration.h"
#include "model/plans/restart.h"
#include "model/topology/address.h"
#include "views/dialogs/container_fields.h"
#include "views/dialogs/field_state.h"
#include "views/dialogs/form.h"
#include "views/dialogs/mode_choice.h"
#include "views/dialogs/plan_words.h"
#include "views/theme/tone_label.h"
#include "views/theme/words.h"

namespace portolan::views {
namespace {

enum Row { modeRow, addressRow, portsRow, linksRow, removeRow };

std::string urlOf(const Snapshot &snapshot, const EngineKey &engine) {
    const auto found = snapshot.engines.find(std::string_view(engine.value));
    return found ? found->url : std::string();
}

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
    : PlanDialog(log, container.engine, urlOf(store.snapshot(), container.engine), theme, parent),
      store_(store), container_(std::make_shared<const Container>(container)), about_(about),
      listening_(std::move(listening)), form_(new Form), clashes_(toneParagraph("danger")),
      mode_(new QComboBox), address_(new QLineEdit), ports_(new QLineEdit), links_(new QLineEdit),
      remove_(new QCheckBox) {
    clashes_->setObjectName(QStringLiteral("clashes"));
    form_->add(mode_, "mode");
    form_->add(address_, "address");
    form_->add(ports_, "ports");
    form_->add(links_, "links");
    form_->add(remove_, "removeOld");
    for (QLineEdit *field : {address_, ports_, links_}) {
        field->setFont(theme.mono);
        connect(field, &QLineEdit::textChanged, this, &RecreateDialog::read);
    }
    body()->addWidget(form_);
    body()->addWidget(clashes_);
    fillModes();
    ports_->setText(portWords(container));
    if (const auto now = plans::configurationOf(container, {})) links_->setText(linkWords(*now));
    connect(mode_, &QComboBox::currentIndexChanged, this, &RecreateDialog::read);
    connect(remove_, &QCheckBox::toggled, this, &RecreateDialog::read);
    retranslateUi();
    (about == About::mode ? static_cast<QWidget *>(mode_) : ports_)->setFocus();
}

void RecreateDialog::fillModes() {
    const QSignalBlocker quiet(mode_);
    const bool first = mode_->count() == 0;
    fillModeChoice(*mode_, store_.snapshot(), container_->engine, container_->id);
    if (!first) return;
    const auto now = plans::configurationOf(*container_, {});
    chooseMode(*mode_, QString::fromStdString(now ? now->network : container_->networkMode));
    now_ = mode_->currentData().toString();
}

void RecreateDialog::propose(const QString &mode) {
    chooseMode(*mode_, mode);
    read();
}

void RecreateDialog::read() {
    plans::RecreateWish wish;
    const std::string network = mode_->currentData().toString().toStdString();
    const bool alone = network == "host" || network == "none" || plans::isContainerMode(network);
    for (QLineEdit *field : {ports_, links_}) field->setEnabled(!alone);
    address_->setEnabled(plans::isUserNetwork(network) && mode_->currentData().toString() != now_);
    wish.network = network;
    wish.removeOld = remove_->isChecked();
    QString wrong = choiceMissing(*mode_);
    const std::string address = address_->text().trimmed().toStdString();
    const auto ip = topology::parseIp(address);
    setWrongField(address_, address_->isEnabled() && !address.empty() && !ip);
    if (address_->isEnabled() && !address.empty()) {
        if (!ip) wrong = tr("“%1” is no IP address.").arg(shown(address, 60));
        if (ip) (ip->isV4() ? wish.endpoint.ipv4 : wish.endpoint.ipv6) = address;
    }
    const auto ports = changes::parsePublications(ports_->text().toStdString());
    const bool badPorts = !alone && !ports.wrong.empty();
    setWrongField(ports_, badPorts);
    if (badPorts)
        wrong = tr("“%1” is no port: write 8080:80, 8000-8010:80-90, 127.0.0.1:53:53/udp or 80.")
                    .arg(shown(ports.wrong[0], 60));
    std::vector<std::string> links = changes::wordsOf(links_->text().toStdString());
    const bool badLinks = !alone && !areLinks(links);
    setWrongField(links_, badLinks);
    if (badLinks) wrong = tr("A link is written container:alias.");
    tellClashes(network, ports.publications);
    if (!wrong.isEmpty()) return setWrong(wrong);
    if (!alone) {
        wish.publications = ports.publications;
        wish.links = std::move(links);
    }
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
    form_->setLabel(modeRow, tr("Network"));
    form_->setLabel(addressRow, tr("Address"));
    form_->setLabel(portsRow, tr("Published ports"));
    form_->setLabel(linksRow, tr("Links"));
    tellContainerFields(*address_, *ports_, *links_);
    form_->setLabel(removeRow, QString());
    remove_->setText(tr("Remove the old one at the end"));
    remove_->setAccessibleName(remove_->text());
    form_->setHint(removeRow, tr("With it goes every file that was written inside it."));
    fillModes();
    read();
}

RestartGuestsDialog::RestartGuestsDialog(qt::ChangeLog &log, const qt::SnapshotStore &store,
                                         const Container &container, const Theme &theme, QWidget *parent)
    : PlanDialog(log, container.engine, urlOf(store.snapshot(), container.engine), theme, parent),
      store_(store), container_(std::make_shared<const Container>(container)), guests_(0),
      with_(new QCheckBox) {
    for (const auto &guest : plans::guestsOf(store.snapshot(), container)) guests_ += isUp(guest->state);
    with_->setObjectName(QStringLiteral("withGuests"));
    with_->setChecked(true);
    body()->addWidget(with_);
    connect(with_, &QCheckBox::toggled, this, &RestartGuestsDialog::read);
    retranslateUi();
    read();
}

void RestartGuestsDialog::read() {
    plans::Plan plan = plans::restartWithGuests(store_.snapshot(), *container_);
    if (!with_->isChecked()) plan.steps.resize(std::min<std::size_t>(plan.steps.size(), 2)); // the owner's
    setPlan(std::move(plan));
}

void RestartGuestsDialog::retranslateUi() {
    setTitle(tr("Restart %1").arg(shown(container_->name, 80)),
             tr("%n container(s) share its network and would be left without any.", nullptr, guests_));
    setVerb(tr("Restart"));
    with_->setText(tr("Restart its guests too, once it is up"));
}

} // namespace portolan::views
