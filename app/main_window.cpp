#include "app/main_window.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

#include "app/change_desk.h"
#include "app/chart_menu.h"
#include "app/chart_print.h"
#include "app/chip_bar.h"
#include "app/columns.h"
#include "app/commands.h"
#include "app/find_field.h"
#include "app/settings.h"
#include "app/status_strip.h"
#include "app/surroundings.h"
#include "app/welcome_page.h"
#include "views/dialogs/address_map_dialog.h"
#include "views/etcd/etcd_view.h"
#include "views/explorer/explorer_view.h"
#include "views/graph/chart_view.h"
#include "views/inspector/inspector.h"
#include "views/output/logs_view.h"
#include "views/theme/menu_accessible.h"
#include "views/theme/plain_tip.h"
#include "views/theme/tab_words.h"

namespace portolan::app {

struct MainWindow::Actions {
    QAction connect, find, filter, explorer, etcd, retry, fit, zoomIn, zoomOut, zoomReset, deselect,
        exportChart, print, addressMap, shortcuts, quit;

    QList<QAction *> all() {
        return {&connect, &find,      &filter,   &explorer,    &etcd,  &retry,      &fit,       &zoomIn,
                &zoomOut, &zoomReset, &deselect, &exportChart, &print, &addressMap, &shortcuts, &quit};
    }
};

MainWindow::MainWindow(qt::SnapshotStore &store, Connections &connections, QSettings &settings,
                       changes::Performer *performer, QWidget *parent)
    : QMainWindow(parent), store_(store), connections_(connections), settings_(settings), finder_(store),
      actions_(std::make_unique<Actions>()) {
    views::installMenuAccessibility();
    language_.use(settings_.value(settings::language, Language::ofSystem()).toString());
    appearance_.use(static_cast<Look>(std::clamp(settings_.value(settings::look, 0).toInt(), 0, 2)));
    setWindowTitle(QStringLiteral("Portolan"));
    setObjectName(QStringLiteral("mainWindow"));
    buildActions();
    auto *body = new QWidget;
    auto *rows = new QVBoxLayout(body);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    buildBody();
    rows->addWidget(buildBar());
    playground_ = new PlaygroundBanner(store_, connections_);
    rows->addWidget(playground_);
    rows->addWidget(columns_, 1);
    status_ = new StatusStrip(store_);
    rows->addWidget(status_);
    setCentralWidget(body);
    if (performer) {
        const ChangeDesk::Room room{store_,      selection_,     *chart_,   *explorer_,
                                    *inspector_, *surroundings_, settings_, *this};
        desk_ = new ChangeDesk(*performer, room,
                               [this]() -> const views::Theme & { return appearance_.theme(); });
        addActions(desk_->actions());
        chartMenu_->setChanges(&desk_->log());
    }

    connect(&appearance_, &Appearance::changed, this, &MainWindow::dress);
    connect(&store_, &qt::SnapshotStore::changed, this, &MainWindow::showPage);
    connect(find_, &FindField::chosen, this, &MainWindow::goTo);
    connect(find_, &FindField::left, this, [this] { centre_->setFocus(); });
    connect(explorer_, &views::ExplorerView::activated, this, &MainWindow::goTo);
    connect(inspector_, &views::Inspector::retryWanted, this, [this] { connections_.retryNow(); });
    connect(welcome_, &WelcomePage::retryWanted, this, [this] { connections_.retryNow(); });
    connect(welcome_, &WelcomePage::connectWanted, this, &MainWindow::openConnectDialog);
    connect(playground_, &PlaygroundBanner::connectWanted, this, &MainWindow::openConnectDialog);
    connect(chart_, &views::ChartView::zoomChanged, status_, &StatusStrip::setZoom);
    connect(status_, &StatusStrip::zoomResetWanted, chart_, &views::ChartView::resetZoom);
    connect(status_, &StatusStrip::retryWanted, this, [this] { connections_.retryNow(); });
    connect(status_, &StatusStrip::detailsWanted, &selection_, &qt::Selection::select);
    connect(surroundings_, &Surroundings::activated, this, &MainWindow::goTo);
    connect(chart_, &views::ChartView::activated, this, [this](const EntityId &id) {
        selection_.select(id);
        inspector_->tabs()->setFocus();
    });
    dress();
    retranslateUi();
    restore();
    showPage();
    centre_->setFocus();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildActions() {
    Actions &a = *actions_;
    const auto bind = [this](QAction &action, const QList<QKeySequence> &keys, auto &&run) {
        action.setShortcuts(keys);
        connect(&action, &QAction::triggered, this, std::forward<decltype(run)>(run));
        addAction(&action);
    };
    bind(a.connect, {QKeySequence(Qt::CTRL | Qt::Key_N)}, &MainWindow::openConnectDialog);
    bind(a.find, {QKeySequence(Qt::CTRL | Qt::Key_K)}, [this] {
        find_->setFocus(Qt::ShortcutFocusReason);
        find_->selectAll();
    });
    bind(a.filter, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F)}, [this] {
        sidebar_->setCurrentWidget(explorer_);
        explorer_->focusFilter();
    });
    bind(a.explorer, {QKeySequence(Qt::CTRL | Qt::Key_1)}, [this] {
        sidebar_->setCurrentWidget(explorer_);
        explorer_->setFocus();
    });
    bind(a.etcd, {QKeySequence(Qt::CTRL | Qt::Key_2)}, [this] {
        sidebar_->setCurrentWidget(etcd_);
        etcd_->setFocus();
    });
    bind(a.retry, {QKeySequence(Qt::Key_F5)}, [this] { connections_.retryNow(); });
    bind(a.fit, {QKeySequence(Qt::Key_F)}, [this] { chart_->fit(); });
    bind(a.zoomIn, {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)},
         [this] { chart_->zoomIn(); });
    bind(a.zoomOut, {QKeySequence(Qt::CTRL | Qt::Key_Minus)}, [this] { chart_->zoomOut(); });
    bind(a.zoomReset, {QKeySequence(Qt::CTRL | Qt::Key_0)}, [this] { chart_->resetZoom(); });
    bind(a.deselect, {QKeySequence(Qt::Key_Escape)}, [this] { selection_.clear(); });
    removeAction(&a.deselect); // only where Escape has no other meaning: see buildBody
    a.deselect.setShortcutContext(Qt::WidgetWithChildrenShortcut);
    bind(a.exportChart, {QKeySequence(Qt::CTRL | Qt::Key_E)}, &MainWindow::openExportDialog);
    bind(a.print, {QKeySequence(Qt::CTRL | Qt::Key_P)},
         [this] { printChart(chart_->scene(), store_.snapshot().taken, this); });
    bind(a.addressMap, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M)}, &MainWindow::openAddressMap);
    bind(a.shortcuts, {QKeySequence(Qt::Key_F1)}, &MainWindow::openShortcuts);
    bind(a.quit, {QKeySequence(Qt::CTRL | Qt::Key_Q)}, &QWidget::close);
}

QWidget *MainWindow::buildBar() {
    auto *bar = new QWidget;
    bar->setObjectName(QStringLiteral("topBar"));
    bar->setAttribute(Qt::WA_StyledBackground);
    brand_ = new QLabel(QStringLiteral("✱ Portolan"));
    brand_->setObjectName(QStringLiteral("brand"));
    chips_ = new ChipBar(store_, selection_, connections_);
    find_ = new FindField(finder_, [this] {
        fillMenu();
        QMenu things; // "web: Stop"
        if (desk_) things.addMenu(desk_->menu());
        return commandsOf({menu_, chartMenu_->menu(), &things}, allActions());
    });
    find_->setMaximumWidth(fontMetrics().averageCharWidth() * 62);
    connect_ = new QPushButton;
    connect_->setProperty("primary", true);
    connect_->setObjectName(QStringLiteral("connect"));
    connect(connect_, &QPushButton::clicked, this, &MainWindow::openConnectDialog);
    otherLanguage_ = new QToolButton;
    otherLanguage_->setObjectName(QStringLiteral("language"));
    connect(otherLanguage_, &QToolButton::clicked, this, [this] {
        chooseLanguage(language_.code() == u"ru" ? QStringLiteral("en") : QStringLiteral("ru"));
    });
    chartMenu_ = new ChartMenu(*chart_, settings_);
    more_ = new QToolButton;
    more_->setObjectName(QStringLiteral("more"));
    more_->setText(QStringLiteral("☰"));
    more_->setPopupMode(QToolButton::InstantPopup);
    menu_ = new QMenu(more_);
    connect(menu_, &QMenu::aboutToShow, this, &MainWindow::fillMenu);
    more_->setMenu(menu_);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 7, 12, 7);
    row->setSpacing(8);
    row->addWidget(brand_);
    row->addSpacing(4);
    row->addWidget(chips_, 3);
    row->addWidget(find_, 2);
    row->addSpacing(4);
    row->addWidget(chartMenu_);
    row->addWidget(connect_);
    row->addWidget(otherLanguage_);
    row->addWidget(more_);
    return bar;
}

void MainWindow::buildBody() {
    explorer_ = new views::ExplorerView(store_, selection_);
    etcd_ = new views::EtcdView(store_, selection_);
    sidebar_ = new QTabWidget;
    sidebar_->setDocumentMode(true);
    sidebar_->setObjectName(QStringLiteral("sidebar"));
    sidebar_->addTab(explorer_, QString());
    sidebar_->addTab(etcd_, QString());
    chart_ = new views::ChartView(store_, selection_);
    welcome_ = new WelcomePage(store_);
    centre_ = new QStackedWidget;
    centre_->addWidget(chart_);
    centre_->addWidget(welcome_);
    surroundings_ = new Surroundings(centre_, *chart_, store_, selection_, finder_);
    addActions(surroundings_->actions());
    inspector_ = new views::Inspector(store_, selection_);
    for (QWidget *widget : {static_cast<QWidget *>(centre_), static_cast<QWidget *>(inspector_)})
        widget->addAction(&actions_->deselect);
    columns_ = new Columns(Qt::Horizontal);
    columns_->setHandleWidth(1);
    columns_->addWidget(sidebar_);
    columns_->addWidget(surroundings_);
    columns_->addWidget(inspector_);
    columns_->setStretchFactor(0, 0);
    columns_->setStretchFactor(1, 1);
    columns_->setStretchFactor(2, 0);
    const int em = fontMetrics().averageCharWidth();
    sidebar_->setMinimumWidth(em * 24);
    columns_->setChildrenCollapsible(false);
}

void MainWindow::restore() {
    if (!restoreGeometry(settings_.value(settings::geometry).toByteArray())) resize(1280, 800);
    columns_->restore(settings_.value(settings::columns).toByteArray());
    sidebar_->setCurrentIndex(std::clamp(settings_.value(settings::sidebarTab, 0).toInt(), 0, 1));
    inspector_->tabs()->setCurrentIndex(
        std::clamp(settings_.value(settings::inspectorTab, 0).toInt(), 0, inspector_->tabs()->count() - 1));
    chart_->restoreState(settings_.value(settings::chart).toByteArray());
    surroundings_->restore(settings_);
}

void MainWindow::save() {
    settings_.setValue(settings::geometry, saveGeometry());
    settings_.setValue(settings::columns, columns_->saveState());
    settings_.setValue(settings::sidebarTab, sidebar_->currentIndex());
    settings_.setValue(settings::inspectorTab, inspector_->tabs()->currentIndex());
    settings_.setValue(settings::chart, chart_->saveState());
    surroundings_->save(settings_);
}

void MainWindow::useLanguage(const QString &code) { language_.use(code); }
void MainWindow::useLook(Look look) { appearance_.use(look); }

void MainWindow::showPlayground(PlaygroundBanner::Sources sources) {
    playground_->showFor(std::move(sources));
}

void MainWindow::chooseLanguage(const QString &code) {
    language_.use(code);
    settings_.setValue(settings::language, code);
}

void MainWindow::chooseLook(Look look) {
    appearance_.use(look);
    settings_.setValue(settings::look, static_cast<int>(look));
}

void MainWindow::dress() {
    const views::Theme &theme = appearance_.theme();
    chips_->setTheme(theme);
    find_->setTheme(theme);
    explorer_->setTheme(theme);
    etcd_->setTheme(theme);
    chart_->setTheme(theme);
    inspector_->setTheme(theme);
    surroundings_->setTheme(theme);
    status_->setTheme(theme);
    if (desk_) desk_->setTheme(theme);
    if (addressMap_) addressMap_->setTheme(theme);
    if (logs_) logs_->setTheme(theme);
}

void MainWindow::offerOutput(output::Logs &logs, output::Exec *exec) {
    if (desk_ && exec) desk_->offerExec(*exec);
    logs_ = new views::LogsView(logs, store_, selection_);
    logs_->setTheme(appearance_.theme());
    surroundings_->addPage(logs_, QT_TRANSLATE_NOOP("LowerDock", "Logs"),
                           QT_TRANSLATE_NOOP("LowerDock", "What the selected container writes"));
    addAction(logs_->goHere());
    connect(logs_->goHere(), &QAction::triggered, this, [this] { surroundings_->open(logs_); });
}

void MainWindow::showPage() {
    centre_->setCurrentWidget(WelcomePage::wantedFor(store_.snapshot()) ? static_cast<QWidget *>(welcome_)
                                                                        : chart_);
    centre_->setFocusProxy(centre_->currentWidget());
}

void MainWindow::goTo(const EntityId &id) {
    surroundings_->letThrough(id);
    selection_.select(id);
    const bool ofEtcd = id.kind == EntityKind::etcdEntry || id.kind == EntityKind::etcdSource;
    sidebar_->setCurrentWidget(ofEtcd ? static_cast<QWidget *>(etcd_) : explorer_);
    if (ofEtcd)
        etcd_->setFocus();
    else
        chart_->reveal(id);
}

QList<QAction *> MainWindow::allActions() const {
    return actions_->all() + chartMenu_->commands() + surroundings_->actions() +
           (desk_ ? desk_->actions() : QList<QAction *>()) +
           (logs_ ? QList<QAction *>{logs_->goHere()} : QList<QAction *>());
}

void MainWindow::fillMenu() {
    Actions &a = *actions_;
    menu_->clear();
    menu_->addActions({&a.connect, &a.retry});
    if (desk_) menu_->addActions(desk_->actions());
    menu_->addSeparator();
    menu_->addActions({&a.fit, &a.zoomIn, &a.zoomOut, &a.zoomReset});
    menu_->addSeparator();
    menu_->addActions(surroundings_->actions());
    menu_->addSeparator();
    menu_->addAction(&a.addressMap);
    menu_->addActions({&a.exportChart, &a.print});
    menu_->addSeparator();
    const auto choices = [this](const QString &title, const QList<std::pair<QString, bool>> &words,
                                auto &&choose) {
        QMenu *menu = menu_->addMenu(title);
        auto *group = new QActionGroup(menu);
        for (int i = 0; i < words.size(); ++i) {
            QAction *action = group->addAction(menu->addAction(words[i].first));
            action->setCheckable(true);
            action->setChecked(words[i].second);
            connect(action, &QAction::triggered, this, [choose, i] { choose(i); });
        }
    };
    const Look look = appearance_.look();
    choices(tr("Appearance"),
            {//: light or dark, as the system is
             {tr("As the system"), look == Look::system},
             {tr("Light"), look == Look::light},
             {tr("Dark"), look == Look::dark}},
            [this](int i) { chooseLook(static_cast<Look>(i)); });
    choices(tr("Language"),
            {{QStringLiteral("English"), language_.code() == u"en"},
             {QStringLiteral("Русский"), language_.code() == u"ru"}},
            [this](int i) { chooseLanguage(i == 0 ? QStringLiteral("en") : QStringLiteral("ru")); });
    menu_->addSeparator();
    menu_->addActions({&a.shortcuts, &a.quit});
}

void MainWindow::retranslateUi() {
    Actions &a = *actions_;
    a.connect.setText(tr("Connect…"));
    a.find.setText(tr("Find anything"));
    a.filter.setText(tr("Filter the explorer"));
    a.explorer.setText(tr("Go to the explorer"));
    a.etcd.setText(tr("Go to the keys of etcd"));
    a.retry.setText(tr("Retry lost connections now"));
    a.fit.setText(tr("Fit the chart into the window"));
    a.zoomIn.setText(tr("Zoom in"));
    a.zoomOut.setText(tr("Zoom out"));
    a.zoomReset.setText(tr("Zoom to 100 %"));
    a.deselect.setText(tr("Select nothing"));
    a.exportChart.setText(tr("Export the chart…"));
    a.print.setText(tr("Print…"));
    a.addressMap.setText(tr("Address map"));
    a.shortcuts.setText(tr("Keyboard shortcuts"));
    a.quit.setText(tr("Quit"));
    if (desk_) desk_->retranslateUi();
    connect_->setText(tr("Connect…"));
    const bool russian = language_.code() == u"ru";
    // Named in its own language, so that whoever needs it can read it.
    otherLanguage_->setText(russian ? QStringLiteral("EN") : QStringLiteral("RU"));
    const QString inOther =
        russian ? QStringLiteral("Switch to English") : QStringLiteral("Переключить на русский");
    views::setPlainTip(otherLanguage_, inOther);
    otherLanguage_->setAccessibleName(inOther);
    views::setPlainTip(more_, tr("Menu"));
    more_->setAccessibleName(tr("Menu"));
    //: a tab: the tree of engines, networks and containers
    sidebar_->setTabText(0, tr("Explorer"));
    sidebar_->setTabText(1, QStringLiteral("etcd"));
    views::nameScrollButtons(sidebar_->tabBar());
}

void MainWindow::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event) {
    save();
    if (desk_ && !desk_->mayClose()) return event->ignore();
    QMainWindow::closeEvent(event);
}

} // namespace portolan::app
