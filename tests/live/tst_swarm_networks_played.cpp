#include "tests/live/played_engine.h"
#include "tests/live/swarm_network_story.h"

using namespace portolan;
using namespace portolan::testing;

/// ingress and docker_gwbridge of the playground made anew, as those of a real engine are.
class TestLiveSwarmNetworksPlayed : public QObject {
    Q_OBJECT

private slots:
    void plays_data() {
        QTest::addColumn<QString>("line");
        for (const char *line : {"20.10", "29"}) QTest::newRow(line) << QString::fromLatin1(line);
    }
    void plays() {
        QFETCH(QString, line);
        PlayedEngine engine;
        QVERIFY(engine.start(line));
        {
            SwarmNetworks story(engine);
            QVERIFY(story.isLive());
            for (const auto part :
                 {&SwarmNetworks::theBridgeIsMadeBeforeTheSwarmAndTakenByIt,
                  &SwarmNetworks::aFailureBringsTheBridgeBack, &SwarmNetworks::ingressIsMadeAnew,
                  &SwarmNetworks::theNetworkOfAServiceStays, &SwarmNetworks::aFailureBringsIngressBack,
                  &SwarmNetworks::theBridgeOfASwarmIsHeldByIt}) {
                (story.*part)();
                if (QTest::currentTestFailed()) return;
            }
        }
        QVERIFY(engine.stop());
    }
};

QTEST_MAIN(TestLiveSwarmNetworksPlayed)
#include "tst_swarm_networks_played.moc"
