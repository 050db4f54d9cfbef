#include <QLabel>
#include <QPushButton>

#include "app/playground_banner.h"
#include "tests/app/window_rig.h"
#include "tests/support/visible_texts.h"

using namespace portolan;
using namespace portolan::app;

namespace {

Snapshot with(std::initializer_list<std::pair<const char *, SourceState>> engines) {
    Snapshot snapshot;
    for (const auto &[key, state] : engines) {
        Engine engine;
        engine.key = EngineKey(key);
        engine.url = engine.name = key;
        engine.state = state;
        snapshot.engines.put(std::make_shared<const Engine>(engine));
    }
    return snapshot;
}

constexpr const char *played = "unix:///tmp/portolan-x/host-a.sock", *real = "unix:///var/run/docker.sock";

struct Rig : testing::WindowRig {
    explicit Rig(const QString &missing = {}) : WindowRig(with({{played, SourceState::live}})) {
        make(QSize(1000, 700));
        window->showPlayground({{EngineKey(played)}, EtcdKeyspace("http://127.0.0.1:1"), missing});
    }
    void apply(Snapshot snapshot) { store.apply(std::make_shared<const Snapshot>(std::move(snapshot))); }
    PlaygroundBanner *banner() const { return find<PlaygroundBanner>("playground"); }
    QString says() const { return testing::visibleTexts(banner()).join(u'\n'); }
};

} // namespace

class TestPlaygroundBanner : public QObject {
    Q_OBJECT
private slots:
    void isNotThereWithoutAPlayground() {
        testing::WindowRig rig;
        rig.make();
        QVERIFY(!rig.find<PlaygroundBanner>("playground")->isVisible());
    }

    void saysWhatItIsAndHowToConnect() {
        Rig rig(QStringLiteral("/var/run/docker.sock"));
        QVERIFY(rig.banner()->isVisible());
        for (const char *words :
             {"playground", "/var/run/docker.sock", "nothing real is touched",
              "docker -H unix:///tmp/portolan-x/host-a.sock ps", "Connect a real engine…"})
            QVERIFY2(rig.says().contains(QString::fromUtf8(words)), qPrintable(rig.says()));
        rig.window->useLanguage(QStringLiteral("ru"));
        QTRY_VERIFY2(rig.says().contains(QStringLiteral("учебн")), qPrintable(rig.says()));
        QVERIFY(rig.says().contains(QStringLiteral("/var/run/docker.sock")));
    }

    void staysWhileNothingRealIsLive() {
        Rig rig;
        rig.apply(with({{played, SourceState::live}, {real, SourceState::connecting}}));
        QVERIFY(rig.banner()->isVisible());
        rig.apply(with({{played, SourceState::live}, {real, SourceState::lost}}));
        QVERIFY(rig.banner()->isVisible());
        QVERIFY(rig.connections.disconnectedEngines.empty());
    }

    void goesWithThePlaygroundOnceAnEngineIsLive() {
        Rig rig;
        rig.apply(with({{played, SourceState::live}, {real, SourceState::live}}));
        QVERIFY(!rig.banner()->isVisible());
        QCOMPARE(rig.connections.disconnectedEngines, std::vector{EngineKey(played)});
        QCOMPARE(rig.connections.disconnectedEtcds.size(), std::size_t(1));
        rig.apply(with({{real, SourceState::lost}}));
        QVERIFY(!rig.banner()->isVisible());
        QCOMPARE(rig.connections.disconnectedEngines.size(), std::size_t(1));
    }

    void goesWhenThePlaygroundIsDisconnected() {
        Rig rig;
        rig.apply(with({{played, SourceState::live}}));
        rig.apply(with({}));
        QVERIFY(!rig.banner()->isVisible());
    }
};

QTEST_MAIN(TestPlaygroundBanner)
#include "tst_playground_banner.moc"
