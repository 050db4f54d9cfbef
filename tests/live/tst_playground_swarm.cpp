#include "tests/live/playground_stories.h"

/// As tst_playground.cpp, for what came later; two programs, for each has its time limit.
/// The real one is a DockerRig, which CMake looks for to run this against both engines.
class TestLivePlaygroundSwarm : public QObject {
    Q_OBJECT
    portolan::testing::Stories stories_;

private slots:
    void init() { stories_.begin(); }
    void plays_data() {
        QTest::addColumn<QString>("story");
        for (const char *story : {"swarm", "ipv6", "versions"})
            QTest::newRow(story) << QString::fromLatin1(story);
    }
    void plays() {
        QFETCH(QString, story);
        stories_.play(story);
    }
};

QTEST_GUILESS_MAIN(TestLivePlaygroundSwarm)
#include "tst_playground_swarm.moc"
