#include "views/output/logs_view.h"

#include <QCheckBox>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

#include "model/output/commands.h"
#include "model/qt/entity_ref.h"
#include "views/console/change_words.h"
#include "views/output/output_text.h"
#include "views/theme/plain_tip.h"
#include "views/theme/tone_label.h"
#include "views/theme/words.h"

namespace portolan::views {
namespace {

constexpr int retryMs = 3000;
constexpr int recountMs = 300; ///< while lines come: counting goes through all of them

output::LogsWanted wantedOf(const Container &c) { return {c.engine, c.id, 2000}; }

} // namespace

LogsView::LogsView(output::Logs &logs, qt::SnapshotStore &store, qt::Selection &selection, QWidget *parent)
    : QWidget(parent), logs_(logs), store_(store), selection_(selection), pages_(new QStackedWidget),
      message_(toneParagraph("muted")), command_(toneLabel("muted")), found_(toneLabel("muted")),
      state_(toneLabel("muted")), text_(new OutputText), follows_(new QCheckBox), search_(new QLineEdit),
      copy_(new QToolButton) {
    setObjectName(QStringLiteral("logsView"));
    text_->setObjectName(QStringLiteral("logsText"));
    search_->setObjectName(QStringLiteral("logsSearch"));
    found_->setObjectName(QStringLiteral("logsFound"));
    state_->setObjectName(QStringLiteral("logsState"));
    follows_->setObjectName(QStringLiteral("logsFollow"));
    command_->setObjectName(QStringLiteral("logsCommand"));
    command_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    command_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    message_->setAlignment(Qt::AlignCenter);
    follows_->setChecked(true);
    search_->setClearButtonEnabled(true);
    search_->setMaximumWidth(fontMetrics().averageCharWidth() * 34);
    copy_->setProperty("small", true);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 4, 12, 4);
    bar->addWidget(command_, 1);
    bar->addWidget(copy_);
    bar->addWidget(state_);
    bar->addWidget(follows_);
    bar->addWidget(search_);
    bar->addWidget(found_);
    auto *page = new QWidget;
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addLayout(bar);
    rows->addWidget(text_, 1);
    pages_->addWidget(message_);
    pages_->addWidget(page);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(pages_);
    goHere_.setShortcut(QKeySequence(Qt::CTRL | Qt::Key_6));
    retry_.setSingleShot(true);
    retry_.setInterval(retryMs);
    recount_.setSingleShot(true);
    recount_.setInterval(recountMs);

    connect(
        &feed_, &qt::OutputFeed::lines, this, [this](const std::vector<output::Line> &lines, quint64 lost) {
            if (std::exchange(begunAnew_, false)) text_->clear();
            if (lost > 0)
                text_->addNotice(tr("%n line(s) came too fast to be shown", nullptr, static_cast<int>(lost)));
            text_->add(lines);
            if (!search_->text().isEmpty() && !recount_.isActive()) recount_.start();
        });
    connect(&feed_, &qt::OutputFeed::ended, this, [this](const Result<int> &result) {
        ticket_.reset();
        end_ = result;
        if (result && std::exchange(begunAnew_, false)) text_->clear(); // it has written nothing
        showEnd();
        if (!result && result.error().code != Errc::cancelled && result.error().status == 0) retry_.start();
        look(); // that it was started again may have been told before
    });
    connect(&recount_, &QTimer::timeout, this, &LogsView::showCount);
    connect(&retry_, &QTimer::timeout, this, [this] {
        if (isVisible()) follow();
    });
    connect(&selection_, &qt::Selection::changed, this, [this] {
        if (isVisible()) follow();
    });
    connect(&store_, &qt::SnapshotStore::changed, this, &LogsView::look);
    connect(follows_, &QCheckBox::toggled, text_, &OutputText::setFollows);
    connect(search_, &QLineEdit::textChanged, this, [this] { search(false, false); });
    connect(search_, &QLineEdit::returnPressed, this,
            [this] { search(QGuiApplication::keyboardModifiers().testFlag(Qt::ShiftModifier), true); });
    connect(copy_, &QToolButton::clicked, this, [this] {
        if (container_)
            QGuiApplication::clipboard()->setText(
                QString::fromStdString(output::logsCommand(wantedOf(*container_), container_->name)));
    });
    retranslateUi();
}

LogsView::~LogsView() { leave(); }

void LogsView::setTheme(const Theme &theme) {
    text_->setTheme(theme);
    command_->setFont(theme.mono);
}

void LogsView::leave() {
    retry_.stop();
    if (ticket_) logs_.stop(*ticket_);
    ticket_.reset();
}

void LogsView::follow() {
    leave();
    end_.reset();
    const qt::EntityRef found = qt::findEntity(store_.snapshot(), selection_.current());
    const auto *container = std::get_if<std::shared_ptr<const Container>>(&found);
    // Of the same one, what is there is read on until its lines come again: the engine may be lost for long.
    begunAnew_ = container && container_ && (*container)->id == container_->id;
    if (!begunAnew_) text_->clear();
    container_ = container ? *container : nullptr;
    pages_->setCurrentIndex(container_ ? 1 : 0);
    if (!container_) return;
    auto lines = feed_.begin();
    auto ended = feed_.end();
    ticket_ = logs_.follow(wantedOf(*container_), std::move(lines),
                           [ended = std::move(ended)](Result<void> result) {
                               ended(result ? Result<int>(0) : Result<int>(tl::unexpected(result.error())));
                           });
    retranslateUi();
}

/// A log ends with the container's end, and goes on with its next start.
void LogsView::look() {
    if (!isVisible()) return;
    if (!container_) {
        if (!selection_.current().empty()) follow();
        return;
    }
    if (ticket_) return;
    const auto now = store_.snapshot().containers.find(std::string_view(container_->id.value));
    if (now && isUp(now->state) && now->startedAt != container_->startedAt) follow();
}

void LogsView::search(bool backwards, bool again) {
    const QString wanted = search_->text();
    if (!wanted.isEmpty()) follows_->setChecked(false);
    showCount();
    text_->search(wanted, backwards, again);
}

void LogsView::showCount() {
    const QString wanted = search_->text();
    const int count = text_->countOf(wanted);
    found_->setText(wanted.isEmpty() ? QString()
                    : count == 0     ? tr("not found")
                                     : tr("%n time(s)", nullptr, count));
}

void LogsView::showEnd() {
    QString words;
    if (end_ && *end_) words = tr("The container has ended.");
    if (end_ && !*end_ && end_->error().code != Errc::cancelled) words = changeFailure(end_->error());
    state_->setText(words.left(160));
    setPlainTip(state_, words);
}

void LogsView::retranslateUi() {
    message_->setText(tr("Select a container to read what it writes."));
    const QString name = container_ ? shown(container_->name, 80) : QString();
    command_->setText(container_ ? QStringLiteral("$ ") +
                                       shown(output::logsCommand(wantedOf(*container_), container_->name))
                                 : QString());
    text_->setAccessibleName(tr("Log of %1").arg(name));
    goHere_.setText(tr("Go to the logs"));
    follows_->setText(tr("Follow"));
    search_->setPlaceholderText(tr("Search the log"));
    search_->setAccessibleName(tr("Search the log"));
    copy_->setText(tr("Copy command"));
    showEnd();
    showCount();
}

void LogsView::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

void LogsView::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    if (!ticket_) follow();
}

void LogsView::hideEvent(QHideEvent *event) {
    QWidget::hideEvent(event);
    leave();
}

} // namespace portolan::views
