#pragma once

#include <QDialog>

#include "views/filter/saved_filters.h"

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace portolan::views {

/// Renames and removes saved filters. What is done here is done at once.
class SavedFiltersDialog : public QDialog {
    Q_OBJECT
public:
    explicit SavedFiltersDialog(SavedFilters filters, QWidget *parent = nullptr);

    const SavedFilters &filters() const { return filters_; }
    void editName(const QString &name); ///< lets the person type another name for it

signals:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill(const QString &current);
    void nameEdited(QTreeWidgetItem *item);
    void remove();
    void retranslateUi();
    void settle();

    SavedFilters filters_;
    QLabel *title_, *message_;
    QTreeWidget *list_;
    QPushButton *rename_, *remove_, *close_;
};

} // namespace portolan::views
