#pragma once

#include <QTimer>
#include <QWidget>

#include "model/qt/selection.h"
#include "model/qt/snapshot_store.h"
#include "views/inspector/describer.h"
#include "views/theme/theme.h"

class QLabel;
class QMenu;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTabWidget;
class QToolButton;

namespace portolan::views {

class GridPage;
class RowsPage;
class ValueText;

/// Everything about what is selected: overview, endpoints, ports, links and environment, raw JSON.
/// Secrets are masked until the person asks, and masked again with the next selection.
class Inspector : public QWidget {
    Q_OBJECT
public:
    Inspector(qt::SnapshotStore &store, qt::Selection &selection, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    QTabWidget *tabs() const { return tabs_; }
    QMenu *actions() const; ///< what can be done to what is selected, behind a button; others fill it
    void showActions(bool any);

signals:
    void retryWanted();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    enum Tab { overviewTab, endpointsTab, portsTab, linksTab, rawTab };

    void retranslateUi();
    void select(const EntityId &id);
    void follow(const Diff &diff);
    void render();
    void renderTab(const Describer &describer);
    void renderRaw(const Describer &describer);
    void perform(InspectorAction action);
    void copyId();

    qt::SnapshotStore &store_;
    qt::Selection &selection_;
    EntityId id_;
    bool secretsShown_ = false;
    QTimer clock_; ///< "4 min ago" grows by itself

    QStackedWidget *pages_;
    QLabel *message_;
    QLabel *glyph_;
    ValueText *title_;
    ValueText *subtitle_;
    QPushButton *copy_;
    QToolButton *actions_;
    QTabWidget *tabs_;
    RowsPage *overview_;
    GridPage *endpoints_;
    GridPage *ports_;
    RowsPage *links_;
    QPlainTextEdit *raw_;
    QPushButton *secrets_;
};

} // namespace portolan::views
