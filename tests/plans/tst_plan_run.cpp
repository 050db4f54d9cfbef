#include <QTest>

#include <deque>

#include "model/changes/command.h"
#include "model/plans/plan_run.h"

using namespace portolan;
using namespace portolan::plans;

namespace {

changes::Change start(const char *name) { return changes::StartContainer{{{}, name}}; }
changes::Change stop(const char *name) { return changes::StopContainer{{{}, name}, {}}; }

/// Three steps, of which the second cannot be undone, and a last one that may fail.
Plan sample() {
    Plan plan;
    plan.steps = {{start("one"), stop("one"), false},
                  {start("two"), std::nullopt, false},
                  {start("three"), stop("three"), false},
                  {stop("last"), std::nullopt, true}};
    plan.ensure = {start("old")};
    return plan;
}

tl::unexpected<Error> refused() { return fail(Errc::http, "POST", "", "no", 409); }
tl::unexpected<Error> gone() { return fail(Errc::disconnected, "POST", ""); }

/// Plays an engine: answers in the order of the script, then with success. Gives what was asked, "-" before
/// what takes back.
QString play(PlanRun &run, std::deque<Result<changes::Outcome>> answers, int cancelBefore = -1) {
    QStringList asked;
    while (const auto action = run.next()) {
        if (asked.size() > 500) return QStringLiteral("endless");
        asked << (action->takesBack ? QStringLiteral("-") : QString()) +
                     QString::fromStdString(changes::commandLine(action->change)).mid(7);
        if (asked.size() - 1 == cancelBefore) run.cancel();
        if (answers.empty()) {
            run.tell(changes::Outcome());
        } else {
            run.tell(std::move(answers.front()));
            answers.pop_front();
        }
    }
    return asked.join(u'|');
}

QString states(const PlanRun &run) {
    QString all;
    for (const auto &step : run.progress()) all += QLatin1Char("wrdfuU!"[static_cast<int>(step.state)]);
    return all;
}

/// "." is good, "x" refused, "0" not found, "c" cancelled; any other: the engine is gone.
std::deque<Result<changes::Outcome>> answered(const QByteArray &answers) {
    std::deque<Result<changes::Outcome>> script;
    for (const char c : answers) {
        if (c == '.')
            script.emplace_back(changes::Outcome());
        else
            script.emplace_back(c == 'x'   ? refused()
                                : c == '0' ? tl::unexpected<Error>(fail(Errc::notFound, "POST", ""))
                                : c == 'c' ? tl::unexpected<Error>(fail(Errc::cancelled, "POST", ""))
                                           : gone());
    }
    return script;
}

} // namespace

class TestPlanRun : public QObject {
    Q_OBJECT
private slots:
    void runs_data() {
        QTest::addColumn<QByteArray>("answers"); // . done, x refused, ? no answer, 0 no such container
        QTest::addColumn<QByteArray>("asked");
        QTest::addColumn<QByteArray>(
            "steps"); // waiting running done failed undoing(u) undone(U) undoFailed(!)
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("left");
        const auto row = [](const char *answers, const char *asked, const char *steps, RunState state,
                            int left = 0) {
            QTest::newRow(answers) << QByteArray(answers) << QByteArray(asked) << QByteArray(steps)
                                   << static_cast<int>(state) << left;
        };
        row("....", "start one|start two|start three|stop last", "dddd", RunState::done);
        row("...x", "start one|start two|start three|stop last", "dddf", RunState::done);
        row("...?", "start one|start two|start three|stop last", "dddf", RunState::done);
        row("x", "start one|-start old", "fwww", RunState::undone);
        row(".x", "start one|start two|-stop one|-start old", "Ufww", RunState::undone);
        row("..x", "start one|start two|start three|-stop one|-start old", "UUfw", RunState::undone);
        // Nobody knows whether it was made: it is undone too, and it is no fault that there is nothing to
        // undo.
        row("..?", "start one|start two|start three|-stop three|-stop one|-start old", "UUfw",
            RunState::undone);
        row("..?x", "start one|start two|start three|-stop three|-stop one|-start old", "UUfw",
            RunState::undone);
        // While it undoes, an engine that does not answer is asked again.
        row("..???.?",
            "start one|start two|start three|-stop three|-stop three|-stop three|-stop one|-stop one|-start "
            "old",
            "UUfw", RunState::undone);
        row("..xx", "start one|start two|start three|-stop one|-start old", "!Ufw", RunState::halfUndone, 1);
        row("..x0", "start one|start two|start three|-stop one|-start old", "UUfw", RunState::undone);
        row("xx", "start one|-start old", "fwww", RunState::halfUndone, 1);
    }
    void runs() {
        QFETCH(QByteArray, answers);
        QFETCH(QByteArray, asked);
        QFETCH(QByteArray, steps);
        QFETCH(int, state);
        QFETCH(int, left);
        std::deque<Result<changes::Outcome>> script = answered(answers);
        PlanRun run(sample());
        QCOMPARE(static_cast<int>(run.state()), static_cast<int>(RunState::ready));
        QCOMPARE(play(run, std::move(script)).toUtf8(), asked);
        QCOMPARE(states(run).toUtf8(), steps);
        QCOMPARE(static_cast<int>(run.state()), state);
        QCOMPARE(static_cast<int>(run.leftToDo().size()), left);
        QVERIFY(run.ended());
        QCOMPARE(run.failure() == nullptr, run.state() == RunState::done);
    }

    void whatItMadeIsKnownByItsId() {
        Plan plan;
        plan.replaced = {{ContainerId("a"), "web", "web-new", "web-old", true, "no", 0, {}},
                         {ContainerId("b"), "guest", "guest-new", "guest-old", true, "no", 0, {}}};
        for (const Replaced &one : plan.replaced)
            plan.steps.push_back(
                {changes::CreateContainer{one.temporary, {}, {}, {}, {}}, std::nullopt, false});
        PlanRun run(plan);
        changes::Outcome outcome;
        outcome.id = "n";
        (void)run.next();
        run.tell(outcome);
        QCOMPARE(run.plan().replaced[0].made, ContainerId("n"));
        QCOMPARE(run.plan().replaced[1].made, ContainerId());
        (void)run.next();
        run.tell(refused());
        QCOMPARE(run.plan().replaced[1].made, ContainerId());
    }

    void cancelUndoesAfterTheStepThatIsUnderWay() {
        PlanRun run(sample());
        QCOMPARE(play(run, {}, 1), QStringLiteral("start one|start two|-stop one|-start old"));
        QCOMPARE(run.failure()->code, Errc::cancelled);
        QCOMPARE(states(run), QStringLiteral("UUww"));
        // Once its end is reached, what it went back to may be gone already.
        Plan two = sample();
        two.steps.push_back(two.steps.back());
        for (const int late : {2, 3, 4}) {
            PlanRun over(two);
            QCOMPARE(play(over, {}, late),
                     QStringLiteral("start one|start two|start three|stop last|stop last"));
            QCOMPARE(static_cast<int>(over.state()), static_cast<int>(RunState::done));
        }
    }

    /// Waiting for a container to prove itself is cut short: that is a failure of a step.
    void whatWasCutShortIsUndone() {
        PlanRun run(sample());
        QCOMPARE(play(run, {changes::Outcome(), changes::Outcome(), fail(Errc::cancelled, "x", "")}),
                 QStringLiteral("start one|start two|start three|-stop three|-stop one|-start old"));
        QCOMPARE(run.failure()->code, Errc::cancelled);
    }

    /// The engine may still be stopping it: started now, it would go down all the same.
    void whatMayBeGoingDownIsStoppedFirst_data() {
        QTest::addColumn<QByteArray>("answers"); // as above; c: cancelled
        QTest::addColumn<QByteArray>("asked");
        QTest::addColumn<QByteArray>("left");
        QTest::newRow("down") << QByteArray("?..") << QByteArray("stop old|-stop old|-start old")
                              << QByteArray();
        QTest::newRow("cut short") << QByteArray("c..") << QByteArray("stop old|-stop old|-start old")
                                   << QByteArray();
        QTest::newRow("asked until it answers")
            << QByteArray("????.")
            << QByteArray("stop old|-stop old|-stop old|-stop old|-stop old|-start old") << QByteArray();
        QTest::newRow("refused") << QByteArray("?x.") << QByteArray("stop old|-stop old|-start old")
                                 << QByteArray();
        QTest::newRow("never known") << QByteArray("?c") << QByteArray("stop old|-stop old")
                                     << QByteArray("docker stop old|docker start old");
        QTest::newRow("the stop was refused") << QByteArray("x") << QByteArray("stop old") << QByteArray();
    }
    void whatMayBeGoingDownIsStoppedFirst() {
        QFETCH(QByteArray, answers);
        QFETCH(QByteArray, asked);
        QFETCH(QByteArray, left);
        Plan plan;
        plan.steps = {{stop("old"), start("old"), false}};
        std::deque<Result<changes::Outcome>> script = answered(answers);
        PlanRun run(plan);
        QCOMPARE(play(run, std::move(script)).toUtf8(), asked);
        QStringList commands;
        for (const changes::Change &change : run.leftToDo())
            commands << QString::fromStdString(changes::commandLine(change));
        QCOMPARE(commands.join(u'|').toUtf8(), left);
        QCOMPARE(run.state() == RunState::undone, left.isEmpty());
    }

    /// Of a plan that takes nothing back, what is done stays done.
    void whatHasNoUndoStaysDone() {
        Plan plan;
        plan.steps = {{start("one"), std::nullopt, false}, {start("two"), std::nullopt, false}};
        PlanRun run(plan);
        QCOMPARE(play(run, {changes::Outcome(), refused()}), QStringLiteral("start one|start two"));
        QCOMPARE(states(run), QStringLiteral("df"));
    }

    void givesUpOnAnEngineThatStaysAway() {
        PlanRun run(sample());
        std::deque<Result<changes::Outcome>> silence(1000, Result<changes::Outcome>(gone()));
        silence.pop_front();
        silence.push_front(changes::Outcome());
        PlanRun patient(sample());
        const auto count = play(patient, silence).count(QStringLiteral("-stop one"));
        QVERIFY2(count > 60 && count < 500, qPrintable(QString::number(count)));
        QCOMPARE(static_cast<int>(patient.state()), static_cast<int>(RunState::halfUndone));
        QCOMPARE(patient.leftToDo().size(), 2U);
        // …or when the person does not want to wait.
        QCOMPARE(play(run, silence, 4),
                 QStringLiteral("start one|start two|-stop one|-stop one|-stop one|-start old"));
        QCOMPARE(run.leftToDo().size(), 2U);
        QCOMPARE(changes::commandLine(run.leftToDo()[1]), std::string("docker start old"));
    }

    void anEmptyPlanIsDone() {
        PlanRun run{Plan()};
        QVERIFY(!run.next());
        QCOMPARE(static_cast<int>(run.state()), static_cast<int>(RunState::done));
    }

    void theScript() {
        Plan plan = sample();
        plan.steps.resize(1);
        plan.steps.push_back({changes::AwaitContainer{{{}, "a b"}, std::chrono::seconds(7), {}}, {}, false});
        QCOMPARE(scriptOf(plan, EngineKey("http://h:1"), "tcp://h:1"),
                 std::string("#!/bin/sh\nset -e\nexport DOCKER_HOST=tcp://h:1\ndocker start one\nsleep 7\n"
                             "test \"$(docker inspect -f '{{.State.Status}}' 'a b')\" = running\n"));
        QVERIFY(scriptOf(plan, EngineKey("https://h:1"), "tcp://h:1").find("\nexport DOCKER_TLS_VERIFY=1 ") !=
                std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestPlanRun)
#include "tst_plan_run.moc"
