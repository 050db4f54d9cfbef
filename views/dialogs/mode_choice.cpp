#include "views/dialogs/mode_choice.h"

#include <QComboBox>
#include <QCoreApplication>

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
    const auto add = [&box](DriverKind kind, const QString &text, const QString &word) {
        box.addItem(driverGlyph(kind) + QStringLiteral(" ") + text, word);
    };
    add(DriverKind::bridge, ModeChoice::ofDefault(), QStringLiteral("bridge"));
    std::vector<const Network *> networks;
    for (const auto &n : snapshot.networks)
        if (n->engine == engine && n->name != "bridge" && n->name != "host" && n->name != "none" &&
            !n->ingress)
            networks.push_back(n.get());
    std::sort(networks.begin(), networks.end(), [](auto *a, auto *b) { return a->name < b->name; });
    for (const Network *n : networks)
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
    for (const Container *c : owners) {
        add(DriverKind::other, ModeChoice::ofContainer(c->name),
            QString::fromStdString("container:" + c->name));
        box.setItemData(box.count() - 1, QString::fromStdString("container:" + c->id.value), idRole);
    }
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
