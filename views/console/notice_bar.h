#pragma once

#include <QFrame>
#include <QTimer>
#include <optional>

#include "model/qt/change_log.h"

class QLabel;
class QToolButton;

namespace portolan::views {

/// Says over the upper edge of `where`, what became of the last change: what failed stays until it is
/// dismissed, what was done goes by itself. Hidden when there is nothing to say.
class NoticeBar : public QFrame {
    Q_OBJECT
public:
    NoticeBar(qt::ChangeLog &log, QWidget *where);

    /// While a dialog says it in place: counted, for one may open the next before it has closed.
    void holdBack(bool hold) { heldBack_ += hold ? 1 : -1; }

signals:
    void consoleWanted();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void retranslateUi();
    void tell(const qt::ChangeRun &run);
    void place();

    qt::ChangeLog &log_;
    std::optional<qt::ChangeRun> run_;
    int heldBack_ = 0;
    QTimer going_;
    QLabel *text_;
    QToolButton *undo_, *console_, *close_;
};

} // namespace portolan::views
