#include "views/dialogs/attach_dialog.h"

#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

#include "views/dialogs/field_text.h"
#include "views/dialogs/scrolled.h"
#include "views/theme/words.h"

namespace portolan::views {
namespace {

using networks::AttachField;
using networks::AttachFinding;
using networks::AttachTrouble;
using networks::Hindrance;

enum Row { containerRow, networkRow, ipv4Row, ipv6Row, aliasRow, linkLocalRow };

void choose(QComboBox *box, const std::string &id) {
    const int at = box->findData(QString::fromStdString(id));
    if (at >= 0) box->setCurrentIndex(at);
}

std::string chosen(const QComboBox *box) { return box->currentData().toString().toStdString(); }

} // namespace

AttachDialog::AttachDialog(qt::ChangeLog &log, const qt::SnapshotStore &store, const EngineKey &engine,
                           const ContainerId &container, const NetworkId &network, const Theme &theme,
                           QWidget *parent)
    : ChangeDialog(log, engine, theme, parent), store_(store), form_(new Form), containers_(new QComboBox),
      networks_(new QComboBox), ipv4_(addressEdit(theme)), ipv6_(addressEdit(theme)),
      aliases_(addressEdit(theme)), linkLocal_(addressEdit(theme)) {
    form_->add(containers_, "attachContainer");
    form_->add(networks_, "attachNetwork");
    form_->add(ipv4_, "attachIpv4");
    form_->add(ipv6_, "attachIpv6");
    form_->add(aliases_, "attachAliases");
    form_->add(linkLocal_, "attachLinkLocal");
    body()->addWidget(new Scrolled(form_), 1);
    fill();
    choose(containers_, container.value);
    choose(networks_, network.value);
    proposeOther(container.empty() ? containers_ : network.empty() ? networks_ : nullptr);
    for (QComboBox *box : {containers_, networks_})
        connect(box, &QComboBox::currentIndexChanged, this, &AttachDialog::read);
    for (QLineEdit *edit : {ipv4_, ipv6_, aliases_, linkLocal_})
        connect(edit, &QLineEdit::textChanged, this, &AttachDialog::read);
    connect(&store, &qt::SnapshotStore::changed, this, [this] {
        fill();
        read();
    });
    retranslateUi();
    (network.empty() ? networks_ : containers_)->setFocus();
}

/// What is there now; what was chosen stays chosen.
void AttachDialog::fill() {
    QList<std::pair<QString, QString>> containers, networks;
    for (const auto &c : store_.snapshot().containers)
        if (c->engine == engine())
            containers.push_back({shown(c->name, 80), QString::fromStdString(c->id.value)});
    offered_.clear();
    for (const auto &n : store_.snapshot().networks)
        if (n->engine == engine() && driverKind(*n) != DriverKind::host && driverKind(*n) != DriverKind::none)
            offered_.push_back(n);
    const auto joinable = networks::joinable(engine(), store_.snapshot());
    offered_.insert(offered_.end(), joinable.begin(), joinable.end());
    for (const auto &n : offered_)
        networks.push_back({shown(n->name, 80), QString::fromStdString(n->id.value)});
    refill(containers_, containers);
    refill(networks_, networks);
}

/// The first with which the other could be connected.
void AttachDialog::proposeOther(QComboBox *box) {
    for (int i = 0; box && i < box->count(); ++i) {
        box->setCurrentIndex(i);
        const auto c = container();
        const auto n = network();
        if (c && n && networks::hindrance(*c, *n, store_.snapshot()) == Hindrance::none) return;
    }
}

std::shared_ptr<const Container> AttachDialog::container() const {
    const std::string id = chosen(containers_);
    return store_.snapshot().containers.find(std::string_view(id));
}

std::shared_ptr<const Network> AttachDialog::network() const {
    const std::string id = chosen(networks_);
    const auto found =
        std::find_if(offered_.begin(), offered_.end(), [&](const auto &n) { return n->id.value == id; });
    return found == offered_.end() ? nullptr : *found;
}

void AttachDialog::read() {
    const auto c = container();
    const auto n = network();
    for (const int row : {networkRow, ipv4Row, ipv6Row, aliasRow, linkLocalRow}) form_->setHint(row, {});
    if (!c || !n) return setChanges({});
    changes::ConnectContainer connect{{n->id, n->name}, {c->id, c->name}, {}};
    connect.endpoint.ipv4 = typed(ipv4_);
    connect.endpoint.ipv6 = typed(ipv6_);
    connect.endpoint.aliases = typedList(aliases_);
    connect.endpoint.linkLocal = typedList(linkLocal_);
    const QString why = hindranceText(networks::hindrance(*c, *n, store_.snapshot()), *c, *n);
    const auto findings = networks::check(connect.endpoint, *n, c.get(), store_.snapshot());
    form_->setHint(networkRow, why.isEmpty() ? subnetsText(*n) : why,
                   why.isEmpty() ? Form::Tone::muted : Form::Tone::wrong);
    showFindings(findings);
    if (!why.isEmpty() || !findings.empty()) return setChanges({});
    setChange(connect);
}

void AttachDialog::showFindings(const std::vector<AttachFinding> &findings) {
    for (const AttachFinding &finding : findings)
        form_->setHint(ipv4Row + static_cast<int>(finding.field), attachText(finding), Form::Tone::wrong);
}

void AttachDialog::retranslateUi() {
    setTitle(tr("Connect a container to a network"),
             tr("It stays on the networks it is on, and goes on running."));
    //: a button: do connect the container
    setVerb(tr("Connect", "container"));
    form_->setLabel(containerRow, tr("Container"));
    form_->setLabel(networkRow, tr("Network"));
    form_->setLabel(ipv4Row, tr("IPv4 address"));
    form_->setLabel(ipv6Row, tr("IPv6 address"));
    form_->setLabel(aliasRow, tr("Aliases"));
    form_->setLabel(linkLocalRow, tr("Link-local addresses"));
    for (QLineEdit *edit : {ipv4_, ipv6_}) edit->setPlaceholderText(tr("the engine chooses"));
    form_->setTip(linkLocalRow, tr("Further addresses in 169.254.0.0/16 or fe80::/10"));
    aliases_->setPlaceholderText(tr("further names there, with commas"));
    linkLocal_->setPlaceholderText(tr("with commas"));
    read();
}

} // namespace portolan::views
