#include <QTest>

#include "app/host_facts.h"

using namespace portolan;
using namespace portolan::app;

/// Of which engines' hosts this machine's kernel tells.
class TestHostFacts : public QObject {
    Q_OBJECT
private slots:
    void whoseNetworkIsKnown() {
        const auto hostOfOne = [](auto change) {
            Engine engine;
            engine.key = EngineKey("one");
            change(engine);
            Snapshot now;
            now.engines.put(std::make_shared<const Engine>(engine));
            return hostOf(now, engine.key);
        };
        const networks::HostNetwork elsewhere = hostOfOne([](Engine &) {}),
                                    here = hostOfOne([](Engine &e) { e.local = true; }),
                                    machine = hostOfOne([](Engine &e) { e.local = e.inMachine = true; }),
                                    rootless = hostOfOne([](Engine &e) { e.local = e.rootless = true; });
        QVERIFY(here.known && !here.interfaces.empty());
        QVERIFY(!elsewhere.known && !elsewhere.inMachine);
        QVERIFY(!machine.known && machine.inMachine);
        QVERIFY(!rootless.known && !rootless.inMachine && rootless.interfaces.empty());
    }
};

QTEST_APPLESS_MAIN(TestHostFacts)
#include "tst_host_facts.moc"
