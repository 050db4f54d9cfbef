#pragma once

#include <QObject>
#include <optional>
#include <string>
#include <vector>

#include "model/changes/specs.h"
#include "model/core/snapshot.h"
#include "views/theme/theme.h"

class QComboBox;
class QLineEdit;

namespace portolan::views {

class Form;

/// The rows in which a new container and one that is made anew are told their place: network, fixed address,
/// published ports, links. What is to be said of one, and what is wrong with it, stands beneath it.
class ContainerFields : public QObject {
    Q_OBJECT
public:
    struct Typed {
        std::string network; ///< as `docker run --network` takes it; "container:" as long as none is chosen
        changes::EndpointSpec endpoint;
        std::vector<Publication> publications;
        std::vector<std::string> links;          ///< "container:alias"
        bool newPorts = false, newLinks = false; ///< other ones than were proposed
        bool good = true;                        ///< else something is wrong, and said
    };

    /// Adds its rows. `self`: the container that is made anew; empty: it is new.
    ContainerFields(Form &form, const EngineKey &engine, const ContainerId &self, const Theme &theme);

    void fillNetworks(const Snapshot &snapshot); ///< those there are now; what is chosen stays chosen
    void choose(const QString &network);         ///< as chooseMode() takes it
    /// What the container has. What was typed stays.
    void propose(const QString &ports, const QString &links);
    QString network() const; ///< what is chosen
    void focusNetwork();
    void focusPorts();

    /// What was typed, without what the network has no use for. An address is asked for only where
    /// `withAddress` is true.
    Typed read(const Snapshot &snapshot, bool withAddress = true);
    void retranslateUi();

signals:
    void changed();

private:
    void readNetwork(const Network *network, Typed &typed);
    void readAddress(const Network *network, const Snapshot &snapshot, Typed &typed);
    void readPorts(Typed &typed);
    void readLinks(const Snapshot &snapshot, Typed &typed);
    void sayWrong(int row, const QString &why, Typed &typed); ///< empty: nothing is

    Form &form_;
    EngineKey engine_;
    ContainerId self_;
    QComboBox *network_;
    QLineEdit *address_, *ports_, *links_;
    QString proposedPorts_, proposedLinks_;
    int networkRow_, addressRow_, portsRow_, linksRow_;
};

} // namespace portolan::views
