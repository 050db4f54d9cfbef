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
    : QWidget(parent), text_(toneParagraph("plain")), label_(new QLabel), progress_(toneParagraph("plain")),
      problem_(toneParagraph("danger")), address_(new QComboBox), init_(new QPushButton) {
    text_->setObjectName(QStringLiteral("swarmText"));
    progress_->setObjectName(QStringLiteral("swarmProgress"));
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
    column->addWidget(progress_);
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

void SwarmOffer::setInterfaces(const std::vector<networks::HostInterface> &cards) {
    QList<std::pair<QString, QString>> addresses{{QString(), QString()}};
    for (const networks::HostInterface &card : cards) {
        if (!card.up) continue;
        for (const std::string &address : card.addresses) {
            const QString words = shown(address.substr(0, address.find('/')), 50);
            if (!words.contains(u':')) addresses.push_back({words, words});
        }
    }
    refill(address_, addresses);
}

void SwarmOffer::setWorking(bool working) {
    working_ = working;
    retranslateUi();
}

void SwarmOffer::showProblem(const QString &problem) {
    problem_->setText(problem);
    problem_->setVisible(!problem.isEmpty());
}

std::string SwarmOffer::address() const { return address_->currentText().trimmed().toStdString(); }

QString SwarmOffer::situation() const {
    switch (role_) {
    case SwarmRole::manager:
        break; // nothing is in the way
    case SwarmRole::none:
        return tr("This engine is in no swarm, and an overlay network needs one. Make it the first "
                  "manager of a new swarm, or join an existing one: “docker swarm join-token worker” "
                  "on one of its managers says how.");
    case SwarmRole::worker:
        return tr("This engine is a worker of a swarm. Only a manager makes overlay networks: choose "
                  "a manager's engine, or promote this node there with “docker node promote”.");
    case SwarmRole::pending:
        return tr("This engine is on its way into its swarm. Wait a moment; if it stays so, “docker info” "
                  "and the engine's log say why.");
    case SwarmRole::locked:
        return tr("This engine is a manager of a swarm, and was restarted: the swarm is locked until "
                  "somebody gives its key on that host with “docker swarm unlock”.");
    case SwarmRole::failing:
        return tr("This engine is in a swarm, but does not get to it: “docker info” says why. It tries again "
                  "by itself; “docker swarm leave --force” takes it out.");
    }
    return {};
}

void SwarmOffer::retranslateUi() {
    text_->setText(situation());
    label_->setText(tr("Address for the other hosts"));
    address_->setAccessibleName(tr("Address for the other hosts"));
    address_->lineEdit()->setAccessibleName(tr("Address for the other hosts"));
    address_->lineEdit()->setPlaceholderText(tr("the engine chooses"));
    init_->setText(tr("Start a swarm"));
    for (QWidget *widget :
         {static_cast<QWidget *>(label_), static_cast<QWidget *>(address_), static_cast<QWidget *>(init_)})
        widget->setVisible(role_ == SwarmRole::none);
    for (QWidget *widget : {static_cast<QWidget *>(address_), static_cast<QWidget *>(init_)})
        widget->setEnabled(!working_);
    progress_->setText(tr("The engine starts the swarm…"));
    progress_->setVisible(working_);
}

void SwarmOffer::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace portolan::views
