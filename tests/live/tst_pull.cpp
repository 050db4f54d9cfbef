#include "tests/live/run_form.h"
#include "views/console/console_view.h"

using namespace portolan;
using namespace portolan::testing;

/// Running a container of an image that a real engine has not: it comes from a real registry.
class TestLivePull : public QObject {
    Q_OBJECT
    DockerRig engine_;
    std::unique_ptr<LiveWindow> live_;
    const QString image_ = QStringLiteral("127.0.0.1:5000/team/busybox:1");

    /// No image, and no container of it.
    void empty() const {
        const QString all = engine_.docker({"ps", "-aq"}).text();
        if (!all.isEmpty()) PORTOLAN_OK(engine_.docker(Words{"rm", "-f"} + all.split(u'\n')));
        const QString images = engine_.docker({"images", "-q"}).text();
        if (!images.isEmpty()) PORTOLAN_OK(engine_.docker(Words{"rmi", "-f"} + images.split(u'\n')));
        QVERIFY(!engine_.docker({"image", "inspect", image_}).ok());
    }
    bool hasNoContainer() const { return engine_.docker({"ps", "-aq"}).text().isEmpty(); }

private slots:
    void initTestCase() {
        PORTOLAN_START(engine_.start());
        PORTOLAN_START(engine_.startRegistry(true));
        PORTOLAN_START(engine_.startRegistry());
        PORTOLAN_OK(engine_.docker({"tag", "busybox:1", image_}));
        PORTOLAN_OK(engine_.docker({"push", image_}));
        live_ = std::make_unique<LiveWindow>(engine_.socket);
        QVERIFY(live_->isLive());
    }
    void cleanupTestCase() { live_.reset(); }
    void init() {
        empty();
        QTRY_VERIFY_WITH_TIMEOUT(live_->store.snapshot().containers.empty(), 20'000); // their names are free
    }

    void itIsPulledAndRuns() {
        const Dialog dialog =
            runDialog(*live_, image_, QStringLiteral("fresh"), QStringLiteral("sleep 9999"));
        QVERIFY(dialog);
        press(dialog);
        if (!closes(dialog)) QFAIL(qPrintable(problem(dialog)));
        QVERIFY(live_->waitFor("fresh", ContainerState::running));
        QCOMPARE(engine_.docker({"inspect", "-f", "{{.Config.Image}} {{.State.Status}}", "fresh"}).text(),
                 image_ + QStringLiteral(" running"));
        const QString script = live_->window->findChild<views::ConsoleView *>()->script();
        QVERIFY2(
            script.contains(
                QStringLiteral("\ndocker pull %1\ndocker run -d --name fresh %1 sleep 9999\n").arg(image_)),
            qPrintable(script));
    }

    void whatCannotBePulledIsToldInPlace_data() {
        QTest::addColumn<QString>("image");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const char *image, const char *said) {
            QTest::newRow(name) << QString::fromUtf8(image) << QString::fromUtf8(said);
        };
        row("no such tag", "127.0.0.1:5000/team/busybox:9",
            "The registry has no image of that name and tag.");
        row("no such repository", "127.0.0.1:5000/nobody/nothing", "The registry has no image of that name");
        row("no such digest",
            "127.0.0.1:5000/team/"
            "busybox@sha256:0000000000000000000000000000000000000000000000000000000000000000",
            "The registry has no image of that name");
        row("nobody listens", "127.0.0.1:5009/team/busybox:1",
            "The engine's host does not reach the registry");
        row("no such host", "registry.invalid/team/busybox:1",
            "The engine's host does not reach the registry");
        row("a login", "127.0.0.1:5001/team/busybox:1",
            "“docker login” and then “docker pull 127.0.0.1:5001/team/busybox:1” bring a private image");
        row("no name", "Team/Busybox", "Write an image as redis");
    }
    void whatCannotBePulledIsToldInPlace() {
        QFETCH(QString, image);
        QFETCH(QString, said);
        const Dialog dialog =
            runDialog(*live_, image, QStringLiteral("second"), QStringLiteral("sleep 9999"));
        QVERIFY(dialog);
        press(dialog);
        QTRY_VERIFY_WITH_TIMEOUT(!problem(dialog).isEmpty(), 40'000);
        QVERIFY2(problem(dialog).contains(said), qPrintable(problem(dialog)));
        QVERIFY(progress(dialog).isEmpty());
        QVERIFY(hasNoContainer());
        dialog->findChild<QComboBox *>(QStringLiteral("image"))->setCurrentText(image_);
        press(dialog);
        if (!closes(dialog)) QFAIL(qPrintable(problem(dialog)));
        QVERIFY(live_->waitFor("second", ContainerState::running));
    }

    void cancelEndsIt() {
        PORTOLAN_OK(engine_.freezeRegistry());
        const Dialog dialog =
            runDialog(*live_, image_, QStringLiteral("third"), QStringLiteral("sleep 9999"));
        QVERIFY(dialog);
        press(dialog);
        QTRY_COMPARE_WITH_TIMEOUT(progress(dialog), QStringLiteral("Pulls the image %1…").arg(image_),
                                  20'000);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_COMPARE_WITH_TIMEOUT(problem(dialog), QStringLiteral("You stopped the pull. Nothing was made."),
                                  20'000);
        PORTOLAN_OK(engine_.thawRegistry());
        QVERIFY(hasNoContainer());
        QVERIFY(!engine_.docker({"image", "inspect", image_}).ok());
        press(dialog);
        if (!closes(dialog)) QFAIL(qPrintable(problem(dialog)));
        QVERIFY(live_->waitFor("third", ContainerState::running));
    }

    void theProgramEndsInTheMidstOfOne() {
        PORTOLAN_OK(engine_.freezeRegistry());
        const Dialog dialog = runDialog(*live_, image_, QStringLiteral("fourth"));
        QVERIFY(dialog);
        press(dialog);
        QTRY_VERIFY_WITH_TIMEOUT(!progress(dialog).isEmpty(), 20'000);
        live_.reset();
        PORTOLAN_OK(engine_.thawRegistry());
        QVERIFY(hasNoContainer());
        QVERIFY(!engine_.docker({"image", "inspect", image_}).ok());
    }
};

QTEST_MAIN(TestLivePull)
#include "tst_pull.moc"
