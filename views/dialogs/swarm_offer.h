#pragma once

#include <QWidget>

#include "model/core/engine.h"
#include "model/networks/surroundings.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace portolan::views {

/// Why an engine cannot make an overlay network yet, and what to do about it: become the first manager of a
/// swarm, or join one.
class SwarmOffer : public QWidget {
    Q_OBJECT
public:
    explicit SwarmOffer(QWidget *parent = nullptr);

    void setRole(SwarmRole role);
    void setInterfaces(const std::vector<networks::HostInterface> &cards); ///< to choose an address from
    void setWorking(bool working);            ///< the engine starts a swarm: nothing more can be asked for
    void showProblem(const QString &problem); ///< empty: none
    std::string address() const;              ///< empty: the engine's choice

signals:
    void initWanted();
    void addressChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();
    QString situation() const; ///< of the engine, and what to do

    SwarmRole role_ = SwarmRole::none;
    bool working_ = false;
    QLabel *text_, *label_, *progress_, *problem_;
    QComboBox *address_;
    QPushButton *init_;
};

} // namespace portolan::views
