#include "tests/live/swarm_network_story.h"

using namespace portolan;
using namespace portolan::testing;
using plans::RunState;
using plans::SwarmNetwork;

/// ingress and docker_gwbridge of a real engine made anew.
class TestLiveSwarmNetworks : public QObject {
    Q_OBJECT
    DockerRig engine_;
    std::unique_ptr<SwarmNetworks> story_;

private slots:
    void initTestCase() {
        PORTOLAN_START(engine_.start());
        story_ = std::make_unique<SwarmNetworks>(engine_);
        QVERIFY(story_->isLive());
    }
    void cleanupTestCase() { story_.reset(); }

    void theBridgeIsMadeBeforeTheSwarmAndTakenByIt() { story_->theBridgeIsMadeBeforeTheSwarmAndTakenByIt(); }
    void aFailureBringsTheBridgeBack() { story_->aFailureBringsTheBridgeBack(); }
    void ingressIsMadeAnew() { story_->ingressIsMadeAnew(); }
    void theNetworkOfAServiceStays() { story_->theNetworkOfAServiceStays(); }
    void aFailureBringsIngressBack() { story_->aFailureBringsIngressBack(); }

    /// It dies before the new one is made, and is back after a while.
    void anEngineThatDiesBringsIngressBack() {
        bool killed = false;
        QCOMPARE(story_->carriedOut("ingress", SwarmNetwork::ingress, "10.12.0.0/16",
                                    [&](const changes::Change &change) {
                                        if (killed || !std::holds_alternative<changes::CreateNetwork>(change))
                                            return;
                                        killed = true;
                                        engine_.kill();
                                        QTimer::singleShot(1500, this, [this] { engine_.restart(); });
                                    }),
                 RunState::undone);
        QVERIFY(killed);
        QTRY_COMPARE_WITH_TIMEOUT(story_->subnet("ingress"), QStringLiteral("10.11.0.0/16"), 30'000);
    }

    void theBridgeOfASwarmIsHeldByIt() { story_->theBridgeOfASwarmIsHeldByIt(); }

    void aManagerThatWaitsForItsKeyIsInASwarm() {
        PORTOLAN_OK(engine_.docker({"swarm", "init", "--autolock", "--advertise-addr", "127.0.0.1"}));
        QTRY_COMPARE_WITH_TIMEOUT(int(story_->role()), int(SwarmRole::manager), 30'000);
        PORTOLAN_OK(engine_.kill());
        PORTOLAN_OK(engine_.restart());
        QTRY_COMPARE_WITH_TIMEOUT(int(story_->role()), int(SwarmRole::locked), 60'000);
        story_->theBridgeOfASwarmIsHeldByIt();
    }
};

QTEST_MAIN(TestLiveSwarmNetworks)
#include "tst_swarm_networks.moc"
