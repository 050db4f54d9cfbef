#include "app/find_field.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include "model/qt/find.h"
#include "views/theme/words.h"

namespace portolan::app {
namespace {

constexpr std::size_t mostHits = 12;
constexpr int idRole = Qt::UserRole + 1;
constexpr int detailRole = Qt::UserRole + 2;
const QString shortcut = QStringLiteral("Ctrl K");

} // namespace

/// A line of an answer: its name, and muted what kind of thing it is and where.
class FindField::Delegate : public QStyledItemDelegate {
public:
    explicit Delegate(QObject *parent) : QStyledItemDelegate(parent), theme(views::lightTheme()) {}

    views::Theme theme;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override {
        return {100, option.fontMetrics.height() + 12};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override {
        painter->save();
        painter->fillRect(option.rect, option.state & QStyle::State_Selected ? theme.accentSoft : theme.card);
        QRect space = option.rect.adjusted(10, 0, -10, 0);
        const auto kind = index.data(idRole).value<EntityId>().kind;
        const QString name = option.fontMetrics.elidedText(index.data(Qt::DisplayRole).toString(),
                                                           Qt::ElideMiddle, space.width() * 6 / 10);
        painter->setFont(option.font);
        painter->setPen(theme.ink);
        painter->drawText(space, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, name);
        space.setLeft(space.left() + option.fontMetrics.horizontalAdvance(name) + 12);
        QString aside = views::entityKindWord(kind);
        if (const QString detail = index.data(detailRole).toString(); !detail.isEmpty())
            aside = detail + QStringLiteral(" · ") + aside;
        painter->setPen(theme.inkMuted);
        painter->drawText(space, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                          option.fontMetrics.elidedText(aside, Qt::ElideLeft, space.width()));
        painter->restore();
    }
};

FindField::FindField(qt::SnapshotStore &store, QWidget *parent)
    : QLineEdit(parent), store_(store), hits_(new QStandardItemModel(this)), completer_(new QCompleter(this)),
      delegate_(new Delegate(this)), theme_(views::lightTheme()) {
    setObjectName(QStringLiteral("find"));
    completer_->setModel(hits_);
    completer_->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    completer_->setMaxVisibleItems(int(mostHits));
    completer_->setWidget(this); // not setCompleter: the words typed stay as they are
    completer_->popup()->setItemDelegate(delegate_);
    completer_->popup()->setMinimumWidth(fontMetrics().averageCharWidth() * 56);
    connect(this, &QLineEdit::textEdited, this, &FindField::search);
    connect(completer_, qOverload<const QModelIndex &>(&QCompleter::activated), this, &FindField::choose);
    retranslateUi();
}

void FindField::setTheme(const views::Theme &theme) {
    theme_ = theme;
    delegate_->theme = theme;
}

void FindField::search() {
    hits_->clear();
    for (const qt::Hit &hit : qt::find(store_.snapshot(), text(), mostHits)) {
        auto *item = new QStandardItem(hit.name);
        item->setData(QVariant::fromValue(hit.id), idRole);
        item->setData(hit.detail, detailRole);
        item->setAccessibleText(hit.name + QStringLiteral(", ") + views::entityKindWord(hit.id.kind));
        hits_->appendRow(item);
    }
    if (hits_->rowCount() == 0)
        completer_->popup()->hide();
    else
        completer_->complete();
}

void FindField::choose(const QModelIndex &index) {
    const auto id = index.data(idRole).value<EntityId>();
    completer_->popup()->hide();
    clear();
    if (!id.empty()) emit chosen(id);
}

void FindField::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (text().trimmed().isEmpty()) return;
        search();
        if (hits_->rowCount() > 0) choose(hits_->index(0, 0));
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        clear();
        clearFocus();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void FindField::paintEvent(QPaintEvent *event) {
    QLineEdit::paintEvent(event);
    if (!text().isEmpty() || hasFocus()) return;
    const int hint = fontMetrics().horizontalAdvance(shortcut);
    if (width() < fontMetrics().horizontalAdvance(placeholderText()) + hint + 36) return;
    QPainter painter(this);
    painter.setPen(theme_.inkFaint);
    painter.drawText(rect().adjusted(0, 0, -10, 0), Qt::AlignRight | Qt::AlignVCenter, shortcut);
}

void FindField::retranslateUi() {
    setPlaceholderText(tr("Find a container, network or address"));
    setAccessibleName(tr("Find a container, network or address"));
}

void FindField::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QLineEdit::changeEvent(event);
}

} // namespace portolan::app
