#pragma once

#include <QAction>
#include <QMenu>
#include <functional>

#include "app/plan_keeper.h"
#include "model/networks/overlay_ports.h"
#include "model/output/output.h"
#include "model/plans/renew.h"
#include "model/qt/change_log.h"
#include "model/qt/selection.h"
#include "views/theme/theme.h"

namespace portolan::views {
class NoticeBar;
class PlanDialog;
} // namespace portolan::views

namespace portolan::app {

/// What may be done to a thing: as a context menu anywhere in the window, and as commands for what is
/// selected. Only made when changes are allowed.
class ChangeMenu : public QObject {
    Q_OBJECT
public:
    using ThemeSource = std::function<const views::Theme &()>;

    /// All must outlive it; dialogs open over `window`.
    ChangeMenu(qt::ChangeLog &log, const qt::SnapshotStore &store, ThemeSource theme,
               views::NoticeBar &notice, PlanKeeper &keeper, QSettings &settings, QWidget &window);

    void offerExec(output::Exec &exec) { exec_ = &exec; }
    void offerPortCheck(networks::PortProber &prober) { prober_ = &prober; }
    /// Puts in what can be done to `id` now; nothing: false.
    bool fill(QMenu &menu, const EntityId &id);
    /// Asks how a container shall be connected to a network; either may be empty.
    void connectTo(const EngineKey &engine, const ContainerId &container, const NetworkId &network);
    void makeNetwork(const EngineKey &engine);
    void renewNetwork(const EngineKey &engine, plans::SwarmNetwork which);
    /// `network` is chosen at first, empty: the default bridge.
    void runContainer(const EngineKey &engine, const std::string &network);
    /// Asks which container, then how: as `docker run --network` takes it; "container:" of any other one.
    void recreateIn(const EngineKey &engine, const QString &mode);
    /// Offers to put back what a plan that was cut short had put aside.
    void offerPutBack(const PlanKeeper::Leftover &leftover);

signals:
    void made(const portolan::EntityId &id); ///< something new, that one would like to see

private:
    void fillContainer(QMenu &menu, const Container &container);
    void fillPlans(QMenu &menu, const Container &container);
    void addRestart(QMenu &menu, const Container &container, std::chrono::seconds grace);
    void fillNetwork(QMenu &menu, const Network &network);
    void fillEngine(QMenu &menu, const Engine &engine);
    void addRun(QMenu &menu, const QString &text, const EngineKey &engine, const std::string &network);
    void addDisconnect(QMenu &menu, const QString &text, const Container &container, const Network &network);
    QAction *add(QMenu &menu, const QString &text, const changes::Change &change, const EngineKey &engine);
    template <class Dialog, class... Arguments>
    void addDialog(QMenu &menu, const QString &text, Arguments... arguments);
    void open(QDialog *dialog);
    void open(views::PlanDialog *dialog);

    qt::ChangeLog &log_;
    output::Exec *exec_ = nullptr;
    networks::PortProber *prober_ = nullptr;
    const qt::SnapshotStore &store_;
    ThemeSource theme_;
    views::NoticeBar &notice_;
    PlanKeeper &keeper_;
    QSettings &settings_; ///< sizes of dialogs
    QWidget &window_;
};

} // namespace portolan::app
