#pragma once

#include <functional>

#include "model/networks/address_map.h"
#include "model/networks/overlay_ports.h"
#include "model/plans/renew.h"
#include "views/dialogs/change_dialog.h"
#include "views/dialogs/network_mode.h"

class QFrame;
class QGridLayout;
class QHBoxLayout;

namespace portolan::views {

class AddressBars;
class ModeCard;
class NetworkForm;
class NetworkPicture;
class PortCheckPanel;
class SwarmOffer;

/// A new network: a card a mode, the options of that mode checked while one types, beside them what the mode
/// is and a picture of this network, beneath them the exact command.
class NewNetworkDialog : public ChangeDialog {
    Q_OBJECT
public:
    /// `host`: what is known of the engine's host; asked anew when the chart changes.
    NewNetworkDialog(qt::ChangeLog &log, const qt::SnapshotStore &store, const EngineKey &engine,
                     std::function<networks::HostNetwork()> host, const Theme &theme, QWidget *parent);

    /// Offers to try the ports between the hosts of a swarm. `prober` must outlive the dialog.
    void offerPortCheck(networks::PortProber &prober);

    NetworkMode mode() const { return mode_; }
    void setMode(NetworkMode mode);

signals:
    // For the modes of which there is nothing to make. Without a receiver they are not offered.
    void runWanted(portolan::views::NetworkMode mode);      ///< a new container in it
    void recreateWanted(portolan::views::NetworkMode mode); ///< one that there is, made anew in it
    void renewWanted(portolan::plans::SwarmNetwork which);  ///< what Docker makes for a swarm, made anew

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslateUi() override;
    void look(); ///< at the engine and its host
    void read();
    void showLesson();
    changes::InitSwarm initChange() const;
    void initSwarm();
    void showRenew();
    void showWhyNot(const std::vector<networks::Finding> &findings);
    void showHost();
    void showAddresses(const std::vector<networks::AddressRow> &wanted);
    plans::SwarmNetwork swarmNetworkHere() const;
    void buildLesson();
    void placeLesson();
    void buildOffers();

    qt::ChangeLog &log_;
    const qt::SnapshotStore &store_;
    std::function<networks::HostNetwork()> host_;
    networks::Surroundings around_;
    std::vector<networks::AddressRow> inUse_;
    NetworkMode mode_ = NetworkMode::bridge;
    QList<ModeCard *> cards_;
    QGridLayout *cardGrid_;
    QHBoxLayout *columns_;
    NetworkForm *form_;
    SwarmOffer *swarm_;
    QWidget *offers_; ///< the modes of which there is nothing to make
    QLabel *nothingToMake_, *name_, *what_, *mindTitle_, *mind_, *advice_, *usedTitle_, *hatched_, *used_,
        *about_;
    QFrame *lesson_;
    std::optional<bool> placed_; ///< the lesson, beside the fields
    QPushButton *run_, *recreate_;
    NetworkPicture *picture_;
    AddressBars *bars_;
    QVBoxLayout *left_;
    PortCheckPanel *ports_ = nullptr;
    QPushButton *renew_; ///< ingress of a manager, docker_gwbridge of who is in no swarm yet
};

} // namespace portolan::views
