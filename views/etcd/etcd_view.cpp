#include "views/etcd/etcd_view.h"

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "model/qt/entity_ref.h"
#include "model/qt/etcd_model.h"
#include "views/etcd/etcd_proxy.h"
#include "views/inspector/describer.h"
#include "views/theme/panel_tree.h"

namespace portolan::views {
namespace {

constexpr int unfoldFoundAtMost = 500;

int rowsBeneath(const QAbstractItemModel &model, const QModelIndex &parent, int enough) {
    int rows = 0;
    for (int row = 0; row < model.rowCount(parent) && rows <= enough; ++row)
        rows += 1 + rowsBeneath(model, model.index(row, 0, parent), enough - rows);
    return rows;
}

} // namespace

EtcdDelegate::EtcdDelegate(QObject *parent) : QStyledItemDelegate(parent), theme_(lightTheme()) {}

QSize EtcdDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const {
    return {option.fontMetrics.averageCharWidth() * 12, option.fontMetrics.height() + 8};
}

void EtcdDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const {
    const bool cluster = index.data(qt::etcdIsSourceRole).toBool();
    const bool hasValue = index.data(qt::etcdHasValueRole).toBool();
    QRectF space = QRectF(option.rect).adjusted(2, 0, -option.fontMetrics.height() * 0.6, 0);
    painter->save();
    QFont font = option.font;
    font.setBold(cluster);
    const QFontMetricsF metrics(font);
    const QString name =
        metrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideMiddle, space.width());
    painter->setFont(font);
    painter->setPen(theme_.ink);
    painter->drawText(space, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, name);
    space.setLeft(space.left() + metrics.horizontalAdvance(name) + option.fontMetrics.height() * 0.8);
    QFont metaFont = option.font;
    if (hasValue) {
        metaFont = theme_.mono;
        metaFont.setPointSizeF(option.font.pointSizeF() * 0.95);
    }
    painter->setFont(metaFont);
    painter->setPen(theme_.inkMuted);
    painter->drawText(space, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetricsF(metaFont).elidedText(index.data(EtcdProxy::metaRole).toString(),
                                                         Qt::ElideRight, space.width()));
    painter->restore();
}

EtcdView::EtcdView(qt::SnapshotStore &store, qt::Selection &selection, QWidget *parent)
    : QWidget(parent), store_(store), selection_(selection), model_(new qt::EtcdModel(store, this)),
      proxy_(new EtcdProxy(this)), delegate_(new EtcdDelegate(this)), filter_(new QLineEdit),
      tree_(new PanelTree), splitter_(new QSplitter(Qt::Vertical)), message_(new QLabel),
      pages_(new QStackedWidget), valuePane_(new QWidget), facts_(new QLabel), value_(new QPlainTextEdit) {
    setObjectName(QStringLiteral("etcd"));
    proxy_->setSourceModel(model_);
    tree_->setModel(proxy_);
    tree_->setItemDelegate(delegate_);
    tree_->setObjectName(QStringLiteral("etcdTree"));
    filter_->setClearButtonEnabled(true);
    filter_->setObjectName(QStringLiteral("etcdFilter"));
    message_->setTextFormat(Qt::PlainText);
    message_->setWordWrap(true);
    message_->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    message_->setMargin(24);
    message_->setProperty("tone", QStringLiteral("muted"));
    facts_->setTextFormat(Qt::PlainText);
    facts_->setWordWrap(true);
    facts_->setProperty("tone", QStringLiteral("muted"));
    facts_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    facts_->setContextMenuPolicy(Qt::NoContextMenu);
    value_->setReadOnly(true);
    value_->setFrameShape(QFrame::NoFrame);
    value_->setObjectName(QStringLiteral("etcdValue"));
    value_->setContextMenuPolicy(Qt::NoContextMenu);
    value_->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    auto *value = new QVBoxLayout(valuePane_);
    value->setContentsMargins(14, 8, 8, 8);
    value->addWidget(facts_);
    value->addWidget(value_, 1);
    splitter_->addWidget(tree_);
    splitter_->addWidget(valuePane_);
    splitter_->setStretchFactor(0, 3);
    splitter_->setStretchFactor(1, 2);
    splitter_->setChildrenCollapsible(false);
    splitter_->setHandleWidth(1);
    pages_->addWidget(splitter_);
    pages_->addWidget(message_);
    auto *bar = new QVBoxLayout;
    bar->setContentsMargins(8, 8, 8, 6);
    bar->addWidget(filter_);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(pages_, 1);
    setFocusProxy(tree_);

    connect(filter_, &QLineEdit::textChanged, this, &EtcdView::filter);
    connect(tree_, &PanelTree::chosen, this, [this](const QModelIndex &at) {
        if (const auto id = at.data(qt::etcdIdRole).value<EntityId>(); !id.empty()) selection_.select(id);
    });
    connect(tree_, &QTreeView::doubleClicked, this,
            [this](const QModelIndex &at) { tree_->setExpanded(at, !tree_->isExpanded(at)); });
    connect(&selection_, &qt::Selection::changed, this, &EtcdView::showSelection);
    connect(&store_, &qt::SnapshotStore::changed, this, &EtcdView::settle); // after the model's own
    for (int row = 0; row < proxy_->rowCount(); ++row) tree_->expand(proxy_->index(row, 0));
    retranslateUi();
    showSelection();
}

void EtcdView::setTheme(const Theme &theme) {
    delegate_->setTheme(theme);
    tree_->setTheme(theme);
    QFont mono = theme.mono;
    mono.setPointSizeF(font().pointSizeF() * 0.95);
    value_->setFont(mono);
}

void EtcdView::settle(const Diff &diff) {
    if (diff.etcdEntries.empty() && diff.etcdSources.empty()) return;
    proxy_->refilter();
    for (const auto &source : diff.etcdSources.added)
        tree_->expand(proxy_->mapFromSource(model_->indexOfId(store_.snapshot(), idOf(*source))));
    showPage();
    if (tree_->currentIndex().isValid())
        showValue();
    else
        showSelection();
}

void EtcdView::filter(const QString &needle) {
    proxy_->setNeedle(needle.trimmed());
    if (!proxy_->needle().isEmpty() && rowsBeneath(*proxy_, {}, unfoldFoundAtMost) <= unfoldFoundAtMost)
        tree_->expandAll();
    showPage();
    showSelection();
}

void EtcdView::showSelection() {
    const EntityId &id = selection_.current();
    const bool ours = id.kind == EntityKind::etcdEntry || id.kind == EntityKind::etcdSource;
    const QModelIndex at =
        ours ? proxy_->mapFromSource(model_->indexOfId(store_.snapshot(), id)) : QModelIndex();
    if (ours || tree_->currentIndex().data(qt::etcdIdRole).value<EntityId>() != EntityId{})
        tree_->showCurrent(at);
    showValue();
}

void EtcdView::showValue() {
    const auto ref = qt::findEntity(store_.snapshot(), selection_.current());
    const auto *held = std::get_if<std::shared_ptr<const EtcdEntry>>(&ref);
    valuePane_->setVisible(held != nullptr);
    if (!held) return;
    const EtcdEntry &entry = **held;
    QStringList facts{tr("revision %1").arg(entry.modRevision)};
    //: an etcd lease; its number in hexadecimal, as etcdctl writes it
    if (entry.lease != 0) facts.push_back(tr("lease %1").arg(QString::number(entry.lease, 16)));
    facts.push_back(
        tr("%n byte(s)", nullptr, static_cast<int>(std::min<std::size_t>(entry.valueSize, 1U << 30U))));
    facts_->setText(facts.join(QStringLiteral(" · ")));
    const QString words = Describer(store_.snapshot(), ref, {}).raw(true);
    if (words != value_->toPlainText()) value_->setPlainText(words);
}

void EtcdView::showPage() {
    const bool empty = proxy_->rowCount() == 0;
    if (empty)
        message_->setText(proxy_->needle().isEmpty()
                              ? tr("The keys of an etcd appear here once one is connected.")
                              : tr("No key or value here has “%1” in it.").arg(proxy_->needle()));
    pages_->setCurrentIndex(empty ? 1 : 0);
}

void EtcdView::retranslateUi() {
    filter_->setPlaceholderText(tr("Filter by key or value"));
    filter_->setAccessibleName(tr("Filter of the keys"));
    tree_->setAccessibleName(tr("Keys of etcd"));
    value_->setAccessibleName(tr("Value of the key"));
    proxy_->retranslate();
    showPage();
    showValue();
}

void EtcdView::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace portolan::views
