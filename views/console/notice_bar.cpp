#include "views/console/notice_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QToolButton>

#include "views/console/change_words.h"
#include "views/theme/plain_tip.h"
#include "views/theme/tone_label.h"

namespace portolan::views {
namespace {

constexpr std::chrono::seconds shownFor{12};
constexpr int beside = 64, above = 12; // pixels: the funnel is in the corner

} // namespace

NoticeBar::NoticeBar(qt::ChangeLog &log, QWidget *where)
    : QFrame(where), log_(log), text_(toneParagraph("plain")), undo_(new QToolButton),
      console_(new QToolButton), close_(new QToolButton) {
    setObjectName(QStringLiteral("notice"));
    text_->setObjectName(QStringLiteral("noticeText"));
    undo_->setObjectName(QStringLiteral("noticeUndo"));
    close_->setText(QStringLiteral("✕"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 8, 4);
    row->addWidget(text_, 1);
    for (QToolButton *button : {undo_, console_, close_}) {
        button->setProperty("small", true);
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button, 0, Qt::AlignTop);
    }
    going_.setSingleShot(true);
    going_.setInterval(shownFor);
    connect(&going_, &QTimer::timeout, this, &QWidget::hide);
    connect(&log, &qt::ChangeLog::ended, this, &NoticeBar::tell);
    connect(&log, &qt::ChangeLog::undoChanged, this, &NoticeBar::retranslateUi);
    connect(undo_, &QToolButton::clicked, &log, &qt::ChangeLog::undo);
    connect(console_, &QToolButton::clicked, this, &NoticeBar::consoleWanted);
    connect(close_, &QToolButton::clicked, this, &QWidget::hide);
    where->installEventFilter(this);
    setAttribute(Qt::WA_StyledBackground);
    setCursor(Qt::ArrowCursor);
    hide();
    retranslateUi();
}

void NoticeBar::place() {
    const QWidget *where = parentWidget();
    const int room = where->width() - 2 * beside;
    const int width = std::clamp(layout()->sizeHint().width(), std::min(room, 200), std::max(room, 200));
    const int height = layout()->hasHeightForWidth() ? layout()->heightForWidth(width) : sizeHint().height();
    setGeometry((where->width() - width) / 2, above, width, height);
    raise();
}

bool NoticeBar::eventFilter(QObject *watched, QEvent *event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) place();
    return QFrame::eventFilter(watched, event);
}

void NoticeBar::tell(const qt::ChangeRun &run) {
    if (!run.change || run.part) return; // its own dialog says it
    if (run.failed() && heldBack_ > 0) return;
    run_ = run;
    setProperty("card", run.failed() ? QStringLiteral("danger") : QStringLiteral("calm"));
    style()->unpolish(this);
    style()->polish(this);
    retranslateUi();
    show();
    if (run.failed())
        going_.stop();
    else
        going_.start();
}

void NoticeBar::retranslateUi() {
    if (run_) {
        QString text = runCommand(*run_) + QStringLiteral(" · ") + runWord(*run_);
        if (const QString detail = runDetail(*run_); !detail.isEmpty()) text += u'\n' + detail;
        text_->setText(text);
        text_->setAccessibleName(text);
    }
    undo_->setText(tr("Undo"));
    undo_->setVisible(run_ && log_.undoableRun() == run_->number);
    if (const changes::Change *back = log_.undoable()) setPlainTip(undo_, commandText(*back));
    console_->setText(tr("Console"));
    setPlainTip(console_, tr("Everything you changed since this window opened"));
    close_->setAccessibleName(tr("Dismiss"));
    setPlainTip(close_, tr("Dismiss"));
    place();
}

void NoticeBar::enterEvent(QEnterEvent *event) {
    going_.stop(); // somebody reads it
    QFrame::enterEvent(event);
}

void NoticeBar::leaveEvent(QEvent *event) {
    if (run_ && !run_->failed()) going_.start();
    QFrame::leaveEvent(event);
}

void NoticeBar::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QFrame::changeEvent(event);
}

} // namespace portolan::views
