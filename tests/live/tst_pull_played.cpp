#include "tests/live/played_engine.h"
#include "tests/live/run_form.h"

using namespace portolan;
using namespace portolan::testing;

/// Running a container of an image that the playground has not: it comes from its shelf, or nowhere from.
class TestLivePullPlayed : public QObject {
    Q_OBJECT
    PlayedEngine engine_;
    std::unique_ptr<LiveWindow> live_;

private slots:
    void initTestCase() {
        QVERIFY(engine_.start());
        live_ = std::make_unique<LiveWindow>(engine_.socket);
        QVERIFY(live_->isLive());
    }
    void cleanupTestCase() {
        live_.reset();
        QVERIFY(engine_.stop());
    }

    void fromTheShelf() {
        QVERIFY(!engine_.docker({"image", "inspect", "nginx:1.27"}).ok());
        const Dialog dialog = runDialog(*live_, QStringLiteral("nginx:1.27"), QStringLiteral("web"));
        QVERIFY(dialog);
        press(dialog);
        QString all;
        const auto gone = [&] {
            all += progress(dialog) + u'\n';
            return !dialog || !dialog->isVisible();
        };
        if (!QTest::qWaitFor(gone, 20'000)) QFAIL(qPrintable(problem(dialog)));
        QVERIFY2(all.contains(QStringLiteral("Pulls the image nginx:1.27 — ")) &&
                     all.contains(QStringLiteral(" of 5 layers, ")),
                 qPrintable(all));
        QVERIFY(live_->waitFor("web", ContainerState::running));
        QVERIFY(engine_.docker({"image", "inspect", "nginx:1.27"}).ok());
    }

    void fromNowhere() {
        const Dialog dialog = runDialog(*live_, QStringLiteral("nobody/nothing"), QStringLiteral("nobody"));
        QVERIFY(dialog);
        press(dialog);
        QTRY_VERIFY_WITH_TIMEOUT(!problem(dialog).isEmpty(), 20'000);
        for (const char *words : {"pull access denied for nobody/nothing", "“docker pull nobody/nothing”"})
            QVERIFY2(problem(dialog).contains(QString::fromUtf8(words)), qPrintable(problem(dialog)));
        QVERIFY(!engine_.docker({"inspect", "nobody"}).ok());
    }
};

QTEST_MAIN(TestLivePullPlayed)
#include "tst_pull_played.moc"
