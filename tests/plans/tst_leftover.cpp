#include <QTest>

#include "model/changes/command.h"
#include "model/plans/leftover.h"

using namespace portolan;
using namespace portolan::plans;

namespace {

const EngineKey here("unix:///a.sock"), elsewhere("unix:///b.sock");

void put(Snapshot &snapshot, const char *id, const char *name, ContainerState state,
         const char *policy = "no", const EngineKey &engine = here) {
    auto c = std::make_shared<Container>();
    c->id = ContainerId(id);
    c->engine = engine;
    c->name = name;
    c->state = state;
    c->raw = std::make_shared<const std::string>(
        std::string(R"({"Id":")") + id + R"(","Name":"/)" + name +
        R"(","Config":{},"HostConfig":{"NetworkMode":"bridge","RestartPolicy":{"Name":")" + policy + "\"}}}");
    snapshot.containers.put(c);
}

/// "id name state policy, …"
Snapshot snapshotOf(const QString &there) {
    Snapshot snapshot;
    for (const QString &one : there.split(QStringLiteral(", "))) {
        const QStringList words = one.split(u' ');
        put(snapshot, words[0].toUtf8(), words[1].toUtf8(), containerStateFromName(words[2].toStdString()),
            words[3].toUtf8());
    }
    return snapshot;
}

QStringList commands(const Snapshot &snapshot, const std::vector<Replaced> &replaced) {
    QStringList lines;
    for (const Step &step : putBack(snapshot, here, replaced).steps)
        lines << QString::fromStdString(changes::commandLine(step.change)).mid(7);
    return lines;
}

const Replaced web{ContainerId("a"), "web", "web-new", "web-old", true, "always", 0, ContainerId("n")};
const Replaced guest{ContainerId("b"), "guest", "guest-new", "guest-old", true, "no", 0, ContainerId("m")};

} // namespace

/// Wherever the plan was cut short: the same old container comes back.
class TestLeftover : public QObject {
    Q_OBJECT
private slots:
    void afterEachStep_data() {
        QTest::addColumn<QString>("there"); // id name state policy
        QTest::addColumn<QString>("steps");
        const auto row = [](const char *step, const char *there, const char *steps) {
            QTest::newRow(step) << QString::fromUtf8(there) << QString::fromUtf8(steps);
        };
        row("nothing", "a web running always", "");
        row("made", "a web running always, n web-new created no", "rm -f web-new");
        row("stopped", "a web exited always, n web-new created no", "rm -f web-new|start web");
        row("policy", "a web exited no, n web-new created no",
            "rm -f web-new|update --restart always web|start web");
        row("put aside", "a web-old exited no, n web-new created no",
            "rm -f web-new|rename web-old web|update --restart always web|start web");
        row("changed places", "a web-old exited no, n web running always",
            "rm -f web|rename web-old web|update --restart always web|start web");
        row("the old one removed", "n web running always", "");
        row("named by somebody", "a mine exited no, n web running always", "");
    }
    void afterEachStep() {
        QFETCH(QString, there);
        QFETCH(QString, steps);
        Snapshot snapshot = snapshotOf(there);
        put(snapshot, "z", "web-new", ContainerState::running, "no", elsewhere);
        QCOMPARE(commands(snapshot, {web}).join(u'|'), steps);
    }

    /// What has the name and was not made by the plan is somebody else's.
    void othersAreLeftAlone_data() {
        QTest::addColumn<QString>("there");
        QTest::addColumn<QString>("steps");
        QTest::addColumn<bool>("told");
        const auto row = [](const char *what, const char *there, const char *steps, bool told) {
            QTest::newRow(what) << QString::fromUtf8(there) << QString::fromUtf8(steps) << told;
        };
        row("in its place", "a web-old exited no, s web running no",
            "update --restart always web-old|start web-old", true);
        row("in its place, ours beside it", "a web-old exited no, n web-new created no, s web running no",
            "rm -f web-new|update --restart always web-old|start web-old", true);
        row("under the passing name", "a web running always, s web-new created no", "", false);
        row("ours, named by somebody", "a web-old exited no, n mine running no",
            "rename web-old web|update --restart always web|start web", false);
    }
    void othersAreLeftAlone() {
        QFETCH(QString, there);
        QFETCH(QString, steps);
        QFETCH(bool, told);
        const Snapshot snapshot = snapshotOf(there);
        QCOMPARE(commands(snapshot, {web}).join(u'|'), steps);
        const Note taken{Note::What::nameIsTaken, "web", "web-old"};
        QCOMPARE(putBack(snapshot, here, {web}).notes, told ? std::vector{taken} : std::vector<Note>());
    }

    /// Cut short before the engine told the id: only what cannot be anything else is taken for ours.
    void beforeItsIdWasKnown() {
        Replaced early = web;
        early.made = {};
        const auto steps = [&](const std::function<void(Container &)> &change) {
            Snapshot snapshot = snapshotOf(QStringLiteral("a web running always, n web-new created no"));
            auto c = std::make_shared<Container>(*snapshot.containers.find(std::string_view("n")));
            change(*c);
            snapshot.containers.put(c);
            return commands(snapshot, {early}).join(u'|');
        };
        QCOMPARE(steps([](Container &) {}), QStringLiteral("rm -f web-new"));
        QCOMPARE(steps([](Container &c) { c.state = ContainerState::running; }), QString());
        QCOMPARE(steps([](Container &c) { c.imageId = "another"; }), QString());
        QCOMPARE(steps([](Container &c) { c.environment = {"A=b"}; }), QString());
        QCOMPARE(steps([](Container &c) { c.command = {"true"}; }), QString());
        QCOMPARE(steps([](Container &c) { c.labels = {{"a", "b"}}; }), QString());
        QCOMPARE(commands(snapshotOf(QStringLiteral("a web-old exited always, n web running no")), {early})
                     .join(u'|'),
                 QStringLiteral("start web-old"));
    }

    /// Of a container that the engine has only listed it cannot be said whose it is.
    void firstTheEngineTells() {
        const auto listed = [](const char *id, const char *there) {
            Snapshot snapshot = snapshotOf(QString::fromUtf8(there));
            auto c = std::make_shared<Container>(*snapshot.containers.find(std::string_view(id)));
            c->raw = std::make_shared<const std::string>("{}");
            snapshot.containers.put(c);
            return snapshot;
        };
        Replaced early = web;
        early.made = {};
        const char *const both = "a web running no, n web-new created no, o other running no";
        QVERIFY(isTold(snapshotOf(QString::fromUtf8(both)), here, {early}));
        QVERIFY(isTold(listed("o", both), here, {early}));
        QVERIFY(!isTold(listed("a", both), here, {early}));
        QVERIFY(!isTold(listed("n", both), here, {early}));
        QVERIFY(isTold(listed("n", both), here, {web})); // its id says it
    }

    void theOwnerRunsBeforeItsGuests() {
        Snapshot snapshot;
        put(snapshot, "a", "web-old", ContainerState::exited, "always");
        put(snapshot, "b", "guest-old", ContainerState::exited);
        put(snapshot, "n", "web", ContainerState::running);
        put(snapshot, "m", "guest", ContainerState::running);
        QCOMPARE(commands(snapshot, {web, guest}).join(u'|'),
                 QStringLiteral("rm -f guest|rm -f web|rename web-old web|rename guest-old guest|start "
                                "web|start guest"));
    }

    void whatDidNotRunIsNotStarted() {
        Snapshot snapshot;
        put(snapshot, "a", "web-old", ContainerState::exited, "always");
        Replaced down = web;
        down.up = false;
        QCOMPARE(commands(snapshot, {down}).join(u'|'), QStringLiteral("rename web-old web"));
    }
};

QTEST_GUILESS_MAIN(TestLeftover)
#include "tst_leftover.moc"
