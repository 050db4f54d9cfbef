#include "app/status_strip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <cmath>

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
    : QWidget(parent), store_(store), theme_(views::lightTheme()), dot_(new QLabel), live_(new QLabel),
      counts_(new QLabel), zoomLabel_(new QLabel) {
    setObjectName(QStringLiteral("statusBar"));
    setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 12, 4);
    row->setSpacing(6);
    row->addWidget(dot_);
    row->addWidget(live_);
    row->addSpacing(14);
    row->addWidget(counts_, 1);
    row->addWidget(zoomLabel_);
    for (QLabel *label : {live_, counts_, zoomLabel_}) {
        label->setTextFormat(Qt::PlainText);
        label->setProperty("tone", QStringLiteral("muted"));
    }
    counts_->setMinimumWidth(1); // yields before the window must grow
    sinceChange_.start();
    connect(&store_, &qt::SnapshotStore::changed, this, [this](const Diff &diff) {
        if (!diff.empty()) sinceChange_.restart();
        retranslateUi();
    });
    clock_.setInterval(1000);
    connect(&clock_, &QTimer::timeout, this, [this] { live_->setText(liveText()); });
    clock_.start();
    retranslateUi();
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
    dot_->setPixmap(views::stateDot(colour, 14, devicePixelRatioF()));
    live_->setText(liveText());
    zoomLabel_->setText(QString::number(std::lround(zoom_ * 100)) + QStringLiteral(" %"));
    zoomLabel_->setAccessibleName(tr("Zoom"));
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
