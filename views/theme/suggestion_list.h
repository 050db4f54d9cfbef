#pragma once

#include <QListView>

#include "views/theme/theme.h"

class QKeyEvent;
class QLineEdit;

namespace portolan::views {

/// What a line of input may go on with, in a list that hangs under it. The keyboard stays in the line, which
/// passes its keys to `handleKey`; the list lies in the window itself, so no grab is needed.
class SuggestionList : public QListView {
    Q_OBJECT
public:
    explicit SuggestionList(QLineEdit *edit);

    void setTheme(const Theme &theme);
    void setWidest(int pixels) { widest_ = pixels; }
    void open();                      ///< shows what the model has; closes when that is nothing
    bool handleKey(QKeyEvent *event); ///< arrows, page keys, Escape: true when it was for the list

signals:
    void picked(const QModelIndex &index); ///< with the mouse; Enter is the business of the line

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void hideEvent(QHideEvent *event) override;

private:
    QLineEdit *edit_;
    QString described_; ///< what the line says of itself while no list is open
    int widest_ = 720;
    QSize openedIn_; ///< size of the window then
};

} // namespace portolan::views
