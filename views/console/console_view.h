#pragma once

#include <QIdentityProxyModel>
#include <QWidget>

#include "model/qt/change_log.h"
#include "views/theme/theme.h"

class QLabel;
class QListView;
class QStackedWidget;
class QToolButton;

namespace portolan::views {

/// The log of changes with words.
class ConsoleProxy : public QIdentityProxyModel {
    Q_OBJECT
public:
    using QIdentityProxyModel::QIdentityProxyModel;
    void retranslate();
    QVariant data(const QModelIndex &index, int role) const override;
};

/// The run console: every change a person caused, as a docker command with its result and time, the latest
/// last.
class ConsoleView : public QWidget {
    Q_OBJECT
public:
    explicit ConsoleView(qt::ChangeLog &log, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// The chosen runs, or all, as a shell script: failed ones as comments.
    QString script() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    class Delegate;
    void retranslateUi();
    void showPage();
    QList<int> chosenRows() const; ///< none is all

    qt::ChangeLog &log_;
    ConsoleProxy *proxy_;
    Delegate *delegate_;
    QListView *list_;
    QLabel *message_;
    QStackedWidget *pages_;
    QToolButton *copy_, *stop_;
};

} // namespace portolan::views
