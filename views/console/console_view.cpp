#include "views/console/console_view.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

#include "views/console/change_words.h"
#include "views/console/script.h"
#include "views/theme/plain_tip.h"
#include "views/timeline/happening_words.h"

namespace portolan::views {
namespace {

constexpr int gap = 10;

qt::ChangeRun runOf(const QModelIndex &at) { return at.data(qt::ChangeLog::runRole).value<qt::ChangeRun>(); }

QString mark(const qt::ChangeRun &run) {
    return !run.result ? QStringLiteral("…") : run.wentWell() ? QStringLiteral("✓") : QStringLiteral("✗");
}

} // namespace

QVariant ConsoleProxy::data(const QModelIndex &index, int role) const {
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return QIdentityProxyModel::data(index, role);
    const qt::ChangeRun run = runOf(index);
    if (role != Qt::ToolTipRole) return runLine(run);
    const QString detail = runDetail(run);
    return plainTip(runCommand(run, 1000) + (detail.isEmpty() ? detail : u'\n' + detail));
}

void ConsoleProxy::retranslate() {
    if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, 0));
}

/// Time, mark, command; at the right what came of it, and beneath what the engine said.
class ConsoleView::Delegate : public QStyledItemDelegate {
public:
    explicit Delegate(QObject *parent) : QStyledItemDelegate(parent), theme(lightTheme()) {}

    Theme theme;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override {
        const int lines = runDetail(runOf(index)).isEmpty() ? 1 : 2;
        return {100, option.fontMetrics.height() * lines + 8};
    }
    void paint(QPainter *p, const QStyleOptionViewItem &option, const QModelIndex &index) const override {
        const qt::ChangeRun run = runOf(index);
        p->save();
        const bool selected = option.state & QStyle::State_Selected;
        if (selected) p->fillRect(option.rect, theme.accentSoft);
        const int line = option.fontMetrics.height();
        QRect space = option.rect.adjusted(12, 4, -12, 0);
        space.setHeight(line);
        QFont mono = theme.mono;
        mono.setPointSizeF(option.font.pointSizeF());
        constexpr int flags = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine;
        const QColor tone = !run.result ? theme.inkMuted : run.wentWell() ? theme.success : theme.danger;
        const QString time = timeText(run.begun).left(8), detail = runDetail(run);
        p->setFont(mono);
        p->setPen(theme.inkMuted);
        p->drawText(space, flags, time);
        space.setLeft(space.left() + QFontMetrics(mono).horizontalAdvance(time) + gap);
        p->setPen(tone);
        p->drawText(space, flags, mark(run));
        space.setLeft(space.left() + line + gap / 2);
        const int commandLeft = space.left();
        QString end = runWord(run);
        if (run.result) end += QStringLiteral(" · ") + tookText(run.took);
        p->setFont(option.font);
        const int endWidth = option.fontMetrics.horizontalAdvance(end);
        p->drawText(space, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, end);
        space.setRight(space.right() - endWidth - gap);
        p->setFont(mono);
        p->setPen(theme.ink);
        p->drawText(space, flags,
                    QFontMetrics(mono).elidedText(runCommand(run), Qt::ElideRight, space.width()));
        if (!detail.isEmpty()) {
            const QRect beneath(commandLeft, space.bottom() + 1, option.rect.right() - 12 - commandLeft,
                                line);
            p->setFont(option.font);
            p->setPen(run.failed() ? theme.danger : theme.inkMuted);
            const QString oneLine = QString(detail).replace(u'\n', QStringLiteral(" · "));
            p->drawText(beneath, flags,
                        option.fontMetrics.elidedText(oneLine, Qt::ElideRight, beneath.width()));
        }
        if ((option.state & QStyle::State_HasFocus) && selected) {
            p->setPen(theme.accent);
            p->setBrush(Qt::NoBrush);
            p->drawRect(option.rect.adjusted(0, 0, -1, -1));
        }
        p->restore();
    }
};

ConsoleView::ConsoleView(qt::ChangeLog &log, QWidget *parent)
    : QWidget(parent), log_(log), proxy_(new ConsoleProxy(this)), delegate_(new Delegate(this)),
      list_(new QListView), message_(new QLabel), pages_(new QStackedWidget), copy_(new QToolButton),
      stop_(new QToolButton) {
    setObjectName(QStringLiteral("console"));
    proxy_->setSourceModel(&log);
    list_->setObjectName(QStringLiteral("consoleList"));
    list_->setModel(proxy_);
    list_->setItemDelegate(delegate_);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    message_->setWordWrap(true);
    message_->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    message_->setMargin(16);
    message_->setProperty("tone", QStringLiteral("muted"));
    copy_->setObjectName(QStringLiteral("consoleCopy"));
    stop_->setObjectName(QStringLiteral("consoleStop"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 2, 12, 4);
    head->setSpacing(8);
    head->addStretch(1);
    for (QToolButton *button : {stop_, copy_}) {
        button->setProperty("small", true);
        button->setFocusPolicy(Qt::TabFocus);
        head->addWidget(button);
    }
    pages_->addWidget(list_);
    pages_->addWidget(message_);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(pages_, 1);
    setFocusProxy(list_);

    connect(copy_, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(script()); });
    connect(stop_, &QToolButton::clicked, this, [this] {
        for (const int row : chosenRows())
            if (!log_.at(row).result) log_.cancel(log_.at(row).number);
    });
    connect(proxy_, &QAbstractItemModel::rowsInserted, this, [this] {
        showPage();
        list_->scrollToBottom();
    });
    connect(proxy_, &QAbstractItemModel::dataChanged, this, [this] {
        list_->doItemsLayout(); // its second line
        showPage();
    });
    connect(list_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ConsoleView::showPage);
    retranslateUi();
}

void ConsoleView::setTheme(const Theme &theme) {
    delegate_->theme = theme;
    list_->viewport()->update();
}

QList<int> ConsoleView::chosenRows() const {
    QList<int> rows;
    for (const QModelIndex &at : list_->selectionModel()->selectedIndexes()) rows << at.row();
    std::sort(rows.begin(), rows.end());
    if (rows.isEmpty())
        for (int row = 0; row < log_.rowCount(); ++row) rows << row;
    return rows;
}

QString ConsoleView::script() const {
    std::vector<qt::ChangeRun> runs;
    for (const int row : chosenRows()) runs.push_back(log_.at(row));
    return QString::fromStdString(scriptOf(runs));
}

void ConsoleView::showPage() {
    const bool empty = log_.rowCount() == 0;
    pages_->setCurrentWidget(empty ? static_cast<QWidget *>(message_) : list_);
    copy_->setEnabled(!empty);
    bool working = false;
    for (const int row : chosenRows()) working |= !log_.at(row).result;
    stop_->setEnabled(working);
}

void ConsoleView::retranslateUi() {
    copy_->setText(tr("Copy as script"));
    setPlainTip(copy_, tr("The chosen commands, or all, as a shell script"));
    stop_->setText(tr("Stop waiting"));
    setPlainTip(stop_, tr("Give up what is under way; what the engine has begun it may yet finish"));
    list_->setAccessibleName(tr("What you changed, the latest last"));
    message_->setText(tr("Nothing was changed since this window opened. What you do to containers and "
                         "networks appears here as the docker command that does the same."));
    proxy_->retranslate();
    showPage();
}

void ConsoleView::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace portolan::views
