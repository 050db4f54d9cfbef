#include "views/theme/suggestion_delegate.h"

#include <QPainter>
#include <QTextLayout>

namespace portolan::views {
namespace {

constexpr int gap = 12;

/// Draws one line and gives its width.
int drawMarked(QPainter *painter, const QRect &space, const QString &text, const QFont &font,
               const QList<std::pair<qsizetype, qsizetype>> &marks, const QColor &colour) {
    QFont bold = font;
    bold.setBold(true);
    QList<QTextLayout::FormatRange> formats;
    for (const auto &[begin, size] : marks) {
        QTextCharFormat format;
        format.setFont(bold);
        format.setForeground(colour);
        formats.push_back({int(begin), int(size), format});
    }
    QTextLayout layout(text, font);
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(100'000);
    layout.endLayout();
    const int wide = int(line.naturalTextWidth()) + 1;
    painter->save();
    painter->setClipRect(space);
    layout.draw(painter, QPointF(space.left(), space.center().y() - line.height() / 2));
    painter->restore();
    return wide;
}

} // namespace

QSize SuggestionDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const {
    return {100, option.fontMetrics.height() + 12};
}

void SuggestionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const {
    painter->save();
    if (option.state & QStyle::State_Selected) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme_.accentSoft);
        painter->drawRoundedRect(option.rect, 5, 5);
    }
    const QFontMetrics &metrics = option.fontMetrics;
    QRect space = option.rect.adjusted(8, 0, -8, 0);
    painter->setPen(theme_.inkMuted);
    const QString aside =
        metrics.elidedText(index.data(asideRole).toString(), Qt::ElideMiddle, space.width() * 45 / 100);
    painter->setFont(option.font);
    painter->drawText(space, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, aside);
    space.setRight(space.right() - metrics.horizontalAdvance(aside) - gap);

    QString name = index.data(Qt::DisplayRole).toString();
    if (index.data(checkedRole).toBool()) name += QStringLiteral(" ✓");
    auto marks = index.data(marksRole).value<QList<std::pair<qsizetype, qsizetype>>>();
    if (metrics.horizontalAdvance(name) > space.width()) {
        name = metrics.elidedText(name, Qt::ElideRight, space.width());
        marks.removeIf([&](const auto &mark) { return mark.first + mark.second > name.size() - 1; });
    }
    painter->setPen(theme_.ink);
    space.setLeft(space.left() + drawMarked(painter, space, name, option.font, marks, theme_.accent) + gap);
    if (space.width() > 3 * metrics.averageCharWidth()) {
        painter->setPen(theme_.inkMuted);
        painter->drawText(space, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          metrics.elidedText(index.data(whyRole).toString(), Qt::ElideRight, space.width()));
    }
    painter->restore();
}

} // namespace portolan::views
