#include "views/dialogs/swarm_offer.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "views/dialogs/field_text.h"
#include "views/theme/tone_label.h"
#include "views/theme/words.h"

namespace portolan::views {

SwarmOffer::SwarmOffer(QWidget *parent)
    : QWidget(parent), text_(toneParagraph("plain")), label_(new QLabel), problem_(toneParagraph("danger")),
      address_(new QComboBox), init_(new QPushButton) {
    address_->setObjectName(QStringLiteral("swarmAddress"));
    address_->setEditable(true);
    address_->setInsertPolicy(QComboBox::NoInsert);
    init_->setObjectName(QStringLiteral("swarmInit"));
    init_->setAutoDefault(false);
    label_->setBuddy(address_);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    for (QWidget *widget :
         {static_cast<QWidget *>(text_), static_cast<QWidget *>(label_), static_cast<QWidget *>(address_)})
        column->addWidget(widget);
    column->addWidget(init_, 0, Qt::AlignLeft);
    column->addWidget(problem_);
    column->addStretch(1);
    connect(init_, &QPushButton::clicked, this, &SwarmOffer::initWanted);
    connect(address_, &QComboBox::currentTextChanged, this, &SwarmOffer::addressChanged);
    showProblem({});
    retranslateUi();
}

void SwarmOffer::setRole(SwarmRole role) {
    role_ = role;
    retranslateUi();
}

void SwarmOffer::setInterfaces(const networks::HostNetwork &host) {
    QList<std::pair<QString, QString>> addresses{{QString(), QString()}};
    for (const networks::HostInterface &card : host.interfaces) {
        if (card.loopback || !card.up) continue;
        for (const std::string &address : card.addresses) {
            const QString words = shown(address.substr(0, address.find('/')), 50);
            if (!words.contains(u':')) addresses.push_back({words, words});
        }
    }
    refill(address_, addresses);
}

void SwarmOffer::showProblem(const QString &problem) {
    problem_->setText(problem);
    problem_->setVisible(!problem.isEmpty());
}

std::string SwarmOffer::address() const { return address_->currentText().trimmed().toStdString(); }

void SwarmOffer::retranslateUi() {
    const bool worker = role_ == SwarmRole::worker;
    text_->setText(
        worker ? tr("This engine is a worker of a swarm. Only a manager makes overlay networks: choose "
                    "a manager's engine, or promote this node there with “docker node promote”.")
               : tr("This engine is in no swarm, and an overlay network needs one. Make it the first "
                    "manager of a new swarm, or join an existing one: “docker swarm join-token worker” "
                    "on one of its managers says how."));
    label_->setText(tr("Address for the other hosts"));
    address_->setAccessibleName(tr("Address for the other hosts"));
    address_->lineEdit()->setAccessibleName(tr("Address for the other hosts"));
    address_->lineEdit()->setPlaceholderText(tr("the engine chooses"));
    init_->setText(tr("Start a swarm"));
    for (QWidget *widget :
         {static_cast<QWidget *>(label_), static_cast<QWidget *>(address_), static_cast<QWidget *>(init_)})
        widget->setVisible(!worker);
}

void SwarmOffer::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace portolan::views
