#include <QSettings>

#include "app/main_window.h"
#include "app/session.h"
#include "tests/support/portolan.h"
#include "tests/support/visible_texts.h"
#include "views/graph/chart_view.h"
#include "views/inspector/inspector.h"

using namespace portolan;
using namespace portolan::testing;

/// The window beside a real engine: what a person reads in it when something happens there.
class TestLiveWindow : public QObject {
    Q_OBJECT
    DockerRig engine_;
    QTemporaryDir home_;
    std::unique_ptr<QSettings> settings_;
    std::unique_ptr<qt::SnapshotStore> store_;
    std::unique_ptr<app::Session> session_;
    std::unique_ptr<app::MainWindow> window_;

    EntityId container(const char *name) const {
        for (const auto &c : store_->snapshot().containers)
            if (c->name == name) return idOf(*c);
        return {};
    }
    /// Selects a container when it is there, and gives what the inspector then says.
    QString inspected(const char *name) const {
        const EntityId id = container(name);
        if (id == EntityId()) return {};
        window_->selection().select(id);
        return visibleTexts(window_->findChild<views::Inspector *>()).join(u'\n');
    }
    bool saysOf(const char *name, const char *words) const {
        const bool said =
            QTest::qWaitFor([&] { return inspected(name).contains(QString::fromUtf8(words)); }, 20'000);
        if (!said) qWarning().noquote() << name << "is said to be\n" << inspected(name);
        return said;
    }
    CommandResult run(const Words &arguments) const {
        return engine_.docker(Words(Words{"run", "-d"} + arguments + Words{"busybox:1", "sleep", "9999"}));
    }

private slots:
    void initTestCase() {
        PORTOLAN_START(engine_.start());
        settings_ =
            std::make_unique<QSettings>(home_.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        settings_->setValue(QStringLiteral("language"), QStringLiteral("en"));
        store_ = std::make_unique<qt::SnapshotStore>();
        session_ = std::make_unique<app::Session>(store_->mailbox(), net::DockerEnvironment());
        window_ = std::make_unique<app::MainWindow>(*store_, *session_, *settings_);
        window_->resize(1400, 900);
        window_->show();
        EngineRequest request;
        request.url = "unix://" + engine_.socket.toStdString();
        QVERIFY(session_->connectEngine(request));
        QTRY_VERIFY_WITH_TIMEOUT(store_->snapshot().complete, 20'000);
    }
    void cleanup() {
        if (!window_) return;
        const QStringList all = engine_.docker({"ps", "-aq"}).text().split(u'\n', Qt::SkipEmptyParts);
        if (!all.isEmpty()) PORTOLAN_OK(engine_.docker(Words(Words{"rm", "-f"} + all)));
        QTRY_COMPARE_WITH_TIMEOUT(store_->snapshot().containers.size(), std::size_t(0), 20'000);
    }
    void cleanupTestCase() {
        window_.reset();
        session_.reset();
        store_.reset();
    }

    void healthComesAndGoes() {
        PORTOLAN_OK(run({"--name", "sick", "--health-cmd", "test -e /well", "--health-interval", "1s",
                         "--health-retries", "1"}));
        QVERIFY(saysOf("sick", "Its health check fails"));
        PORTOLAN_OK(engine_.docker({"exec", "sick", "touch", "/well"}));
        QVERIFY(saysOf("sick", "running · healthy"));
        QVERIFY(!inspected("sick").contains(QStringLiteral("Its health check fails")));
    }

    void aGuestIsStrandedWhenItsOwnerRestarts() {
        PORTOLAN_OK(run({"--name", "owner"}));
        PORTOLAN_OK(run({"--name", "guest", "--network", "container:owner"}));
        QVERIFY(saysOf("guest", "owner"));
        QVERIFY(!inspected("guest").contains(QStringLiteral("gone from under it")));
        PORTOLAN_OK(engine_.docker({"restart", "-t", "0", "owner"}));
        // That it really is: nothing but the loopback is left to it.
        const QString links = engine_.docker({"exec", "guest", "ip", "-o", "link"}).text();
        QVERIFY2(!links.contains(QStringLiteral("eth0")), qPrintable(links));
        QVERIFY(saysOf("guest", "Its network is gone from under it"));
        PORTOLAN_OK(engine_.docker({"restart", "-t", "0", "guest"}));
        QTRY_VERIFY_WITH_TIMEOUT(!inspected("guest").contains(QStringLiteral("gone from under it")), 20'000);
    }

    void aGuestIsStrandedWhenItsOwnerIsRemoved() {
        PORTOLAN_OK(run({"--name", "owner"}));
        PORTOLAN_OK(run({"--name", "guest", "--network", "container:owner"}));
        QVERIFY(container("guest") != EntityId() || saysOf("guest", "owner"));
        PORTOLAN_OK(engine_.docker({"rm", "-f", "owner"}));
        QVERIFY(saysOf("guest", "Its network is gone from under it"));
    }

    void aPauseIsSeenWithItsWord() {
        PORTOLAN_OK(run({"--name", "still"}));
        QVERIFY(saysOf("still", "running"));
        PORTOLAN_OK(engine_.docker({"pause", "still"}));
        QVERIFY(saysOf("still", "paused"));
        PORTOLAN_OK(engine_.docker({"unpause", "still"}));
    }
};

QTEST_MAIN(TestLiveWindow)
#include "tst_window.moc"
