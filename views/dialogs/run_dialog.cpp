#include "views/dialogs/run_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <set>

#include "model/changes/shell.h"
#include "model/plans/clashes.h"
#include "views/dialogs/container_fields.h"
#include "views/dialogs/field_text.h"
#include "views/dialogs/form.h"
#include "views/dialogs/plan_words.h"
#include "views/dialogs/scrolled.h"
#include "views/theme/tone_label.h"
#include "views/theme/words.h"

namespace portolan::views {
namespace {

enum Row { imageRow, nameRow };

std::string trimmed(const QString &text) { return text.trimmed().toStdString(); }

} // namespace

RunDialog::RunDialog(qt::ChangeLog &log, const qt::SnapshotStore &store, const EngineKey &engine,
                     const QString &network, std::vector<Port> listening, const Theme &theme, QWidget *parent)
    : ChangeDialog(log, engine, theme, parent), store_(store), listening_(std::move(listening)),
      form_(new Form), image_(new QComboBox), restart_(new QComboBox), name_(new QLineEdit),
      command_(addressEdit(theme)), environment_(new QPlainTextEdit), remove_(new QCheckBox),
      clashes_(toneParagraph("danger")) {
    form_->add(image_, "image");
    form_->add(name_, "name");
    place_ = new ContainerFields(*form_, engine, {}, theme);
    environmentRow_ = form_->add(environment_, "environment");
    commandRow_ = form_->add(command_, "command");
    restartRow_ = form_->add(restart_, "restart");
    removeRow_ = form_->add(remove_, "removeAtEnd");
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
    environment_->setFont(command_->font());
    command_->setMaxLength(32767);
    body()->addWidget(new Scrolled(form_), 1);
    body()->addWidget(clashes_);
    place_->fillNetworks(store.snapshot());
    place_->choose(network);
    connect(image_, &QComboBox::currentTextChanged, this, &RunDialog::read);
    connect(restart_, &QComboBox::currentIndexChanged, this, &RunDialog::read);
    for (QLineEdit *field : {name_, command_})
        connect(field, &QLineEdit::textChanged, this, &RunDialog::read);
    connect(place_, &ContainerFields::changed, this, &RunDialog::read);
    connect(environment_, &QPlainTextEdit::textChanged, this, &RunDialog::read);
    connect(remove_, &QCheckBox::toggled, this, &RunDialog::read);
    connect(&store, &qt::SnapshotStore::changed, this, [this] {
        place_->fillNetworks(store_.snapshot());
        read();
    });
    retranslateUi();
    image_->setFocus();
}

/// Empty where it is a good one, or none: the engine chooses then.
QString RunDialog::wrongName(const std::string &name) const {
    static const QRegularExpression good(QStringLiteral("^[a-zA-Z0-9][a-zA-Z0-9_.-]+$"));
    if (name.empty()) return {};
    for (const auto &c : store_.snapshot().containers)
        if (c->engine == engine() && c->name == name)
            return tr("There is a container %1 already.").arg(shown(name, 60));
    if (good.match(QString::fromStdString(name)).hasMatch()) return {};
    return tr("A name is two or more of a–z, A–Z, 0–9, “_”, “.” and “-”; the first is a letter or a digit.");
}

std::optional<changes::ContainerSpec> RunDialog::typed() {
    changes::ContainerSpec spec;
    bool good = true;
    const auto judge = [&](int row, const QString &wrong) {
        form_->setHint(row, wrong, Form::Tone::wrong);
        good = good && wrong.isEmpty();
    };
    spec.image = trimmed(image_->currentText());
    spec.name = trimmed(name_->text());
    judge(nameRow, wrongName(spec.name));
    const ContainerFields::Typed place = place_->read(store_.snapshot());
    if (place.network != "bridge") spec.network = place.network;
    spec.endpoint = place.endpoint;
    spec.publications = place.publications;
    spec.links = place.links;
    QString noVariable;
    for (const QString &line : environment_->toPlainText().split(u'\n', Qt::SkipEmptyParts)) {
        spec.environment.push_back(line.toStdString());
        if (line.indexOf(u'=') <= 0 && noVariable.isEmpty())
            noVariable = tr("“%1” is no variable: write NAME=value.").arg(shown(line.toStdString(), 60));
    }
    judge(environmentRow_, noVariable);
    const std::string command = command_->text().toStdString();
    const auto words = changes::shellSplit(command);
    form_->setHint(commandRow_, commandHint(command), words ? Form::Tone::muted : Form::Tone::wrong);
    good = good && words;
    if (words) spec.command = *words;
    const QString policy = restart_->currentData().toString();
    if (policy != u"no") spec.restartPolicy = policy.toStdString();
    spec.removedAtEnd = remove_->isChecked();
    judge(removeRow_, spec.removedAtEnd && !spec.restartPolicy.empty()
                          ? tr("A container that is removed when it ends cannot be started again.")
                          : QString());
    tellClashes(spec);
    return good && place.good && !spec.image.empty() ? std::optional(spec) : std::nullopt;
}

void RunDialog::read() {
    if (auto spec = typed())
        setChange(changes::RunContainer{std::move(*spec)});
    else
        setChanges({});
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
    form_->setLabel(environmentRow_, tr("Environment"));
    form_->setLabel(commandRow_, tr("Command"));
    form_->setLabel(restartRow_, tr("Restart"));
    form_->setTip(imageRow, tr("As the engine knows it, with its tag: redis:7"));
    form_->setTip(environmentRow_, tr("One variable a line"));
    form_->setTip(commandRow_, tr("Instead of what the image runs by itself; quotes as in a shell"));
    form_->setTip(restartRow_, tr("What the engine does when it ends"));
    place_->retranslateUi();
    name_->setPlaceholderText(tr("the engine chooses"));
    environment_->setPlaceholderText(QStringLiteral("NAME=value"));
    command_->setPlaceholderText(tr("the image’s own"));
    const QSignalBlocker quiet(restart_);
    restart_->setItemText(0, tr("never"));
    restart_->setItemText(1, tr("when it fails"));
    restart_->setItemText(2, tr("always, unless it was stopped"));
    restart_->setItemText(3, tr("always"));
    remove_->setText(tr("Remove it when it ends"));
    place_->fillNetworks(store_.snapshot());
    read();
}

} // namespace portolan::views
