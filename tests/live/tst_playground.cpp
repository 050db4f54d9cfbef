#include "tests/live/playground_stories.h"

/// The same requests to a real engine and to the playground that plays it.
/// The real one is a DockerRig, which CMake looks for to run this against both engines.
class TestLivePlayground : public QObject {
    Q_OBJECT
    portolan::testing::Stories stories_;

private slots:
    void init() { stories_.begin(); }
    void plays_data() {
        QTest::addColumn<QString>("story");
        for (const char *story : {"containers", "networks", "modes", "requests"})
            QTest::newRow(story) << QString::fromLatin1(story);
    }
    void plays() {
        QFETCH(QString, story);
        stories_.play(story);
    }
};

QTEST_GUILESS_MAIN(TestLivePlayground)
#include "tst_playground.moc"
