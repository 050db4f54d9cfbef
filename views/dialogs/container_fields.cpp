#include "views/dialogs/container_fields.h"

#include <QComboBox>
#include <QLineEdit>

#include "model/changes/ports.h"
#include "model/changes/shell.h"
#include "model/networks/membership.h"
#include "model/plans/clashes.h"
#include "model/plans/configuration.h"
#include "model/topology/address.h"
#include "views/dialogs/field_text.h"
#include "views/dialogs/form.h"
#include "views/dialogs/mode_choice.h"
#include "views/theme/words.h"

namespace portolan::views {
namespace {

std::shared_ptr<const Network> networkNamed(const std::string &name, const EngineKey &engine,
                                            const Snapshot &snapshot) {
    for (const auto &network : snapshot.networks)
        if (network->engine == engine && network->name == name) return network;
    for (const auto &network : networks::joinable(engine, snapshot))
        if (network->name == name) return network;
    return nullptr;
}

bool isLink(const std::string &word) {
    const std::size_t colon = word.find(':');
    return colon != 0 && colon != std::string::npos && colon + 1 != word.size();
}

/// By its name or the beginning of its id, as engines take it.
bool isThere(const std::string &container, const EngineKey &engine, const Snapshot &snapshot) {
    for (const auto &c : snapshot.containers)
        if (c->engine == engine && (c->name == container || c->id.value.rfind(container, 0) == 0))
            return true;
    return false;
}

} // namespace

ContainerFields::ContainerFields(Form &form, const EngineKey &engine, const ContainerId &self,
                                 const Theme &theme)
    : QObject(&form), form_(form), engine_(engine), self_(self), network_(new QComboBox),
      address_(addressEdit(theme)), ports_(addressEdit(theme)), links_(addressEdit(theme)),
      networkRow_(form.add(network_, "network")), addressRow_(form.add(address_, "address")),
      portsRow_(form.add(ports_, "ports")), linksRow_(form.add(links_, "links")) {
    for (QLineEdit *field : {ports_, links_}) field->setMaxLength(32767); // what a container has is not cut
    connect(network_, &QComboBox::currentIndexChanged, this, &ContainerFields::changed);
    for (const QLineEdit *field : {address_, ports_, links_})
        connect(field, &QLineEdit::textChanged, this, &ContainerFields::changed);
}

void ContainerFields::fillNetworks(const Snapshot &snapshot) {
    const QSignalBlocker quiet(network_);
    fillModeChoice(*network_, snapshot, engine_, self_);
}

void ContainerFields::choose(const QString &network) { chooseMode(*network_, network); }

void ContainerFields::propose(const QString &ports, const QString &links) {
    const auto put = [](QLineEdit *field, QString &before, const QString &words) {
        if (field->text() == before) field->setText(words);
        before = words;
    };
    const QSignalBlocker quiet(this);
    put(ports_, proposedPorts_, ports);
    put(links_, proposedLinks_, links);
}

QString ContainerFields::network() const { return network_->currentData().toString(); }

void ContainerFields::focusNetwork() { network_->setFocus(); }

void ContainerFields::focusPorts() { ports_->setFocus(); }

ContainerFields::Typed ContainerFields::read(const Snapshot &snapshot, bool withAddress) {
    Typed typed;
    typed.network = network().toStdString();
    const auto on = networkNamed(typed.network, engine_, snapshot);
    address_->setEnabled(withAddress && plans::isUserNetwork(typed.network));
    for (QLineEdit *field : {ports_, links_}) field->setEnabled(!plans::isWithoutEndpoint(typed.network));
    readNetwork(on.get(), typed);
    readAddress(on.get(), snapshot, typed);
    readPorts(typed);
    readLinks(snapshot, typed);
    return typed;
}

void ContainerFields::sayWrong(int row, const QString &why, Typed &typed) {
    form_.setHint(row, why, Form::Tone::wrong);
    typed.good = typed.good && why.isEmpty();
}

void ContainerFields::readNetwork(const Network *network, Typed &typed) {
    QString mind;
    if (typed.network == "bridge")
        mind =
            tr("No names here: containers find each other only by links. A network of your own is better.");
    else if (typed.network == "host")
        mind =
            tr("Its programs listen on the host itself, on all its addresses. Ports are not published, and a "
               "port that is taken fails in the program, not in Docker.");
    else if (typed.network == "none")
        mind = tr("It has only its loopback.");
    else if (plans::isContainerMode(typed.network))
        mind = tr(
            "It shares that one’s addresses, ports and loopback, and can have no ports, links, hostname or "
            "DNS of its own. When that one restarts, this one is left without a network.");
    QString wrong = choiceMissing(*network_);
    if (network && driverKind(*network) == DriverKind::overlay && !network->attachable)
        wrong = hindranceText(networks::Hindrance::notAttachable, {}, *network);
    if (wrong.isEmpty())
        form_.setHint(networkRow_, mind);
    else
        sayWrong(networkRow_, wrong, typed);
}

void ContainerFields::readAddress(const Network *network, const Snapshot &snapshot, Typed &typed) {
    const std::string text = address_->isEnabled() ? views::typed(address_) : std::string();
    const auto ip = topology::parseIp(text);
    QString wrong;
    if (!text.empty() && !ip) wrong = tr("“%1” is no IP address.").arg(shown(text, 60));
    if (ip) (ip->isV4() ? typed.endpoint.ipv4 : typed.endpoint.ipv6) = text;
    if (ip && network) {
        const auto self = snapshot.containers.find(std::string_view(self_.value));
        const auto findings = networks::check(typed.endpoint, *network, self.get(), snapshot);
        if (!findings.empty()) wrong = attachText(findings.front());
    }
    sayWrong(addressRow_, wrong, typed);
}

void ContainerFields::readPorts(Typed &typed) {
    if (plans::isWithoutEndpoint(typed.network)) return form_.setHint(portsRow_, {});
    const auto ports = changes::parsePublications(ports_->text().toStdString());
    typed.publications = ports.publications;
    typed.newPorts = ports_->text() != proposedPorts_;
    QString wrong;
    if (!ports.wrong.empty())
        wrong = tr("“%1” is no port: write 8080:80, 8000-8010:80-90, 127.0.0.1:53:53/udp or 80.")
                    .arg(shown(ports.wrong[0], 60));
    else if (const Publication *twice = plans::givenTwice(typed.publications))
        wrong = tr("Port %1 of the host is given twice.").arg(twice->hostPort);
    sayWrong(portsRow_, wrong, typed);
}

/// Where links are names only, the container may come later; so that it is not there is a warning.
void ContainerFields::readLinks(const Snapshot &snapshot, Typed &typed) {
    if (plans::isWithoutEndpoint(typed.network)) return form_.setHint(linksRow_, {});
    typed.links = changes::wordsOf(links_->text().toStdString());
    typed.newLinks = links_->text() != proposedLinks_;
    QString missing;
    for (const std::string &link : typed.links) {
        if (!isLink(link)) return sayWrong(linksRow_, tr("A link is written container:alias."), typed);
        const std::string container = link.substr(0, link.find(':'));
        if (missing.isEmpty() && !isThere(container, engine_, snapshot))
            missing = tr("There is no container %1 on this engine.").arg(shown(container, 60));
    }
    form_.setHint(linksRow_, missing, Form::Tone::warning);
}

void ContainerFields::retranslateUi() {
    form_.setLabel(networkRow_, tr("Network"));
    form_.setLabel(addressRow_, tr("Address"));
    form_.setLabel(portsRow_, tr("Published ports"));
    form_.setLabel(linksRow_, tr("Links"));
    address_->setPlaceholderText(tr("the engine chooses"));
    ports_->setPlaceholderText(QStringLiteral("8080:80 127.0.0.1:53:53/udp"));
    links_->setPlaceholderText(QStringLiteral("redis:cache"));
    form_.setTip(addressRow_,
                 tr("A fixed address: only networks of your own with a subnet of your choice give one"));
    form_.setTip(portsRow_, tr("Port of the host, colon, port of the container, with blanks between; for a "
                               "port alone the engine chooses the host's"));
    form_.setTip(linksRow_,
                 tr("Container, colon, the name under which this one finds it; with blanks between"));
}

} // namespace portolan::views
