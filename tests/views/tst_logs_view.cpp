#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QtTest>

#include "model/qt/selection.h"
#include "model/qt/snapshot_store.h"
#include "tests/support/sample_snapshot.h"
#include "views/output/logs_view.h"

using namespace portolan;

namespace {

/// Whoever follows is told what the test says.
struct ToldLogs : output::Logs {
    struct Stream {
        output::Lines lines;
        Ended ended;
    };
    std::vector<Stream> streams;

    output::Ticket follow(output::LogsWanted, output::Lines lines, Ended ended) override {
        streams.push_back({std::move(lines), std::move(ended)});
        return streams.size();
    }
    void stop(output::Ticket) override {}
    void say(const std::vector<std::string> &texts) {
        std::vector<output::Line> lines;
        for (const std::string &text : texts) lines.push_back({output::Stream::out, text});
        streams.back().lines(std::move(lines));
    }
};

struct Bench {
    ToldLogs logs;
    Snapshot snapshot = testing::sampleSnapshot();
    qt::SnapshotStore store;
    qt::Selection selection;
    std::unique_ptr<views::LogsView> view;

    Bench() {
        apply();
        view = std::make_unique<views::LogsView>(logs, store, selection);
        view->resize(600, 200);
        view->show();
        selection.select(testing::containerNamed("flask"));
    }
    void apply() { store.apply(std::make_shared<const Snapshot>(snapshot)); }
    template <class W>
    W *find(const char *name) const {
        return view->findChild<W *>(QString::fromUtf8(name));
    }
    QString text() const { return find<QPlainTextEdit>("logsText")->toPlainText(); }
};

} // namespace

class TestLogsView : public QObject {
    Q_OBJECT
private slots:
    /// An engine that is lost for long takes nothing away from who reads.
    void whatWasReadStaysUntilItComesAgain() {
        Bench b;
        b.logs.say({"one", "two"});
        QTRY_COMPARE(b.text(), QStringLiteral("one\ntwo"));
        b.logs.streams.back().ended(fail(Errc::io, "GET /logs", {}));
        QTRY_COMPARE_WITH_TIMEOUT(b.logs.streams.size(), std::size_t(2), 10'000);
        QCOMPARE(b.text(), QStringLiteral("one\ntwo"));
        b.view->hide(); // as when the window is minimised
        b.view->show();
        QCOMPARE(b.logs.streams.size(), std::size_t(3));
        QCOMPARE(b.text(), QStringLiteral("one\ntwo"));
        b.logs.say({"one", "two", "three"});
        QTRY_COMPARE(b.text(), QStringLiteral("one\ntwo\nthree"));
        b.selection.select(testing::containerNamed("redis_ambassador"));
        QCOMPARE(b.text(), QString());
    }

    void aLogThatIsEmptyNowIsShownSo() {
        Bench b;
        b.logs.say({"one"});
        QTRY_COMPARE(b.text(), QStringLiteral("one"));
        b.view->hide();
        b.view->show();
        b.logs.streams.back().ended({});
        QTRY_COMPARE(b.text(), QString());
    }

    void followingGoesOnBesideASearch() {
        Bench b;
        auto *follows = b.find<QCheckBox>("logsFollow");
        b.logs.say(std::vector<std::string>(100, "an apple"));
        QTRY_VERIFY(b.text().endsWith(QStringLiteral("apple")));
        b.find<QLineEdit>("logsSearch")->setText(QStringLiteral("apple"));
        QVERIFY(!follows->isChecked()); // what is found is to be read
        QVERIFY(b.find<QLabel>("logsFound")->text().startsWith(QStringLiteral("100 ")));
        follows->setChecked(true);
        b.logs.say({"apple, apple", "last"});
        QTRY_VERIFY(b.find<QLabel>("logsFound")->text().startsWith(QStringLiteral("102 ")));
        QVERIFY(follows->isChecked());
        const QScrollBar *bar = b.find<QPlainTextEdit>("logsText")->verticalScrollBar();
        QCOMPARE(bar->value(), bar->maximum());
        follows->setChecked(false);
        const int place = bar->value();
        b.logs.say(std::vector<std::string>(50, "apple"));
        QTRY_VERIFY(b.find<QLabel>("logsFound")->text().startsWith(QStringLiteral("152 ")));
        QCOMPARE(bar->value(), place);
    }

    /// Its start may be told before its end.
    void aRestartIsFollowed() {
        Bench b;
        const EntityId id = testing::containerNamed("redis");
        auto again = std::make_shared<Container>(
            *b.snapshot.containers.find(std::string_view(testing::fullId("flask"))));
        again->startedAt = again->startedAt.value_or(Moment()) + std::chrono::seconds(1);
        b.snapshot.containers.put(again);
        b.apply();
        QCOMPARE(b.logs.streams.size(), std::size_t(1));
        b.logs.streams.back().ended({});
        QTRY_COMPARE(b.logs.streams.size(), std::size_t(2));
        QCOMPARE(b.find<QLabel>("logsState")->text(), QString());
    }
};

QTEST_MAIN(TestLogsView)
#include "tst_logs_view.moc"
