#pragma once

#include <QAction>
#include <QTimer>
#include <QWidget>

#include "model/qt/output_feed.h"
#include "model/qt/selection.h"
#include "model/qt/snapshot_store.h"
#include "views/theme/theme.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QToolButton;

namespace portolan::views {

class OutputText;

/// What the selected container writes: follows it while it is looked at.
class LogsView : public QWidget {
    Q_OBJECT
public:
    /// All must outlive it.
    LogsView(output::Logs &logs, qt::SnapshotStore &store, qt::Selection &selection,
             QWidget *parent = nullptr);
    ~LogsView() override;

    void setTheme(const Theme &theme);
    QAction *goHere() { return &goHere_; } ///< its words and keys; whoever shows the view obeys it

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void retranslateUi();
    void follow(); ///< the container that is selected, from the beginning
    void leave();
    void look(); ///< at what the chart says of the container: it may have been started again
    void search(bool backwards, bool again); ///< goes to what is found, and holds the text still
    void showCount();
    void showEnd();

    output::Logs &logs_;
    qt::SnapshotStore &store_;
    qt::Selection &selection_;
    qt::OutputFeed feed_;
    std::shared_ptr<const Container> container_; ///< as it was when it was begun to be followed
    std::optional<output::Ticket> ticket_;
    std::optional<Result<int>> end_;
    bool begunAnew_ = false; ///< what is shown is of the stream before
    QTimer retry_, recount_;
    QAction goHere_;

    QStackedWidget *pages_;
    QLabel *message_, *command_, *found_, *state_;
    OutputText *text_;
    QCheckBox *follows_;
    QLineEdit *search_;
    QToolButton *copy_;
};

} // namespace portolan::views
