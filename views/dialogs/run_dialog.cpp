#include "views/dialogs/run_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <set>

#include "model/changes/ports.h"
#include "model/changes/shell.h"
#include "model/plans/clashes.h"
#include "model/plans/configuration.h"
#include "model/topology/address.h"
#include "views/dialogs/container_fields.h"
#include "views/dialogs/field_state.h"
#include "views/dialogs/form.h"
#include "views/dialogs/mode_choice.h"
#include "views/dialogs/plan_words.h"
#include "views/dialogs/scrolled.h"
#include "views/theme/tone_label.h"
#include "views/theme/words.h"

namespace portolan::views {
namespace {

enum Row {
    imageRow,
    nameRow,
    networkRow,
    addressRow,
    portsRow,
    linksRow,
    environmentRow,
    commandRow,
    restartRow,
};

std::string trimmed(const QString &text) { return text.trimmed().toStdString(); }

} // namespace

RunDialog::RunDialog(qt::ChangeLog &log, const qt::SnapshotStore &store, const EngineKey &engine,
                     const QString &network, std::vector<Port> listening, const Theme &theme, QWidget *parent)
    : ChangeDialog(log, engine, theme, parent), store_(store), firstNetwork_(network),
      listening_(std::move(listening)), form_(new Form), image_(new QComboBox), network_(new QComboBox),
      restart_(new QComboBox), name_(new QLineEdit), address_(new QLineEdit), ports_(new QLineEdit),
      links_(new QLineEdit), command_(new QLineEdit), environment_(new QPlainTextEdit),
      remove_(new QCheckBox), wrong_(toneParagraph("danger")), clashes_(toneParagraph("danger")) {
    const auto add = [this](QWidget *field, const char *name) { form_->add(field, name); };
    add(image_, "image");
    add(name_, "name");
    add(network_, "network");
    add(address_, "address");
    add(ports_, "ports");
    add(links_, "links");
    add(environment_, "environment");
    add(command_, "command");
    add(restart_, "restart");
    add(remove_, "removeAtEnd");
    wrong_->setObjectName(QStringLiteral("wrong"));
    clashes_->setObjectName(QStringLiteral("clashes"));
    image_->setEditable(true);
    image_->setInsertPolicy(QComboBox::NoInsert);
    std::set<std::string> images;
    for (const auto &c : store.snapshot().containers)
        if (c->engine == engine && c->image.rfind("sha256:", 0) != 0) images.insert(c->image);
    for (const std::string &image : images) image_->addItem(QString::fromStdString(image));
    image_->setCurrentText({});
    for (const char *policy : {"no", "on-failure", "unless-stopped", "always"})
        restart_->addItem(QString(), QString::fromLatin1(policy));
    environment_->setTabChangesFocus(true);
    environment_->setFixedHeight(fontMetrics().height() * 4);
    environment_->setProperty("field", true);
    for (QWidget *field :
         {static_cast<QWidget *>(address_), static_cast<QWidget *>(ports_), static_cast<QWidget *>(links_),
          static_cast<QWidget *>(command_), static_cast<QWidget *>(environment_)})
        field->setFont(theme.mono);
    body()->addWidget(new Scrolled(form_), 1);
    body()->addWidget(wrong_);
    body()->addWidget(clashes_);
    fillNetworks();
    connect(image_, &QComboBox::currentTextChanged, this, &RunDialog::read);
    for (QComboBox *box : {network_, restart_})
        connect(box, &QComboBox::currentIndexChanged, this, &RunDialog::read);
    for (QLineEdit *field : {name_, address_, ports_, links_, command_})
        connect(field, &QLineEdit::textChanged, this, &RunDialog::read);
    connect(environment_, &QPlainTextEdit::textChanged, this, &RunDialog::read);
    connect(remove_, &QCheckBox::toggled, this, &RunDialog::read);
    connect(&store, &qt::SnapshotStore::changed, this, [this] {
        fillNetworks();
        read();
    });
    retranslateUi();
    image_->setFocus();
}

void RunDialog::fillNetworks() {
    const QSignalBlocker quiet(network_);
    const bool first = network_->count() == 0;
    fillModeChoice(*network_, store_.snapshot(), engine(), {});
    if (first) chooseMode(*network_, firstNetwork_);
}

QString RunDialog::readInto(changes::ContainerSpec &spec) {
    static const QRegularExpression goodName(QStringLiteral("^[a-zA-Z0-9][a-zA-Z0-9_.-]+$"));
    QString wrong;
    const auto judge = [&wrong](QLineEdit *field, bool bad, const QString &why) {
        setWrongField(field, bad);
        if (bad && wrong.isEmpty()) wrong = why;
    };
    spec.image = trimmed(image_->currentText());
    spec.name = trimmed(name_->text());
    bool taken = false;
    for (const auto &c : store_.snapshot().containers)
        taken = taken || (c->engine == engine() && c->name == spec.name);
    if (!spec.name.empty() && taken)
        judge(name_, true, tr("There is a container %1 already.").arg(shown(spec.name, 60)));
    else
        judge(name_, !spec.name.empty() && !goodName.match(QString::fromStdString(spec.name)).hasMatch(),
              tr("A name is two or more of a–z, A–Z, 0–9, “_”, “.” and “-”; the first is a letter or a "
                 "digit."));
    spec.network = network_->currentData().toString().toStdString();
    const bool shares = plans::isContainerMode(spec.network);
    const bool alone = shares || spec.network == "host" || spec.network == "none";
    if (const QString missing = choiceMissing(*network_); !missing.isEmpty() && wrong.isEmpty())
        wrong = missing;
    if (spec.network == "bridge") spec.network.clear();
    for (QLineEdit *field : {ports_, links_}) field->setEnabled(!alone);
    address_->setEnabled(plans::isUserNetwork(spec.network));

    const std::string address = address_->isEnabled() ? trimmed(address_->text()) : std::string();
    const auto ip = topology::parseIp(address);
    judge(address_, !address.empty() && !ip, tr("“%1” is no IP address.").arg(shown(address, 60)));
    if (ip) (ip->isV4() ? spec.endpoint.ipv4 : spec.endpoint.ipv6) = address;
    const auto ports = changes::parsePublications(alone ? std::string() : ports_->text().toStdString());
    judge(ports_, !ports.wrong.empty(),
          tr("“%1” is no port: write 8080:80, 8000-8010:80-90, 127.0.0.1:53:53/udp or 80.")
              .arg(ports.wrong.empty() ? QString() : shown(ports.wrong[0], 60)));
    spec.publications = ports.publications;
    spec.links = changes::wordsOf(alone ? std::string() : links_->text().toStdString());
    judge(links_, !areLinks(spec.links), tr("A link is written container:alias."));
    for (const QString &line : environment_->toPlainText().split(u'\n', Qt::SkipEmptyParts)) {
        spec.environment.push_back(line.toStdString());
        if (line.indexOf(u'=') <= 0 && wrong.isEmpty())
            wrong = tr("“%1” is no variable: write NAME=value.").arg(shown(line.toStdString(), 60));
    }
    const auto command = changes::shellSplit(command_->text().toStdString());
    judge(command_, !command, tr("A quote in the command does not end."));
    if (command) spec.command = *command;
    const QString policy = restart_->currentData().toString();
    if (policy != u"no") spec.restartPolicy = policy.toStdString();
    spec.removedAtEnd = remove_->isChecked();
    if (spec.removedAtEnd && !spec.restartPolicy.empty() && wrong.isEmpty())
        wrong = tr("A container that is removed when it ends cannot be started again.");
    return wrong;
}

void RunDialog::read() {
    changes::ContainerSpec spec;
    const QString wrong = readInto(spec);
    wrong_->setText(wrong);
    wrong_->setVisible(!wrong.isEmpty());
    QString mind;
    if (spec.network.empty())
        mind =
            tr("No names here: containers find each other only by links. A network of your own is better.");
    else if (spec.network == "host")
        mind =
            tr("Its programs listen on the host itself, on all its addresses. Ports are not published, and a "
               "port that is taken fails in the program, not in Docker.");
    else if (spec.network == "none")
        mind = tr("It has only its loopback.");
    else if (plans::isContainerMode(spec.network))
        mind = tr(
            "It shares that one’s addresses, ports and loopback, and can have no ports, links, hostname or "
            "DNS of its own. When that one restarts, this one is left without a network.");
    form_->setHint(networkRow, mind);
    tellClashes(spec);
    if (spec.image.empty() || !wrong.isEmpty())
        setChanges({});
    else
        setChange(changes::RunContainer{spec});
}

/// Where the image's programs listen is known when another container of it is seen.
void RunDialog::tellClashes(const changes::ContainerSpec &spec) {
    plans::PortsWanted wanted{engine(), {}, spec.network, spec.publications, {}};
    for (const auto &c : store_.snapshot().containers)
        if (c->engine == engine() && c->image == spec.image && wanted.exposed.empty())
            wanted.exposed = c->exposed;
    QStringList lines;
    for (const plans::Clash &clash : plans::clashes(store_.snapshot(), wanted, listening_))
        lines << QStringLiteral("▲ ") + clashText(clash);
    clashes_->setText(lines.join(u'\n'));
    clashes_->setVisible(!lines.isEmpty());
}

void RunDialog::retranslateUi() {
    setTitle(
        tr("Run a container"),
        tr("Makes it from an image and starts it. An image that the engine does not have is pulled first."));
    setVerb(tr("Run"));
    form_->setLabel(imageRow, tr("Image"));
    form_->setLabel(nameRow, tr("Name"));
    form_->setLabel(networkRow, tr("Network"));
    form_->setLabel(addressRow, tr("Address"));
    form_->setLabel(portsRow, tr("Published ports"));
    form_->setLabel(linksRow, tr("Links"));
    form_->setLabel(environmentRow, tr("Environment"));
    form_->setLabel(commandRow, tr("Command"));
    form_->setLabel(restartRow, tr("Restart"));
    form_->setTip(imageRow, tr("As the engine knows it, with its tag: redis:7"));
    form_->setTip(environmentRow, tr("One variable a line"));
    form_->setTip(commandRow, tr("Instead of what the image runs by itself; quotes as in a shell"));
    form_->setTip(restartRow, tr("What the engine does when it ends"));
    tellContainerFields(*address_, *ports_, *links_);
    name_->setPlaceholderText(tr("the engine chooses"));
    environment_->setPlaceholderText(QStringLiteral("NAME=value"));
    command_->setPlaceholderText(tr("the image’s own"));
    const QSignalBlocker quiet(restart_);
    restart_->setItemText(0, tr("never"));
    restart_->setItemText(1, tr("when it fails"));
    restart_->setItemText(2, tr("always, unless it was stopped"));
    restart_->setItemText(3, tr("always"));
    remove_->setText(tr("Remove it when it ends"));
    fillNetworks();
    read();
}

} // namespace portolan::views
