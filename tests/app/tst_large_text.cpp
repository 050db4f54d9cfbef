#include <QApplication>
#include <QCheckBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QTabWidget>

#include "app/export_dialog.h"
#include "app/shortcuts_dialog.h"
#include "model/docker/codec.h"
#include "tests/app/window_rig.h"
#include "tests/support/cut_text.h"
#include "tests/support/fake_performer.h"
#include "tests/support/visible_texts.h"
#include "views/dialogs/address_map_dialog.h"
#include "views/dialogs/attach_dialog.h"
#include "views/dialogs/connect_dialog.h"
#include "views/dialogs/container_dialogs.h"
#include "views/dialogs/mode_card.h"
#include "views/dialogs/network_dialogs.h"
#include "views/dialogs/new_network_dialog.h"
#include "views/dialogs/pick_container_dialog.h"
#include "views/dialogs/put_back_dialog.h"
#include "views/dialogs/quit_dialog.h"
#include "views/dialogs/recreate_dialog.h"
#include "views/dialogs/renew_network_dialog.h"
#include "views/dialogs/run_dialog.h"
#include "views/graph/chart_view.h"
#include "views/output/exec_dialog.h"

using namespace portolan;
using namespace portolan::app;
using testing::containerNamed;
using testing::cutText;

namespace {

/// The application's font as large as that while it lives.
struct Points {
    explicit Points(int points) {
        QFont font = before;
        font.setPointSize(points);
        QApplication::setFont(font);
    }
    ~Points() { QApplication::setFont(before); }
    const QFont before = QApplication::font();
};

void show(QDialog &dialog) {
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    QCoreApplication::sendPostedEvents();
}

/// Nothing is cut, and all of it is on a screen of 800 × 600.
void fits(QDialog &dialog) {
    if (!dialog.isVisible()) show(dialog);
    QTRY_COMPARE(cutText(dialog), QString());
    QTRY_COMPARE(testing::overlap(dialog), QString());
    QVERIFY2(
        QRect({}, dialog.screen()->availableSize()).contains(QRect({}, dialog.size())),
        qPrintable(
            QStringLiteral("%1 %2 x %3").arg(dialog.windowTitle()).arg(dialog.width()).arg(dialog.height())));
}

/// Runs nothing.
struct NoExec : output::Exec {
    output::Ticket run(output::ExecWanted, output::Lines, Ended) override { return 1; }
    void stop(output::Ticket) override {}
};

/// The harbour's first engine, with a container on it as a real one tells of it.
Snapshot withRecorded(ContainerId &recorded) {
    Snapshot now = testing::sampleSnapshot();
    QFile file(QStringLiteral(PORTOLAN_TEST_DATA "/plans/web.json"));
    if (!file.open(QIODevice::ReadOnly)) qFatal("no web.json");
    const auto web = std::make_shared<const Container>(
        *docker::decodeContainer(file.readAll().toStdString(), now.engines[0]->key));
    recorded = web->id;
    now.containers.put(web);
    return now;
}

} // namespace

class TestLargeText : public QObject {
    Q_OBJECT
private slots:
    void initTestCase_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("points");
        for (const char *language : {"en", "ru"})
            for (const int points : {9, 12, 15})
                QTest::newRow(qPrintable(QStringLiteral("%1 %2 pt").arg(QLatin1String(language)).arg(points)))
                    << QString::fromLatin1(language) << points;
    }

    void theSmallWindow() {
        QFETCH_GLOBAL(QString, language);
        QFETCH_GLOBAL(int, points);
        const Points large(points);
        testing::WindowRig rig(testing::sampleSnapshot(), language); // takes the size over as the desktop's
        rig.make({800, 600});
        QCOMPARE(rig.find<QPushButton>("connect")->font().pointSize(), points);
        rig.window->selection().select(containerNamed("redis_ambassador"));
        QVERIFY(QTest::qWaitForWindowExposed(rig.window.get()));
        QTest::qWait(20);
        QCOMPARE(cutText(*rig.window), QString());
    }

    void dialogs() {
        QFETCH_GLOBAL(QString, language);
        QFETCH_GLOBAL(int, points);
        const Points large(points);
        testing::WindowRig rig(testing::sampleSnapshot(), language);
        rig.make({800, 600});
        const views::Theme theme = views::lightTheme();

        views::ConnectDialog connect(rig.connections, theme, rig.window.get());
        show(connect);
        for (int tab = 0; tab < 2; ++tab) {
            connect.findChild<QTabWidget *>()->setCurrentIndex(tab);
            connect.accept(); // it complains
            QCoreApplication::sendPostedEvents();
            QCOMPARE(cutText(connect), QString());
        }
        ExportDialog exporting(rig.store, rig.window->chart(), theme, rig.settings, rig.window.get());
        show(exporting);
        QCOMPARE(cutText(exporting), QString());

        testing::FakePerformer performer;
        qt::ChangeLog log(performer, rig.store);
        const Container &container = *rig.store.snapshot().containers[0];
        views::RemoveContainerDialog removing(log, container, theme, rig.window.get());
        show(removing);
        QCOMPARE(cutText(removing), QString());
        views::RenameDialog renaming(log, container, theme, rig.window.get());
        show(renaming);
        QCOMPARE(cutText(renaming), QString());
        for (QDialog *dialog : {static_cast<QDialog *>(&connect), static_cast<QDialog *>(&exporting),
                                static_cast<QDialog *>(&removing), static_cast<QDialog *>(&renaming)})
            fits(*dialog);
        views::KillDialog killing(log, container, theme, rig.window.get());
        fits(killing);
        views::StopForGoodDialog stopping(log, container, theme, rig.window.get());
        fits(stopping);
        NoExec exec;
        views::ExecDialog inside(exec, log, container, theme, rig.window.get());
        fits(inside);
        inside.findChild<QLineEdit *>(QStringLiteral("execCommand"))->setText(QStringLiteral("ps | wc"));
        QVERIFY(testing::visibleTexts(&inside).join(u'\n').contains(QStringLiteral("sh -c '…'")));
        fits(inside);
        qt::Selection selection;
        views::AddressMapDialog addresses(rig.store, selection, {}, theme, rig.window.get());
        fits(addresses);
    }

    void runningAContainer() {
        QFETCH_GLOBAL(QString, language);
        QFETCH_GLOBAL(int, points);
        const Points large(points);
        testing::WindowRig rig(testing::sampleSnapshot(), language);
        rig.make({800, 600});
        testing::FakePerformer performer;
        qt::ChangeLog log(performer, rig.store);
        const EngineKey here = rig.store.snapshot().engines[0]->key;
        for (const char *network : {"", "host", "container:"}) {
            views::RunDialog dialog(log, rig.store, here, QString::fromLatin1(network), {{80, "tcp"}},
                                    views::lightTheme(), rig.window.get());
            fits(dialog);
            dialog.findChild<QLineEdit *>(QStringLiteral("name"))->setText(QStringLiteral("-"));
            dialog.findChild<QLineEdit *>(QStringLiteral("ports"))->setText(QStringLiteral("80:80"));
            fits(dialog);
        }
    }

    void dialogsOfPlans() {
        QFETCH_GLOBAL(QString, language);
        QFETCH_GLOBAL(int, points);
        const Points large(points);
        ContainerId recorded;
        testing::WindowRig rig(withRecorded(recorded), language);
        rig.make({800, 600});
        testing::FakePerformer performer;
        qt::ChangeLog log(performer, rig.store);
        const views::Theme theme = views::lightTheme();
        const Snapshot &now = rig.store.snapshot();
        const EngineKey here = now.engines[0]->key;
        const auto container = now.containers.find(std::string_view(recorded.value));
        for (const auto about : {views::RecreateDialog::About::mode, views::RecreateDialog::About::ports})
            for (const char *mode : {"host", "none", "container:", "bridge"}) {
                views::RecreateDialog dialog(log, rig.store, *container, about, {}, theme, rig.window.get());
                dialog.propose(QString::fromLatin1(mode));
                fits(dialog);
            }
        views::RecreateDialog failing(log, rig.store, *container, views::RecreateDialog::About::mode, {},
                                      theme, rig.window.get());
        failing.propose(QStringLiteral("none"));
        fits(failing);
        failing.accept();
        QVERIFY(!performer.asked.empty());
        performer.refuse("no space left on device");
        fits(failing);
        views::RestartGuestsDialog restart(log, rig.store, *container, theme, rig.window.get());
        fits(restart);
        for (const auto which : {plans::SwarmNetwork::ingress, plans::SwarmNetwork::gatewayBridge}) {
            views::RenewNetworkDialog renew(log, rig.store, here, which, {}, theme, rig.window.get());
            fits(renew);
            renew.findChild<QLineEdit *>(QStringLiteral("renewSubnet"))->setText(QStringLiteral("nonsense"));
            fits(renew);
            renew.findChild<QLineEdit *>(QStringLiteral("renewSubnet"))
                ->setText(QStringLiteral("10.77.0.0/16"));
            fits(renew);
        }
        plans::Replaced cut;
        cut.old = recorded;
        cut.name = "web";
        views::PutBackDialog back(log, rig.store, here, {cut}, theme, rig.window.get());
        fits(back);
        views::QuitDialog quit(views::QuitDialog::About::program, {QStringLiteral("web-portolan-old")},
                               rig.window.get());
        fits(quit);
        for (const char *mode : {"host", "container:"}) {
            views::PickContainerDialog pick(rig.store, here, QString::fromLatin1(mode), rig.window.get());
            fits(pick);
        }
    }

    void dialogsOfNetworks() {
        QFETCH_GLOBAL(QString, language);
        QFETCH_GLOBAL(int, points);
        const Points large(points);
        testing::WindowRig rig(testing::sampleSnapshot(), language);
        rig.make({800, 600});
        testing::FakePerformer performer;
        qt::ChangeLog log(performer, rig.store);
        const views::Theme theme = views::darkTheme();
        const Snapshot &now = rig.store.snapshot();
        views::AttachDialog attach(log, rig.store, now.containers[0]->engine, now.containers[0]->id, {},
                                   theme, rig.window.get());
        fits(attach);
        views::RemoveNetworkDialog removing(log, rig.store, *now.networks[0], theme, rig.window.get());
        fits(removing);
        views::PruneNetworksDialog pruning(log, rig.store, *now.engines[0], theme, rig.window.get());
        fits(pruning);
        views::DisconnectDialog leaving(log, *now.containers[0], *now.networks[0], theme, rig.window.get());
        fits(leaving);
        views::NewNetworkDialog making(
            log, rig.store, now.engines[0]->key, [] { return networks::HostNetwork(); }, theme,
            rig.window.get());
        fits(making);
        making.findChild<QAbstractButton *>(QStringLiteral("networkMore"))->setChecked(true);
        for (int mode = 0; mode < views::networkModes; ++mode) {
            making.setMode(static_cast<views::NetworkMode>(mode));
            fits(making);
        }
    }
};

int main(int argc, char **argv) {
    QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("screen.json")));
    if (!file.open(QIODevice::WriteOnly)) return 1;
    file.write(R"({"screens": [{"name": "small", "x": 0, "y": 0, "width": 800, "height": 600, "dpr": 1}]})");
    file.close();
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + file.fileName().toLocal8Bit());
    QApplication app(argc, argv);
    TestLargeText test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_large_text.moc"
