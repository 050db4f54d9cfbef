#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QTextEdit>

#include "app/language.h"
#include "tests/support/fake_performer.h"
#include "views/dialogs/network_dialogs.h"

using namespace portolan;
using namespace portolan::testing;
using namespace portolan::views;

namespace {

const EngineKey here("unix:///here"), there("tcp://there:2375");

/// An engine, an overlay network "mesh" with the running container "mine" on it, and a network nobody is on.
struct Bench {
    app::Language language;
    FakePerformer performer;
    qt::SnapshotStore store;
    qt::ChangeLog log{performer, store};
    Snapshot now;
    std::unique_ptr<ChangeDialog> dialog;

    explicit Bench(SwarmRole role = SwarmRole::manager) {
        language.use(QStringLiteral("en"));
        auto engine = std::make_shared<Engine>();
        engine->key = here;
        engine->swarm = role;
        now.engines.put(engine);
        for (const char *name : {"mesh", "free"}) {
            auto network = std::make_shared<Network>();
            network->id = NetworkId(name);
            network->engine = here;
            network->name = name;
            network->driver = "overlay";
            network->scope = "swarm";
            now.networks.put(network);
        }
        container("mine", here);
        apply();
    }
    void apply() { store.apply(std::make_shared<const Snapshot>(now)); }
    void container(const char *name, const EngineKey &engine) {
        auto c = std::make_shared<Container>();
        c->id = ContainerId(name);
        c->engine = engine;
        c->name = name;
        c->state = ContainerState::running;
        c->attachments.resize(1);
        c->attachments[0].networkId = NetworkId("mesh");
        c->attachments[0].networkName = "mesh";
        c->attachments[0].endpointId = "e";
        now.containers.put(c);
    }
    void service(const char *name) {
        auto s = std::make_shared<SwarmService>();
        s->id = name;
        s->engine = here;
        s->name = name;
        s->networks = {NetworkId("mesh")};
        now.swarmServices.put(s);
    }
    void removeMesh() {
        for (const auto &network : store.snapshot().networks)
            if (network->name == "mesh")
                dialog = std::make_unique<RemoveNetworkDialog>(log, store, *network, lightTheme(), nullptr);
        dialog->show();
    }
    template <class T>
    T *find(const char *name) const {
        return dialog->findChild<T *>(QString::fromLatin1(name));
    }
    QPushButton *button() const { return find<QPushButton>("dialogDo"); }
    QString text(const char *label) const {
        const auto *found = find<QLabel>(label);
        return found->isVisible() ? found->text() : QString();
    }
    QString command() const { return find<QTextEdit>("commandText")->toPlainText(); }
};

} // namespace

class TestNetworkDialogs : public QObject {
    Q_OBJECT
private slots:
    void whoIsOnItIsTakenOffFirst() {
        Bench b;
        b.removeMesh();
        QVERIFY(b.text("members").startsWith(QStringLiteral("On it now: mine.")));
        auto *disconnect = b.find<QCheckBox>("disconnectFirst");
        QVERIFY(disconnect->isVisible());
        disconnect->setChecked(true);
        QCOMPARE(b.command(),
                 QStringLiteral("$ docker network disconnect mesh mine\n$ docker network rm mesh"));
        QVERIFY(b.button()->isEnabled());
        QCOMPARE(b.text("dialogWhyNot"), QString());
    }

    void aServicesNetworkStaysAndNobodyIsTakenOffForNothing() {
        Bench b;
        b.removeMesh();
        b.find<QCheckBox>("disconnectFirst")->setChecked(true);
        b.service("web"); // while the dialog is open
        b.apply();
        QVERIFY(b.text("members").contains(QStringLiteral("Services are on it: web.")));
        QVERIFY(!b.button()->isEnabled());
        QVERIFY(!b.find<QCheckBox>("disconnectFirst")->isVisible());
        QCOMPARE(b.command(), QStringLiteral("$ docker network rm mesh"));
        QVERIFY(!b.text("dialogWhyNot").isEmpty());
        QTest::keyClick(b.dialog.get(), Qt::Key_Return);
        QVERIFY(b.performer.asked.empty());
    }

    void whoIsOnItOnAnotherHostIsNamed() {
        Bench b;
        b.container("far", there);
        b.apply();
        b.removeMesh();
        QVERIFY(b.text("members").contains(QStringLiteral("On it on other hosts: far.")));
        QVERIFY(!b.button()->isEnabled());
        b.now.containers.remove("far");
        b.apply();
        QVERIFY(b.button()->isEnabled());
    }

    void onlyAManagerRemovesASwarmsNetwork() {
        Bench b(SwarmRole::worker);
        b.removeMesh();
        QVERIFY(!b.button()->isEnabled());
        QCOMPARE(b.text("dialogWhyNot"), QStringLiteral("It is a swarm's: only a manager removes it."));
    }

    void pruneNamesWhatGoesAlone() {
        Bench b;
        b.service("web");
        b.now.containers.remove("mine");
        b.apply();
        b.dialog =
            std::make_unique<PruneNetworksDialog>(b.log, b.store, *b.now.engines[0], lightTheme(), nullptr);
        b.dialog->show();
        QVERIFY(b.text("pruned").startsWith(QStringLiteral("These go: free.\n")));
        QVERIFY(b.text("pruned").contains(QStringLiteral("somebody on another host")));
        b.now.networks.remove(PairKey{here.value, "free"});
        b.apply();
        QVERIFY(b.text("pruned").startsWith(QStringLiteral("Every network of your own")));
        QVERIFY(!b.button()->isEnabled());
    }
};

QTEST_MAIN(TestNetworkDialogs)
#include "tst_network_dialogs.moc"
