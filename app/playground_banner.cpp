#include "app/playground_banner.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace portolan::app {

PlaygroundBanner::PlaygroundBanner(qt::SnapshotStore &store, Connections &connections, QWidget *parent)
    : QFrame(parent), store_(store), connections_(connections), title_(new QLabel), text_(new QLabel),
      connect_(new QPushButton) {
    setObjectName(QStringLiteral("playground"));
    title_->setProperty("tone", QStringLiteral("strong"));
    for (QLabel *label : {title_, text_}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setContextMenuPolicy(Qt::NoContextMenu);
    }
    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(title_);
    words->addWidget(text_);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 7, 12, 7);
    row->setSpacing(12);
    row->addLayout(words, 1);
    row->addWidget(connect_, 0, Qt::AlignVCenter);
    connect(connect_, &QPushButton::clicked, this, &PlaygroundBanner::connectWanted);
    connect(&store_, &qt::SnapshotStore::changed, this, &PlaygroundBanner::follow);
    retranslateUi();
    hide();
}

void PlaygroundBanner::showFor(Sources sources) {
    sources_ = std::move(sources);
    retranslateUi();
    show();
}

bool PlaygroundBanner::plays(const EngineKey &key) const {
    return std::find(sources_.engines.begin(), sources_.engines.end(), key) != sources_.engines.end();
}

void PlaygroundBanner::follow() {
    if (isHidden()) return;
    bool played = false, real = false;
    for (const auto &engine : store_.snapshot().engines) {
        const bool ours = plays(engine->key);
        played = played || ours;
        real = real || (!ours && engine->state == SourceState::live);
    }
    seen_ = seen_ || played;
    if (!real && (played || !seen_)) return;
    hide();
    for (const EngineKey &key : sources_.engines) connections_.disconnectEngine(key);
    connections_.disconnectEtcd(sources_.etcd);
}

void PlaygroundBanner::retranslateUi() {
    title_->setText(
        sources_.missing.isEmpty()
            ? tr("This is a playground: nothing real is watched, nothing real is touched.")
            //: %1: the path of a socket
            : tr("There is no Docker engine at %1, so this is a playground: nothing real is touched.")
                  .arg(sources_.missing));
    QString text = tr("Two hosts and an etcd are played inside this window, and behave as real ones.");
    if (!sources_.engines.empty())
        //: %1: a command to type, "docker -H unix:///…"
        text += u' ' + tr("The docker command works with them: %1")
                           .arg(QStringLiteral("docker -H %1 ps")
                                    .arg(QString::fromStdString(sources_.engines.front().value)));
    text_->setText(text);
    connect_->setText(tr("Connect a real engine…"));
}

void PlaygroundBanner::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QFrame::changeEvent(event);
}

} // namespace portolan::app
