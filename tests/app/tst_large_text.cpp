#include <QApplication>
#include <QPushButton>
#include <QTabWidget>

#include "app/export_dialog.h"
#include "app/shortcuts_dialog.h"
#include "tests/app/window_rig.h"
#include "tests/support/cut_text.h"
#include "tests/support/fake_performer.h"
#include "views/dialogs/attach_dialog.h"
#include "views/dialogs/connect_dialog.h"
#include "views/dialogs/container_dialogs.h"
#include "views/dialogs/mode_card.h"
#include "views/dialogs/network_dialogs.h"
#include "views/dialogs/new_network_dialog.h"
#include "views/graph/chart_view.h"

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
        for (const QDialog *dialog : {static_cast<QDialog *>(&connect), static_cast<QDialog *>(&exporting),
                                      static_cast<QDialog *>(&removing), static_cast<QDialog *>(&renaming)})
            QVERIFY2(QRect({}, dialog->screen()->availableSize()).contains(QRect({}, dialog->size())),
                     qPrintable(QStringLiteral("%1 %2 x %3")
                                    .arg(dialog->windowTitle())
                                    .arg(dialog->width())
                                    .arg(dialog->height())));
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
        const auto fits = [](QDialog &dialog) {
            show(dialog);
            QCOMPARE(cutText(dialog), QString());
            QVERIFY(QRect({}, dialog.screen()->availableSize()).contains(QRect({}, dialog.size())));
        };
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
            QTRY_COMPARE(cutText(making), QString());
        }
    }
};

QTEST_MAIN(TestLargeText)
#include "tst_large_text.moc"
