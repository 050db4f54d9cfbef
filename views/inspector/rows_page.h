#pragma once

#include <QScrollArea>

#include "views/inspector/content.h"
#include "views/theme/theme.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace portolan::views {

class EntityLink;
class ValueText;

/// Cards, then sections of rows. Widgets stay while only the words change, so a selection in a value and the
/// scroll position survive an update.
class RowsPage : public QScrollArea {
    Q_OBJECT
public:
    explicit RowsPage(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void render(const QVector<Card> &cards, const QVector<Section> &sections);

signals:
    void entityWanted(const portolan::EntityId &id);
    void actionWanted(portolan::views::InspectorAction action);

private:
    void build(const QVector<Card> &cards, const QVector<Section> &sections);
    void fill(const QVector<Card> &cards, const QVector<Section> &sections);
    QWidget *buildLine(const Line &line);
    QPushButton *buildButton(InspectorAction action);

    Theme theme_;
    QVector<int> shape_;
    // In the order of building, which is the order of filling.
    QVector<QLabel *> labels_;
    QVector<ValueText *> values_;
    QVector<EntityLink *> links_;
    QVector<QPushButton *> buttons_;
};

} // namespace portolan::views
