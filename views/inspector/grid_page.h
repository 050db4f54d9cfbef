#pragma once

#include <QAbstractTableModel>
#include <QStackedWidget>

#include "views/inspector/content.h"
#include "views/theme/theme.h"

class QLabel;
class QTableView;

namespace portolan::views {

/// The cells of a Grid. Rows are matched by id where they have one, so a selection stays with its row.
class GridModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void show(Grid grid);
    void setMono(const QFont &font) { mono_ = font; }
    EntityId idAt(int row) const;
    bool columnIsEmpty(int column) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    Grid grid_;
    QFont mono_;
};

/// A table to read and copy from; Enter or a double click leads to the entity of a row.
class GridPage : public QStackedWidget {
    Q_OBJECT
public:
    explicit GridPage(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void render(Grid grid, const QString &whenEmpty, const QString &accessibleName);

signals:
    void entityWanted(const portolan::EntityId &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void copySelection();

    GridModel *model_;
    QTableView *table_;
    QLabel *empty_;
};

} // namespace portolan::views
