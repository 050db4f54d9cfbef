#pragma once

#include <QWidget>

#include "model/networks/draft.h"
#include "views/dialogs/network_mode.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace portolan::views {

class Form;

/// The options of a network that can be made, as fields; those that a mode has not are not there. What is
/// wrong is said beneath the field that is wrong.
class NetworkForm : public QWidget {
    Q_OBJECT
public:
    explicit NetworkForm(const Theme &theme, QWidget *parent = nullptr);

    void setMode(NetworkMode mode);
    /// The likeliest first; with nothing chosen yet it is chosen, if it is likely at all.
    void setParents(const std::vector<networks::HostInterface> &cards);
    void setEngine(const std::string &apiVersion); ///< what it does not know is not asked for
    networks::Draft draft() const;
    void show(const std::vector<networks::Finding> &findings, const networks::Surroundings &around);

signals:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    bool isOnLan() const { return networks::sharesLan(driverOf(mode_)); }
    void retranslateUi();
    void showRows();
    void showFinding(const networks::Finding &finding);
    void fillModes();
    QLineEdit *addEdit(const char *name);
    QCheckBox *addCheck(const char *name);
    QComboBox *addChoice(const char *name);

    Theme theme_;
    NetworkMode mode_ = NetworkMode::bridge;
    std::string apiVersion_;
    Form *form_;
    QLineEdit *name_, *vlan_, *subnet_, *range_, *gateway_;
    QComboBox *parent_, *drive_, *flag_;
    QPushButton *use_; ///< the range that would be free
    QToolButton *more_;
    QCheckBox *ipv6_, *internal_, *attachable_, *encrypted_, *icc_, *masquerade_;
    QLineEdit *subnet6_, *gateway6_, *range6_, *aux_, *bridge_, *binding_, *mtu_, *labels_, *options_;
    QComboBox *gatewayMode_, *gatewayMode6_;
};

} // namespace portolan::views
