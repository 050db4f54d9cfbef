#pragma once

#include <QMainWindow>
#include <QPointer>

#include "app/appearance.h"
#include "app/language.h"
#include "app/playground_banner.h"
#include "model/changes/performer.h"
#include "model/core/connections.h"
#include "model/networks/overlay_ports.h"
#include "model/output/output.h"
#include "model/qt/finder.h"
#include "model/qt/selection.h"
#include "model/qt/snapshot_store.h"

class QLabel;
class QMenu;
class QPushButton;
class QSettings;
class QStackedWidget;
class QTabWidget;
class QToolButton;

namespace portolan::views {
class AddressMapDialog;
class ChartView;
class EtcdView;
class ExplorerView;
class Inspector;
class LogsView;
} // namespace portolan::views

namespace portolan::app {

class ChangeDesk;
class ChartMenu;
class ChipBar;
class Columns;
class FindField;
class StatusStrip;
class Surroundings;
class WelcomePage;

/// The window: connections above, explorer, chart and inspector side by side, a line of status beneath.
/// Shows what is in the store and asks `connections` for everything else; opens no connection itself.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    /// `settings` remembers sizes, language and look. Without a performer the window only reads: it offers no
    /// change. All must outlive the window.
    MainWindow(qt::SnapshotStore &store, Connections &connections, QSettings &settings,
               changes::Performer *performer = nullptr, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Offers logs, and commands inside containers where `exec` is not null. Both must outlive the window.
    void offerOutput(output::Logs &logs, output::Exec *exec);
    /// Offers to try the ports between hosts, where changes are offered. `prober` must outlive the window.
    void offerPortCheck(networks::PortProber &prober);
    /// The one that a shell's docker takes by itself: any other is named in commands that are copied.
    void setUsualEngine(const EngineKey &engine);

    // For this run only; what a person chooses in the window is remembered.
    void useLanguage(const QString &code); ///< "en" or "ru"
    void useLook(Look look);

    /// What is shown is a playground: says so until a real engine is connected.
    void showPlayground(PlaygroundBanner::Sources sources);

    views::ChartView &chart() const { return *chart_; }
    qt::Selection &selection() { return selection_; }

public slots:
    void openConnectDialog();
    void openExportDialog();
    void openAddressMap();
    void openShortcuts();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void buildActions();
    QWidget *buildBar();
    void buildBody();
    void retranslateUi();
    void dress();
    void chooseLanguage(const QString &code);
    void chooseLook(Look look);
    void fillMenu();
    QList<QAction *> allActions() const;
    void goTo(const EntityId &id);
    void showPage();
    void restore();
    void save();

    qt::SnapshotStore &store_;
    Connections &connections_;
    QSettings &settings_;
    qt::Selection selection_;
    qt::Finder finder_;
    Language language_;
    Appearance appearance_;

    QLabel *brand_;
    ChipBar *chips_;
    PlaygroundBanner *playground_;
    FindField *find_;
    ChartMenu *chartMenu_;
    QPushButton *connect_;
    QToolButton *more_;
    QToolButton *otherLanguage_;
    QMenu *menu_;
    Columns *columns_;
    QTabWidget *sidebar_;
    views::ExplorerView *explorer_;
    views::EtcdView *etcd_;
    QStackedWidget *centre_;
    views::ChartView *chart_;
    WelcomePage *welcome_;
    Surroundings *surroundings_;
    views::Inspector *inspector_;
    StatusStrip *status_;
    ChangeDesk *desk_ = nullptr;
    QPointer<views::AddressMapDialog> addressMap_;
    views::LogsView *logs_ = nullptr;

    struct Actions;
    std::unique_ptr<Actions> actions_;
};

} // namespace portolan::app
