#pragma once

#include <QLineEdit>
#include <functional>

#include "app/commands.h"
#include "model/qt/finder.h"
#include "views/theme/theme.h"

class QStandardItemModel;

namespace portolan::views {
class SuggestionDelegate;
class SuggestionList;
} // namespace portolan::views

namespace portolan::app {

/// Finds anything there is and any command of the program while one types. Enter goes to the first answer,
/// arrows choose another, Escape leaves. ">" in front asks for commands only; the arrow down in the empty
/// field lists them all.
class FindField : public QLineEdit {
    Q_OBJECT
public:
    using CommandSource = std::function<QList<Command>()>;

    FindField(qt::Finder &finder, CommandSource commands, QWidget *parent = nullptr);

    void setTheme(const views::Theme &theme);

signals:
    void chosen(const portolan::EntityId &id);
    void left(); ///< a choice was made, or Escape: whoever had the focus may have it back

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslateUi();
    void search();
    void choose(const QModelIndex &index);

    qt::Finder &finder_;
    CommandSource commands_;
    QStandardItemModel *answers_;
    views::SuggestionList *list_;
    views::SuggestionDelegate *delegate_;
    views::Theme theme_;
};

} // namespace portolan::app
