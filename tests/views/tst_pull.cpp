#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTest>

#include "tests/support/fake_performer.h"
#include "views/console/change_words.h"
#include "views/dialogs/run_dialog.h"

using namespace portolan;
using namespace portolan::testing;

namespace {

const EngineKey here("unix:///var/run/docker.sock");
const char *const silence = "The engine said nothing more of the pull, so it was given up. Nothing was made.";

/// The dialog that runs a container, after its button was pressed.
struct Bench {
    FakePerformer performer;
    qt::SnapshotStore store;
    qt::ChangeLog log{performer, store};
    views::RunDialog dialog{log, store, here, {}, {}, views::lightTheme(), nullptr};

    Bench() {
        dialog.show();
        find<QComboBox>("image")->setCurrentText(QStringLiteral("busybox:1"));
        find<QPushButton>("dialogDo")->click();
    }
    template <class W>
    W *find(const char *name) const {
        return dialog.findChild<W *>(QString::fromUtf8(name));
    }
    void tell(changes::PullProgress progress) {
        progress.image = "busybox:1";
        performer.asked.back().told(progress);
    }
    QString progress() const {
        const auto *label = find<QLabel>("dialogProgress");
        return label->isVisible() ? label->text() : QString();
    }
    QString problem() const {
        const auto *label = find<QLabel>("dialogProblem");
        return label->isVisible() ? label->text() : QString();
    }
};

} // namespace

class TestPull : public QObject {
    Q_OBJECT
private slots:
    void theDialogTellsHowFarItHasCome() {
        Bench b;
        QCOMPARE(b.performer.asked.size(), 1U);
        QCOMPARE(b.progress(), QString());
        b.tell({{}, 0, 0, 0, 0, false});
        QTRY_COMPARE(b.progress(), QStringLiteral("Pulls the image busybox:1…"));
        QVERIFY(!b.find<QPushButton>("dialogDo")->isEnabled());
        b.tell({{}, 1, 0, 0, 0, false});
        QTRY_COMPARE(b.progress(), QStringLiteral("Pulls the image busybox:1 — 0 of 1 layer(s)"));
        b.tell({{}, 5, 3, 12'000'000, 40'060'000, false});
        QTRY_COMPARE(b.progress(),
                     QStringLiteral("Pulls the image busybox:1 — 3 of 5 layer(s), 12.0 MB of 40.1 MB"));
        const auto *label = b.find<QLabel>("dialogProgress");
        QTRY_VERIFY(label->height() >= label->heightForWidth(label->width()));
        b.tell({{}, 5, 5, 40'060'000, 40'060'000, true});
        QTRY_COMPARE(b.progress(), QString()); // it is made and started now
        b.performer.succeed({"new", false, {}, {}});
        QTRY_VERIFY(!b.dialog.isVisible());
        QCOMPARE(b.dialog.outcome()->id, std::string("new"));
    }

    void cancelStopsIt() {
        Bench b;
        b.tell({{}, 2, 0, 0, 0, false});
        QTRY_VERIFY(!b.progress().isEmpty());
        b.dialog.close(); // as Escape and the button
        QCOMPARE(b.performer.cancelled, std::vector<changes::Performer::Ticket>{1});
        QVERIFY(b.dialog.isVisible());
        b.performer.refuse("", Errc::cancelled, 0);
        QTRY_COMPARE(b.problem(), QStringLiteral("You stopped the pull. Nothing was made."));
        QCOMPARE(b.progress(), QString());
        QVERIFY(b.find<QPushButton>("dialogDo")->isEnabled()); // to try again
        b.dialog.close();
        QVERIFY(!b.dialog.isVisible());
    }

    void onceItIsOverMoreMayHaveBeenMade() {
        Bench b;
        b.tell({{}, 2, 2, 0, 0, true});
        b.performer.refuse("", Errc::cancelled, 0);
        QTRY_VERIFY2(b.problem().contains(QStringLiteral("may finish")), qPrintable(b.problem()));
    }

    void failures_data() {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char *name, Errc code, int status, const char *words, const char *said) {
            QTest::newRow(name) << int(code) << status << QByteArray(words) << QByteArray(said);
        };
        row("cancelled", Errc::cancelled, 0, "", "You stopped the pull. Nothing was made.");
        row("silence", Errc::timeout, 0, "", silence);
        row("login", Errc::http, 500, "no basic auth credentials",
            "The image busybox:1 could not be pulled: “no basic auth credentials”\nThere is no such "
            "repository, "
            "or its registry wants a login, and Portolan sends none. “docker login” and then “docker pull "
            "busybox:1” bring a private image; then run it here.");
        row("no tag", Errc::notFound, 404, "manifest unknown",
            "The image busybox:1 could not be pulled: “manifest unknown”\nThe registry has no image of that "
            "name and tag.");
        row("puzzling", Errc::http, 500, "<b>?", "The image busybox:1 could not be pulled: “<b>?”");
    }
    void failures() {
        QFETCH(int, code);
        QFETCH(int, status);
        QFETCH(QByteArray, words);
        QFETCH(QByteArray, said);
        const Error error{static_cast<Errc>(code),
                          std::string(changes::pulling),
                          "busybox:1",
                          words.toStdString(),
                          status,
                          nullptr};
        QCOMPARE(views::changeFailure(error), QString::fromUtf8(said));
    }
};

QTEST_MAIN(TestPull)
#include "tst_pull.moc"
