#include "app/welcome_page.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "views/theme/error_text.h"
#include "views/theme/words.h"

namespace portolan::app {

WelcomePage::WelcomePage(qt::SnapshotStore &store, QWidget *parent)
    : QWidget(parent), store_(store), title_(new QLabel), text_(new QLabel), connect_(new QPushButton),
      retry_(new QPushButton) {
    setObjectName(QStringLiteral("welcome"));
    setBackgroundRole(QPalette::AlternateBase);
    setAutoFillBackground(true);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    large.setBold(true);
    title_->setFont(large);
    for (QLabel *label : {title_, text_}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignHCenter);
        label->setMaximumWidth(fontMetrics().averageCharWidth() * 75);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setContextMenuPolicy(Qt::NoContextMenu);
    }
    text_->setProperty("tone", QStringLiteral("muted"));
    connect_->setProperty("primary", true);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(retry_);
    buttons->addWidget(connect_);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(12);
    column->addStretch(2);
    const auto centred = [column](QWidget *widget) {
        auto *row = new QHBoxLayout;
        row->addStretch(1);
        row->addWidget(widget, 100);
        row->addStretch(1);
        column->addLayout(row);
    };
    centred(title_);
    centred(text_);
    column->addSpacing(6);
    column->addLayout(buttons);
    column->addStretch(3);
    connect(connect_, &QPushButton::clicked, this, &WelcomePage::connectWanted);
    connect(retry_, &QPushButton::clicked, this, &WelcomePage::retryWanted);
    connect(&store_, &qt::SnapshotStore::changed, this, &WelcomePage::retranslateUi);
    retranslateUi();
}

bool WelcomePage::wantedFor(const Snapshot &snapshot) {
    return snapshot.containers.empty() && snapshot.networks.empty();
}

void WelcomePage::retranslateUi() {
    const Snapshot &s = store_.snapshot();
    QStringList troubles;
    bool connecting = false;
    for (const auto &e : s.engines) {
        connecting = connecting || e->state == SourceState::connecting;
        if (e->loss) troubles.push_back(views::errorText(e->loss->why));
    }
    QString title, text;
    if (!troubles.isEmpty()) {
        title = tr("The engine cannot be reached");
        text = troubles.join(QStringLiteral("\n\n"));
    } else if (connecting) {
        title = tr("Connecting…");
        text = tr("The chart appears with the first full list of containers and networks.");
    } else if (!s.engines.empty()) {
        title = tr("Nothing to draw yet");
        text = tr("The engine answers, but has told of no container and no network so far.");
    } else if (!s.etcdSources.empty()) {
        title = tr("Only etcd is connected");
        text = tr(
            "Its keys are in the panel at the left. Connect a Docker engine to see containers and networks.");
    } else {
        title = tr("A chart of your container networks");
        text = tr(
            "Connect a Docker engine, and its containers, networks, links and ambassadors are drawn here and "
            "stay true by themselves. It changes nothing there unless you ask it to.");
    }
    title_->setText(title);
    text_->setText(text);
    connect_->setText(tr("Connect…"));
    retry_->setText(tr("Retry now"));
    retry_->setVisible(!troubles.isEmpty());
}

void WelcomePage::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace portolan::app
