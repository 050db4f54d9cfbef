#include "views/dialogs/renew_network_dialog.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "views/dialogs/field_text.h"
#include "views/dialogs/form.h"
#include "views/dialogs/network_text.h"
#include "views/theme/tone_label.h"
#include "views/theme/words.h"

namespace portolan::views {
namespace {

using plans::Precondition;
using plans::SwarmNetwork;

enum Row { subnetRow, gatewayRow, mtuRow, iccRow, masqueradeRow, rowCount };

constexpr const char *mtuOption = "com.docker.network.driver.mtu",
                     *iccOption = "com.docker.network.bridge.enable_icc",
                     *masqueradeOption = "com.docker.network.bridge.enable_ip_masquerade";

struct RenewText {
    Q_DECLARE_TR_FUNCTIONS(RenewText)

public:
    static QString precondition(const Precondition &p) {
        QStringList names;
        for (const std::string &name : p.culprits) names << shown(name, 60);
        const QString culprits = names.join(QStringLiteral(", "));
        switch (p.what) {
        case Precondition::What::manager:
            return p.met ? tr("The engine is a manager of its swarm.")
                         : tr("The engine is no manager of a swarm: only a manager can do this.");
        case Precondition::What::noService:
            return p.met ? tr("No service publishes a port through it.")
                         : tr("Services publish ports through it: %1. Remove them first, or publish their "
                              "ports with “mode=host”.")
                               .arg(culprits);
        case Precondition::What::noSwarm:
            return p.met ? tr("The engine is in no swarm.")
                         : tr("The engine is in a swarm, which holds on to it. Leave that first with “docker "
                              "swarm leave”, on a manager with “--force”: with its last manager a swarm "
                              "ends.");
        case Precondition::What::nobodyOn:
            return p.met ? tr("No container is on it.")
                         : tr("Containers are on it: %1. Disconnect them first.").arg(culprits);
        }
        return {};
    }
};

} // namespace

RenewNetworkDialog::RenewNetworkDialog(qt::ChangeLog &log, const qt::SnapshotStore &store,
                                       const EngineKey &engine, SwarmNetwork which,
                                       networks::HostNetwork host, const Theme &theme, QWidget *parent)
    : PlanDialog(log, engine, theme, parent), store_(store), engine_(engine), which_(which),
      host_(std::move(host)), what_(toneParagraph("plain")), before_(toneParagraph("plain")), form_(new Form),
      subnet_(addressEdit(theme)), gateway_(addressEdit(theme)), mtu_(addressEdit(theme)),
      icc_(new QCheckBox), masquerade_(new QCheckBox) {
    setObjectName(QStringLiteral("renewNetworkDialog"));
    before_->setObjectName(QStringLiteral("preconditions"));
    form_->add(subnet_, "renewSubnet");
    form_->add(gateway_, "renewGateway");
    form_->add(mtu_, "renewMtu");
    form_->add(icc_, "renewIcc");
    form_->add(masquerade_, "renewMasquerade");
    for (const int row : {iccRow, masqueradeRow})
        form_->setRowVisible(row, which == SwarmNetwork::gatewayBridge);
    // At first as it is now.
    const auto now = plans::swarmNetwork(store.snapshot(), engine, which);
    const changes::NetworkSpec spec = plans::specOf(now.get(), which);
    const auto option = [&spec](const char *name) {
        const auto found = spec.options.find(name);
        return found == spec.options.end() ? std::string() : found->second;
    };
    if (!spec.subnets.empty()) {
        subnet_->setText(shown(spec.subnets.front().subnet, 60));
        gateway_->setText(shown(spec.subnets.front().gateway, 60));
    }
    mtu_->setText(shown(option(mtuOption), 20));
    icc_->setChecked(option(iccOption) != "false");
    masquerade_->setChecked(option(masqueradeOption) != "false");
    body()->addWidget(what_);
    body()->addWidget(before_);
    body()->addWidget(form_);
    for (QLineEdit *edit : {subnet_, gateway_, mtu_})
        connect(edit, &QLineEdit::textChanged, this, &RenewNetworkDialog::read);
    for (QCheckBox *box : {icc_, masquerade_})
        connect(box, &QCheckBox::toggled, this, &RenewNetworkDialog::read);
    connect(&store, &qt::SnapshotStore::changed, this, &RenewNetworkDialog::read);
    retranslateUi();
    subnet_->setFocus();
}

changes::NetworkSpec RenewNetworkDialog::wanted(const Network *now, const networks::Draft &draft) const {
    changes::NetworkSpec spec = plans::specOf(now, which_);
    Subnet subnet{draft.subnet, draft.gateway, {}, {}};
    std::erase_if(spec.subnets, [](const Subnet &s) { return s.subnet.find(':') == std::string::npos; });
    if (!draft.subnet.empty()) spec.subnets.insert(spec.subnets.begin(), std::move(subnet));
    spec.options.erase(mtuOption);
    if (!draft.mtu.empty()) spec.options[mtuOption] = draft.mtu;
    if (which_ == SwarmNetwork::ingress) return spec;
    spec.options[iccOption] = icc_->isChecked() ? "true" : "false";
    spec.options[masqueradeOption] = masquerade_->isChecked() ? "true" : "false";
    return spec;
}

void RenewNetworkDialog::read() {
    if (run()) return; // what is under way was decided
    const auto now = plans::swarmNetwork(store_.snapshot(), engine_, which_);
    QStringList before;
    bool met = true;
    for (const Precondition &p : plans::preconditionsOf(store_.snapshot(), engine_, which_)) {
        before << (p.met ? QStringLiteral("✓ ") : QStringLiteral("✗ ")) + RenewText::precondition(p);
        met = met && p.met;
    }
    before_->setText(before.join(u'\n'));
    setTone(before_, met ? "plain" : "danger");

    networks::Draft draft;
    draft.kind = which_ == SwarmNetwork::ingress ? DriverKind::overlay : DriverKind::bridge;
    draft.name = plans::specOf(now.get(), which_).name;
    draft.subnet = typed(subnet_);
    draft.gateway = typed(gateway_);
    draft.mtu = typed(mtu_);
    // The one that goes is in nobody's way.
    Snapshot without = store_.snapshot();
    if (now) without.networks.remove(keyOf(*now));
    networks::HostNetwork host = host_;
    if (now)
        std::erase_if(host.routes, [&](const networks::HostRoute &route) {
            return std::any_of(now->subnets.begin(), now->subnets.end(),
                               [&](const Subnet &subnet) { return subnet.subnet == route.destination; });
        });
    const auto findings = networks::check(draft, networks::surroundingsOf(without, engine_, std::move(host)));
    for (int row = 0; row < rowCount; ++row) form_->setHint(row, {});
    for (const networks::Finding &finding : findings) {
        const int row = finding.field == networks::Field::gateway ? gatewayRow
                        : finding.field == networks::Field::mtu   ? mtuRow
                                                                  : subnetRow;
        constexpr Form::Tone tones[]{Form::Tone::good, Form::Tone::warning, Form::Tone::wrong};
        form_->setHint(row, findingText(finding),
                       tones[static_cast<int>(networks::severityOf(finding.what))]);
    }
    if (networks::hasErrors(findings)) return setInputsWrong();
    if (!met) return setWrong(tr("Not yet: first what is marked above has to be done."));
    setPlan(plans::renew(now.get(), which_, wanted(now.get(), draft)));
}

void RenewNetworkDialog::retranslateUi() {
    const bool ingress = which_ == SwarmNetwork::ingress;
    setTitle(ingress ? tr("Make the ingress network anew") : tr("Make docker_gwbridge anew"),
             tr("Docker changes it in no other way."));
    what_->setText(
        ingress ? tr("It carries the published ports of services to the hosts where they run. Until the new "
                     "one is there no service can publish a port. All hosts of the swarm should run the same "
                     "version of Docker.")
                : tr("By it the containers of overlay networks get out of this host. It is of this host "
                     "alone: the other hosts of a swarm have one of their own. Docker takes the one that is "
                     "there when a swarm begins."));
    setVerb(tr("Make it anew"));
    form_->setLabel(subnetRow, tr("Subnet"));
    form_->setLabel(gatewayRow, tr("Gateway"));
    form_->setLabel(mtuRow, tr("MTU"));
    for (const auto &[row, box, text] : {std::tuple(iccRow, icc_, tr("Containers reach each other")),
                                         {masqueradeRow, masquerade_, tr("Masquerade")}}) {
        form_->setLabel(row, QString());
        box->setText(text);
        box->setAccessibleName(text);
    }
    for (QLineEdit *edit : {subnet_, gateway_, mtu_}) edit->setPlaceholderText(tr("the engine chooses"));
    read();
}

} // namespace portolan::views
