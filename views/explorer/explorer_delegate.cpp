#include "views/explorer/explorer_delegate.h"

#include <QPainter>

#include "model/qt/explorer_model.h"
#include "views/explorer/explorer_proxy.h"
#include "views/theme/source_colour.h"

namespace portolan::views {
namespace {

using qt::ExplorerNode;

struct Mark {
    QString glyph;
    QColor colour;
};

QFont monoFont(const Theme &theme, const QFont &beside) {
    QFont font = theme.mono;
    font.setPointSizeF(beside.pointSizeF() * 0.95);
    return font;
}

} // namespace

void paintStateDot(QPainter &painter, const QRectF &box, ContainerState state, const Theme &theme) {
    const QColor colour = theme.state(state);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (state == ContainerState::paused) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        const qreal bar = box.width() * 0.32;
        painter.drawRoundedRect(QRectF(box.left(), box.top(), bar, box.height()), 1, 1);
        painter.drawRoundedRect(QRectF(box.right() - bar, box.top(), bar, box.height()), 1, 1);
    } else if (isUp(state)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(box);
    } else {
        painter.setPen(QPen(colour, 1.6));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(box.adjusted(0.8, 0.8, -0.8, -0.8));
    }
    painter.restore();
}

ExplorerDelegate::ExplorerDelegate(QObject *parent) : QStyledItemDelegate(parent), theme_(lightTheme()) {}

QSize ExplorerDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const {
    return {option.fontMetrics.averageCharWidth() * 12, option.fontMetrics.height() + 10};
}

void ExplorerDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const {
    const auto node = index.data(qt::explorerNodeRole).value<ExplorerNode>();
    const bool top = !index.parent().isValid();
    const qreal em = option.fontMetrics.height();
    QRectF space = QRectF(option.rect).adjusted(2, 0, -em * 0.6, 0);

    painter->save();
    // What stands at the right yields to the name when there is little room.
    const QString meta = index.data(metaRole).toString();
    QFont nameFont = option.font;
    nameFont.setBold(top);
    QFont metaFont = index.data(metaMonoRole).toBool() ? monoFont(theme_, option.font) : option.font;
    const QString name = index.data(Qt::DisplayRole).toString();
    const QFontMetricsF nameMetrics(nameFont), metaMetrics(metaFont);
    const qreal marks = top ? 0 : em * 1.15;
    const qreal wanted = marks + nameMetrics.horizontalAdvance(name) + em * 0.6;
    const qreal metaRoom = std::max(space.width() - wanted, space.width() * 0.38);
    const QString metaShown = metaMetrics.elidedText(meta, Qt::ElideRight, metaRoom);
    painter->setFont(metaFont);
    painter->setPen(theme_.inkMuted);
    painter->drawText(space, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, metaShown);
    space.setRight(space.right() - metaMetrics.horizontalAdvance(metaShown) - em * 0.4);

    const bool isContainer = node == ExplorerNode::container;
    const auto state = index.data(qt::containerStateRole).value<ContainerState>();
    QColor ink = isContainer && !isUp(state) ? theme_.inkMuted : theme_.ink;
    const auto glyph = [&](const QString &text, const QColor &colour) {
        painter->setFont(option.font);
        painter->setPen(colour);
        painter->drawText(QRectF(space.left(), space.top(), em, space.height()),
                          Qt::AlignCenter | Qt::TextSingleLine, text);
        space.setLeft(space.left() + em * 1.15);
    };
    if (isContainer) {
        const qreal size = em * 0.5;
        paintStateDot(*painter,
                      QRectF(space.left() + (em - size) / 2, space.center().y() - size / 2, size, size),
                      state, theme_);
        space.setLeft(space.left() + em * 1.15);
        if (index.data(qt::strandedRole).toBool())
            glyph(QStringLiteral("▲"), theme_.danger);
        else if (index.data(qt::guestRole).toBool())
            glyph(QStringLiteral("↳"), theme_.inkMuted);
        if (index.data(qt::ambassadorRole).toBool()) glyph(QStringLiteral("⚑"), ink);
    } else if (node == ExplorerNode::network) {
        const auto driver = index.data(qt::driverRole).value<DriverKind>();
        glyph(driverGlyph(driver), theme_.driver(driver));
    } else if (node == ExplorerNode::etcdSource) {
        glyph(QStringLiteral("⛁"), theme_.registration);
    }
    if (const QVariant source = index.data(qt::sourceStateRole); source.isValid()) {
        const auto sourceState = source.value<SourceState>();
        if (sourceState != SourceState::live) {
            ink = theme_.inkMuted;
            const qreal size = em * 0.5;
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(sourceColour(sourceState, theme_));
            painter->drawEllipse(QRectF(space.left() + 2, space.center().y() - size / 2, size, size));
            space.setLeft(space.left() + em * 0.9);
        }
    }
    painter->setFont(nameFont);
    painter->setPen(ink);
    painter->drawText(space, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      nameMetrics.elidedText(name, Qt::ElideMiddle, space.width()));
    painter->restore();
}

} // namespace portolan::views
