#pragma once

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include "app/language.h"
#include "tests/support/fake_performer.h"
#include "tests/support/sample_snapshot.h"
#include "tests/support/visible_texts.h"
#include "views/dialogs/mode_card.h"
#include "views/dialogs/new_network_dialog.h"

namespace portolan::testing {

/// The host of the engine: a bridge of Docker's, three cards, one of them down.
inline networks::HostNetwork host() {
    networks::HostNetwork here;
    here.known = true;
    here.interfaces = {{"docker0", true, false, false, {"172.17.0.1/16"}},
                       {"eth0", true, false, false, {"192.168.9.20/24"}},
                       {"eth1", true, false, false, {"192.168.30.5/24", "fe80::1/64"}},
                       {"eth2", false, false, false, {"192.168.31.5/24"}},
                       {"lo", true, false, true, {"127.0.0.1/8"}}};
    here.routes = {{"192.168.9.0/24", "eth0"}};
    return here;
}

/// The dialog on the sample's first engine.
struct NewNetworkBench {
    app::Language language;
    FakePerformer performer;
    qt::SnapshotStore store;
    qt::ChangeLog log{performer, store};
    std::unique_ptr<views::NewNetworkDialog> dialog;

    NewNetworkBench() {
        store.apply(std::make_shared<const Snapshot>(sampleSnapshot()));
        language.use(QStringLiteral("en"));
        log.setUsualEngine(here());
        dialog =
            std::make_unique<views::NewNetworkDialog>(log, store, here(), host, views::lightTheme(), nullptr);
        dialog->show();
    }
    EngineKey here() const {
        for (const auto &engine : store.snapshot().engines)
            if (engine->name == "docker-desktop") return engine->key;
        return {};
    }
    template <class T>
    T *find(const char *name) const {
        return dialog->findChild<T *>(QString::fromLatin1(name));
    }
    void type(const char *name, const char *text) const {
        auto *widget = find<QWidget>(name);
        if (auto *box = qobject_cast<QComboBox *>(widget))
            return box->setCurrentText(QString::fromUtf8(text));
        qobject_cast<QLineEdit *>(widget)->setText(QString::fromUtf8(text));
    }
    void card(views::NetworkMode mode) const {
        for (auto *card : dialog->findChildren<views::ModeCard *>())
            if (card->mode() == mode) card->click();
    }
    bool ready() const { return find<QPushButton>("dialogDo")->isEnabled(); }
    QString hint(const char *field) const {
        const auto *label = find<QLabel>((std::string(field) + "Hint").c_str());
        return label->isVisible() ? label->text() : QString();
    }
    bool says(const char *words) const {
        return visibleTexts(dialog.get()).join(u'\n').contains(QString::fromUtf8(words));
    }
    template <class F>
    void engineIs(F change) {
        Snapshot next = store.snapshot();
        auto engine = std::make_shared<Engine>(*next.engines.find(std::string_view(here().value)));
        change(*engine);
        next.engines.put(engine);
        store.apply(std::make_shared<const Snapshot>(std::move(next)));
    }
    /// Its engine is a manager, beside a worker that is down.
    void swarmOfTwo() {
        Snapshot next = store.snapshot();
        auto engine = std::make_shared<Engine>(*next.engines.find(std::string_view(here().value)));
        engine->swarm = SwarmRole::manager;
        engine->swarmNodeId = "1";
        next.engines.put(engine);
        for (const auto &[id, name, address, role, state] :
             {std::tuple("1", "alpha", "10.1.0.1", "manager", "ready"),
              std::tuple("2", "beta", "10.1.0.2", "worker", "down")}) {
            auto node = std::make_shared<SwarmNode>();
            node->id = id;
            node->engine = engine->key;
            node->hostname = name;
            node->address = address;
            node->role = role;
            node->state = state;
            next.swarmNodes.put(node);
        }
        store.apply(std::make_shared<const Snapshot>(std::move(next)));
    }
    QString command() const { return find<QTextEdit>("commandText")->toPlainText(); }
};

} // namespace portolan::testing
