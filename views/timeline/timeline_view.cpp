#include "views/timeline/timeline_view.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

#include "views/theme/plain_tip.h"
#include "views/timeline/timeline_proxy.h"
#include "views/timeline/timeline_strip.h"

namespace portolan::views {
namespace {

constexpr int gap = 10;

Happening happeningOf(const QModelIndex &at) {
    return at.data(qt::TimelineModel::happeningRole).value<Happening>();
}

} // namespace

/// Time, verb in its colour, and what it was.
class TimelineView::Delegate : public QStyledItemDelegate {
public:
    explicit Delegate(QObject *parent) : QStyledItemDelegate(parent), theme(lightTheme()) { measure(); }

    Theme theme;
    int verbWidth = 60;

    void measure() {
        QFont bold = QApplication::font();
        bold.setBold(true);
        verbWidth = 0;
        for (int i = 0; i <= int(Verb::erase); ++i)
            verbWidth = std::max(verbWidth, QFontMetrics(bold).horizontalAdvance(verbWord(Verb(i))));
    }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override {
        return {100, option.fontMetrics.height() + 6};
    }
    void paint(QPainter *p, const QStyleOptionViewItem &option, const QModelIndex &index) const override {
        const Happening h = happeningOf(index);
        p->save();
        const bool selected = option.state & QStyle::State_Selected;
        if (selected) p->fillRect(option.rect, theme.accentSoft);
        QRect space = option.rect.adjusted(12, 0, -12, 0);
        QFont mono = theme.mono;
        mono.setPointSizeF(option.font.pointSizeF());
        QString time = timeText(h.at);
        constexpr int flags = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine;
        const bool tight = space.width() < QFontMetrics(mono).horizontalAdvance(time) + verbWidth * 2;
        if (tight) time.truncate(time.lastIndexOf(u'.')); // to the second
        p->setFont(mono);
        p->setPen(theme.inkMuted);
        p->drawText(space, flags, time);
        space.setLeft(space.left() + QFontMetrics(mono).horizontalAdvance(time) + gap);
        QFont bold = option.font;
        bold.setBold(true);
        p->setFont(bold);
        p->setPen(verbColour(h, theme, selected ? theme.accentSoft : theme.panel));
        const QFontMetrics boldMetrics(bold);
        const QString verb = boldMetrics.elidedText(verbWord(h.verb), Qt::ElideRight, space.width());
        p->drawText(space, flags, verb);
        space.setLeft(space.left() + (tight ? boldMetrics.horizontalAdvance(verb) : verbWidth) + gap);
        p->setFont(option.font);
        p->setPen(theme.ink);
        p->drawText(space, flags,
                    option.fontMetrics.elidedText(happeningText(h), Qt::ElideRight, space.width()));
        if ((option.state & QStyle::State_HasFocus) && selected) {
            p->setPen(theme.accent);
            p->drawRect(option.rect.adjusted(0, 0, -1, -1));
        }
        p->restore();
    }
};

TimelineView::TimelineView(qt::SnapshotStore &store, qt::Selection &selection, QWidget *parent)
    : QWidget(parent), selection_(selection), model_(new qt::TimelineModel(store, this)),
      proxy_(new TimelineProxy(this)), delegate_(new Delegate(this)), group_(new QToolButton),
      only_(new QAction(this)), copy_(new QAction(this)), list_(new QListView), message_(new QLabel),
      pages_(new QStackedWidget) {
    setObjectName(QStringLiteral("timeline"));
    proxy_->setSourceModel(model_);
    strip_ = new TimelineStrip(*proxy_);
    group_->setObjectName(QStringLiteral("timelineGroup"));
    auto *groups = new QMenu(group_);
    auto *one = new QActionGroup(groups);
    for (int i = 0; i <= int(HappeningGroup::trouble); ++i) {
        QAction *action = one->addAction(groups->addAction(QString()));
        action->setCheckable(true);
        action->setChecked(i == 0);
        connect(action, &QAction::triggered, this, [this, i] {
            proxy_->setGroup(HappeningGroup(i));
            retranslateUi();
        });
    }
    tail_ = new QAction(this);
    tail_->setSeparator(true);
    group_->setMenu(groups);
    group_->setPopupMode(QToolButton::InstantPopup);
    only_->setCheckable(true);
    auto *only = new QToolButton, *copy = new QToolButton;
    only->setObjectName(QStringLiteral("timelineOnly"));
    copy->setObjectName(QStringLiteral("timelineCopy"));
    only->setDefaultAction(only_);
    copy->setDefaultAction(copy_);
    for (QToolButton *button : {group_, only, copy}) {
        button->setProperty("small", true);
        button->setFocusPolicy(Qt::TabFocus);
    }
    list_->setObjectName(QStringLiteral("timelineList"));
    list_->setModel(proxy_);
    list_->setItemDelegate(delegate_);
    list_->setUniformItemSizes(true);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->installEventFilter(this);
    message_->setWordWrap(true);
    message_->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    message_->setMargin(16);
    message_->setProperty("tone", QStringLiteral("muted"));
    pages_->addWidget(list_);
    pages_->addWidget(message_);
    beside_ = new QWidget;
    auto *pair = new QHBoxLayout(beside_);
    pair->setContentsMargins(0, 0, 0, 0);
    pair->setSpacing(8);
    pair->addWidget(only);
    pair->addWidget(copy);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 2, 12, 4);
    head->setSpacing(8);
    head->addWidget(strip_, 1);
    head->addWidget(group_);
    head->addWidget(beside_);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(pages_, 1);
    setFocusProxy(list_);

    connect(only_, &QAction::toggled, this, &TimelineView::narrow);
    connect(copy_, &QAction::triggered, this, &TimelineView::copy);
    connect(&selection_, &qt::Selection::changed, this, &TimelineView::narrow);
    connect(strip_, &TimelineStrip::chosen, this, [this](int at) {
        list_->setCurrentIndex(proxy_->index(at, 0));
        list_->scrollTo(list_->currentIndex());
        selection_.select(happeningOf(list_->currentIndex()).subject);
    });
    connect(list_, &QListView::clicked, this,
            [this](const QModelIndex &at) { selection_.select(happeningOf(at).subject); });
    connect(list_, &QListView::activated, this,
            [this](const QModelIndex &at) { selection_.select(happeningOf(at).subject); });
    const auto showCurrent = [this] { strip_->setCurrent(list_->currentIndex().row()); };
    connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, showCurrent);
    connect(proxy_, &QAbstractItemModel::rowsInserted, this, showCurrent);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(proxy_, signal, this, &TimelineView::showPage);
    retranslateUi();
}

void TimelineView::setTheme(const Theme &theme) {
    delegate_->theme = theme;
    strip_->setTheme(theme);
    list_->viewport()->update();
}

void TimelineView::narrow() {
    proxy_->setOnly(only_->isChecked() ? selection_.current() : EntityId{});
    showPage();
}

void TimelineView::showPage() {
    const bool empty = proxy_->rowCount() == 0;
    if (empty)
        message_->setText(model_->rowCount() == 0
                              ? tr("Nothing has happened since this window opened. Start, stop or connect a "
                                   "container, and it appears here.")
                              : tr("Nothing of this kind has happened yet."));
    pages_->setCurrentWidget(empty ? static_cast<QWidget *>(message_) : list_);
    copy_->setEnabled(!empty);
}

/// The chosen lines, or all that are shown, the oldest first.
void TimelineView::copy() const {
    QModelIndexList rows = list_->selectionModel()->selectedIndexes();
    if (rows.size() < 2)
        for (rows.clear(); rows.size() < proxy_->rowCount();)
            rows.push_back(proxy_->index(int(rows.size()), 0));
    std::sort(rows.begin(), rows.end(), [](const auto &a, const auto &b) { return a.row() > b.row(); });
    QStringList lines;
    for (const QModelIndex &at : rows) lines.push_back(at.data().toString());
    QApplication::clipboard()->setText(lines.join(u'\n') + u'\n');
}

bool TimelineView::eventFilter(QObject *watched, QEvent *event) {
    if (watched == list_ && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Copy)) {
            copy();
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            if (list_->currentIndex().isValid())
                selection_.select(happeningOf(list_->currentIndex()).subject);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void TimelineView::retranslateUi() {
    const QList<QAction *> groups = group_->menu()->actions();
    for (int i = 0; i <= int(HappeningGroup::trouble); ++i) groups[i]->setText(groupWord(HappeningGroup(i)));
    group_->setText(groupWord(proxy_->group()) + QStringLiteral(" ▾"));
    group_->setAccessibleName(tr("Which events"));
    setPlainTip(group_, tr("Show events of one kind only"));
    only_->setText(tr("Only the selected"));
    only_->setToolTip(tr("Only what happened to the thing that is selected, or on it"));
    copy_->setText(tr("Copy"));
    copy_->setToolTip(tr("Copy the chosen lines, or all that are shown, as text (Ctrl+C)"));
    list_->setAccessibleName(tr("Events, the latest first"));
    strip_->setAccessibleName(tr("Events in the course of time"));
    setPlainTip(strip_, tr("From the oldest event to the latest; a click chooses one"));
    delegate_->measure();
    proxy_->retranslate();
    showPage();
}

/// Where there is no room for the buttons they are in the menu.
void TimelineView::makeRoom() {
    const int needed =
        group_->sizeHint().width() + beside_->sizeHint().width() + fontMetrics().averageCharWidth() * 24;
    const bool room = width() >= needed;
    if (room == !beside_->isHidden()) return;
    beside_->setVisible(room);
    QMenu *menu = group_->menu();
    if (room) {
        for (QAction *action : {tail_, only_, copy_}) menu->removeAction(action);
    } else {
        menu->addActions({tail_, only_, copy_});
    }
}

void TimelineView::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    makeRoom();
}

void TimelineView::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
        makeRoom();
    }
    if (event->type() == QEvent::FontChange) delegate_->measure();
    QWidget::changeEvent(event);
}

} // namespace portolan::views
