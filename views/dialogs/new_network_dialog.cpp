#include "views/dialogs/new_network_dialog.h"

#include <QButtonGroup>
#include <QLabel>
#include <QMetaMethod>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include "model/networks/subnets.h"
#include "views/console/change_words.h"
#include "views/dialogs/address_bars.h"
#include "views/dialogs/mode_card.h"
#include "views/dialogs/network_form.h"
#include "views/dialogs/network_picture.h"
#include "views/dialogs/on_screen.h"
#include "views/dialogs/port_check_panel.h"
#include "views/dialogs/scrolled.h"
#include "views/dialogs/swarm_offer.h"
#include "views/theme/tone_label.h"
#include "views/theme/words.h"

namespace portolan::views {
namespace {

constexpr int mostUsed = 30, margin = 20;

} // namespace

NewNetworkDialog::NewNetworkDialog(qt::ChangeLog &log, const qt::SnapshotStore &store,
                                   const EngineKey &engine, std::function<networks::HostNetwork()> host,
                                   const Theme &theme, QWidget *parent)
    : ChangeDialog(log, engine, theme, parent), log_(log), store_(store), host_(std::move(host)),
      form_(new NetworkForm(theme)), swarm_(new SwarmOffer), offers_(new QWidget),
      nothingToMake_(toneParagraph("plain")), name_(toneLabel("strong")), what_(toneParagraph("plain")),
      mindTitle_(toneLabel("strong")), mind_(toneParagraph("plain")), advice_(toneParagraph("strong")),
      usedTitle_(toneParagraph("strong")), hatched_(toneParagraph("muted")), used_(toneParagraph("muted")),
      about_(toneParagraph("muted")), lesson_(new QFrame(this)), run_(new QPushButton),
      recreate_(new QPushButton), picture_(new NetworkPicture(theme)), bars_(new AddressBars(theme)),
      left_(new QVBoxLayout), renew_(new QPushButton) {
    setObjectName(QStringLiteral("newNetworkDialog"));
    setGrows(false);
    auto *all = new QWidget;
    auto *rows = new QVBoxLayout(all);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(12);
    cardGrid_ = new QGridLayout;
    cardGrid_->setSpacing(8);
    rows->addLayout(cardGrid_);
    auto *group = new QButtonGroup(this);
    for (int i = 0; i < networkModes; ++i) {
        auto *card = new ModeCard(static_cast<NetworkMode>(i), theme);
        cards_.push_back(card);
        cardGrid_->addWidget(card, 0, i); // before the fields: so goes the Tab key
        group->addButton(card);
        connect(card, &QAbstractButton::toggled, this, [this, card](bool on) {
            if (on) setMode(card->mode());
        });
    }
    const int em = fontMetrics().averageCharWidth();
    buildOffers();
    columns_ = new QHBoxLayout;
    columns_->setSpacing(16);
    auto *left = new QWidget;
    left->setLayout(left_);
    left_->setContentsMargins(0, 0, 0, 0);
    for (QWidget *page : {static_cast<QWidget *>(form_), static_cast<QWidget *>(swarm_), offers_})
        left_->addWidget(page);
    renew_->setObjectName(QStringLiteral("renewNetwork"));
    renew_->setAutoDefault(false);
    left_->addWidget(renew_, 0, Qt::AlignLeft);
    left_->addStretch(1);
    connect(renew_, &QPushButton::clicked, this, [this] {
        emit renewWanted(swarmNetworkHere());
        reject();
    });
    columns_->addWidget(new Scrolled(left), 3);
    buildLesson();
    rows->addLayout(columns_, 1);
    body()->addWidget(all, 1);
    connect(form_, &NetworkForm::changed, this, &NewNetworkDialog::read);
    connect(swarm_, &SwarmOffer::initWanted, this, &NewNetworkDialog::initSwarm);
    connect(swarm_, &SwarmOffer::addressChanged, this, &NewNetworkDialog::read);
    connect(&store, &qt::SnapshotStore::changed, this, &NewNetworkDialog::look);
    cards_.front()->setChecked(true);
    look();
    retranslateUi();
    resizeOnScreen(*this, {em * 124, fontMetrics().height() * 46});
    form_->setFocus();
}

void NewNetworkDialog::buildLesson() {
    auto *lesson = new QWidget;
    auto *column = new QVBoxLayout(lesson);
    column->setContentsMargins(14, 12, 14, 12);
    for (QWidget *widget :
         {static_cast<QWidget *>(name_), static_cast<QWidget *>(what_), static_cast<QWidget *>(mindTitle_),
          static_cast<QWidget *>(mind_), static_cast<QWidget *>(advice_)})
        column->addWidget(widget);
    column->addWidget(picture_);
    column->addWidget(usedTitle_);
    column->addWidget(bars_);
    hatched_->setObjectName(QStringLiteral("hatched"));
    column->addWidget(hatched_);
    column->addWidget(used_);
    column->addWidget(about_);
    column->addStretch(1);
    used_->setFont(theme().mono);
    lesson_->setProperty("card", QStringLiteral("calm"));
    auto *inside = new QVBoxLayout(lesson_);
    inside->setContentsMargins(1, 1, 1, 1);
    auto *area = new Scrolled(lesson);
    area->setFocusPolicy(Qt::StrongFocus); // it has no fields
    inside->addWidget(area);
}

/// Beside the fields, or below them where both would be too narrow to be read.
void NewNetworkDialog::placeLesson() {
    const bool beside = width() - 2 * margin >= fontMetrics().averageCharWidth() * 76;
    if (placed_ && *placed_ == beside) return;
    placed_ = beside;
    columns_->removeWidget(lesson_);
    left_->removeWidget(lesson_);
    if (beside)
        columns_->addWidget(lesson_, 2);
    else
        left_->insertWidget(left_->count() - 1, lesson_);
}

void NewNetworkDialog::buildOffers() {
    auto *column = new QVBoxLayout(offers_);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(nothingToMake_);
    run_->setObjectName(QStringLiteral("runInMode"));
    recreate_->setObjectName(QStringLiteral("recreateInMode"));
    for (QPushButton *button : {run_, recreate_}) {
        button->setAutoDefault(false);
        column->addWidget(button, 0, Qt::AlignLeft);
    }
    connect(run_, &QPushButton::clicked, this, [this] {
        emit runWanted(mode_);
        reject();
    });
    connect(recreate_, &QPushButton::clicked, this, [this] {
        emit recreateWanted(mode_);
        reject();
    });
}

/// In one row, without their words where there is no room for these; in two where even the names are too
/// long.
void NewNetworkDialog::resizeEvent(QResizeEvent *event) {
    ChangeDialog::resizeEvent(event);
    placeLesson();
    const auto fits = [this](bool brief) {
        int needed = cardGrid_->spacing() * (networkModes - 1);
        for (ModeCard *card : cards_) {
            card->setBrief(brief);
            needed += card->sizeHint().width();
        }
        return needed <= width() - 2 * margin;
    };
    const int columns = fits(false) || fits(true) ? networkModes : 4;
    for (int i = 0; i < networkModes; ++i) cardGrid_->addWidget(cards_[i], i / columns, i % columns);
}

void NewNetworkDialog::showEvent(QShowEvent *event) {
    run_->setVisible(isSignalConnected(QMetaMethod::fromSignal(&NewNetworkDialog::runWanted)));
    recreate_->setVisible(isSignalConnected(QMetaMethod::fromSignal(&NewNetworkDialog::recreateWanted)));
    ChangeDialog::showEvent(event);
}

void NewNetworkDialog::offerPortCheck(networks::PortProber &prober) {
    ports_ = new PortCheckPanel(prober, store_, engine());
    left_->insertWidget(left_->count() - 1, ports_);
    read();
}

void NewNetworkDialog::setMode(NetworkMode mode) {
    mode_ = mode;
    cards_[static_cast<int>(mode)]->setChecked(true);
    if (canBeMade(mode)) form_->setMode(mode);
    showLesson();
    read();
}

void NewNetworkDialog::look() {
    around_ = networks::surroundingsOf(store_.snapshot(), engine(), host_());
    const auto cards = networks::parentChoices(around_);
    form_->setParents(cards);
    form_->setEngine(around_.apiVersion);
    swarm_->setInterfaces(cards);
    swarm_->setRole(around_.swarm);
    if (around_.swarm != SwarmRole::none) swarm_->setWorking(false);
    QStringList used;
    for (const networks::Occupied &one : around_.occupied) {
        if (used.size() == mostUsed) {
            used << QStringLiteral("…");
            break;
        }
        used << QString::fromStdString(networks::toString(one.range)) + QStringLiteral("  ") +
                    shown(one.name, 40);
    }
    used_->setText(used.join(u'\n'));
    inUse_ = networks::addressRows(store_.snapshot(), around_);
    showHost();
    read();
}

void NewNetworkDialog::read() {
    const networks::Draft draft = form_->draft();
    const bool needsSwarm = mode_ == NetworkMode::overlay && around_.swarm != SwarmRole::manager;
    const bool makes = canBeMade(mode_) && !needsSwarm;
    form_->setVisible(makes);
    swarm_->setVisible(needsSwarm);
    offers_->setVisible(!canBeMade(mode_));
    if (ports_) ports_->setVisible(mode_ == NetworkMode::overlay && ports_->isOfUse());
    showRenew();
    picture_->show(mode_, draft, around_);
    showAddresses(makes ? networks::wantedRows(draft, around_) : std::vector<networks::AddressRow>());
    if (needsSwarm && around_.swarm == SwarmRole::none) { // what its own button does
        setWhyNot(tr("It takes a swarm first."));
        return setChanges({initChange()}, false);
    }
    if (!makes) {
        setWhyNot(needsSwarm ? tr("It takes a manager of a swarm.") : QString());
        return setChanges({});
    }
    const auto findings = networks::check(draft, around_);
    form_->show(findings, around_);
    showWhyNot(findings);
    setChanges({changes::CreateNetwork{networks::specOf(draft)}}, !networks::hasErrors(findings));
}

/// What is typed, among all that is in use; of a mode that has no addresses of its own, nothing.
void NewNetworkDialog::showAddresses(const std::vector<networks::AddressRow> &wanted) {
    std::vector<networks::AddressRow> rows = inUse_;
    rows.insert(rows.end(), wanted.begin(), wanted.end());
    bars_->show(rows);
    bool drawn = true;
    for (std::size_t row = inUse_.size(); row < rows.size(); ++row) drawn = drawn && bars_->draws(row);
    hatched_->setText(!drawn ? tr("What you typed is in none of these private spaces.")
                             : tr("Hatched: the new network."));
    hatched_->setVisible(!wanted.empty());
}

/// What is only missing is no mistake, and is not marked as one.
void NewNetworkDialog::showWhyNot(const std::vector<networks::Finding> &findings) {
    QString why;
    for (const networks::Finding &finding : findings) {
        if (networks::severityOf(finding.what) != networks::Severity::error) continue;
        const bool missing = finding.what == networks::Trouble::missing;
        if (!missing || why.isEmpty())
            why = !missing                                   ? tr("Something typed above is wrong.")
                  : finding.field == networks::Field::name   ? tr("It takes a name first.")
                  : finding.field == networks::Field::parent ? tr("It takes a parent interface first.")
                                                             : tr("It takes an IPv6 subnet first.");
        if (!missing) break;
    }
    setWhyNot(why);
}

void NewNetworkDialog::showHost() {
    about_->setText(around_.rootless
                        ? tr("The engine runs rootless, in a network of its own: its interfaces and routes "
                             "are unknown.")
                    : around_.host.inMachine
                        ? tr("The engine runs in a virtual machine: its interfaces and routes are unknown.")
                        : tr("The engine runs on another machine: its interfaces and routes are unknown."));
    about_->setVisible(!around_.host.known);
}

plans::SwarmNetwork NewNetworkDialog::swarmNetworkHere() const {
    return around_.swarm == SwarmRole::none ? plans::SwarmNetwork::gatewayBridge
                                            : plans::SwarmNetwork::ingress;
}

void NewNetworkDialog::showRenew() {
    const bool isOfUse = around_.swarm == SwarmRole::none || around_.swarm == SwarmRole::manager;
    renew_->setVisible(mode_ == NetworkMode::overlay && isOfUse);
    renew_->setText(swarmNetworkHere() == plans::SwarmNetwork::ingress
                        ? tr("Make the ingress network anew…")
                        : tr("Choose the addresses of docker_gwbridge first…"));
}

changes::InitSwarm NewNetworkDialog::initChange() const { return {swarm_->address(), {}}; }

/// Once it has started, the chart tells: until then another one could only be refused.
void NewNetworkDialog::initSwarm() {
    swarm_->showProblem({});
    swarm_->setWorking(true);
    log_.perform(engine(), initChange(), [self = QPointer(this)](const qt::ChangeRun &run) {
        if (!self || !run.failed()) return;
        self->swarm_->setWorking(false);
        self->swarm_->showProblem(changeFailure(run.result->error()));
    });
}

void NewNetworkDialog::showLesson() {
    const ModeLesson lesson = lessonOf(mode_);
    name_->setText(modeGlyph(mode_) + u' ' + modeName(mode_));
    what_->setText(lesson.what);
    QStringList points;
    for (const QString &point : lesson.mind) points << QStringLiteral("• ") + point;
    mind_->setText(points.join(u'\n'));
    const QString advice =
        around_.rootless && networks::sharesLan(driverOf(mode_))
            ? tr("This engine runs rootless, in a network of its own: what hangs on that does "
                 "not reach the LAN. Take a bridge and publish ports.")
            : lesson.advice;
    advice_->setText(advice);
    advice_->setVisible(!advice.isEmpty());
    nothingToMake_->setText(lesson.nothing);
}

void NewNetworkDialog::retranslateUi() {
    setTitle(tr("New network"), tr("Pick how containers should reach each other and the outside."));
    setVerb(tr("Create network"));
    //: above a list of what to be careful about
    mindTitle_->setText(tr("Mind"));
    usedTitle_->setText(tr("Addresses in use on this engine"));
    bars_->setAccessibleName(tr("Private address spaces"));
    run_->setText(tr("Run a container in it…"));
    recreate_->setText(tr("Recreate a container in it…"));
    for (ModeCard *card : cards_) card->retranslate();
    showHost();
    showLesson();
    read();
}

} // namespace portolan::views
