#include "views/dialogs/connect_dialog.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

#include "views/dialogs/connect_engine_page.h"
#include "views/dialogs/connect_etcd_page.h"
#include "views/dialogs/dialog_parts.h"
#include "views/dialogs/on_screen.h"
#include "views/dialogs/scrolled.h"
#include "views/theme/error_text.h"
#include "views/theme/tab_words.h"

namespace portolan::views {

ConnectDialog::ConnectDialog(Connections &connections, const Theme &theme, QWidget *parent)
    : QDialog(parent), connections_(connections), title_(new QLabel), subtitle_(new QLabel),
      tabs_(new QTabWidget), engine_(new ConnectEnginePage(connections.engineCandidates(), theme)),
      etcd_(new ConnectEtcdPage), cancel_(new QPushButton), connect_(new QPushButton) {
    setObjectName(QStringLiteral("connectDialog"));
    dressTitle(title_);
    subtitle_->setProperty("tone", QStringLiteral("muted"));
    subtitle_->setWordWrap(true);
    tabs_->setDocumentMode(true);
    tabs_->addTab(new Scrolled(engine_), QString());
    tabs_->addTab(new Scrolled(etcd_), QString());
    connect_->setProperty("primary", true);
    connect_->setDefault(true);
    connect_->setObjectName(QStringLiteral("connectButton"));
    cancel_->setAutoDefault(false);

    auto *head = new QVBoxLayout;
    head->setContentsMargins(20, 18, 20, 6);
    head->addWidget(title_);
    head->addWidget(subtitle_);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(tabs_, 1);
    auto *told = new QVBoxLayout;
    told->setContentsMargins(20, 0, 20, 0);
    for (QLabel *problem : {engine_->problem(), etcd_->problem()}) {
        problem->setContentsMargins(0, 6, 0, 10);
        told->addWidget(problem);
    }
    column->addLayout(told);
    column->addWidget(dialogFoot({}, {cancel_, connect_}));

    QObject::connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
    QObject::connect(connect_, &QPushButton::clicked, this, &ConnectDialog::accept);
    QObject::connect(engine_, &ConnectEnginePage::accepted, this, &ConnectDialog::accept);
    QObject::connect(tabs_, &QTabWidget::currentChanged, this, [this](int tab) {
        engine_->showProblem({}); // it was said of the other page
        etcd_->showProblem({});
        (tab == 0 ? static_cast<QWidget *>(engine_) : etcd_)->setFocus();
    });
    retranslateUi();
    resizeOnScreen(*this, {fontMetrics().averageCharWidth() * 84, fontMetrics().height() * 36});
    engine_->setFocus();
}

void ConnectDialog::accept() {
    if (tabs_->currentIndex() == 0) {
        const auto request = engine_->request();
        if (!request) return;
        if (const auto result = connections_.connectEngine(*request); !result)
            return engine_->showProblem(errorText(result.error()));
    } else {
        const auto request = etcd_->request();
        if (!request) return;
        if (const auto result = connections_.connectEtcd(*request); !result)
            return etcd_->showProblem(errorText(result.error()));
    }
    QDialog::accept();
}

void ConnectDialog::retranslateUi() {
    setWindowTitle(tr("Connect"));
    title_->setText(tr("Connect"));
    subtitle_->setText(
        tr("Connecting changes nothing there. Portolan watches, and does only what you ask it for."));
    tabs_->setTabText(0, tr("Docker engine"));
    tabs_->setTabText(1, QStringLiteral("etcd"));
    nameScrollButtons(tabs_->findChild<QTabBar *>());
    cancel_->setText(tr("Cancel"));
    //: a button: do connect
    connect_->setText(tr("Connect", "button"));
}

void ConnectDialog::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QDialog::changeEvent(event);
}

} // namespace portolan::views
