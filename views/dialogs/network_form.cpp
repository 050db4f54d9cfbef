#include "views/dialogs/network_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include "model/networks/abilities.h"
#include "views/dialogs/field_text.h"
#include "views/dialogs/form.h"
#include "views/dialogs/network_text.h"
#include "views/theme/words.h"

namespace portolan::views {
namespace {

enum Row {
    nameRow,
    parentRow,
    vlanRow,
    driveRow,
    flagRow,
    subnetRow,
    useRow,
    rangeRow,
    gatewayRow,
    attachableRow,
    encryptedRow,
    moreRow,
    ipv6Row,
    subnet6Row,
    range6Row,
    gateway6Row,
    auxRow,
    internalRow,
    iccRow,
    masqueradeRow,
    gatewayModeRow,
    gatewayMode6Row,
    bridgeRow,
    bindingRow,
    mtuRow,
    labelsRow,
    optionsRow,
    rowCount
};

using networks::Field;

Row rowOf(Field field) {
    constexpr Row rows[]{nameRow,     subnetRow, rangeRow,   gatewayRow,     subnet6Row,     range6Row,
                         gateway6Row, auxRow,    parentRow,  vlanRow,        bridgeRow,      bindingRow,
                         mtuRow,      labelsRow, optionsRow, gatewayModeRow, gatewayMode6Row};
    return rows[static_cast<int>(field)];
}

/// Values may hold blanks, so commas part them, except between double quotes. A quote that does not end is a
/// character like others.
std::vector<std::string> pairsIn(const QLineEdit *edit) {
    std::vector<std::string> list;
    QString one, rest = edit->text() + u',';
    for (qsizetype i = 0; i < rest.size(); ++i) {
        const qsizetype end = rest[i] == u'"' ? rest.indexOf(u'"', i + 1) : -1;
        if (end >= 0) {
            one += rest.mid(i + 1, end - i - 1);
            i = end;
        } else if (rest[i] != u',') {
            one += rest[i];
        } else if (const QString pair = std::exchange(one, {}).trimmed(); !pair.isEmpty()) {
            list.push_back(pair.toStdString());
        }
    }
    return list;
}

std::string chosen(const QComboBox *box) { return box->currentData().toString().toStdString(); }

} // namespace

NetworkForm::NetworkForm(const Theme &theme, QWidget *parent)
    : QWidget(parent), theme_(theme), form_(new Form), use_(new QPushButton), more_(new QToolButton) {
    name_ = addEdit("networkName");
    name_->setMaxLength(255);
    parent_ = addChoice("networkParent");
    parent_->setEditable(true);
    parent_->setInsertPolicy(QComboBox::NoInsert);
    vlan_ = addEdit("networkVlan");
    drive_ = addChoice("networkDriverMode");
    flag_ = addChoice("networkFlag");
    subnet_ = addEdit("networkSubnet");
    form_->add(use_, "networkUse");
    range_ = addEdit("networkRange");
    gateway_ = addEdit("networkGateway");
    attachable_ = addCheck("networkAttachable");
    encrypted_ = addCheck("networkEncrypted");
    form_->add(more_, "networkMore");
    ipv6_ = addCheck("networkIpv6");
    subnet6_ = addEdit("networkSubnet6");
    range6_ = addEdit("networkRange6");
    gateway6_ = addEdit("networkGateway6");
    aux_ = addEdit("networkAux");
    internal_ = addCheck("networkInternal");
    icc_ = addCheck("networkIcc");
    masquerade_ = addCheck("networkMasquerade");
    gatewayMode_ = addChoice("networkGatewayMode");
    gatewayMode6_ = addChoice("networkGatewayMode6");
    bridge_ = addEdit("networkBridge");
    binding_ = addEdit("networkBinding");
    mtu_ = addEdit("networkMtu");
    labels_ = addEdit("networkLabels");
    options_ = addEdit("networkOptions");
    icc_->setChecked(true);
    masquerade_->setChecked(true);
    attachable_->setChecked(true);
    use_->setProperty("quiet", true);
    use_->setProperty("link", true);
    more_->setProperty("flat", true);
    more_->setCheckable(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(form_);
    column->addStretch(1);
    setFocusProxy(name_);
    for (QLineEdit *edit : findChildren<QLineEdit *>())
        connect(edit, &QLineEdit::textChanged, this, &NetworkForm::changed);
    for (QCheckBox *box : findChildren<QCheckBox *>())
        connect(box, &QCheckBox::toggled, this, &NetworkForm::changed);
    for (QComboBox *box : {drive_, flag_, gatewayMode_, gatewayMode6_})
        connect(box, &QComboBox::currentIndexChanged, this, &NetworkForm::changed);
    connect(ipv6_, &QCheckBox::toggled, this, &NetworkForm::showRows);
    connect(more_, &QToolButton::toggled, this, [this] {
        retranslateUi();
        showRows();
    });
    connect(use_, &QPushButton::clicked, this, [this] {
        subnet_->setText(use_->property("range").toString());
        subnet_->setFocus();
    });
    fillModes();
    retranslateUi();
    showRows();
}

QLineEdit *NetworkForm::addEdit(const char *name) {
    QLineEdit *edit = addressEdit(theme_);
    form_->add(edit, name);
    return edit;
}

QCheckBox *NetworkForm::addCheck(const char *name) {
    auto *box = new QCheckBox;
    form_->add(box, name);
    return box;
}

QComboBox *NetworkForm::addChoice(const char *name) {
    auto *box = new QComboBox;
    form_->add(box, name);
    return box;
}

void NetworkForm::setMode(NetworkMode mode) {
    mode_ = mode;
    fillModes();
    showRows();
    emit changed();
}

void NetworkForm::setEngine(const std::string &apiVersion) {
    apiVersion_ = apiVersion;
    fillModes();
    showRows();
}

/// The words of the drivers themselves, the first being their own choice.
void NetworkForm::fillModes() {
    const auto fill = [](std::initializer_list<QComboBox *> boxes, const std::vector<std::string> &words) {
        QList<std::pair<QString, QString>> choices;
        for (const std::string &word : words)
            choices.push_back(
                {QString::fromStdString(word), choices.isEmpty() ? QString() : QString::fromStdString(word)});
        for (QComboBox *box : boxes) refill(box, choices);
    };
    fill({drive_}, networks::driverModes(driverOf(mode_), apiVersion_));
    fill({flag_}, networks::ipvlanFlags(apiVersion_));
    fill({gatewayMode_, gatewayMode6_}, networks::gatewayModes(apiVersion_));
}

void NetworkForm::setParents(const std::vector<networks::HostInterface> &cards) {
    QList<std::pair<QString, QString>> choices;
    QStringList about;
    for (const networks::HostInterface &card : cards) {
        choices.push_back({shown(card.name, 20), QString::fromStdString(card.name)});
        QStringList words;
        for (const std::string &address : card.addresses) words << shown(address, 50);
        words << (card.up ? tr("up") : tr("down"));
        about << words.join(QStringLiteral(", "));
    }
    const bool first = parent_->count() == 0, empty = parent_->currentText().isEmpty();
    refill(parent_, choices);
    if (empty && !(first && !cards.empty() && networks::isLikelyParent(cards.front()))) {
        const QSignalBlocker quiet(parent_);
        parent_->setCurrentIndex(-1);
    }
    for (int i = 0; i < about.size(); ++i) parent_->setItemData(i, about[i], Qt::ToolTipRole);
}

networks::Draft NetworkForm::draft() const {
    networks::Draft draft;
    draft.kind = driverOf(mode_);
    draft.name = typed(name_);
    draft.subnet = typed(subnet_);
    draft.range = typed(range_);
    draft.gateway = typed(gateway_);
    draft.ipv6 = ipv6_->isChecked();
    draft.subnet6 = typed(subnet6_);
    draft.range6 = typed(range6_);
    draft.gateway6 = typed(gateway6_);
    draft.aux = typedList(aux_);
    draft.internal = internal_->isChecked();
    draft.attachable = attachable_->isChecked();
    draft.encrypted = encrypted_->isChecked();
    draft.parent = parent_->currentText().trimmed().toStdString();
    draft.vlan = typed(vlan_);
    draft.mode = chosen(drive_);
    draft.flag = chosen(flag_);
    draft.icc = icc_->isChecked();
    draft.masquerade = masquerade_->isChecked();
    draft.bridgeName = typed(bridge_);
    draft.hostBinding = typed(binding_);
    draft.gatewayMode = chosen(gatewayMode_);
    draft.gatewayMode6 = chosen(gatewayMode6_);
    draft.mtu = typed(mtu_);
    draft.labels = pairsIn(labels_);
    draft.options = pairsIn(options_);
    return draft;
}

void NetworkForm::showRows() {
    const bool bridge = mode_ == NetworkMode::bridge, overlay = mode_ == NetworkMode::overlay;
    const bool more = more_->isChecked(), ipv6 = more && ipv6_->isChecked();
    for (const int row : {parentRow, vlanRow, driveRow}) form_->setRowVisible(row, isOnLan());
    form_->setRowVisible(flagRow, mode_ == NetworkMode::ipvlan && more && flag_->count() > 0);
    form_->setRowVisible(useRow, !use_->property("range").toString().isEmpty());
    for (const int row : {attachableRow, encryptedRow}) form_->setRowVisible(row, overlay);
    form_->setRowVisible(auxRow, more && networks::keepsReserved(driverOf(mode_)));
    for (const int row : {ipv6Row, internalRow, labelsRow, optionsRow}) form_->setRowVisible(row, more);
    form_->setRowVisible(mtuRow, more && !isOnLan()); // on a LAN that of the parent counts
    for (const int row : {subnet6Row, range6Row, gateway6Row}) form_->setRowVisible(row, ipv6);
    for (const int row : {iccRow, masqueradeRow, bridgeRow, bindingRow})
        form_->setRowVisible(row, bridge && more);
    form_->setRowVisible(gatewayModeRow, bridge && more && gatewayMode_->count() > 0);
    form_->setRowVisible(gatewayMode6Row, bridge && ipv6 && gatewayMode6_->count() > 0);
}

void NetworkForm::showFinding(const networks::Finding &finding) {
    constexpr Form::Tone tones[]{Form::Tone::good, Form::Tone::warning, Form::Tone::wrong};
    const int row = rowOf(finding.field);
    form_->setHint(row, findingText(finding), tones[static_cast<int>(severityOf(finding.what))]);
    // What is wrong where nobody looks keeps the button off for no reason to be seen.
    const bool hidden = row > moreRow && !more_->isChecked();
    if (hidden && severityOf(finding.what) == networks::Severity::error) more_->setChecked(true);
}

void NetworkForm::show(const std::vector<networks::Finding> &findings, const networks::Surroundings &around) {
    for (int row = 0; row < rowCount; ++row) form_->setHint(row, {});
    form_->setHint(internalRow,
                   isOnLan()
                       ? tr("No route out of the network; the machines of the LAN reach the containers.")
                   : mode_ == NetworkMode::overlay ? tr("No way out, and none in, not even from the host.")
                                                   : tr("No way out, and none in but from the host."));
    form_->setHint(attachableRow, tr("Containers outside of services may join."));
    // Of a kernel without it engines tell in their logs alone.
    form_->setHint(
        encryptedRow,
        encrypted_->isChecked()
            ? tr("By IPsec: the kernel of every host must have ESP, and IP protocol 50 must be open "
                 "between them. Else containers of two hosts do not reach each other, and only the "
                 "engine's log says why.")
            : QString());
    form_->setHint(masqueradeRow, tr("Outgoing connections wear the host's address."));
    form_->setHint(driveRow, driverModeText(driverOf(mode_), drive_->currentText()));
    form_->setHint(flagRow, ipvlanFlagText(flag_->currentText()));
    form_->setHint(gatewayModeRow, gatewayModeText(gatewayMode_->currentText()));
    form_->setHint(gatewayMode6Row, gatewayModeText(gatewayMode6_->currentText()));
    QString free;
    for (const networks::Finding &finding : findings) {
        // An empty form is not a wrong one: it is not finished.
        if (finding.what != networks::Trouble::missing) showFinding(finding);
        if (finding.field == Field::subnet && !finding.proposal.empty())
            free = QString::fromStdString(finding.proposal);
    }
    use_->setProperty("range", free);
    use_->setText(tr("Use %1").arg(free));
    form_->setRowVisible(useRow, !free.isEmpty());
    const bool dealt = networks::dealsGateway(driverOf(mode_), around.apiVersion);
    for (QLineEdit *edit : {gateway_, gateway6_})
        edit->setPlaceholderText(dealt ? tr("the engine chooses") : tr("none"));
    subnet_->setPlaceholderText(
        proposalText(around, mode_ == NetworkMode::overlay ? networks::Pool::swarm : networks::Pool::local));
    subnet6_->setPlaceholderText(proposalText(around, networks::Pool::ipv6));
}

void NetworkForm::retranslateUi() {
    form_->setLabel(nameRow, tr("Name"));
    form_->setLabel(parentRow, tr("Parent interface"));
    form_->setLabel(vlanRow, tr("VLAN (802.1Q)"));
    form_->setLabel(driveRow, tr("Mode"));
    form_->setLabel(flagRow, tr("Flag"));
    form_->setLabel(subnetRow, tr("Subnet"));
    form_->setLabel(rangeRow, tr("IP range"));
    form_->setLabel(gatewayRow, tr("Gateway"));
    form_->setLabel(subnet6Row, tr("IPv6 subnet"));
    form_->setLabel(range6Row, tr("IPv6 range"));
    form_->setLabel(gateway6Row, tr("IPv6 gateway"));
    form_->setLabel(auxRow, tr("Reserved addresses"));
    form_->setLabel(gatewayModeRow, tr("Gateway mode"));
    form_->setLabel(gatewayMode6Row, tr("IPv6 gateway mode"));
    form_->setLabel(bridgeRow, tr("Bridge name"));
    form_->setLabel(bindingRow, tr("Publish on address"));
    form_->setLabel(mtuRow, tr("MTU"));
    form_->setLabel(labelsRow, tr("Labels"));
    form_->setLabel(optionsRow, tr("Driver options"));
    const auto check = [this](int row, const QString &text) {
        form_->setLabel(row, QString());
        auto *box = static_cast<QCheckBox *>(form_->field(row));
        box->setText(text);
        box->setAccessibleName(text);
    };
    check(attachableRow, tr("Attachable"));
    check(encryptedRow, tr("Encrypted between the hosts"));
    check(ipv6Row, tr("IPv6"));
    check(internalRow, tr("Internal"));
    check(iccRow, tr("Containers reach each other"));
    check(masqueradeRow, tr("Masquerade"));
    form_->setLabel(useRow, QString());
    form_->setLabel(moreRow, QString());
    more_->setText((more_->isChecked() ? QStringLiteral("▾ ") : QStringLiteral("▸ ")) + tr("Advanced"));
    more_->setAccessibleName(tr("Advanced"));
    form_->setTip(parentRow, tr("The network card of the host that the containers share"));
    form_->setTip(vlanRow,
                  tr("Its number, 1–4094: with eth0 and 50, the network stands on the interface eth0.50"));
    for (const int row : {rangeRow, range6Row})
        form_->setTip(row, tr("The part of the subnet from which the engine gives addresses"));
    form_->setTip(subnetRow, tr("Empty: the engine chooses. The example would be free."));
    for (const int row : {gatewayRow, gateway6Row})
        form_->setTip(row,
                      tr("The containers' way out: on a bridge the host has this address, on a LAN it is "
                         "that of the router"));
    form_->setTip(auxRow, tr("Addresses that the engine gives to no container, each with a name"));
    form_->setTip(iccRow, tr("Off: they share the network, but reach each other on no port"));
    form_->setTip(bridgeRow, tr("Of the interface on the host, at most 15 characters; else “br-” and a part "
                                "of the network's id"));
    form_->setTip(bindingRow, tr("Where published ports listen, unless a container names an address itself"));
    form_->setTip(gatewayModeRow, tr("How the outside reaches the containers"));
    form_->setTip(mtuRow,
                  tr("The longest packet in bytes: 1500 on most LANs, less by way of a VPN or tunnel"));
    form_->setTip(labelsRow,
                  tr("For filters and scripts; they change nothing. A value with a comma goes between "
                     "double quotes."));
    form_->setTip(optionsRow, tr("Whatever else the driver knows, as “docker network create -o” takes it. A "
                                 "value with a comma goes between double quotes."));
    for (QLineEdit *edit : {range_, range6_}) edit->setPlaceholderText(tr("the whole subnet"));
    for (QLineEdit *edit : {bridge_, mtu_}) edit->setPlaceholderText(tr("the engine chooses"));
    vlan_->setPlaceholderText(tr("none"));
    binding_->setPlaceholderText(tr("all addresses of the host"));
    aux_->setPlaceholderText(QStringLiteral("router=192.168.8.2"));
    for (QLineEdit *edit : {labels_, options_}) edit->setPlaceholderText(tr("name=value, name=\"one, two\""));
}

void NetworkForm::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace portolan::views
