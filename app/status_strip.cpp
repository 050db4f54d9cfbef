#include "app/status_strip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <cmath>

#include "views/theme/plain_tip.h"
#include "views/theme/source_colour.h"
#include "views/theme/state_dot.h"
#include "views/theme/words.h"

namespace portolan::app {
namespace {

struct Tally {
    int all = 0, live = 0, lost = 0, connecting = 0;

    void count(SourceState state) {
        if (state == SourceState::duplicate) return; // its twin is counted
        ++all;
        live += state == SourceState::live ? 1 : 0;
        connecting += state == SourceState::connecting ? 1 : 0;
        lost = all - live - connecting;
    }
};

Tally tallyOf(const Snapshot &snapshot) {
    Tally tally;
    for (const auto &e : snapshot.engines) tally.count(e->state);
    for (const auto &s : snapshot.etcdSources) tally.count(s->state);
    return tally;
}

} // namespace

StatusStrip::StatusStrip(qt::SnapshotStore &store, QWidget *parent)
    : QWidget(parent), store_(store), theme_(views::lightTheme()), live_(new QToolButton),
      menu_(new QMenu(live_)), counts_(new QLabel), zoomButton_(new QToolButton) {
    setObjectName(QStringLiteral("statusBar"));
    setAttribute(Qt::WA_StyledBackground);
    live_->setObjectName(QStringLiteral("health"));
    live_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    live_->setPopupMode(QToolButton::InstantPopup);
    live_->setMenu(menu_);
    zoomButton_->setObjectName(QStringLiteral("zoom"));
    for (QToolButton *button : {live_, zoomButton_}) {
        button->setProperty("flat", true);
        button->setFocusPolicy(Qt::TabFocus);
    }
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 2, 8, 2);
    row->setSpacing(6);
    row->addWidget(live_);
    row->addSpacing(10);
    row->addWidget(counts_, 1);
    row->addWidget(zoomButton_);
    counts_->setTextFormat(Qt::PlainText);
    counts_->setProperty("tone", QStringLiteral("muted"));
    counts_->setMinimumWidth(1); // yields before the window must grow
    sinceChange_.start();
    clock_.setSingleShot(true);
    connect(&store_, &qt::SnapshotStore::changed, this, [this](const Diff &diff) {
        if (!diff.empty()) sinceChange_.restart();
        retranslateUi();
    });
    connect(&clock_, &QTimer::timeout, this, &StatusStrip::tick);
    connect(menu_, &QMenu::aboutToShow, this, &StatusStrip::fillMenu);
    connect(zoomButton_, &QToolButton::clicked, this, &StatusStrip::zoomResetWanted);
    retranslateUi();
}

/// Says how long ago the last change was, and wakes up when that must be said in other words.
void StatusStrip::tick() {
    live_->setText(views::plainLabel(liveText()));
    live_->setAccessibleName(liveText());
    layout()->activate(); // or the next picture has longer words in the old room
    const Tally tally = tallyOf(store_.snapshot());
    if (tally.all == 0 || tally.live != tally.all) return clock_.stop(); // those words do not age
    const Moment now{std::chrono::milliseconds(sinceChange_.elapsed())};
    clock_.start(views::agoTextChangesIn(Moment{}, now) + std::chrono::milliseconds(1));
}

/// Every engine and etcd with what it says of itself; what is lost can be tried again.
void StatusStrip::fillMenu() {
    menu_->clear();
    const Moment now = std::chrono::time_point_cast<Moment::duration>(std::chrono::system_clock::now());
    const auto add = [&](const EntityId &id, const QString &name, SourceState state,
                         const std::optional<Loss> &loss) {
        const QString text = name + QStringLiteral(" — ") + views::sourceText(state, loss, now);
        QAction *action = menu_->addAction(
            QIcon(views::stateDot(views::sourceColour(state, theme_), 16, devicePixelRatioF())),
            views::plainLabel(text));
        connect(action, &QAction::triggered, this, [this, id] { emit detailsWanted(id); });
    };
    for (const auto &e : store_.snapshot().engines)
        add(idOf(*e), views::shown(e->name.empty() ? e->url : e->name, 60), e->state, e->loss);
    for (const auto &s : store_.snapshot().etcdSources)
        add(idOf(*s), QStringLiteral("etcd ") + views::shown(s->key.value, 60), s->state, s->loss);
    if (!menu_->isEmpty()) menu_->addSeparator();
    QAction *retry = menu_->addAction(tr("Retry lost connections now"));
    retry->setEnabled(tallyOf(store_.snapshot()).lost > 0);
    connect(retry, &QAction::triggered, this, &StatusStrip::retryWanted);
}

void StatusStrip::setTheme(const views::Theme &theme) {
    theme_ = theme;
    retranslateUi();
}

void StatusStrip::setZoom(double zoom) {
    if (std::abs(zoom - zoom_) < 0.0005) return;
    zoom_ = zoom;
    retranslateUi();
}

QString StatusStrip::liveText() const {
    const Tally tally = tallyOf(store_.snapshot());
    if (tally.all == 0) return tr("not connected");
    if (tally.lost > 0) return tr("%1 of %n connection(s) lost", nullptr, tally.all).arg(tally.lost);
    if (tally.connecting > 0) return tr("connecting…");
    const Moment now{std::chrono::milliseconds(sinceChange_.elapsed())};
    //: everything is connected; %1 is "just now" or "12 s ago"
    return tr("live · last change %1").arg(views::agoText(Moment{}, now));
}

QString StatusStrip::countsText() const {
    const Snapshot &s = store_.snapshot();
    const auto count = [](const auto &table) { return static_cast<int>(table.size()); };
    return QStringList{
        tr("%n container(s)", nullptr, count(s.containers)), tr("%n network(s)", nullptr, count(s.networks)),
        tr("%n link(s)", nullptr, count(s.links)), tr("%n ambassador(s)", nullptr, count(s.ambassadors))}
        .join(QStringLiteral(" · "));
}

void StatusStrip::retranslateUi() {
    const Tally tally = tallyOf(store_.snapshot());
    const QColor colour = tally.all == 0          ? theme_.exited
                          : tally.lost > 0        ? theme_.dead
                          : tally.connecting == 0 ? theme_.running
                                                  : theme_.restarting;
    live_->setIcon(QIcon(views::stateDot(colour, 14, devicePixelRatioF())));
    views::setPlainTip(live_, tr("How each engine and etcd is, and when anything changed last"));
    zoomButton_->setText(QString::number(std::lround(zoom_ * 100)) + QStringLiteral(" %"));
    zoomButton_->setAccessibleName(tr("Zoom") + u' ' + zoomButton_->text());
    views::setPlainTip(zoomButton_, tr("How large the chart is drawn; press for 100 %"));
    views::setPlainTip(counts_, countsText());
    tick();
    fit();
}

void StatusStrip::fit() {
    const QString all = countsText();
    counts_->setText(counts_->fontMetrics().elidedText(all, Qt::ElideRight, std::max(counts_->width(), 20)));
    counts_->setAccessibleName(all);
}

void StatusStrip::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

void StatusStrip::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    fit();
}

} // namespace portolan::app
