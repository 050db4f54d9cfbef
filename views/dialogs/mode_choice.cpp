#include "views/dialogs/mode_choice.h"

#include <QComboBox>
#include <QCoreApplication>

#include "model/networks/membership.h"
#include "views/theme/theme.h"
#include "views/theme/words.h"

namespace portolan::views {
namespace {

struct ModeChoice {
    Q_DECLARE_TR_FUNCTIONS(ModeChoice)

public:
    static QString ofDefault() { return tr("bridge · the default one, without names"); }
    static QString ofHost() { return tr("host · no network of its own"); }
    static QString ofNone() { return tr("none · no network at all"); }
    static QString ofContainer(const std::string &name) {
        return tr("container · that of %1").arg(shown(name, 60));
    }
    static QString ofSomebody() { return tr("container · choose whose"); }
    static QString missing() {
        return tr("Choose the container whose network it shall share. Only one that runs has one to share.");
    }
};

constexpr int idRole = Qt::UserRole + 1;
const QString anyOwner = QStringLiteral("container:");

struct Choice {
    QString text, word;
    QVariant id;
};

/// Somebody may be choosing just now: what is the same stays, and so does what is chosen.
void refillChoices(QComboBox &box, const std::vector<Choice> &choices) {
    const auto is = [&box](int at, const Choice &choice) {
        return box.itemText(at) == choice.text && box.itemData(at).toString() == choice.word &&
               box.itemData(at, idRole) == choice.id;
    };
    const int count = static_cast<int>(choices.size());
    bool same = box.count() >= count; // one that is no longer there may stand behind them: see chooseMode
    for (int i = 0; same && i < count; ++i) same = is(i, choices[i]);
    if (same) return;
    const QSignalBlocker quiet(&box);
    const QVariant chosen = box.currentData();
    box.clear();
    for (const Choice &choice : choices) {
        box.addItem(choice.text, choice.word);
        box.setItemData(box.count() - 1, choice.id, idRole);
    }
    if (chosen.isValid()) chooseMode(box, chosen.toString());
}

int onlyOwner(const QComboBox &box) {
    int found = -1;
    for (int i = 0; i < box.count(); ++i) {
        if (!box.itemData(i, idRole).isValid()) continue;
        if (found >= 0) return -1;
        found = i;
    }
    return found;
}

} // namespace

void fillModeChoice(QComboBox &box, const Snapshot &snapshot, const EngineKey &engine,
                    const ContainerId &self) {
    std::vector<Choice> choices;
    const auto add = [&choices](DriverKind kind, const QString &text, const QString &word, QVariant id = {}) {
        choices.push_back({driverGlyph(kind) + QStringLiteral(" ") + text, word, std::move(id)});
    };
    add(DriverKind::bridge, ModeChoice::ofDefault(), QStringLiteral("bridge"));
    std::vector<std::shared_ptr<const Network>> networks = networks::joinable(engine, snapshot);
    for (const auto &n : snapshot.networks)
        if (n->engine == engine && n->name != "bridge" && n->name != "host" && n->name != "none" &&
            !n->ingress)
            networks.push_back(n);
    std::sort(networks.begin(), networks.end(), [](auto &a, auto &b) { return a->name < b->name; });
    for (const auto &n : networks)
        add(driverKind(*n), shown(n->name, 60) + QStringLiteral(" · ") + driverWord(driverKind(*n)),
            QString::fromStdString(n->name));
    add(DriverKind::host, ModeChoice::ofHost(), QStringLiteral("host"));
    add(DriverKind::none, ModeChoice::ofNone(), QStringLiteral("none"));
    std::vector<const Container *> owners;
    for (const auto &c : snapshot.containers)
        if (c->engine == engine && c->id != self && c->networkMode.rfind("container:", 0) != 0 &&
            c->state == ContainerState::running)
            owners.push_back(c.get());
    std::sort(owners.begin(), owners.end(), [](auto *a, auto *b) { return a->name < b->name; });
    for (const Container *c : owners)
        add(DriverKind::other, ModeChoice::ofContainer(c->name),
            QString::fromStdString("container:" + c->name),
            QString::fromStdString("container:" + c->id.value));
    refillChoices(box, choices);
}

void chooseMode(QComboBox &box, const QString &network) {
    const QString wanted = network.isEmpty() || network == u"default" ? QStringLiteral("bridge") : network;
    int at = box.findData(wanted);
    if (at < 0) at = box.findData(wanted, idRole);
    if (at < 0 && wanted == anyOwner) at = onlyOwner(box);
    if (at < 0) {
        box.addItem(wanted == anyOwner ? driverGlyph(DriverKind::other) + u' ' + ModeChoice::ofSomebody()
                                       : shown(wanted.toStdString(), 80),
                    wanted);
        at = box.count() - 1;
    }
    box.setCurrentIndex(at);
}

QString choiceMissing(const QComboBox &box) {
    return box.currentData().toString() == anyOwner ? ModeChoice::missing() : QString();
}

} // namespace portolan::views
