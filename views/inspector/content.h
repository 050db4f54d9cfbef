#pragma once

#include <QString>
#include <QVector>
#include <vector>

#include "model/core/entities.h"

namespace portolan::views {

/// What the inspector shows of an entity, as values; made anew whenever the entity, the language or the
/// clock asks for it, and never kept.

/// A stretch of text; with a link it is a button that leads to that entity.
struct Piece {
    QString text;
    EntityId link;
    bool mono = false;
};
using Line = QVector<Piece>;

/// A label with its values, one a line. Without a label the values take the whole width.
struct Row {
    QString label;
    QVector<Line> lines;
};

enum class InspectorAction { none, retryNow, toggleSecrets };

struct Section {
    QString title; ///< may be empty
    QVector<Row> rows;
    QString button; ///< empty: none
    InspectorAction action = InspectorAction::none;
};

enum class Tone { danger, warning, calm };

/// Something worth saying before everything else.
struct Card {
    Tone tone = Tone::calm;
    QString title;
    QString text;
    QString button; ///< empty: none
    InspectorAction action = InspectorAction::none;
};

struct Cell {
    QString text;
    bool mono = false;
};

struct Grid {
    QStringList headers;
    QVector<QVector<Cell>> rows;
    std::vector<EntityId> ids; ///< of each row; empty where nothing is to be jumped to
};

struct Heading {
    QString glyph;
    QString title;
    QString subtitle; ///< kind · state
    QString id;       ///< full; empty: none
};

} // namespace portolan::views
