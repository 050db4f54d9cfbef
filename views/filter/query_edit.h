#pragma once

#include <QLineEdit>

#include "model/qt/finder.h"
#include "views/theme/theme.h"

class QStandardItemModel;

namespace portolan::views {

class SuggestionDelegate;
class SuggestionList;

/// A line for a query, with what it may go on with under it: Tab or Enter takes what is chosen, the arrows
/// choose. A mistake is underlined where it is.
class QueryEdit : public QLineEdit {
    Q_OBJECT
public:
    explicit QueryEdit(qt::Finder &finder, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setMistake(const std::optional<find::QueryError> &error);
    void retranslateUi();

signals:
    void confirmed(); ///< Enter
    void dismissed(); ///< Escape, with no suggestions open

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void suggest();
    void take(const QModelIndex &index);
    std::size_t cursorByte() const;

    qt::Finder &finder_;
    QStandardItemModel *suggestions_;
    SuggestionList *list_;
    SuggestionDelegate *delegate_;
    Theme theme_;
    std::size_t begin_ = 0, end_ = 0; ///< what a suggestion replaces, in bytes
};

} // namespace portolan::views
