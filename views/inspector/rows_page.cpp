#include "views/inspector/rows_page.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

#include "views/inspector/entity_link.h"
#include "views/inspector/flow_layout.h"
#include "views/inspector/value_text.h"

namespace portolan::views {
namespace {

/// What decides which widgets there are; two contents of one shape differ in words only.
QVector<int> shapeOf(const QVector<Card> &cards, const QVector<Section> &sections) {
    QVector<int> shape{int(cards.size())};
    for (const Card &card : cards)
        shape << int(card.tone) << (card.button.isEmpty() ? 0 : 1 + int(card.action))
              << int(card.text.isEmpty());
    for (const Section &section : sections) {
        shape << -1 << int(section.title.isEmpty())
              << (section.button.isEmpty() ? 0 : 1 + int(section.action));
        for (const Row &row : section.rows) {
            shape << -2 << int(row.label.isEmpty());
            for (const Line &line : row.lines) {
                shape << -3;
                for (const Piece &piece : line) shape << (piece.link.empty() ? int(piece.mono) : 2);
            }
        }
    }
    return shape;
}

QLabel *makeLabel(QWidget *parent, const char *tone) {
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    label->setProperty("tone", QString::fromLatin1(tone));
    return label;
}

void setWords(QLabel *label, const QString &words) {
    if (label->text() != words) label->setText(words);
}

} // namespace

RowsPage::RowsPage(QWidget *parent) : QScrollArea(parent), theme_(lightTheme()) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
}

void RowsPage::setTheme(const Theme &theme) {
    theme_ = theme;
    shape_.clear(); // fonts are given to each value as it is built
}

void RowsPage::render(const QVector<Card> &cards, const QVector<Section> &sections) {
    if (const QVector<int> shape = shapeOf(cards, sections); shape != shape_) {
        build(cards, sections);
        shape_ = shape;
    }
    fill(cards, sections);
}

QPushButton *RowsPage::buildButton(InspectorAction action) {
    auto *button = new QPushButton;
    button->setProperty("small", true);
    connect(button, &QPushButton::clicked, this, [this, action] { emit actionWanted(action); });
    buttons_.push_back(button);
    return button;
}

QWidget *RowsPage::buildLine(const Line &line) {
    auto *widget = new QWidget;
    auto *row = new FlowLayout(6);
    row->setContentsMargins(0, 0, 0, 0);
    widget->setLayout(row);
    for (const Piece &piece : line) {
        if (piece.link.empty()) {
            auto *value = new ValueText;
            if (piece.mono) {
                QFont mono = theme_.mono;
                mono.setPointSizeF(font().pointSizeF() * 0.95);
                value->setFont(mono);
            }
            values_.push_back(value);
            row->addWidget(value);
        } else {
            auto *link = new EntityLink;
            connect(link, &QAbstractButton::clicked, this,
                    [this, link] { emit entityWanted(link->target()); });
            links_.push_back(link);
            row->addWidget(link);
        }
    }
    return widget;
}

void RowsPage::build(const QVector<Card> &cards, const QVector<Section> &sections) {
    labels_.clear();
    values_.clear();
    links_.clear();
    buttons_.clear();
    auto *page = new QWidget;
    page->setObjectName(QStringLiteral("inspectorPage"));
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(14, 10, 14, 14);
    column->setSpacing(8);
    for (const Card &card : cards) {
        auto *frame = new QFrame;
        frame->setProperty("card", card.tone == Tone::danger    ? QStringLiteral("danger")
                                   : card.tone == Tone::warning ? QStringLiteral("warning")
                                                                : QStringLiteral("calm"));
        auto *inside = new QVBoxLayout(frame);
        inside->setContentsMargins(12, 10, 12, 10);
        inside->setSpacing(4);
        QLabel *title = makeLabel(frame, "strong");
        labels_.push_back(title);
        inside->addWidget(title);
        if (!card.text.isEmpty()) {
            values_.push_back(new ValueText);
            inside->addWidget(values_.back());
        }
        if (!card.button.isEmpty()) inside->addWidget(buildButton(card.action), 0, Qt::AlignLeft);
        column->addWidget(frame);
    }
    for (const Section &section : sections) {
        if (!section.title.isEmpty() || !section.button.isEmpty()) {
            auto *head = new QHBoxLayout;
            head->setContentsMargins(0, 8, 0, 0);
            labels_.push_back(makeLabel(page, "caption"));
            head->addWidget(labels_.back(), 1, Qt::AlignVCenter);
            if (!section.button.isEmpty()) head->addWidget(buildButton(section.action));
            column->addLayout(head);
        }
        auto *grid = new QGridLayout;
        grid->setHorizontalSpacing(12);
        grid->setVerticalSpacing(8);
        grid->setColumnStretch(0, 32);
        grid->setColumnStretch(1, 68);
        int at = 0;
        for (const Row &row : section.rows) {
            const bool whole = row.label.isEmpty();
            if (!whole) {
                labels_.push_back(makeLabel(page, "muted"));
                grid->addWidget(labels_.back(), at, 0, Qt::AlignTop);
            }
            auto *lines = new QVBoxLayout;
            lines->setSpacing(2);
            for (const Line &line : row.lines) lines->addWidget(buildLine(line));
            grid->addLayout(lines, at, whole ? 0 : 1, 1, whole ? 2 : 1);
            ++at;
        }
        column->addLayout(grid);
    }
    column->addStretch(1);
    setWidget(page); // the old page goes with all that was on it
}

void RowsPage::fill(const QVector<Card> &cards, const QVector<Section> &sections) {
    auto label = labels_.begin();
    auto value = values_.begin();
    auto link = links_.begin();
    auto button = buttons_.begin();
    for (const Card &card : cards) {
        setWords(*label++, card.title);
        if (!card.text.isEmpty()) (*value++)->setValue(card.text);
        if (!card.button.isEmpty()) (*button++)->setText(card.button);
    }
    for (const Section &section : sections) {
        if (!section.title.isEmpty() || !section.button.isEmpty()) setWords(*label++, section.title);
        if (!section.button.isEmpty()) (*button++)->setText(section.button);
        for (const Row &row : section.rows) {
            if (!row.label.isEmpty()) setWords(*label++, row.label);
            for (const Line &line : row.lines)
                for (const Piece &piece : line) {
                    if (piece.link.empty())
                        (*value++)->setValue(piece.text);
                    else
                        (*link++)->show(piece.text, piece.link);
                }
        }
    }
}

} // namespace portolan::views
