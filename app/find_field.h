#pragma once

#include <QLineEdit>

#include "model/qt/snapshot_store.h"
#include "views/theme/theme.h"

class QCompleter;
class QStandardItemModel;

namespace portolan::app {

/// Finds by name, address, image or id while one types; Enter goes to the first answer, arrows choose
/// another.
class FindField : public QLineEdit {
    Q_OBJECT
public:
    explicit FindField(qt::SnapshotStore &store, QWidget *parent = nullptr);

    void setTheme(const views::Theme &theme);

signals:
    void chosen(const portolan::EntityId &id);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    class Delegate;

    void retranslateUi();
    void search();
    void choose(const QModelIndex &index);

    qt::SnapshotStore &store_;
    QStandardItemModel *hits_;
    QCompleter *completer_;
    Delegate *delegate_;
    views::Theme theme_;
};

} // namespace portolan::app
