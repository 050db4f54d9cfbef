#include "views/dialogs/field_text.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QRegularExpression>
#include <QSignalBlocker>

#include "model/changes/shell.h"
#include "views/theme/words.h"

namespace portolan::views {
namespace {

struct FieldText {
    Q_DECLARE_TR_FUNCTIONS(FieldText)

public:
    static QString attach(const networks::AttachFinding &finding) {
        using networks::AttachTrouble;
        const QString subject = shown(finding.subject, 80), culprit = shown(finding.culprit, 80);
        switch (finding.what) {
        case AttachTrouble::notAddress:
            return tr("“%1” is no address.").arg(subject);
        case AttachTrouble::wrongFamily:
            return finding.field == networks::AttachField::ipv4 ? tr("This is an IPv6 address.")
                                                                : tr("This is an IPv4 address.");
        case AttachTrouble::outside:
            return tr("%1 is outside of the network's subnets.").arg(subject);
        case AttachTrouble::reserved:
            return culprit.isEmpty() ? tr("%1 is kept for the network itself or its gateway.").arg(subject)
                                     : tr("%1 is kept for “%2”.").arg(subject, culprit);
        case AttachTrouble::taken:
            return tr("%1 has the address %2 already.").arg(culprit, subject);
        case AttachTrouble::noSubnet:
            return tr("The network has no subnet of this kind.");
        case AttachTrouble::needsOwnNetwork:
            return tr("Docker's default bridge cannot do this: it takes a network of your own.");
        case AttachTrouble::notName:
            return tr("“%1” cannot be a name: letters, digits, “-”, “_” and “.” can.").arg(subject);
        case AttachTrouble::notLinkLocal:
            return tr("%1 is neither in 169.254.0.0/16 nor in fe80::/10.").arg(subject);
        }
        return {};
    }
    static QString command(const std::string &command) {
        if (!changes::shellSplit(command)) return tr("A quote in the command does not end.");
        if (!changes::wantsShell(command)) return {};
        return tr("No shell reads this, so |, >, &, ; and $ have no meaning here. One that does: sh -c '…'");
    }
    static QString hindrance(networks::Hindrance what, const Container &container, const Network &network) {
        using networks::Hindrance;
        const QString name = shown(container.name, 60), net = shown(network.name, 60);
        switch (what) {
        case Hindrance::none:
            return {};
        case Hindrance::already:
            return tr("%1 is on %2 already.").arg(name, net);
        case Hindrance::otherEngine:
            return tr("They are on different engines.");
        case Hindrance::hostMode:
            return tr("%1 uses the host's own network and can be on no other. Recreate it in another mode.")
                .arg(name);
        case Hindrance::guest:
            return tr("%1 uses another container's network and can be on no other. Connect that one.")
                .arg(name);
        case Hindrance::onNone:
            return tr("%1 is on the network “none”, which suffers no other beside it. Disconnect it there "
                      "first.")
                .arg(name);
        case Hindrance::noSuchMembers:
            return tr("Nothing can be connected to %1 while it runs.").arg(net);
        case Hindrance::notAttachable:
            return tr("%1 is for services of the swarm only: it was made without “attachable”.").arg(net);
        }
        return {};
    }
};

} // namespace

QLineEdit *addressEdit(const Theme &theme) {
    auto *edit = new QLineEdit;
    QFont mono = theme.mono;
    mono.setPointSizeF(edit->font().pointSizeF());
    edit->setFont(mono);
    edit->setMaxLength(2000);
    return edit;
}

std::string typed(const QLineEdit *edit) { return edit->text().trimmed().toStdString(); }

std::vector<std::string> typedList(const QLineEdit *edit) {
    static const QRegularExpression between(QStringLiteral("[,\\s]+"));
    std::vector<std::string> list;
    for (const QString &one : edit->text().split(between, Qt::SkipEmptyParts))
        list.push_back(one.toStdString());
    return list;
}

void refill(QComboBox *box, const QList<std::pair<QString, QString>> &choices) {
    bool same = box->count() == choices.size();
    for (int i = 0; same && i < box->count(); ++i)
        same = box->itemText(i) == choices[i].first && box->itemData(i).toString() == choices[i].second;
    if (same) return;
    const QSignalBlocker quiet(box);
    const QVariant chosen = box->currentData();
    const QString typed = box->currentText();
    box->clear();
    for (const auto &[words, data] : choices) box->addItem(words, data);
    if (const int at = box->findData(chosen); at >= 0) box->setCurrentIndex(at);
    if (box->isEditable() && !typed.isEmpty()) box->setCurrentText(typed);
}

QString attachText(const networks::AttachFinding &finding) { return FieldText::attach(finding); }

QString hindranceText(networks::Hindrance what, const Container &container, const Network &network) {
    return FieldText::hindrance(what, container, network);
}

QString commandHint(const std::string &command) { return FieldText::command(command); }

QString subnetsText(const Network &network) {
    QStringList list;
    for (const Subnet &subnet : network.subnets) list << shown(subnet.subnet, 60);
    return list.join(QStringLiteral(", "));
}

} // namespace portolan::views
